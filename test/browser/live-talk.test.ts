/** A citizen with a phone asks for a person, and an official at the console answers; the bot steps aside and comes back. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from './browser.ts'
import { type Demonstration, startDemonstration } from './demonstration.ts'
import { laidFolder } from './laid-demonstration.ts'
import { signIn } from './office.ts'
import { type PhoneInHand, phoneOf } from './phone.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const { folder, remove } = await laidFolder()
const WHAT = 'hỏi đền bù đất làm đường vành đai'
const PHONE_SIZE = { width: 360, height: 780 }

let demonstration: Demonstration
let browser: TestBrowser
let phone: PhoneInHand
let official: Page

const account = (username: string) => ({ username, password: demonstration.passwordOf(username) })

beforeAll(async () => {
  demonstration = await startDemonstration(folder)
  browser = await openBrowser()
  const phones = await (await browser.someone()).newPage()
  await phones.goto(`${demonstration.base}/simulator`)
  phone = await phoneOf(phones, 'zalo')
  official = await (await browser.someone(PHONE_SIZE)).newPage()
  await signIn(official, demonstration.base, account('tiep-nhan'))
})

afterAll(async () => {
  await browser?.close()
  await demonstration?.close()
  remove()
})

test('the request stands in the list, an official takes it, and the citizen is told who answers', async () => {
  await phone.types('gặp cán bộ')
  await phone.reads('về việc gì')
  await phone.types(WHAT)
  await phone.reads('Đã ghi yêu cầu')
  await official.goto(`${demonstration.base}/console/requests`)
  await official.getByRole('row', { name: WHAT }).getByRole('link').click()
  await official.getByRole('button', { name: 'Nhận trả lời' }).click()
  await official.getByText('Ông/Bà đã nhận trả lời.').waitFor()
  expect(await phone.reads('đang trả lời Ông/Bà tại đây')).toContain('Cán bộ tiếp nhận')
})

test('they talk: new lines come by themselves, and what is being typed stays', async () => {
  const answer = official.getByLabel('Lời nhắn gửi người dân')
  await answer.fill('Chào Ông/Bà, thửa đất')
  await phone.types('dạ nhà tôi ở xóm Bãi, thửa số 12')
  await official.getByRole('log').getByText('xóm Bãi, thửa số 12').waitFor()
  expect(await answer.inputValue()).toBe('Chào Ông/Bà, thửa đất')
  await official.getByLabel('Câu trả lời mẫu').selectOption({ label: 'Xin lỗi vì phải chờ' })
  await official.getByRole('button', { name: 'Chèn vào lời nhắn' }).click()
  const inserted = await answer.inputValue()
  expect(inserted).toMatch(/^Chào Ông\/Bà, thửa đất\n\nXin lỗi Ông\/Bà/)
  await answer.fill('Chào Ông/Bà, thửa số 12 không nằm trong diện thu hồi.')
  await official.getByRole('button', { name: 'Gửi', exact: true }).click()
  await phone.reads('Cán bộ: Chào Ông/Bà, thửa số 12')
  await official
    .getByRole('log')
    .getByText(/Đã gửi đến người dân|Đã đến máy|Người dân đã xem/)
    .waitFor()
})

test('the page of the talk keeps the rules of accessibility, and fits a small phone', async () => {
  await official.evaluate(axe)
  const { violations } = (await official.evaluate('axe.run()')) as { violations: { id: string }[] }
  expect(violations.map(({ id }) => id)).toEqual([])
  expect(await official.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
    PHONE_SIZE.width,
  )
})

test('another official is told who has it', async () => {
  const other = await (await browser.someone()).newPage()
  await signIn(other, demonstration.base, account('thanh-tra'))
  await other.goto(official.url().split('?')[0]!)
  await other.getByText('Cán bộ tiếp nhận Mẫu đang trả lời.').waitFor()
  expect(await other.getByRole('button', { name: 'Gửi' }).count()).toBe(0)
  await other.context().close()
})

test('the talk ends, and the bot answers again', async () => {
  await official.getByLabel('Lời nhắn gửi người dân').fill('Chúc Ông/Bà mạnh khỏe.')
  await official.getByRole('button', { name: 'Gửi và kết thúc' }).click()
  await official.getByText('Đã kết thúc một yêu cầu.').waitFor()
  await phone.reads('Cán bộ đã trả lời xong')
  await phone.types('xin chào')
  await phone.reads('Lắng Nghe giúp Ông/Bà việc gì')
})

test('nothing went wrong on any of these pages', () => {
  expect(browser.troubles).toEqual([])
})
