/** A flagged complaint, decided without a mouse: at most three forms, each by its key, with little to type. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readComplaint } from '../../src/complaints/complaint-list.ts'
import { everyone, file, NOW } from '../complaints/complaints.ts'
import { type Console, startConsole } from '../console/console-server.ts'
import { openBrowser, type TestBrowser } from './browser.ts'

let office: Console
let browser: TestBrowser
beforeAll(async () => {
  office = await startConsole()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await office?.close()
})

const stands = async (code: string) => (await readComplaint(office.desk, everyone, 'token:t', code, NOW))!
const bribery = (name: string) =>
  file(office.desk, name, {
    category: 'bribery',
    flags: ['bribery_allegation'],
    story: 'Đòi 500 nghìn mới trả giấy.',
  })

/** The case as an inspector opens it. No mouse is used from here on. */
async function openCase(code: string): Promise<Page> {
  const inspector = await office.signedIn('inspector', 'H99.05', 'Thanh tra viên Mẫu')
  const context = await browser.someone()
  const cookies = [...inspector.cookies].map(([name, value]) => ({
    name,
    value,
    url: `${office.base}/console`,
  }))
  await context.addCookies(cookies)
  const page = await context.newPage()
  await page.goto(`${office.base}/console/complaints/${code}`)
  return page
}

/** Waits until the focus is there: a link to a field is followed after the key has been let go. */
const focusAt = (page: Page, id: string) =>
  expect.poll(() => page.evaluate('document.activeElement.id'), { timeout: 5_000 }).toBe(id)
/** Alt and a digit as a keyboard sends them: Playwright leaves out the character, which access keys go by. */
async function accessKey(page: Page, digit: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const key = { modifiers: 1, key: digit, code: `Digit${digit}`, windowsVirtualKeyCode: 48 + Number(digit) }
  await session.send('Input.dispatchKeyEvent', {
    type: 'keyDown',
    ...key,
    text: digit,
    unmodifiedText: digit,
  })
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
  await session.detach()
}

const done = (page: Page, words: string) => page.getByText(words, { exact: true }).waitFor()

test('assigned and answered with what was found: two forms by their keys', async () => {
  const { code } = await bribery('two')
  const page = await openCase(code)
  await accessKey(page, '1')
  await focusAt(page, 'assign-text') // the task is filled in, and so is the rest
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await focusAt(page, 'assign-person')
  await page.keyboard.press('Enter')
  await done(page, 'Đã phân công.')

  await accessKey(page, '1')
  await focusAt(page, 'answer-text')
  await page.keyboard.type('Đã làm việc với cán bộ. Ông/Bà không phải nộp khoản nào.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown') // from "not concluded yet", the last one, to the first: founded
  await page.keyboard.press('Enter')
  await done(page, 'Đã ghi câu trả lời và gửi đến người dân.')
  const { complaint, timeline } = await stands(code)
  expect([complaint.status, complaint.outcome]).toEqual(['resolved', 'founded'])
  expect(complaint.assigned).toMatchObject({
    person: 'Thanh tra viên Mẫu',
    result: 'Văn bản trả lời người dân',
  })
  expect(timeline.map(({ kind }) => kind)).toEqual(['filed', 'assign', 'start', 'answer'])
})

test('a form that is folded opens when its key is pressed, and what is wrong takes the focus', async () => {
  const { code } = await bribery('folded')
  const page = await openCase(code)
  await accessKey(page, '3')
  await focusAt(page, 'refuse-reason')
  expect(await page.locator('#refuse-text').isVisible()).toBe(true)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('Có chỗ cần sửa').waitFor()
  expect(await page.evaluate('document.activeElement.className')).toBe('summary')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter') // the link to the field
  await focusAt(page, 'refuse-reason')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await done(page, 'Đã từ chối phản ánh và báo cho người dân.')
  expect((await stands(code)).complaint.status).toBe('rejected')
})

test('nothing went wrong on any of these pages but the form that was refused', () => {
  expect(browser.troubles.filter((trouble) => !trouble.includes('422'))).toEqual([])
})
