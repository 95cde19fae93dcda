import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { disableAccount, setOidcLogin } from '../../src/accounts/account-store.ts'
import { oidcClient } from '../../src/console/sign-in/oidc-client.ts'
import { isSafeIssuer, missingOfOidc } from '../../src/oidc-settings.ts'
import { type Browser, type Console, type Page, startConsole } from './console-server.ts'
import { CLIENT, startProvider, type TestProvider } from './oidc-provider.ts'

const REDIRECT = 'http://127.0.0.1:3000/console/sign-in/oidc/callback'
const ID = 'intake-null-Hồng'

let provider: TestProvider
let office: Console
let browser: Browser
let troubles: unknown[]
beforeAll(async () => {
  provider = await startProvider(REDIRECT)
})
afterAll(() => provider.stop())
beforeEach(async () => {
  troubles = []
  await opens(provider.issuer)
})
afterEach(() => office.close())

async function opens(issuer: string): Promise<void> {
  const settings = { issuer, ...CLIENT, name: 'Cổng chung', redirectUri: REDIRECT }
  const oidc = oidcClient(settings, (error) => troubles.push(error))
  office = await startConsole(undefined, () => ({ signInRules: { secondFactor: 'required', oidc } }))
  browser = office.visitor()
  await office.signedIn('intake', null, 'Hồng') // makes the account
  await setOidcLogin(office.desk.database, ID, 'Hong@example.vn', office.clock.now)
  Object.assign(provider.people, {
    'subject-1': { email: 'hong@example.vn', email_verified: true },
    'subject-2': { email: 'hong@example.vn', email_verified: true },
    unverified: { email: 'hong@example.vn', email_verified: false },
    silent: {},
    unknown: { email: 'nobody@example.vn', email_verified: true },
  })
}

const begins = async (back = '/console', from = browser) => {
  const answer = await from.get(`/console/sign-in/oidc?${new URLSearchParams({ back })}`)
  return answer.location!
}
const comesBack = (url: URL, to = browser): Promise<Page> => to.get(`${url.pathname}${url.search}`)
const signsIn = async (subject: string, back?: string) =>
  comesBack(await provider.signsIn(await begins(back), subject))
const isIn = async (who = browser) => (await who.get('/console/complaints')).status === 200

test('the sign-in page offers the provider by its name, and asks it with PKCE, state and nonce', async () => {
  const page = await browser.get('/console/sign-in?back=/console/scores')
  expect(page.text).toContain(
    '<a href="/console/sign-in/oidc?back=%2Fconsole%2Fscores">Đăng nhập bằng Cổng chung</a>',
  )
  const address = new URL(await begins())
  expect(address.origin).toBe(provider.issuer)
  const asked = Object.fromEntries(address.searchParams)
  expect(asked).toMatchObject({ response_type: 'code', scope: 'openid email', code_challenge_method: 'S256' })
  for (const name of ['state', 'nonce', 'code_challenge']) expect(asked[name]).toMatch(/^[\w-]{43}$/)
  expect(browser.cookies.get('lang_nghe_oidc')).not.toContain(asked.state)
})

test('a person whose verified address an administrator has set is signed in, and needs no second factor here', async () => {
  const answer = await signsIn('subject-1', '/console/scores')
  expect([answer.status, answer.location]).toEqual([303, '/console/scores'])
  expect(browser.cookies.has('lang_nghe_oidc')).toBe(false)
  expect(await isIn()).toBe(true)
  expect((await browser.get('/console/account')).text).toContain('Hệ thống đăng nhập chung')
  expect(troubles).toEqual([])
})

test('once linked, the subject alone counts: neither a new address nor another person with the old one', async () => {
  await signsIn('subject-1')
  provider.people['subject-1'] = { email: 'hong.moi@example.vn', email_verified: true }
  browser = office.visitor()
  await signsIn('subject-1')
  expect(await isIn()).toBe(true)
  browser = office.visitor()
  expect((await signsIn('subject-2')).status).toBe(403)
  expect(await isIn()).toBe(false)
})

test('an account can be linked by the subject, where the provider tells no address', async () => {
  await setOidcLogin(office.desk.database, ID, 'sub:silent', office.clock.now)
  await signsIn('silent')
  expect(await isIn()).toBe(true)
})

