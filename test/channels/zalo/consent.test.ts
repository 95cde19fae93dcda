/** The OA admin's consent, from the address to the kept pair, over the real store and the real page. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import nock from 'nock'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OaAccount } from '../../../src/channels/accounts.ts'
import { openApi } from '../../../src/channels/api-call.ts'
import { createTroubles, readTroubles } from '../../../src/channels/trouble.ts'
import { beginConsent, challengeOf } from '../../../src/channels/zalo/consent.ts'
import { createAccessTokens, NO_CONSENT } from '../../../src/channels/zalo/token.ts'
import { createTokenStore } from '../../../src/channels/zalo/token-store-sql.ts'
import type { Desk } from '../../../src/desk.ts'
import { createLog } from '../../../src/telemetry/log.ts'
import { zaloWeb } from '../../../src/web/zalo-consent.ts'
import { databases, deskOver } from '../../services/databases.ts'
import { APP, livingPair, OA, REFRESH_SETTING } from './oa.ts'

const OAUTH = 'https://oauth.zaloapp.com'
const PUBLIC_URL = 'https://langnghe.example.vn'
const START = Date.UTC(2026, 10, 24, 3)
const MINUTE = 60_000

let clock = START
const now = () => clock
let server: Server | null = null
let desk: Desk

beforeEach(() => {
  clock = START
  nock.disableNetConnect()
  nock.enableNetConnect('127.0.0.1')
})
afterEach(async () => {
  expect(nock.pendingMocks()).toEqual([])
  nock.cleanAll()
  nock.enableNetConnect()
  server?.closeAllConnections()
  server?.close()
  server = null
  await desk.database.close()
})

const account = (more: Partial<OaAccount> = {}): OaAccount => ({
  oaId: OA,
  appId: APP,
  appSecret: 'app-secret-demo',
  secrets: ['oa-secret-demo'],
  refreshToken: REFRESH_SETTING,
  unit: null,
  displayName: null,
  ...more,
})

/** A server with the consent's pages. */
async function serve(oas: OaAccount[], codeVerifier: string | null = null) {
  const log = createLog('silent')
  const tools = { ...desk, oauthUrl: OAUTH, codeVerifier, now }
  const troubles = createTroubles(desk.database, log, now)
  const web = zaloWeb({ ...tools, oas, verifierCodes: ['CODE-1', 'CODE_2'], troubles, log })
  server = createServer(express().use(web))
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    base,
    troubles,
    begin: async (oa = oas[0]!) =>
      new URL(
        await beginConsent(tools, oa, PUBLIC_URL, (bytes) =>
          Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))),
        ),
      ),
    async comeBack(query: Record<string, string>) {
      const response = await fetch(`${base}/oauth/zalo/callback?${new URLSearchParams(query)}`)
      return { status: response.status, text: await response.text(), headers: response.headers }
    },
  }
}

const pair = (n: string) => ({
  access_token: `access-${n}`,
  refresh_token: `refresh-${n}`,
  expires_in: '90000',
})

/** Zalo's answer to a code whose verifier fits the challenge of this address. */
function zaloExchanges(address: URL, code: string, body: object, status = 200) {
  return nock(OAUTH, { reqheaders: { secret_key: 'app-secret-demo' } })
    .post('/v4/oa/access_token', (form) => {
      return (
        form.code === code &&
        form.grant_type === 'authorization_code' &&
        form.app_id === APP &&
        challengeOf(form.code_verifier) === address.searchParams.get('code_challenge')
      )
    })
    .reply(status, body)
}

const state = (address: URL) => address.searchParams.get('state')!
const stored = () => createTokenStore(desk.database, desk.vault).read(OA)

test('the challenge of a verifier is as in the facts', async () => {
  desk = deskOver(await databases[0]!.fresh())
  expect(challengeOf('a'.repeat(43))).toBe('ZtNPunH49FD35FWYhT5Tv8I7vRKQJ8uxMaL0_9eHjNA')
})

