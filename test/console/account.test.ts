import { Resvg } from '@resvg/resvg-js'
import jsqr from 'jsqr'
import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createAccount } from '../../src/accounts/account-store.ts'
import { endGrant } from '../../src/accounts/grants.ts'
import { NOW } from '../complaints/complaints.ts'
import { type Browser, type Console, type Page, startConsole } from './console-server.ts'

const PASSWORD = 'trời mưa bay qua ngõ'
const STEP = 30_000
const scan = jsqr as unknown as typeof jsqr.default

let office: Console
let visitor: Browser
beforeEach(() => opens())
afterEach(() => office.close())

async function opens(
  rules: { secondFactor?: 'optional' | 'required'; secure?: boolean } = {},
  mustChange = false,
): Promise<void> {
  const { secondFactor = 'optional', secure = false } = rules
  office = await startConsole(undefined, () => ({ secure, signInRules: { secondFactor, oidc: null } }))
  const account = {
    id: 'a1',
    username: 'can-bo',
    name: 'Cán bộ Mẫu',
    role: 'intake',
    unitCode: null,
  } as const
  await createAccount(office.desk.database, { ...account, password: PASSWORD, mustChange }, NOW)
  visitor = await arrives()
}

async function arrives(): Promise<Browser> {
  const browser = office.visitor()
  const page = await browser.get('/console/sign-in')
  browser.csrf = field(page, 'csrf')
  return browser
}

const field = (page: Page, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? ''
const enter = (browser = visitor, password = PASSWORD) =>
  browser.post('/console/sign-in', { username: 'can-bo', password, back: '/console' })
const codeAt = (secret: string, at: number) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at })

/** Opens a page and takes over its form token. */
async function opened(path: string, browser = visitor): Promise<Page> {
  const page = await browser.get(path)
  browser.csrf = field(page, 'csrf')
  return page
}

async function enrols(): Promise<{ secret: string; answer: Page; fields: Record<string, string> }> {
  const page = await opened('/console/account/second-factor')
  const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(page.text)![1]!.replaceAll(' ', '')
  const code = codeAt(secret, office.clock.now)
  const fields = { enrolment: field(page, 'enrolment'), code, password: PASSWORD }
  return { secret, fields, answer: await visitor.post('/console/account/second-factor', fields) }
}

test('an authenticator app is enrolled by scanning, and asked for at the next sign-in', async () => {
  await enter()
  const page = await opened('/console/account/second-factor')
  const svg = /<svg[\s\S]*?<\/svg>/
    .exec(page.text)![0]
    .replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"')
  const { pixels, width, height } = new Resvg(svg).render()
  const scanned = new URL(scan(new Uint8ClampedArray(pixels), width, height)!.data)
  expect(scanned.protocol).toBe('otpauth:')
  const secret = scanned.searchParams.get('secret')!
  const fields = { enrolment: field(page, 'enrolment'), code: '000000', password: PASSWORD }
  const wrong = await visitor.post('/console/account/second-factor', fields)
  expect([wrong.status, wrong.text.includes('Mã không đúng')]).toEqual([422, true])
  const right = { ...fields, code: codeAt(secret, office.clock.now) }
  const enrolled = await visitor.post('/console/account/second-factor', right)
  const recovery = [...enrolled.text.matchAll(/<li><code>([a-z2-9-]{11})<\/code>/g)].map((match) => match[1]!)
  expect(recovery).toHaveLength(10)
  const twice = await visitor.post('/console/account/second-factor', right)
  expect(twice.text).toContain(recovery[0])
  expect((await opened('/console/account/second-factor')).text).toContain('Còn 10 mã dự phòng')

  const next = await arrives()
  const asks = await enter(next)
  expect([asks.status, next.cookies.has('lang_nghe_session')]).toEqual([200, false])
  const sends = (code: string) =>
    next.post('/console/sign-in/code', { code, ticket: field(asks, 'ticket'), back: '/console/account' })
  const used = await sends(right.code)
  expect([used.status, used.text.includes('Mã không đúng hoặc đã dùng')]).toEqual([401, true])
  office.clock.now += STEP
  expect((await sends(codeAt(secret, office.clock.now))).location).toBe('/console/account')
  expect((await next.get('/console/account')).text).toContain('Mật khẩu và mã xác nhận')
})

test('that the password was right is good for one browser and five minutes', async () => {
  await enter()
  const { secret } = await enrols()
  office.clock.now += STEP
  const next = await arrives()
  const ticket = field(await enter(next), 'ticket')
  const thief = await arrives()
  const code = codeAt(secret, office.clock.now)
  for (const wrong of [{ ticket }, { ticket: 'x' }, { ticket: '' }]) {
    const answer = await thief.post('/console/sign-in/code', { code, ...wrong })
    expect([answer.status, thief.cookies.has('lang_nghe_session')]).toEqual([401, false])
  }
  office.clock.now += 5 * 60_000
  const late = await next.post('/console/sign-in/code', { code: codeAt(secret, office.clock.now), ticket })
  expect([late.status, late.text.includes('Đã quá thời gian')]).toEqual([401, true])
})

