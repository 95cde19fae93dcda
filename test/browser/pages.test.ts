/** Every page as it opens: without errors, on a small screen, and for hands that hold no mouse. */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoDossiers } from '../../src/seed/demo-dossiers.ts'
import { openBrowser, type TestBrowser } from './browser.ts'
import { type Demonstration, startDemonstration } from './demonstration.ts'
import { laidFolder } from './laid-demonstration.ts'
import { signIn } from './office.ts'
import { violations } from './violations.ts'

const { folder, remove } = await laidFolder()
const late = demoDossiers.find(({ shows }) => shows === 'late')!
const PHONE = { width: 390, height: 844 }

let demonstration: Demonstration
let browser: TestBrowser
let official: BrowserContext

beforeAll(async () => {
  demonstration = await startDemonstration(folder)
  browser = await openBrowser()
  official = await browser.someone(PHONE)
  await signIn(await official.newPage(), demonstration.base, account())
})

afterAll(async () => {
  await browser?.close()
  await demonstration?.close()
  remove()
})

test.each(['vi', 'en'])(
  'every page for officials opens and is no wider than a phone, in %s',
  async (language) => {
    const page = await official.newPage()
    await page.goto(`${demonstration.base}/console/complaints?lang=${language}`)
    expect(await page.getAttribute('html', 'lang')).toBe(language)
    const [code] = (await page.getByRole('link', { name: /^PA-/ }).allInnerTexts()) as [string, ...string[]]
    const paths = [
      '/complaints?status=all',
      `/complaints/${code}`,
      '/requests',
      '/commendations',
      '/scores',
      '/scores?framework=kl-91',
      '/scores/so-tu-phap',
      '/scores/so-tu-phap?framework=tinh-mau',
      '/scores/ranking',
      '/scores/compare?u.so-tu-phap=yes&u.so-noi-vu=yes',
    ]
    for (const path of paths) await fitsOn(page, `/console${path}`)
  },
)

test('every page for citizens opens and is no wider than a phone, and programs find theirs', async () => {
  const page = await (await browser.someone(PHONE)).newPage()
  for (const path of ['/', '/privacy', '/simulator', '/console/sign-in']) await fitsOn(page, path)
  await page.goto(demonstration.base)
  const [quarter] = await page.$$eval('a[href^="/scores/"]', (all) =>
    all.map((one) => one.getAttribute('href')),
  )
  for (const path of ['/', quarter!]) {
    await fitsOn(page, path)
    expect(await violations(page), path).toEqual([])
  }
  await opens(page, '/api/docs')
})

test('a message can be sent from the simulated phone on a real, small one', async () => {
  const page = await (await browser.someone(PHONE)).newPage()
  await page.goto(`${demonstration.base}/simulator`)
  await page.getByRole('link', { name: 'Messenger' }).click()
  const phone = page.locator('#messenger')
  await phone.locator('textarea').fill('xin chào')
  await phone.getByRole('button', { name: 'Gửi / Send' }).click()
  await phone.getByRole('button', { name: 'Tra cứu hồ sơ' }).waitFor()
  await phone.getByRole('button', { name: 'Tra cứu hồ sơ' }).click()
  await phone.locator('.message.bot', { hasText: 'mã hồ sơ' }).last().waitFor()
})

test('with the keyboard alone a citizen writes and presses a button', async () => {
  const page = await (await browser.someone()).newPage()
  await page.goto(`${demonstration.base}/simulator`)
  await page.locator('#zalo').waitFor()
  await tabTo(page, 'Tin nhắn Zalo OA')
  await page.keyboard.type(late.code)
  await page.keyboard.press('Enter')
  await page.locator('#zalo').getByRole('button', { name: 'Gửi phản ánh' }).waitFor()
  await tabTo(page, 'Gửi phản ánh', 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.locator('#zalo .message.bot', { hasText: 'Nội dung đã ghi' }).waitFor()
})

test('with the keyboard alone an official signs in and opens the first case', async () => {
  const page = await (await browser.someone()).newPage()
  await page.goto(`${demonstration.base}/console`)
  await page.locator('input[name="username"]:focus').waitFor() // the page gives the focus a moment after it has loaded
  await page.keyboard.type(account().username)
  await page.keyboard.press('Tab')
  await page.keyboard.type(account().password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Phản ánh, kiến nghị' }).waitFor()
  await tabTo(page, /^PA-/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /^Phản ánh PA-/ }).waitFor()
})

test('nothing went wrong on any of these pages', () => {
  expect(browser.troubles).toEqual([])
})

function account() {
  return { username: 'quan-tri', password: demonstration.passwordOf('quan-tri') }
}

async function opens(page: Page, path: string): Promise<void> {
  const answer = await page.goto(`${demonstration.base}${path}`)
  expect(answer?.status(), path).toBe(200)
}

/** Opens a page; nothing of it may lie beyond the right edge. */
async function fitsOn(page: Page, path: string): Promise<void> {
  await opens(page, path)
  const width = await page.evaluate('document.documentElement.scrollWidth')
  expect(width, `the width of ${path}`).toBeLessThanOrEqual(PHONE.width)
}

/** Presses Tab until what bears this name has the focus. */
async function tabTo(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 100; presses++) {
    const focused: string = await page.evaluate(
      'document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent',
    )
    if (typeof name === 'string' ? focused.includes(name) : name.test(focused)) return
    await page.keyboard.press(key)
  }
  throw new Error(`no key reaches ${name}`)
}
