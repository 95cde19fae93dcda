/** Attacks on the console as a whole, tried on every registered page. What each page guards on its own stands with the page. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { may } from '../../src/accounts/roles.ts'
import {
  ALL,
  addressOf,
  everythingKept,
  FORM,
  forms,
  markEverything,
  posted,
  type Raw,
  raw,
  routes,
  shown,
  type Things,
} from './attack-tools.ts'
import { type Browser, type Console, startConsole } from './console-server.ts'

let office: Console
let things: Things
let admin: Browser
beforeAll(async () => {
  office = await startConsole()
  things = await markEverything(office)
  admin = await office.signedIn('admin', null, 'Phạm Quản Trị')
})
afterAll(() => office.close())

/** Someone who may use a page, with a session of their own, so that an attack is not stopped by its permission alone. */
const whoMay = (needs: (typeof routes)[number]['needs']): Promise<Browser> => {
  const [role] = ALL.find(([role]) => needs === null || needs === 'public' || may(role, needs))!
  return office.signedIn(role, null)
}

const CSP =
  "default-src 'self';img-src 'self' data:;object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'"
const SCRIPT_OF_OURS = /<script src="\/console\/assets\/[\w-]+\.js" defer><\/script>/g

/** What every answer tells the browser. */
function expectGuarded(name: string, { headers, text, status }: Raw): void {
  const told = {
    csp: headers['content-security-policy'],
    frame: headers['x-frame-options'],
    sniff: headers['x-content-type-options'],
    referrer: headers['referrer-policy'],
    cache: headers['cache-control'],
    power: headers['x-powered-by'] ?? null,
  }
  const isPage = String(headers['content-type'] ?? '').startsWith('text/html')
  expect([name, told]).toEqual([
    name,
    {
      csp: isPage || status === 303 ? CSP : expect.stringContaining("default-src 'none'"),
      frame: 'DENY',
      sniff: 'nosniff',
      referrer: 'no-referrer',
      cache: 'no-store',
      power: null,
    },
  ])
  expect(text.replaceAll(SCRIPT_OF_OURS, '')).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|javascript:/i)
}

describe('clickjacking, sniffing, scripts: every answer forbids them', () => {
  test.each(routes)('$name', async ({ method, path, needs, name }) => {
    const [at, as] = [addressOf(path, things), await whoMay(needs)]
    const answers =
      method === 'get'
        ? [await raw(office, { path: at, as }), await raw(office, { path: at })]
        : [
            await posted(office, as, at, ''),
            await raw(office, { method: 'POST', path: at, headers: FORM, body: '' }),
          ]
    for (const answer of answers) expectGuarded(name, answer)
  })

  test('errors too: not found, malformed, too large', async () => {
    for (const [sent, status] of [
      [{ path: '/console/nowhere', as: admin }, 404],
      [{ path: '/console/%E0%A4%A', as: admin }, 404],
      [{ path: '/console/admin/units/%', as: admin }, 404],
      [{ method: 'POST', path: '/console/sign-in', headers: FORM, body: 'a'.repeat(400_000) }, 413],
      [{ method: 'POST', path: '/console/sign-in', headers: FORM, body: 'a=1&'.repeat(10_000) }, 413],
    ] as const) {
      const answer = await raw(office, sent)
      expect([sent.path, answer.status]).toEqual([sent.path, status])
      expectGuarded(sent.path, answer)
    }
  })
})

describe('forged forms do nothing', () => {
  let before: string
  let other: Browser
  beforeAll(async () => {
    other = await office.signedIn('admin', null, 'Người khác')
    before = await everythingKept(office)
  })

  test.each(forms)('$name', async ({ path, needs, name }) => {
    const [at, as] = [addressOf(path, things), await whoMay(needs)]
    const send = (path: string, body: string, who?: Browser) =>
      raw(office, { method: 'POST', path, headers: FORM, body, ...(who ? { as: who } : {}) })
    for (const body of [
      '',
      'csrf=',
      `csrf=${other.csrf}`,
      'csrf[]=a&csrf[0]=b',
      `csrf=${as.csrf}&csrf=x`,
      `csrf=${as.csrf}%00`.slice(0, 12),
    ])
      expect([name, body, (await send(at, body, as)).status]).toEqual([name, body, 403])
    expect((await send(`${at}?csrf=${as.csrf}`, '', as)).status).toBe(403)
    expect((await send(at, `csrf=${as.csrf}`)).status).toBe(303)
  })

  test('and nothing is different', async () => {
    expect(await everythingKept(office)).toBe(before)
  })

  test('signing in and out are guarded, too', async () => {
    const stranger = await raw(office, {
      method: 'POST',
      path: '/console/sign-in',
      headers: FORM,
      body: 'username=a&password=b',
    })
    expect(stranger.status).toBe(403)
    expect((await admin.post('/console/sign-out', { csrf: 'x' })).status).toBe(403)
    expect((await admin.get('/console/admin')).status).toBe(200)
  })
})

describe('other methods change nothing', () => {
  let before: string
  beforeAll(async () => {
    before = await everythingKept(office)
  })

  test.each(routes)('$name', async ({ method, path, needs }) => {
    const [at, as] = [addressOf(path, things), await whoMay(needs)]
    const body = `csrf=${as.csrf}`
    for (const other of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
      const answer = await raw(office, { method: other, path: at, headers: FORM, body, as })
      expect([other, answer.status < 500, answer.status === 303]).toEqual([other, true, false])
    }
    for (const trick of [`${at}?_method=DELETE`, `${at}?method=put`]) {
      const headers = { 'x-http-method-override': 'POST', 'x-http-method': 'DELETE' }
      expect((await raw(office, { path: trick, headers, as })).status).toBeLessThan(500)
    }
    const head = await raw(office, { method: 'HEAD', path: at, as })
    const get = await raw(office, { path: at, as })
    expect([head.status, head.text]).toEqual([get.status, ''])
    const isBoth = routes.some((page) => page.method === 'get' && page.path === path)
    if (method === 'post' && !isBoth) expect([303, 404]).toContain(get.status)
  })

  test('and nothing is different', async () => {
    expect(await everythingKept(office)).toBe(before)
  })
})

