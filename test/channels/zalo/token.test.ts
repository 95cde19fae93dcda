/** The life of an OA's tokens: used once, kept before use, refreshed once at a time. */
import nock from 'nock'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openApi } from '../../../src/channels/api-call.ts'
import { createAccessTokens } from '../../../src/channels/zalo/token.ts'
import { deadAddress } from '../tiny-server.ts'
import { type MemoryTokens, memoryTokens } from './memory-tokens.ts'
import { APP, livingPair, NOW, OA, REFRESH_SETTING } from './oa.ts'

const OAUTH = 'https://oauth.zaloapp.com'
const HOUR = 3_600_000
const answer = (n: number | string, expires_in: string | number = '90000') => ({
  access_token: `access-${n}`,
  refresh_token: `refresh-${n}`,
  expires_in,
})
const asks = (refresh: string) =>
  nock(OAUTH).post('/v4/oa/access_token', (form) => form.refresh_token === refresh)

let clock = NOW
const source = (store: MemoryTokens, refreshToken = REFRESH_SETTING, oauth = OAUTH) =>
  createAccessTokens({
    oaId: OA,
    appId: APP,
    appSecret: 'app-secret-demo',
    refreshToken,
    store,
    post: openApi(oauth, 300),
    now: () => clock,
  })

beforeEach(() => {
  clock = NOW
  nock.disableNetConnect()
  nock.enableNetConnect('127.0.0.1')
})
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([])
  nock.cleanAll()
  nock.enableNetConnect()
})

describe('the refresh token of the settings', () => {
  test('is used once; then the stored pair rules', async () => {
    const store = memoryTokens()
    asks(REFRESH_SETTING).reply(200, answer(1))
    expect(await source(store).current()).toBe('access-1')
    expect(store.pair).toMatchObject({
      refresh: 'refresh-1',
      obtainedAt: NOW,
      expiresAt: NOW + 25 * HOUR,
      version: 1,
    })
    expect(await source(store).current()).toBe('access-1')
    clock += 20 * HOUR
    asks('refresh-1').reply(200, answer(2))
    expect(await source(store).current()).toBe('access-2')
  })

  test('replaces the stored pair when it was changed', async () => {
    const store = memoryTokens(livingPair())
    asks('a-new-setting').reply(200, answer('new'))
    expect(await source(store, 'a-new-setting').current()).toBe('access-new')
    expect(store.pair?.version).toBe(2)
  })
})

describe('refreshing', () => {
  test('happens at 20 of 25 hours and not before', async () => {
    const store = memoryTokens({ ...livingPair(), obtainedAt: NOW, expiresAt: NOW + 25 * HOUR })
    const tokens = source(store)
    clock = NOW + 20 * HOUR - 1
    expect(await tokens.current()).toBe('access-1')
    clock = NOW + 20 * HOUR
    asks('refresh-for-access-1').reply(200, answer(2))
    expect(await tokens.current()).toBe('access-2')
  })

  test('reads the store once, not at every send', async () => {
    const store = memoryTokens(livingPair())
    const tokens = source(store)
    for (let i = 0; i < 5; i++) await tokens.current()
    expect(store.reads).toBe(1)
  })

  test('is one call, however many messages wait in this process', async () => {
    const store = memoryTokens()
    const tokens = source(store)
    asks(REFRESH_SETTING).delay(50).reply(200, answer(1))
    expect(new Set(await Promise.all(Array.from({ length: 20 }, () => tokens.current())))).toEqual(
      new Set(['access-1']),
    )
  })

  test('is one call across processes: the others wait for its result', async () => {
    const store = memoryTokens()
    asks(REFRESH_SETTING).delay(100).reply(200, answer(1))
    const everywhere = await Promise.all(
      [source(store), source(store), source(store)].map((one) => one.current()),
    )
    expect(everywhere).toEqual(['access-1', 'access-1', 'access-1'])
    expect([store.pair?.version, store.lockedUntil]).toEqual([1, 0])
  })

  test('goes on when the process that held the lock died', async () => {
    const store = memoryTokens()
    store.lockedUntil = NOW + 100
    const waiting = source(store).current()
    setTimeout(() => {
      clock = NOW + 100
    }, 50)
    asks(REFRESH_SETTING).reply(200, answer(1))
    expect(await waiting).toBe('access-1')
  })

  test('takes what another process has got meanwhile, when its own token was used up by it', async () => {
    const store = memoryTokens(livingPair())
    asks('refresh-for-access-1').reply(200, () => {
      store.pair = { ...livingPair('access-of-another'), version: 2 }
      return { error: -14014 }
    })
    expect(await source(store).after('access-1')).toBe('access-of-another')
  })

  test('gives up for now when another keeps the lock', async () => {
    const store = memoryTokens()
    store.lockedUntil = NOW + HOUR
    const waiting = source(store).current()
    setTimeout(() => {
      clock = NOW + HOUR / 2
    }, 50)
    await expect(waiting).rejects.toMatchObject({ failure: 'temporary' })
  })

  test('two refusals of one token lead to one refresh', async () => {
    const store = memoryTokens(livingPair())
    const tokens = source(store)
    await tokens.current()
    asks('refresh-for-access-1').delay(30).reply(200, answer(2))
    expect(await Promise.all([tokens.after('access-1'), tokens.after('access-1')])).toEqual([
      'access-2',
      'access-2',
    ])
    expect(await tokens.after('access-1')).toBe('access-2')
  })
})

