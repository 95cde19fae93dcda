import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Desk } from '../../src/desk.ts'
import { contactOf } from '../../src/officials-told/contact.ts'
import { linkChat } from '../../src/officials-told/link-chat.ts'
import { momentOf, NOW } from '../complaints/complaints.ts'
import { type Browser, type Console, startConsole } from './console-server.ts'

const HERE = '/console/notices'
const NAME = 'Lê Văn Mẫu'
const ID = `handler-H99.05-${NAME}`

let office: Console
let browser: Browser
beforeEach(async () => {
  office = await startConsole()
  office.desk.settings = { ...office.desk.settings, sendsMail: true }
  browser = await office.signedIn('handler', 'H99.05')
})
afterEach(() => office.close())

/** The code that is on its way to the address. */
async function mailed({ database, vault }: Desk): Promise<string> {
  const rows = await database.read
    .selectFrom('official_notice')
    .select('body_sealed')
    .where('kind', '=', 'confirm_email')
    .orderBy('created_at', 'desc')
    .execute()
  return (JSON.parse(vault.open(rows[0]!.body_sealed!)) as { code: string }).code
}
const contact = () => contactOf(office.desk, ID, office.clock.now)
const shownCode = (text: string) => /LK-\w{4}-\w{4}/.exec(text.slice(text.indexOf('Mã của Ông/Bà')))?.[0]

test('an address counts once the code that was mailed to it is typed', async () => {
  expect((await browser.post(`${HERE}/email`, { email: ' Le.Mau@Example.gov.vn ' })).location).toContain(
    'done=email',
  )
  expect(await contact()).toMatchObject({ email: 'Le.Mau@example.gov.vn', emailConfirmedAt: null })
  const wrong = await browser.post(`${HERE}/email/confirm`, { code: 'LK-2222-2223' })
  expect([wrong.status, wrong.text.includes('Mã không đúng')]).toEqual([422, true])
  const right = { code: await mailed(office.desk) }
  expect((await browser.post(`${HERE}/email/confirm`, right)).location).toContain('done=confirmed')
  expect((await browser.post(`${HERE}/email/confirm`, right)).location).toContain('done=confirmed')
  expect((await contact()).emailConfirmedAt).toBe(NOW)
  expect((await browser.get(HERE)).text).toContain('Le.Mau@example.gov.vn')
  expect((await browser.post(`${HERE}/email/remove`, {})).location).toContain('done=removed')
  expect((await contact()).email).toBeNull()
})

test('the form sent twice mails one code, which still counts', async () => {
  await browser.post(`${HERE}/email`, { email: 'a@example.gov.vn' })
  const first = await mailed(office.desk)
  office.clock.now += 1_000
  await browser.post(`${HERE}/email`, { email: 'a@example.gov.vn' })
  expect(await mailed(office.desk)).toBe(first)
  await browser.post(`${HERE}/email/confirm`, { code: first })
  expect((await contact()).emailConfirmedAt).not.toBeNull()
})

test('a code is not to be guessed, and is over after ten minutes', async () => {
  await browser.post(`${HERE}/email`, { email: 'a@example.gov.vn' })
  const code = await mailed(office.desk)
  for (let i = 0; i < 5; i += 1) await browser.post(`${HERE}/email/confirm`, { code: 'LK-2222-2223' })
  expect((await browser.post(`${HERE}/email/confirm`, { code })).text).toContain('nhập sai nhiều lần')
  office.clock.now += 60_001
  await browser.post(`${HERE}/email`, { email: 'a@example.gov.vn' })
  const anew = await mailed(office.desk)
  office.clock.now += 10 * 60_000
  expect((await browser.post(`${HERE}/email/confirm`, { code: anew })).status).toBe(422)
  expect((await contact()).emailConfirmedAt).toBeNull()
})

test('a confirmed address that is changed is told nothing before the new one is confirmed', async () => {
  await browser.post(`${HERE}/email`, { email: 'a@example.gov.vn' })
  await browser.post(`${HERE}/email/confirm`, { code: await mailed(office.desk) })
  office.clock.now += 1
  await browser.post(`${HERE}/email`, { email: 'b@example.gov.vn' })
  expect(await contact()).toMatchObject({ email: 'b@example.gov.vn', emailConfirmedAt: null })
})

test.each([
  ['', 'Ông/Bà nhập địa chỉ'],
  ['khong phai', 'không phải một địa chỉ'],
  ['a@example.gov.vn\r\nBcc: b@example.gov.vn', 'không phải một địa chỉ'],
])('%j is refused beside its field, and kept as typed', async (email, sentence) => {
  const page = await browser.post(`${HERE}/email`, { email })
  expect(page.status).toBe(422)
  expect(page.text).toContain(sentence)
  expect(page.text).toContain('aria-describedby="notices-email-error"')
  if (email === 'khong phai') expect(page.text).toContain('value="khong phai"')
  expect((await contact()).email).toBeNull()
})

test('without a mail server the page says so and takes no address', async () => {
  office.desk.settings = { ...office.desk.settings, sendsMail: false }
  expect((await browser.get(HERE)).text).toContain('chưa gửi được thư điện tử')
  await browser.post(`${HERE}/email`, { email: 'a@example.gov.vn' })
  expect((await contact()).email).toBeNull()
})

test('a code for a chat is shown once, and a linked chat can be unlinked here', async () => {
  const code = shownCode((await browser.post(`${HERE}/chat/code`, {})).text)!
  expect(code).toMatch(/^LK-/)
  expect((await browser.get(HERE)).text).not.toContain(code)
  await office.desk.database.commit(linkChat(office.desk, { code }, momentOf('m')))
  expect((await browser.get(HERE)).text).toContain('Đã liên kết với một cuộc trò chuyện trên Zalo')
  expect((await browser.post(`${HERE}/chat/unlink`, {})).location).toContain('done=unlinked')
  expect((await contact()).chat).toBeNull()
})

test('nobody sets or sees it for another account', async () => {
  await browser.post(`${HERE}/email`, { email: 'a@example.gov.vn' })
  const other = await office.signedIn('admin', null, 'Người khác')
  expect((await other.get(HERE)).text).not.toContain('a@example.gov.vn')
  await other.post(`${HERE}/email/confirm`, { code: await mailed(office.desk) })
  expect((await contact()).emailConfirmedAt).toBeNull()
})

test('in English, too', async () => {
  await browser.get(`${HERE}?lang=en`)
  expect((await browser.get(HERE)).text).toContain('Notifications')
})
