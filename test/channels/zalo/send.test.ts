/** The exact requests that go to Zalo, and what its answers lead to. */
import nock from 'nock'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OutgoingPart, Reply, SendError } from '../../../src/channels/channel.ts'
import { render } from '../../../src/channels/zalo/render.ts'
import { memoryTokens } from './memory-tokens.ts'
import { APP, anOa, CITIZEN, livingPair } from './oa.ts'

const API = 'https://openapi.zalo.me'
const PLAIN: OutgoingPart = { message: { text: 'Đã tiếp nhận' } }
const [BUTTONS] = render({ text: 'Chọn', choices: [{ label: 'Có', payload: 'ln:yes' }], link: null }) as [
  OutgoingPart,
]
const rendered = (choices: number, link: Reply['link'] = null) =>
  render({
    text: 'Mời Ông/Bà chọn',
    choices: Array.from({ length: choices }, (_, n) => ({ label: `Mục ${n + 1}`, payload: `ln:${n}` })),
    link,
  })[0]!
const LINK = { label: 'Trang tra cứu', url: 'https://tracuu.example.vn/' }
const [FIVE, SIX, LINKED] = [rendered(5, LINK), rendered(6), rendered(0, LINK)]
const accepted = (message_id: string | number = 'o-0001') => ({
  error: 0,
  message: 'Success',
  data: {
    message_id,
    user_id: CITIZEN,
    sent_time: '1767225601000',
    quota: { quota_type: 'reply', remain: '7' },
  },
})
const refused = (error: number | string) => ({ error, message: 'as Zalo words it' })
/** Expects one send of this message with this token. */
const expectSend = (message: OutgoingPart['message'], token = 'access-1') =>
  nock(API, {
    badheaders: ['authorization'],
    reqheaders: { access_token: token, 'content-type': 'application/json' },
  }).post('/v3.0/oa/message/cs', { recipient: { user_id: CITIZEN }, message } as nock.DataMatcherMap)
const failure = (part = PLAIN, oa = anOa()) =>
  oa.send(CITIZEN, part, '17').then(
    () => null,
    ({ failure, code, retryAfterMs }: SendError) => ({ failure, code, retryAfterMs }),
  )

beforeEach(() => nock.disableNetConnect())
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([])
  nock.cleanAll()
  nock.enableNetConnect()
})

describe('sending on Zalo', () => {
  test.each([
    ['a plain text', PLAIN],
    ['a text with buttons', BUTTONS],
    ['five buttons and a link as a line', FIVE],
    ['six choices as numbered lines', SIX],
    ['a link as a button', LINKED],
  ])('%s is posted as it was rendered', async (_, part) => {
    expectSend(part.message).reply(200, accepted())
    expect(await anOa().send(CITIZEN, part, '17')).toBe('o-0001')
  })

  test('an id that is a long number keeps its digits', async () => {
    expectSend(PLAIN.message).reply(200, '{"error":"0","data":{"message_id":9007199254740993}}')
    expect(await anOa().send(CITIZEN, PLAIN, '17')).toBe('9007199254740993')
  })

  test.each([
    [200, -230, 'window_closed'],
    [200, '-217', 'unreachable'],
    [200, -224, 'credentials'],
    [200, -210, 'rejected'],
    [400, -32, 'rate_limited'],
    [500, -200, 'temporary'],
  ])('HTTP %i with error %j is %s', async (status, error, expected) => {
    expectSend(PLAIN.message).reply(status, refused(error))
    expect(await failure()).toMatchObject({ failure: expected, code: String(error) })
  })

  test('success without an id is no success to rely on', async () => {
    expectSend(PLAIN.message).reply(200, { error: 0, message: 'Success' })
    expect(await failure()).toMatchObject({ failure: 'unknown_outcome' })
  })

  test('the pause that Zalo asks for is handed on', async () => {
    expectSend(PLAIN.message).reply(200, refused(-32), { 'retry-after': '30' })
    expect(await failure()).toMatchObject({ retryAfterMs: 30_000 })
  })
})

describe('refused buttons', () => {
  test.each([-201, -233])('after %i the words are sent instead', async (code) => {
    expectSend(BUTTONS.message).reply(200, refused(code))
    expectSend(BUTTONS.fallback as OutgoingPart['message']).reply(200, accepted('o-2'))
    expect(await anOa().send(CITIZEN, BUTTONS, '17')).toBe('o-2')
  })

  test('words refused too are refused', async () => {
    expectSend(BUTTONS.message).reply(200, refused(-201))
    expectSend(BUTTONS.fallback as OutgoingPart['message']).reply(200, refused(-201))
    expect(await failure(BUTTONS)).toMatchObject({ failure: 'rejected', code: '-201' })
  })

  test('there is nothing to fall back on for a plain text', async () => {
    expectSend(PLAIN.message).reply(200, refused(-233))
    expect(await failure()).toMatchObject({ failure: 'rejected', code: '-233' })
  })
})

describe('a refused token', () => {
  const expectRefresh = (refresh = 'refresh-for-access-1') =>
    nock('https://oauth.zaloapp.com', { reqheaders: { secret_key: 'app-secret-demo' } }).post(
      '/v4/oa/access_token',
      {
        refresh_token: refresh,
        app_id: APP,
        grant_type: 'refresh_token',
      },
    )
  const newPair = { access_token: 'access-2', refresh_token: 'refresh-2', expires_in: '90000' }

  test.each([-216, -220])('after %i it is refreshed and the message sent once more', async (code) => {
    const tokens = memoryTokens(livingPair())
    expectSend(PLAIN.message).reply(200, refused(code))
    expectRefresh().reply(200, newPair)
    expectSend(PLAIN.message, 'access-2').reply(200, accepted())
    expect(await anOa({}, tokens).send(CITIZEN, PLAIN, '17')).toBe('o-0001')
    expect(tokens.pair).toMatchObject({ access: 'access-2', refresh: 'refresh-2', version: 2 })
  })

  test('where another process has refreshed by now, its token is used', async () => {
    const tokens = memoryTokens(livingPair())
    const oa = anOa({}, tokens)
    expectSend(PLAIN.message).reply(200, accepted())
    await oa.send(CITIZEN, PLAIN, '16')
    await tokens.replace('', livingPair('access-elsewhere'), 1)
    expectSend(PLAIN.message).reply(200, refused(-216))
    expectSend(PLAIN.message, 'access-elsewhere').reply(200, accepted())
    expect(await oa.send(CITIZEN, PLAIN, '17')).toBe('o-0001')
  })

  test('refused again, it is left to the operator', async () => {
    expectSend(PLAIN.message).reply(200, refused(-216))
    expectRefresh().reply(200, newPair)
    expectSend(PLAIN.message, 'access-2').reply(200, refused(-216))
    expect(await failure()).toMatchObject({ failure: 'credentials', code: '-216' })
  })

  test('a refresh token that is dead is left to the operator', async () => {
    expectSend(PLAIN.message).reply(200, refused(-216))
    expectRefresh().reply(200, { error: -14014, error_name: 'Invalid refresh token', error_reason: '' })
    expect(await failure()).toMatchObject({ failure: 'credentials', code: 'oauth -14014' })
  })
})