describe('answers that are no tokens', () => {
  test.each<[string, number, object | string, string, string]>([
    [
      'an error with HTTP 200',
      200,
      { error: -14014, error_name: 'Invalid refresh token' },
      'credentials',
      'oauth -14014',
    ],
    ['an error without a number', 200, { error_name: 'Invalid' }, 'credentials', 'oauth HTTP 200'],
    ['half a pair', 200, { ...answer(1), refresh_token: '' }, 'credentials', 'oauth HTTP 200'],
    ['no access token', 200, { refresh_token: 'r', expires_in: '90000' }, 'credentials', 'oauth HTTP 200'],
    ['an outage', 503, '<html>', 'temporary', 'oauth HTTP 503'],
    ['too many calls', 429, '', 'temporary', 'oauth HTTP 429'],
  ])('%s leaves the stored pair alone', async (_, status, body, failure, code) => {
    const store = memoryTokens(livingPair())
    asks('refresh-for-access-1').reply(status, body)
    await expect(source(store).after('access-1')).rejects.toMatchObject({ failure, code })
    expect(store.pair).toMatchObject({ access: 'access-1', version: 1 })
    expect(store.lockedUntil).toBe(0)
  })

  test('a pair without a lifetime is kept all the same: it is the only one there is', async () => {
    const store = memoryTokens(livingPair())
    asks('refresh-for-access-1').reply(200, { access_token: 'access-2', refresh_token: 'refresh-2' })
    expect(await source(store).after('access-1')).toBe('access-2')
    expect(store.pair).toMatchObject({ refresh: 'refresh-2', expiresAt: NOW + 25 * HOUR })
  })

  test('an address that does not answer is tried again later', async () => {
    const tokens = source(memoryTokens(), REFRESH_SETTING, await deadAddress())
    await expect(tokens.current()).rejects.toMatchObject({ failure: 'temporary', code: 'oauth ECONNREFUSED' })
  })
})

test('a new pair that the store could not take is stored at the next chance, before it is used', async () => {
  const store = memoryTokens()
  const { replace } = store
  store.replace = () => Promise.reject(new Error('database away'))
  const tokens = source(store)
  asks(REFRESH_SETTING).reply(200, answer(1))
  await expect(tokens.current()).rejects.toMatchObject({ failure: 'temporary', code: 'token store' })
  store.replace = replace
  expect(await tokens.current()).toBe('access-1')
  expect(store.pair).toMatchObject({ access: 'access-1', version: 1 })
})
