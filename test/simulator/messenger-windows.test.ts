import { createHmac } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { demoMessenger } from '../../src/simulator/demo-settings.ts'
import { citizenId } from '../../src/simulator/platform.ts'
import type { RulesGiven } from '../../src/simulator/rules.ts'
import { type MessengerCalls, messengerCalls } from './messenger-calls.ts'

const HOUR_MS = 3_600_000
const user = citizenId('messenger', 1)
const HUMAN = { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' }
const templates = [
  {
    name: 'ket_qua',
    language: 'vi',
    body: 'Phản ánh {{1}} đã có kết quả: {{2}}. Cảm ơn Ông/Bà.',
    buttons: ['Xem'],
  },
]
let calls: MessengerCalls
afterEach(() => calls?.close())

async function silentFor(hours: number, rules: RulesGiven['messenger'] = {}): Promise<void> {
  calls = await messengerCalls({ templates, ...rules })
  await calls.simulator.say('messenger', user, 'chào')
  calls.simulator.moveClock(hours * HOUR_MS)
}
const utility = (...values: string[]) => ({
  template: {
    name: 'ket_qua',
    language: { code: 'vi' },
    components: [
      { type: 'body', parameters: values.map((text) => ({ type: 'text', text })) },
      { type: 'buttons', parameters: [{ type: 'POSTBACK', payload: 'ln:view' }] },
    ],
  },
})
const say = (more: object = {}) => calls.send(user, { text: 'Đã có kết quả' }, more)
const errorOf = ({ body }: { body: { error?: { code: number; error_subcode?: number } } }) =>
  body.error && [body.error.code, body.error.error_subcode]

test.each([
  { hours: 23.9, more: {}, error: undefined },
  { hours: 24.1, more: {}, error: [10, 2018278] },
  { hours: 24.1, more: { messaging_type: 'UPDATE' }, error: [10, 2018278] },
  { hours: 167.9, more: HUMAN, error: undefined },
  { hours: 168.1, more: HUMAN, error: [10, 2018278] },
])('$hours hours after the citizen wrote, with $more: $error', async ({ hours, more, error }) => {
  await silentFor(hours)
  expect(errorOf(await say(more))).toEqual(error)
})

test('HUMAN_AGENT needs the feature', async () => {
  await silentFor(30, { humanAgent: false })
  expect(errorOf(await say(HUMAN))).toEqual([10, undefined])
})

describe('a utility message', () => {
  test('goes at any time, is shown filled in, and its button is a postback with our payload', async () => {
    await silentFor(500)
    const answer = await calls.send(user, utility('PA-1', 'đã khắc phục'), { messaging_type: 'UTILITY' })
    expect(answer.body).toMatchObject({ recipient_id: user, message_id: expect.stringMatching(/^m_/) })
    expect(calls.simulator.messages('messenger', user).at(-1)).toMatchObject({
      kind: 'card',
      text: 'Phản ánh PA-1 đã có kết quả: đã khắc phục. Cảm ơn Ông/Bà.',
      buttons: [{ title: 'Xem', payload: 'ln:view' }],
    })
    await calls.simulator.say('messenger', user, { kind: 'tap', title: 'Xem' })
    expect((await calls.told('postback')).postback).toMatchObject({ title: 'Xem', payload: 'ln:view' })
  })

  test.each([
    { what: 'too few parameters', message: utility('PA-1') },
    { what: 'too many', message: utility('PA-1', 'x', 'y') },
    { what: 'an empty one', message: utility('PA-1', '') },
    { what: 'a percent sign in one', message: utility('PA-1', '5 %') },
    { what: 'another language', message: { template: { ...utility().template, language: { code: 'en' } } } },
    { what: 'another name', message: { template: { ...utility().template, name: 'khong_co' } } },
  ])('with $what is an invalid parameter', async ({ message }) => {
    await silentFor(1)
    expect(errorOf(await calls.send(user, message, { messaging_type: 'UTILITY' }))).toEqual([100, undefined])
  })

  test('needs its permission, and a template needs its type', async () => {
    await silentFor(1, { utility: false })
    const sent = await calls.send(user, utility('a', 'b'), { messaging_type: 'UTILITY' })
    expect(errorOf(sent)).toEqual([200, undefined])
    expect(errorOf(await calls.send(user, utility('a', 'b')))).toEqual([100, undefined])
    expect(errorOf(await say({ messaging_type: 'UTILITY' }))).toEqual([100, undefined])
  })

  test('can be of a template that the bot itself had approved', async () => {
    await silentFor(100)
    const path = `${calls.page}/message_templates`
    const body = (text: string) => ({
      name: 'moi',
      language: 'vi',
      category: 'UTILITY',
      components: [{ type: 'BODY', text }],
    })
    expect(errorOf(await calls.call('POST', path, body('{{1}} đã xong.')))).toEqual([100, undefined])
    expect((await calls.call('POST', path, body('Hồ sơ {{1}} đã xong.'))).body).toMatchObject({
      status: 'APPROVED',
    })
    const { data } = (await calls.call('GET', path)).body
    expect(data.map((one: { name: string }) => one.name)).toEqual(['ket_qua', 'moi'])
    const components = [{ type: 'body', parameters: [{ type: 'text', text: 'HS-1' }] }]
    const template = { name: 'moi', language: { code: 'vi' }, components }
    expect((await calls.send(user, { template }, { messaging_type: 'UTILITY' })).status).toBe(200)
  })
})

test('who blocked the Page is unreachable until they write again, and the Page is not told', async () => {
  await silentFor(1)
  const told = calls.bot.received.length
  expect(await calls.simulator.say('messenger', user, { kind: 'unfollow' })).toMatchObject({ status: 204 })
  expect(errorOf(await say())).toEqual([551, 1545041])
  expect(calls.bot.received.length).toBe(told)
  await calls.simulator.say('messenger', user, 'tôi đây')
  expect(errorOf(await say())).toBeUndefined()
})

test('while the inbox has the thread the bot may not write, and hears copies without payloads', async () => {
  await silentFor(1)
  calls.simulator.handOver('messenger', user, 'human')
  expect((await calls.told('take_thread_control')).take_thread_control).toMatchObject({
    previous_owner_app_id: expect.any(Number),
    new_owner_app_id: 263902037430900,
  })
  expect(errorOf(await say())).toEqual([100, 2534037])
  await calls.simulator.say('messenger', user, { kind: 'start' })
  const copy = await calls.told('postback')
  expect([copy.ofStandby, copy.postback.payload]).toEqual([true, undefined])
  const owner = await calls.call('GET', `${calls.page}/thread_owner?recipient=${user}`)
  expect(owner.body.data[0].thread_owner.app_id).toBe('263902037430900')
  calls.simulator.handOver('messenger', user, 'bot')
  await calls.told('pass_thread_control')
  expect(errorOf(await say())).toBeUndefined()
  await calls.call('POST', `${calls.page}/pass_thread_control`, { recipient: { id: user }, target_app_id: 1 })
  expect(errorOf(await say())).toEqual([100, 2534037])
  await calls.call('POST', `${calls.page}/take_thread_control`, { recipient: { id: user } })
  expect(errorOf(await say())).toBeUndefined()
})

test('too many calls a second are 613, and each answer tells the usage', async () => {
  await silentFor(0, { calls: { most: 2, perMs: 1_000 } })
  const first = await say()
  expect(JSON.parse(first.headers.get('x-app-usage')!)).toMatchObject({ call_count: 50 })
  expect(JSON.parse(first.headers.get('x-business-use-case-usage')!)[calls.page][0]).toMatchObject({
    type: 'messenger',
  })
  await say()
  const third = await say()
  expect(errorOf(third)).toEqual([613, undefined])
  expect(JSON.parse(third.headers.get('x-app-usage')!).call_count).toBe(100)
  calls.simulator.moveClock(1_000)
  expect(errorOf(await say())).toBeUndefined()
})

test('a dead token is 190 on every call, and lives again when it is given back', async () => {
  await silentFor(1)
  calls.simulator.loseGrant('messenger')
  expect(errorOf(await say())).toEqual([190, 460])
  expect(errorOf(await calls.call('GET', calls.page))).toEqual([190, 460])
  calls.simulator.restoreGrant('messenger')
  expect(errorOf(await say())).toBeUndefined()
})

test('where the proof is required a call without it is refused', async () => {
  await silentFor(1, { requireProof: true })
  expect(errorOf(await say())).toEqual([100, undefined])
  const proof = createHmac('sha256', demoMessenger.appSecret).update(demoMessenger.pageToken).digest('hex')
  const path = `${calls.page}/messages?appsecret_proof=${proof}`
  const sent = await calls.call('POST', path, { recipient: { id: user }, sender_action: 'mark_seen' })
  expect(sent.status).toBe(200)
  expect(calls.simulator.talk('messenger', user).seenByBotAt).toBeGreaterThan(0)
})