const ELSEWHERE = [
  '//evil.example',
  '//evil.example/console',
  '/\\evil.example',
  '\\\\evil.example',
  '/console//evil.example/..//..//evil.example',
  'https://evil.example/console',
  'http:evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/console/..//evil.example',
  '/console\\..\\..\\evil.example',
  '/\t/evil.example',
  '/%09/evil.example',
  ' //evil.example',
  '/consolex',
  '/console@evil.example',
  '/console\r\nLocation: https://evil.example',
  '/api/v1/units',
]

describe('redirects stay in the console', () => {
  const isInside = (location: string) => {
    const there = new URL(location, 'http://console')
    return (
      there.origin === 'http://console' &&
      /^\/console(\/|$)/.test(there.pathname) &&
      !/[\r\n\\]/.test(location)
    )
  }
  test.each(ELSEWHERE)('back to %j', async (back) => {
    const page = await raw(office, { path: `/console/sign-in?${new URLSearchParams({ back })}` })
    expect(isInside(/name="back" value="([^"]*)"/.exec(page.text)![1]!)).toBe(true)
    const kept = await raw(office, { path: `/console/sign-in?${new URLSearchParams({ back, lang: 'en' })}` })
    expect(isInside(String(kept.headers.location))).toBe(true)
  })

  test('after the right password', async () => {
    const visitor = office.visitor()
    await visitor.get('/console/sign-in')
    visitor.csrf = visitor.cookies.get('lang_nghe_form')!
    const fields = { username: 'marked', password: 'mot-hai-ba-bon-nam', back: '//evil.example/x' }
    const answer = await visitor.post('/console/sign-in', fields)
    expect([answer.status, isInside(answer.location!)]).toEqual([303, true])
  })

  test.each([
    '//evil.example/console?lang=en',
    '/console//evil.example?lang=en',
    '/console/%2F%2Fevil.example?lang=en',
    '/console/\\evil.example?lang=en',
    '/console/..//evil.example?lang=en',
    '/console/.//evil.example?lang=en',
    'http://evil.example/console?lang=en',
    '/console/x%0d%0aLocation:%20//evil.example?lang=en',
  ])('the language of %s', async (path) => {
    const answer = await raw(office, { path, as: admin })
    expect(answer.status).toBeLessThan(500)
    if (answer.headers.location)
      expect([path, isInside(String(answer.headers.location))]).toEqual([path, true])
  })

  test.each(shown)('$name leads nowhere else, whatever its query says', async ({ path, needs }) => {
    const names = [
      'back',
      'next',
      'url',
      'redirect',
      'return',
      'at',
      'to',
      'done',
      'did',
      'gone',
      'cursor',
      'kept',
    ]
    const query = new URLSearchParams(
      Object.fromEntries(names.map((name) => [name, '//evil.example/%0d%0aX-Injected: 1'])),
    )
    const answer = await raw(office, { path: `${addressOf(path, things)}?${query}`, as: await whoMay(needs) })
    expect(answer.status).toBeLessThan(500)
    expect(answer.headers['x-injected']).toBeUndefined()
    expect(answer.text.replaceAll(/(href|value)="\/console[^"]*"/g, '')).not.toMatch(
      /(href|action|src)="[^"]*evil\.example/,
    )
    if (answer.headers.location) expect(isInside(String(answer.headers.location))).toBe(true)
  })
})

describe('no file outside comes out', () => {
  const UP = [
    '..',
    '%2e%2e',
    '..%2f',
    '%2e%2e%2f',
    '..%5c',
    '%252e%252e%252f',
    '....//',
    '..;/',
    '..%c0%af',
    '%00',
  ]
  test.each(UP)('from the assets with %s', async (up) => {
    for (const path of [
      `/console/assets/${up}/router.ts`,
      `/console/assets/${up}router.ts`,
      `/console/assets/${up}/${up}/${up}/package.json`,
      `/console/assets/${up}${up}${up}${up}${up}${up}${up}etc/passwd`,
      `/console/assets/console.css${up}`,
    ]) {
      const answer = await raw(office, { path, as: admin })
      expect([path, answer.status >= 300 && answer.status < 500]).toEqual([path, true])
      expect(answer.text).not.toMatch(/consoleRouter|"dependencies"|root:x:/)
    }
  })

  test('the assets list nothing and show no hidden file', async () => {
    for (const path of [
      '/console/assets',
      '/console/assets/',
      '/console/assets/.git',
      '/console/assets/.env',
    ])
      expect((await raw(office, { path, as: admin })).status).toBe(404)
  })

  test.each(UP)('from attachments with %s', async (up) => {
    for (const path of [
      `/console/complaints/${things.code}/attachments/${up}%2f${up}%2fetc%2fpasswd`,
      `/console/complaints/${things.code}/attachments/${up}/picture`,
      `/console/complaints/${up}/attachments/${up}`,
    ]) {
      const answer = await raw(office, { path, as: admin })
      expect([path, answer.status >= 300 && answer.status < 500]).toEqual([path, true])
      expect(answer.text).not.toContain('root:x:')
    }
  })
})