test('where the office requires a second factor, nothing else is done before', async () => {
  await office.close()
  await opens({ secondFactor: 'required' })
  await enter()
  for (const path of ['/console', '/console/complaints', '/console/account', '/console/nothing']) {
    const { location, status } = await visitor.get(path)
    expect([path, location ?? status]).toEqual([
      path,
      path.endsWith('nothing') ? 404 : '/console/account/second-factor',
    ])
  }
  expect((await enrols()).answer.status).toBe(200)
  expect((await visitor.get('/console/complaints')).status).toBe(200)
})

test('the password that somebody else set is changed before anything else, for one that is no trouble to others', async () => {
  await office.close()
  await opens({}, true)
  await enter()
  expect((await visitor.get('/console/complaints')).location).toBe('/console/account/password')
  const page = await opened('/console/account/password')
  expect(page.text).toContain('do người quản trị đặt')
  const change = (fields: Record<string, string>) =>
    visitor.post('/console/account/password', { password: PASSWORD, ...fields })
  const common = await change({ newPassword: 'Matkhau2026', again: 'Matkhau2026' })
  expect([common.status, common.text.includes('dễ đoán')]).toEqual([422, true])
  const same = await change({ newPassword: PASSWORD, again: PASSWORD })
  expect(same.text).toContain('phải khác')
  const other = await change({ newPassword: 'con cò bay lả', again: 'con cò bay la' })
  expect(other.text).toContain('không giống nhau')
  for (const { text } of [common, same, other]) expect(text).not.toMatch(/con cò|Matkhau|trời mưa/)
  const before = visitor.cookies.get('lang_nghe_session')!
  const done = await change({ newPassword: 'con cò bay lả', again: 'con cò bay lả' })
  expect(done.location).toBe('/console/account?done=password')
  expect((await visitor.get('/console/complaints')).status).toBe(200)
  const old = office.visitor()
  old.cookies.set('lang_nghe_session', before)
  expect((await old.get('/console/complaints')).status).toBe(303)
  expect((await enter(await arrives(), PASSWORD)).status).toBe(401)
})

test('a changed password wants the old one, and guesses at it shut the account', async () => {
  await enter()
  await opened('/console/account/password')
  const fields = { password: 'sai mật khẩu cũ', newPassword: 'con cò bay lả', again: 'con cò bay lả' }
  const statuses = []
  for (let at = 0; at < 5; at += 1)
    statuses.push((await visitor.post('/console/account/password', fields)).status)
  expect(statuses).toEqual([401, 401, 401, 401, 429])
})

test('one sees where one is signed in, and ends one, the others, or all', async () => {
  const { signedIn } = office
  const [here, there, elsewhere] = await Promise.all([1, 2, 3].map(() => signedIn('intake', null, 'Hồng')))
  const stranger = await signedIn('intake', null, 'Lan')
  const isIn = async (browser: Browser) => (await browser.get('/console/complaints')).status === 200
  const page = await here!.get('/console/account')
  const handles = [...page.text.matchAll(/name="handle" value="([^"]+)"/g)].map((match) => match[1]!)
  expect(handles).toHaveLength(2)
  expect(page.text).toContain('Chính nơi này')

  await stranger.post('/console/account/sessions/end', { handle: handles[0]! })
  expect([await isIn(there!), await isIn(elsewhere!)]).toEqual([true, true])
  await here!.post('/console/account/sessions/end', { handle: handles[0]! })
  expect([await isIn(there!), await isIn(elsewhere!)].toSorted()).toEqual([false, true])
  await here!.post('/console/account/sessions/end-others', {})
  expect([await isIn(here!), await isIn(there!), await isIn(elsewhere!)]).toEqual([true, false, false])
  const all = await here!.post('/console/account/sessions/end-all', {})
  expect([all.location, await isIn(here!), await isIn(stranger)]).toEqual(['/console/sign-in', false, true])
})

test('rights that end take the page away in the middle of a session, and the right password opens nothing', async () => {
  await enter()
  expect((await visitor.get('/console/complaints')).status).toBe(200)
  await endGrant(office.desk.database, { account: 'a1', grant: 'a1', at: NOW }, NOW)
  expect((await visitor.get('/console/complaints')).status).toBe(303)
  expect((await enter(await arrives())).status).toBe(401)
})

test('over HTTPS cookies are the host’s alone, and travel nowhere else', async () => {
  await office.close()
  await opens({ secure: true })
  const answer = await enter()
  const given = answer.headers.getSetCookie().find((each) => each.startsWith('__Host-lang_nghe_session='))
  expect(given).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  expect((await visitor.get('/console/complaints')).status).toBe(200)
  const planted = office.visitor()
  planted.cookies.set('lang_nghe_session', visitor.cookies.get('__Host-lang_nghe_session')!)
  expect((await planted.get('/console/complaints')).status).toBe(303)
})
