import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { demoZalo } from '../../src/simulator/demo-settings.ts'
import { citizenId } from '../../src/simulator/platform.ts'
import { post } from './post.ts'
import { type SmallBot, smallBot } from './small-bot.ts'

const DAY_MS = 86_400_000
const START = 1_790_000_000_000
let now = START
let bot: SmallBot
const user = citizenId('zalo', 1)

beforeEach(async () => {
  now = START
  bot = await smallBot(undefined, { now: () => now })
})
afterEach(() => bot.close())

function tokens(at: SmallBot, fields: Record<string, string>, secret_key = demoZalo.appSecret) {
  const form = new URLSearchParams({ app_id: demoZalo.appId, grant_type: 'refresh_token', ...fields })
  const headers = { secret_key, 'content-type': 'application/x-www-form-urlencoded' }
  return post(`${at.base}/simulator/zalo/v4/oa/access_token`, headers, form.toString())
}

function send(message: object | string, access_token: string, user_id = user) {
  const headers = { access_token, 'content-type': 'application/json' }
  const body = typeof message === 'string' ? message : JSON.stringify({ recipient: { user_id }, message })
  return post(`${bot.base}/simulator/zalo/v3.0/oa/message/cs`, headers, body)
}

describe("Zalo's tokens", () => {
  test('each refresh token gives one pair, which ends the pair before', async () => {
    const { refreshToken: refresh_token } = demoZalo
    const first = await tokens(bot, { refresh_token })
    const pair = { access_token: expect.any(String), refresh_token: expect.any(String), expires_in: '90000' }
    expect(first).toEqual({ status: 200, body: pair })
    expect(await tokens(bot, { refresh_token })).toMatchObject({ status: 200, body: { error: -14014 } })
    expect((await send({ text: 'x' }, first.body.access_token)).body.error).toBe(0)
    const second = await tokens(bot, { refresh_token: first.body.refresh_token })
    expect((await send({ text: 'x' }, first.body.access_token)).body.error).toBe(-220)
    expect((await send({ text: 'x' }, second.body.access_token)).body.error).toBe(0)
  })

  test('a pair is good in a later run of the simulator too, and runs out after 25 hours', async () => {
    const clock = { now: () => now }
    const earlier = await smallBot(undefined, clock)
    const { body } = await tokens(earlier, { refresh_token: demoZalo.refreshToken })
    await earlier.close()
    const later = await smallBot(undefined, clock)
    const getOa = async () => {
      const headers = { access_token: body.access_token }
      return (await fetch(`${later.base}/simulator/zalo/v2.0/oa/getoa`, { headers })).json()
    }
    expect(await getOa()).toMatchObject({ error: 0, data: { oaid: demoZalo.oaId, oa_type: 4 } })
    now = START + 25 * 3_600_000
    expect(await getOa()).toMatchObject({ error: -220 })
    await later.close()
  })

  test.each([
    { wrong: 'app id', fields: { app_id: '9' } as Record<string, string>, error: -14002 },
    { wrong: 'grant type', fields: { grant_type: 'password' }, error: undefined },
    { wrong: 'refresh token', fields: { refresh_token: 'sim-refresh.9.forged' }, error: -14014 },
  ])('a wrong $wrong is refused with HTTP 200', async ({ fields, error }) => {
    const { status, body } = await tokens(bot, { refresh_token: 'x', ...fields })
    expect([status, body.error, body.access_token]).toEqual([200, error, undefined])
  })

  test('a wrong secret is refused', async () => {
    const { body } = await tokens(bot, { refresh_token: demoZalo.refreshToken }, 'other')
    expect(body.error_name).toBe('Invalid secret key')
  })
})

describe("Zalo's consultation messages", () => {
  let token = ''
  let refresh = ''
  beforeEach(async () => {
    const { body } = await tokens(bot, { refresh_token: demoZalo.refreshToken })
    token = body.access_token
    refresh = body.refresh_token
  })

  const withButtons = (n: number, more = {}) => {
    const button = (_: unknown, i: number) => ({
      title: `Nút ${i}`,
      type: 'oa.query.hide',
      payload: `ln:${i}`,
    })
    const buttons = Array.from({ length: n }, button)
    return { text: 'Chọn', attachment: { type: 'template', payload: { ...more, buttons } } }
  }

  test('are answered with the id, the user and the time as strings', async () => {
    const data = { message_id: expect.any(String), user_id: user, sent_time: String(now) }
    expect((await send({ text: 'Đã nhận' }, token)).body).toMatchObject({
      error: 0,
      message: 'Success',
      data,
    })
  })

  test.each([
    { what: '2,000 characters beyond UTF-16', message: { text: '😀'.repeat(2000) }, error: 0 },
    { what: 'longer text', message: { text: 'a'.repeat(2001) }, error: -201 },
    { what: 'no text', message: { text: '' }, error: -201 },
    { what: 'five buttons', message: withButtons(5), error: 0 },
    { what: 'six buttons', message: withButtons(6), error: -201 },
    { what: 'another template', message: withButtons(1, { template_type: 'list' }), error: -233 },
    { what: 'a quote of what was never said', message: { text: 'x', quote_message_id: 'none' }, error: -201 },
    { what: 'no JSON', message: '{"a"', error: -201 },
  ])('$what: error $error, with HTTP 200', async ({ message, error }) => {
    const { status, body } = await send(message, token)
    expect([status, body.error]).toEqual([200, error])
  })

  test('a token that is none, a user who is none, an API that is none', async () => {
    expect((await send({ text: 'x' }, 'other')).body.error).toBe(-216)
    expect((await send({ text: 'x' }, token, '42')).body.error).toBe(-201)
    const bare = await post(`${bot.base}/simulator/zalo/v3.0/oa/message`, { access_token: token }, '{}')
    expect(bare.status).toBe(404)
  })

  test('after seven silent days the window is closed until the citizen writes again', async () => {
    now = START + 7 * DAY_MS + 1
    const { body } = await tokens(bot, { refresh_token: refresh })
    expect((await send({ text: 'x' }, body.access_token)).body.error).toBe(-230)
    await bot.simulator.say('zalo', user, 'tôi đây')
    expect((await send({ text: 'x' }, body.access_token)).body.error).toBe(0)
  })
})
