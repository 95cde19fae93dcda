import { createHash, createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { demoZalo } from '../../src/simulator/demo-settings.ts'
import { type ZaloCalls, zaloCalls } from './zalo-calls.ts'

const callback = 'http://127.0.0.1:1/oauth/zalo/callback'
const verifier = 'a'.repeat(43)
const challenge = createHash('sha256').update(verifier).digest('base64url')

let calls: ZaloCalls
beforeEach(async () => {
  calls = await zaloCalls()
})
afterEach(() => calls.close())

const open = (query: Record<string, string>) =>
  fetch(`${calls.root}/v4/oa/permission?${new URLSearchParams({ app_id: demoZalo.appId, ...query })}`, {
    redirect: 'manual',
  })
async function consent(query: Record<string, string> = {}): Promise<URL> {
  const answer = await open({ redirect_uri: callback, state: 's-1', ...query })
  return new URL(String(answer.headers.get('location')))
}
const exchange = (code: string, more: Record<string, string> = {}) =>
  calls.tokenCall({ grant_type: 'authorization_code', code, ...more })
const PAIR = { access_token: expect.any(String), refresh_token: expect.any(String), expires_in: '90000' }

describe("the administrator's consent on Zalo", () => {
  test('leads back with code, OA and state, and the code gives a pair that ends the one before', async () => {
    const at = await consent({ code_challenge: challenge })
    expect(at.href.startsWith(callback)).toBe(true)
    expect([at.searchParams.get('oa_id'), at.searchParams.get('state')]).toEqual([demoZalo.oaId, 's-1'])
    const { body } = await exchange(at.searchParams.get('code')!, { code_verifier: verifier })
    expect(body).toEqual(PAIR)
    expect((await calls.get('/v2.0/oa/getoa')).body.error).toBe(-220)
    expect((await calls.refresh(body.refresh_token)).body).toEqual(PAIR)
  })

  test('the verifier of the surveyed vector fits its challenge', () => {
    expect(challenge).toBe('ZtNPunH49FD35FWYhT5Tv8I7vRKQJ8uxMaL0_9eHjNA') // facts/zalo.md 3
  })

  test.each([
    { what: 'another verifier', more: { code_verifier: 'b'.repeat(43) } },
    { what: 'no verifier', more: {} },
  ])('with $what the code is worth nothing, and used up', async ({ more }) => {
    const code = (await consent({ code_challenge: challenge })).searchParams.get('code')!
    expect((await exchange(code, more as Record<string, string>)).body).not.toHaveProperty('access_token')
    expect((await exchange(code, { code_verifier: verifier })).body).not.toHaveProperty('access_token')
  })

  test('a code can be exchanged once, within ten minutes', async () => {
    const once = (await consent()).searchParams.get('code')!
    expect((await exchange(once)).body).toEqual(PAIR)
    expect((await exchange(once)).body).not.toHaveProperty('access_token')
    const late = (await consent()).searchParams.get('code')!
    calls.simulator.moveClock(600_000)
    expect((await exchange(late)).body).not.toHaveProperty('access_token')
  })

  test.each([
    { what: 'another app', query: { app_id: '9', redirect_uri: callback }, error: -14002 },
    { what: 'an address elsewhere', query: { redirect_uri: 'https://example.org/x' }, error: -14003 },
    { what: 'no web address', query: { redirect_uri: 'javascript:alert(1)' }, error: -14003 },
  ])('is refused for $what', async ({ query, error }) => {
    const answer = await open(query as unknown as Record<string, string>)
    expect(await answer.json()).toMatchObject({ error, error_name: expect.any(String) })
  })
})

describe('a grant that is taken back', () => {
  test('ends all tokens, and a new consent mends it', async () => {
    calls.simulator.loseGrant('zalo')
    expect((await calls.get('/v2.0/oa/getoa')).body.error).toBe(-216)
    expect((await calls.refresh(calls.refreshToken())).body).toMatchObject({ error: -14014 })
    const { body } = await exchange((await consent()).searchParams.get('code')!)
    expect((await calls.refresh(body.refresh_token)).body).toEqual(PAIR)
    expect((await calls.refresh(calls.refreshToken())).body).toMatchObject({ error: -14014 })
  })

  test('can be undone by whoever plays', async () => {
    calls.simulator.loseGrant('zalo')
    calls.simulator.restoreGrant('zalo')
    expect((await calls.get('/v2.0/oa/getoa')).body.error).toBe(0)
  })

  test('is reported as permission_revoked', async () => {
    calls.simulator.happens('zalo', { kind: 'permission_revoked' })
    await expect.poll(() => calls.bot.received.at(-1)?.body ?? '').toContain('"permission_revoked"')
    expect((await calls.get('/v2.0/oa/getoa')).body.error).toBe(-216)
  })
})

test('a proof that comes must be right, and must come where it is required', async () => {
  const proofOf = (token: string) => createHmac('sha256', demoZalo.appSecret).update(token).digest('hex')
  const quota = (headers: Record<string, string>) => calls.post('/v3.0/oa/quota/message', {}, headers)
  expect(await quota({ appsecret_proof: '00' })).toMatchObject({ error: -242 })
  expect(await quota({ appsecret_proof: proofOf(calls.token()) })).toMatchObject({ error: -201 })
  await calls.close()
  calls = await zaloCalls({ requireProof: true })
  expect(await quota({})).toMatchObject({ error: -242 })
  expect(await quota({ appsecret_proof: proofOf(calls.token()) })).toMatchObject({ error: -201 })
})