test.each(['unknown', 'unverified', 'silent'])(
  'for a person who is %s no account is opened or made',
  async (subject) => {
    const count = async () =>
      (await office.desk.database.read.selectFrom('account').select('id').execute()).length
    const before = await count()
    const answer = await signsIn(subject)
    expect([answer.status, answer.text.includes('chưa có tài khoản')]).toEqual([403, true])
    expect([await count(), await isIn()]).toEqual([before, false])
  },
)

test('a disabled account stays shut', async () => {
  await signsIn('subject-1')
  await disableAccount(office.desk.database, ID, office.clock.now)
  expect(await isIn()).toBe(false)
  browser = office.visitor()
  expect((await signsIn('subject-1')).status).toBe(403)
})

test('an answer counts once, in the browser that asked, with its own state and for ten minutes', async () => {
  const url = await provider.signsIn(await begins(), 'subject-1')
  const thief = office.visitor()
  expect((await comesBack(url, thief)).status).toBe(401)
  await begins('/console', thief)
  expect((await comesBack(url, thief)).status).toBe(401)
  const kept = new Map(browser.cookies)
  expect((await comesBack(url)).status).toBe(303)
  const again = office.visitor()
  for (const [name, value] of kept) again.cookies.set(name, value)
  expect((await comesBack(url, again)).status).toBe(401)
  expect([await isIn(thief), await isIn(again)]).toEqual([false, false])

  const late = await provider.signsIn(await begins('/console', again), 'subject-1')
  office.clock.now += 10 * 60_000
  expect((await comesBack(late, again)).status).toBe(401)
})

test.each([
  ['error', 'access_denied'],
  ['code', 'made-up'],
  ['state', 'made-up'],
  ['iss', 'https://evil.example'],
])('an answer with another %s opens nothing, and says what to do', async (name, value) => {
  const url = await provider.signsIn(await begins(), 'subject-1')
  if (name === 'error') url.searchParams.delete('code')
  url.searchParams.set(name, value)
  const answer = await comesBack(url)
  expect([answer.status, answer.text.includes('thử lại từ trang đăng nhập')]).toEqual([401, true])
  expect(await isIn()).toBe(false)
})

test.each(['//evil.example/', 'https://evil.example/', '/\\evil.example'])(
  'coming back never leads to %s',
  async (back) => {
    expect((await signsIn('subject-1', back)).location).toBe('/console')
  },
)

test('while the provider is away the page says so, and passwords still work', async () => {
  await office.close()
  await opens('http://127.0.0.1:9')
  const answer = await browser.get('/console/sign-in/oidc')
  expect([answer.status, answer.text.includes('không liên lạc được với Cổng chung')]).toEqual([503, true])
  expect(troubles).toHaveLength(1)
  expect((await browser.get('/console/sign-in')).text).toContain('type="password"')
})

test('without a provider there is no such page', async () => {
  const plain = await startConsole()
  const visitor = plain.visitor()
  expect((await visitor.get('/console/sign-in')).text).not.toContain('oidc')
  for (const path of ['/console/sign-in/oidc', '/console/sign-in/oidc/callback?code=x'])
    expect((await visitor.get(path)).status).toBe(404)
  await plain.close()
})

test('a provider is asked over http on this machine alone, and its settings go together', () => {
  const safe = [
    'https://id.example.vn',
    'http://localhost:8080/realm',
    'http://127.0.0.1:1',
    'http://[::1]:1',
  ]
  expect(safe.filter((address) => !isSafeIssuer(address))).toEqual([])
  const unsafe = ['http://id.example.vn', 'http://127.0.0.1.example.vn', 'ftp://localhost', 'x']
  expect(unsafe.filter(isSafeIssuer)).toEqual([])
  expect(missingOfOidc({})).toEqual([])
  const problems = missingOfOidc({ OIDC_ISSUER: 'https://id.example.vn', OIDC_CLIENT_ID: 'x' })
  expect(problems.map((problem) => problem.split(':')[0])).toEqual(['OIDC_CLIENT_SECRET', 'PUBLIC_URL'])
})
