import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoMessenger } from '../../src/simulator/demo-settings.ts'
import { citizenId } from '../../src/simulator/platform.ts'
import { post } from './post.ts'
import { type SmallBot, smallBot } from './small-bot.ts'

const DAY_MS = 86_400_000
const START = 1_790_000_000_000
let now = START
let bot: SmallBot
const messengerUser = citizenId('messenger', 1)

beforeAll(async () => {
  bot = await smallBot(undefined, { now: () => now })
})
afterAll(() => bot.close())

describe("Meta's Send API", () => {
  const path = `/simulator/graph/v26.0/${demoMessenger.pageId}/messages`
  const call = (body: object | string, token = demoMessenger.pageToken, to = path) =>
    post(
      bot.base + to,
      { authorization: `Bearer ${token}` },
      typeof body === 'string' ? body : JSON.stringify(body),
    )
  const message = (message: object, more: object = {}) => ({
    recipient: { id: messengerUser },
    messaging_type: 'RESPONSE',
    message,
    ...more,
  })
  const quick = (n: number, title = 'Có') =>
    Array.from({ length: n }, () => ({ content_type: 'text', title, payload: 'p' }))
  const template = (text: string, n: number) => ({
    attachment: {
      type: 'template',
      payload: {
        template_type: 'button',
        text,
        buttons: Array.from({ length: n }, () => ({ type: 'postback', title: 'Xem', payload: 'p' })),
      },
    },
  })

  test('answers with the person and the id of the message, for the Page and for "me"', async () => {
    const sent = {
      status: 200,
      body: { recipient_id: messengerUser, message_id: expect.stringMatching(/^m_/) },
    }
    expect(await call(message({ text: 'Đã nhận' }))).toEqual(sent)
    const me = '/simulator/graph/v26.0/me/messages'
    expect(await call(message({ text: 'x' }), demoMessenger.pageToken, me)).toEqual(sent)
    const inQuery = `${me}?access_token=${demoMessenger.pageToken}`
    expect(await post(bot.base + inQuery, {}, JSON.stringify(message({ text: 'x' })))).toEqual(sent)
  })

  test('shows a sender action only as typing', async () => {
    const before = bot.simulator.messages('messenger', messengerUser).length
    const answer = await call({ recipient: { id: messengerUser }, sender_action: 'typing_on' })
    expect(answer).toEqual({ status: 200, body: { recipient_id: messengerUser } })
    expect(bot.simulator.messages('messenger', messengerUser).length).toBe(before)
    expect(bot.simulator.talk('messenger', messengerUser).typingUntil).toBeGreaterThan(now)
  })

  test.each([
    { what: '2,000 characters', body: message({ text: 'a'.repeat(2000) }), code: undefined },
    { what: 'more than 2,000', body: message({ text: 'a'.repeat(2001) }), code: 100 },
    { what: '13 quick replies', body: message({ text: 'x', quick_replies: quick(13) }), code: undefined },
    { what: '14 quick replies', body: message({ text: 'x', quick_replies: quick(14) }), code: 100 },
    {
      what: 'a title of 21',
      body: message({ text: 'x', quick_replies: quick(1, 'a'.repeat(21)) }),
      code: 100,
    },
    { what: 'a template', body: message(template('a'.repeat(640), 3)), code: undefined },
    { what: 'a template with four buttons', body: message(template('x', 4)), code: 100 },
    { what: 'a template with 641 characters', body: message(template('a'.repeat(641), 1)), code: 100 },
    { what: 'text and attachment', body: message({ text: 'x', ...template('x', 1) }), code: 100 },
    {
      what: 'a dead tag',
      body: message({ text: 'x' }, { messaging_type: 'MESSAGE_TAG', tag: 'ACCOUNT_UPDATE' }),
      code: 100,
    },
    {
      what: 'a message with a sender action',
      body: message({ text: 'x' }, { sender_action: 'typing_on' }),
      code: 100,
    },
    { what: 'no JSON', body: '{"a"', code: 100 },
  ])('$what: $code', async ({ body, code }) => {
    const answer = await call(body)
    expect([answer.status, answer.body.error?.code]).toEqual([code === undefined ? 200 : 400, code])
  })

  test('refuses a wrong token, a wrong proof, another Page, a stranger and an unknown path', async () => {
    const body = message({ text: 'x' })
    expect((await call(body, 'other')).body.error).toMatchObject({ code: 190, type: 'OAuthException' })
    expect((await call(body, undefined, `${path}?appsecret_proof=00`)).body.error.code).toBe(100)
    expect((await call(body, undefined, '/simulator/graph/v26.0/999/messages')).body.error.code).toBe(100)
    const stranger = await call({ ...body, recipient: { id: '42' } })
    expect(stranger.body.error).toMatchObject({ code: 100, error_subcode: 2018001 })
    expect((await call(body, undefined, '/simulator/graph/v26.0/me/other')).status).toBe(404)
  })

  test('after a silent day the window is closed, except for what an official wrote within seven', async () => {
    now = START + DAY_MS + 1
    const late = await call(message({ text: 'x' }))
    expect(late.body.error).toMatchObject({ code: 10, error_subcode: 2018278 })
    const byHuman = message({ text: 'x' }, { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' })
    expect((await call(byHuman)).status).toBe(200)
    now = START
  })
})
