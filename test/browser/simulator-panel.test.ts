/** The panel of the two phones: what is provoked there is seen, and borne. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from './browser.ts'
import { type Demonstration, startDemonstration } from './demonstration.ts'
import { laidFolder } from './laid-demonstration.ts'
import { phoneOf } from './phone.ts'

const { folder, remove } = await laidFolder()
let demonstration: Demonstration
let browser: TestBrowser
let page: Page

beforeAll(async () => {
  demonstration = await startDemonstration(folder)
  browser = await openBrowser()
  page = await (await browser.someone()).newPage()
  await page.goto(`${demonstration.base}/simulator`)
  await page.locator('#zalo').waitFor()
  await page.locator('#fault option').first().waitFor({ state: 'attached' }) // its keys do something only then
})

afterAll(async () => {
  await browser?.close()
  await demonstration?.close()
  remove()
})

const panel = () => page.locator('#panel')
const met = () => page.locator('#met')

test('with the keyboard alone a fault is provoked, seen when it is met, and the answer comes all the same', async () => {
  await panel().locator('summary').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab') // the channel
  await page.keyboard.press('m') // Messenger
  await page.keyboard.press('Tab')
  await page.keyboard.type('Máy chủ')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await met().getByText('Messenger: 1 lỗi đang chờ').waitFor()
  const phone = await phoneOf(page, 'messenger')
  await phone.types('xin chào')
  await met().getByText('Messenger: Máy chủ nền tảng hỏng').waitFor()
  await phone.reads('Lắng Nghe')
})

test.each(['zalo', 'messenger'] as const)(
  'photo with a place, voice and file are sent from the %s phone',
  async (channel) => {
    const phone = await phoneOf(page, channel)
    for (const name of [/^Ảnh có vị trí/, /^Tin thoại/, /^Tệp PDF/]) {
      await phone.root.locator('.more summary').click()
      await phone.root.getByRole('button', { name }).click()
    }
    const photo = phone.root.locator('.message.citizen img.photo')
    await photo.waitFor()
    const width = `document.querySelector('#${channel} .message.citizen img.photo').naturalWidth`
    await expect.poll(() => page.evaluate(width)).toBe(240)
    expect(await photo.getAttribute('src')).toBe('/simulator/assets/photo-gps.jpg')
    await phone.root.locator('.message.citizen audio').waitFor({ state: 'attached' })
    await phone.root.locator('.message.citizen a.file', { hasText: 'don-phan-anh.pdf' }).waitFor()
  },
)

test('the platforms’ clock is moved, and set right', async () => {
  await panel().getByRole('button', { name: '+49 giờ' }).click()
  await page.locator('#clock', { hasText: 'lệch 49 giờ' }).waitFor()
  await panel().getByRole('button', { name: 'Giờ thật' }).click()
  await page.locator('#clock', { hasText: 'giờ thật' }).waitFor()
})

test('a person takes over in the platform’s tool, and the last delivery is repeated', async () => {
  const phone = await phoneOf(page, 'zalo')
  await phone.types('tra cứu hồ sơ')
  await phone.reads('mã hồ sơ')
  await page.locator('#fault-channel').selectOption('zalo')
  await panel().getByRole('button', { name: 'Gửi lại tin cuối' }).click()
  await page.locator('#panel-said', { hasText: 'webhook trả 200' }).waitFor()
  await panel().getByRole('button', { name: 'Cán bộ nhắn thay' }).click()
  await phone.root.locator('.message.bot .by').waitFor()
})

test('nothing went wrong on the page itself', () => {
  expect(browser.troubles).toEqual([])
})
