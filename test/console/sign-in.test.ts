import { afterEach, beforeEach, expect, test } from 'vitest'
import { createAccount } from '../../src/accounts/account-store.ts'
import { NOW } from '../complaints/complaints.ts'
import { type Browser, type Console, startConsole } from './console-server.ts'

let office: Console
let visitor: Browser
const PASSWORD = 'mat-khau-cua-thanh-tra'

beforeEach(async () => {
  office = await startConsole()
  const account = {
    id: 'a1',
    username: 'thanh-tra',
    name: 'Thanh tra Mẫu',
    role: 'inspector',
    unitCode: 'H99.05',
  } as const
  await createAccount(office.desk.database, { ...account, password: PASSWORD }, NOW)
  visitor = office.visitor()
  await visitor.get('/console/sign-in')
  visitor.csrf = visitor.cookies.get('lang_nghe_form')!
})
afterEach(() => office.close())

const enter = (fields: Record<string, string> = {}) =>
  visitor.post('/console/sign-in', { username: 'thanh-tra', password: PASSWORD, back: '/console', ...fields })

test('the right password opens the console with a session that no script can read', async () => {
  const answer = await enter({ back: '/console/scores?period=2026-Q3' })
  expect([answer.status, answer.location]).toEqual([303, '/console/scores?period=2026-Q3'])
  const cookie = answer.headers.getSetCookie().find((each) => each.startsWith('lang_nghe_session='))
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/SameSite=Lax/)
  const home = await visitor.get('/console')
  expect(home.location).toBe('/console/complaints')
  expect((await visitor.get('/console/complaints')).text).toContain('Thanh tra Mẫu')
})

test('a wrong password, an unknown name and empty fields say so beside the field, and the name stays', async () => {
  const wrong = await enter({ password: 'khong-dung-mat-khau' })
  expect(wrong.status).toBe(401)
  expect(wrong.text).toContain('Tên đăng nhập hoặc mật khẩu không đúng')
  expect(wrong.text).toContain('value="thanh-tra"')
  expect(wrong.text).not.toContain('khong-dung-mat-khau')
  expect((await enter({ username: 'nobody' })).status).toBe(401)
  const empty = await enter({ username: ' ', password: '' })
  expect(empty.status).toBe(422)
  expect(empty.text).toContain('Ông/Bà nhập tên đăng nhập.')
  expect(empty.text).toContain('Ông/Bà nhập mật khẩu.')
})

test('five wrong passwords shut the account for a while, and the page says until when', async () => {
  for (let i = 0; i < 4; i += 1) expect((await enter({ password: 'sai-mat-khau' })).status).toBe(401)
  const locked = await enter({ password: 'sai-mat-khau' })
  expect(locked.status).toBe(429)
  expect(locked.text).toContain('Tài khoản tạm khóa đến 09:15 25/11/2026')
  expect((await enter()).status).toBe(429)
})

test('a forged form signs nobody in', async () => {
  const { status } = await enter({ csrf: 'x' })
  expect(status).toBe(403)
  const blank = office.visitor()
  expect((await blank.post('/console/sign-in', { username: 'thanh-tra', password: PASSWORD })).status).toBe(
    403,
  )
})

test.each([
  '//evil.example/',
  'https://evil.example/',
  '/\\evil.example',
  '/console/..//evil.example',
  '/elsewhere',
])('signing in never leads to %s', async (back) => {
  expect((await enter({ back })).location).toBe('/console')
})

test('the language switch never leads away either', async () => {
  const answer = await visitor.get('/console/..%2f..//evil.example?lang=en')
  expect(answer.location ?? '/console').toMatch(/^\/console/)
})

test('a session planted before sign-in is worth nothing after it', async () => {
  visitor.cookies.set('lang_nghe_session', 'planted')
  await enter()
  expect(visitor.cookies.get('lang_nghe_session')).not.toBe('planted')
  const first = visitor.cookies.get('lang_nghe_session')!
  const page = await visitor.get('/console/complaints')
  visitor.csrf = /name="csrf" value="([^"]+)"/.exec(page.text)![1]!
  await enter()
  const other = office.visitor()
  other.cookies.set('lang_nghe_session', first)
  expect((await other.get('/console/complaints')).status).toBe(303)
})

test('signing out ends the session, and so does half an hour of silence', async () => {
  await enter()
  const kept = new Map(visitor.cookies)
  const page = await visitor.get('/console/complaints')
  visitor.csrf = /name="csrf" value="([^"]+)"/.exec(page.text)![1]!
  expect((await visitor.post('/console/sign-out', {})).location).toBe('/console/sign-in')
  for (const [name, value] of kept) visitor.cookies.set(name, value)
  expect((await visitor.get('/console/complaints')).status).toBe(303)

  const idle = await office.signedIn('inspector', 'H99.05')
  office.clock.now += 30 * 60_000
  const asked = await idle.get('/console/complaints?status=received')
  expect(asked.location).toBe('/console/sign-in?back=%2Fconsole%2Fcomplaints%3Fstatus%3Dreceived')
})

test('the pages speak English on request, and Vietnamese again', async () => {
  const english = await visitor.get('/console/sign-in?lang=en')
  expect([english.status, english.location]).toEqual([303, '/console/sign-in'])
  const page = await visitor.get('/console/sign-in')
  expect(page.text).toContain('<html lang="en">')
  expect(page.text).toContain('Password')
  await visitor.get('/console/sign-in?lang=vi')
  expect((await visitor.get('/console/sign-in')).text).toContain('Mật khẩu')
})

test('a device that has signed in is known by a cookie that no script can read, and signs in while strangers keep the account shut', async () => {
  const first = await enter()
  const cookie = first.headers.getSetCookie().find((each) => each.startsWith('lang_nghe_device='))
  expect(cookie).toMatch(/Max-Age=15552000;.*Path=\/console;.*HttpOnly; SameSite=Lax/)
  const owner = visitor
  visitor = office.visitor()
  await visitor.get('/console/sign-in')
  visitor.csrf = visitor.cookies.get('lang_nghe_form')!
  for (let i = 0; i < 5; i += 1) await enter({ password: 'sai-mat-khau' })
  expect((await enter()).status).toBe(429)
  expect(visitor.cookies.has('lang_nghe_device')).toBe(false)
  owner.cookies.delete('lang_nghe_session')
  visitor = owner
  expect((await enter()).status).toBe(303)
})

test('a name that nobody has is shut with the same words and the same status', async () => {
  const seen = async (username: string) => {
    const answers = []
    for (let i = 0; i < 5; i += 1) answers.push(await enter({ username, password: 'sai-mat-khau' }))
    return answers.map(({ status, text }) => [status, text.replaceAll(username, 'TÊN')])
  }
  const somebody = await seen('thanh-tra')
  expect(somebody.at(-1)![0]).toBe(429)
  expect(await seen('khong-co-ai')).toEqual(somebody)
})