describe.each(databases)('over $kind', ({ fresh }) => {
  beforeEach(async () => {
    desk = deskOver(await fresh())
  })

  test('a consent replaces the stored pair, and is used by processes that hold the old one', async () => {
    const store = createTokenStore(desk.database, desk.vault)
    await store.replace(OA, { ...livingPair(), obtainedAt: START, expiresAt: START + 90_000_000 }, null)
    const running = createAccessTokens({ ...account(), store, post: openApi(OAUTH), now })
    expect(await running.current()).toBe('access-1')
    const { begin, comeBack, troubles } = await serve([account()])
    await troubles.raise({ name: 'zalo', account: OA }, 'credentials', 'oauth -14014')
    const address = await begin()
    expect(`${address.origin}${address.pathname}`).toBe(`${OAUTH}/v4/oa/permission`)
    expect(address.searchParams.get('app_id')).toBe(APP)
    expect(address.searchParams.get('redirect_uri')).toBe(`${PUBLIC_URL}/oauth/zalo/callback`)
    zaloExchanges(address, 'code-1', pair('new'))
    const { status, text, headers } = await comeBack({ code: 'code-1', oa_id: OA, state: state(address) })
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(text).toContain('Đã nối Zalo OA')
    expect(await stored()).toMatchObject({ access: 'access-new', refresh: 'refresh-new', version: 2 })
    expect(await running.after('access-1')).toBe('access-new')
    expect(await readTroubles(desk.database)).toEqual([])
  })

  test('each address opens once, for ten minutes, and only if it is ours', async () => {
    const { begin, comeBack } = await serve([account()])
    const used = await begin()
    zaloExchanges(used, 'code-1', pair('1'))
    await comeBack({ code: 'code-1', oa_id: OA, state: state(used) })
    const old = await begin()
    clock += 10 * MINUTE
    for (const one of [state(used), state(old), 'made-up']) {
      const { status, text } = await comeBack({ code: 'code-2', oa_id: OA, state: one })
      expect([status, text.includes('quá 10 phút')]).toEqual([400, true])
    }
    expect(await stored()).toMatchObject({ access: 'access-1', version: 1 })
  })

  test('two browsers with one address: one consent', async () => {
    const { begin, comeBack } = await serve([account()])
    const address = await begin()
    zaloExchanges(address, 'code-1', pair('1'))
    const query = { code: 'code-1', oa_id: OA, state: state(address) }
    const ends = await Promise.all([comeBack(query), comeBack(query), comeBack(query)])
    expect(ends.map(({ status }) => status).toSorted()).toEqual([200, 400, 400])
  })

  test('what the address holds is not in the database as it is', async () => {
    const { begin } = await serve([account()])
    const address = await begin()
    const rows = JSON.stringify(await desk.database.read.selectFrom('oa_consent').selectAll().execute())
    expect(rows).not.toContain(state(address))
  })
})

describe('what comes to nothing', () => {
  beforeEach(async () => {
    desk = deskOver(await databases[0]!.fresh())
  })

  test('another OA than the one asked for is refused in words, without its code being used', async () => {
    const other = account({ oaId: '2000000000000000009' })
    const { begin, comeBack } = await serve([account(), other])
    const address = await begin()
    const { status, text } = await comeBack({ code: 'code', oa_id: other.oaId, state: state(address) })
    expect([status, text.includes('OA khác')]).toEqual([400, true])
    expect(await stored()).toBeNull()
  })

  test.each<[string, number, object, number, string]>([
    ['an error', 200, { error: -14003, error_name: 'Invalid redirect uri' }, 400, 'oauth -14003'],
    ['half a pair', 200, { ...pair('1'), refresh_token: '' }, 400, 'oauth HTTP 200'],
    ['an outage', 503, {}, 503, 'oauth HTTP 503'],
  ])('%s of Zalo stores nothing and gives the lock back', async (_, answered, body, status, code) => {
    const { begin, comeBack } = await serve([account()])
    const address = await begin()
    zaloExchanges(address, 'code', body, answered)
    const end = await comeBack({ code: 'code', oa_id: OA, state: state(address) })
    expect([end.status, end.text.includes(code)]).toEqual([status, true])
    expect(await stored()).toBeNull()
    const { locked_until } = await desk.database.read
      .selectFrom('zalo_token')
      .select('locked_until')
      .executeTakeFirstOrThrow()
    expect(locked_until).toBe(0)
  })

  test.each([
    {},
    { error: 'denied', state: 's' },
    { code: 'c', oa_id: OA },
    { code: '<script>', oa_id: '<b>', state: '<i>' },
  ])('a callback with %j is answered in words, without markup of others', async (query) => {
    const { comeBack } = await serve([account()])
    const { status, text } = await comeBack(query as Record<string, string>)
    expect(status).toBe(400)
    expect(text).not.toContain('<script>')
  })
})

describe('the settings', () => {
  beforeEach(async () => {
    desk = deskOver(await databases[0]!.fresh())
  })

  test('without a first refresh token, sending waits for the consent', async () => {
    const oa = account({ refreshToken: null })
    const store = createTokenStore(desk.database, desk.vault)
    const tokens = createAccessTokens({ ...oa, store, post: openApi(OAUTH), now })
    await expect(tokens.current()).rejects.toMatchObject({ failure: 'credentials', code: NO_CONSENT })
    const { begin, comeBack } = await serve([oa])
    const address = await begin()
    zaloExchanges(address, 'code', pair('1'))
    await comeBack({ code: 'code', oa_id: OA, state: state(address) })
    expect(await tokens.current()).toBe('access-1')
  })

  test('a fixed verifier is used for every consent', async () => {
    const fixed = 'v'.repeat(43)
    const { begin, comeBack } = await serve([account()], fixed)
    const address = await begin()
    expect(address.searchParams.get('code_challenge')).toBe(challengeOf(fixed))
    zaloExchanges(address, 'code', pair('1'))
    expect((await comeBack({ code: 'code', oa_id: OA, state: state(address) })).status).toBe(200)
  })
})

describe('the proof of the domain', () => {
  beforeEach(async () => {
    desk = deskOver(await databases[0]!.fresh())
  })

  test.each([
    ['CODE-1', 200],
    ['CODE_2', 200],
    ['CODE-3', 404],
    ['code-1', 404],
    ['', 404],
  ])('zalo_verifier%s.html is answered %i', async (code, status) => {
    const { base } = await serve([])
    const response = await fetch(`${base}/zalo_verifier${code}.html`)
    const text = await response.text()
    expect(response.status).toBe(status)
    if (status === 200)
      expect(text).toContain(`<meta name="zalo-platform-site-verification" content="${code}" />`)
  })
})
