import { afterEach, beforeEach, expect, test } from 'vitest'
import { citizenId } from '../../src/simulator/platform.ts'
import { type ZaloCalls, zaloCalls } from './zalo-calls.ts'

const NOON = Date.parse('2026-11-24T12:00:00+07:00')
const NIGHT = Date.parse('2026-11-24T23:00:00+07:00')
const user = citizenId('zalo', 1)
const templates = [
  {
    id: '1001',
    name: 'Đã có kết quả',
    text: 'Hồ sơ <ma_ho_so> tại <don_vi> đã có kết quả.',
    responses: ['Đã nhận'],
  },
  { id: '1002', name: 'Đánh giá', text: 'Mời Ông/Bà đánh giá hồ sơ <ma_ho_so>.', rates: true },
  { id: '1003', name: 'Cũ', text: 'Thông báo.', byUserId: false },
]
const template_data = { ma_ho_so: 'HS-1', don_vi: 'UBND phường Mẫu' }

let now = NOON
let calls: ZaloCalls
beforeEach(async () => {
  now = NOON
  calls = await zaloCalls({ templates }, () => now)
})
afterEach(() => calls.close())

const toUser = (more: object = {}) =>
  calls.post('/v3.0/oa/message/template', { user_id: user, template_id: '1001', template_data, ...more })
const phoneOf = () => calls.simulator.talk('zalo', user).phone
const toPhone = (more: object = {}) =>
  calls.post('/message/template', {
    phone: phoneOf(),
    template_id: '1001',
    template_data,
    tracking_id: 'PA-1.received',
    ...more,
  })
const card = () => calls.simulator.messages('zalo', user).at(-1)
const report = async (name: string) => {
  const found = () => calls.bot.received.filter(({ body }) => body.includes(`"${name}"`)).at(-1)
  await expect.poll(found).toBeDefined()
  return { event: JSON.parse(found()!.body), headers: found()!.headers }
}

test('a template message by user id stands in the phone as a card, however long the citizen was silent', async () => {
  now = NOON + 30 * 86_400_000
  await calls.renew()
  expect(await toUser()).toMatchObject({
    error: 0,
    data: {
      message_id: expect.any(String),
      user_id: user,
      quota: { quota_type: 'purchase_quota', remain: 499 },
    },
  })
  expect(card()).toMatchObject({
    kind: 'card',
    text: 'Hồ sơ HS-1 tại UBND phường Mẫu đã có kết quả.',
    buttons: [{ title: 'Đã nhận' }],
    card: { templateId: '1001', trackingId: null },
  })
})

test.each([
  (phone: string) => phone,
  (phone: string) => `+${phone}`,
  (phone: string) => `0${phone.slice(2)}`,
])(
  'by phone it finds the citizen in every form of the number, and its receipt comes back (%#)',
  async (written) => {
    const answer = await toPhone({ phone: written(phoneOf()) })
    expect(answer).toMatchObject({
      error: 0,
      data: { msg_id: expect.any(String), quota: { dailyQuota: '500', remainingQuota: '499' } },
    })
    expect(card()).toMatchObject({ kind: 'card', card: { trackingId: 'PA-1.received' } })
    const { event, headers } = await report('user_received_message')
    expect(headers['x-zevent-server']).toBe('ZNS')
    expect(event).toMatchObject({
      recipient: { id: phoneOf() },
      message: { msg_id: answer.data.msg_id, tracking_id: 'PA-1.received', delivery_time: String(NOON) },
    })
  },
)

test.each([
  { what: 'no phone', more: { phone: '12' }, error: -108 },
  { what: 'a phone without Zalo', more: { phone: '84988888888' }, error: -118 },
  { what: 'no such template', more: { template_id: '9' }, error: -109 },
  { what: 'a missing parameter', more: { template_data: { ma_ho_so: 'HS-1' } }, error: -1122 },
  {
    what: 'a parameter too long',
    more: { template_data: { ...template_data, don_vi: 'a'.repeat(401) } },
    error: -1121,
  },
  { what: 'a trial', more: { mode: 'development' }, error: -127 },
])('by phone, $what is refused with $error', async ({ more, error }) => {
  expect(await toPhone(more)).toMatchObject({ error })
  expect(card()).toBeUndefined()
})

test.each([
  { what: 'a stranger', more: { user_id: '42' }, error: -201 },
  { what: 'no such template', more: { template_id: '9' }, error: -109 },
  { what: 'a missing parameter', more: { template_data: {} }, error: -1122 },
  { what: 'a template of before 2025-12-10', more: { template_id: '1003' }, error: -249 },
])('by user id, $what is refused with $error', async ({ more, error }) => {
  expect(await toUser(more)).toMatchObject({ error })
})

test('at night both roads are closed, with codes of their own', async () => {
  now = NIGHT
  expect(await toPhone()).toMatchObject({ error: -133 })
  expect(await toUser()).toMatchObject({ error: -234 })
})

test('who has left receives neither', async () => {
  await calls.simulator.say('zalo', user, { kind: 'unfollow' })
  expect(await toPhone()).toMatchObject({ error: -114 })
  expect(await toUser()).toMatchObject({ error: -244 })
})

test('a dead token is -124 on the host of template messages', async () => {
  calls.simulator.loseGrant('zalo')
  expect(await toPhone()).toMatchObject({ error: -124 })
  expect(await toUser()).toMatchObject({ error: -216 })
})

test('a quick response is reported as such, with what the bot called the message', async () => {
  const { data } = await toPhone()
  await calls.simulator.say('zalo', user, { kind: 'tap', title: 'Đã nhận' })
  const { event, headers } = await report('user_click_response_button')
  expect(headers['x-zevent-server']).toBe('ZNS')
  expect(event).toMatchObject({
    msg_id: data.msg_id,
    message: { button_type: 'response', data: 'Đã nhận', tracking_id: 'PA-1.received' },
  })
})

test('stars on a rating template are reported as user_feedback', async () => {
  const { data } = await toPhone({ template_id: '1002' })
  await calls.simulator.say('zalo', user, {
    kind: 'feedback',
    rate: 4,
    note: 'Nhanh',
    feedbacks: ['Đúng hẹn'],
  })
  const { event } = await report('user_feedback')
  expect(event.message).toEqual({
    note: 'Nhanh',
    rate: 4,
    submit_time: expect.any(String),
    msg_id: data.msg_id,
    feedbacks: ['Đúng hẹn'],
    tracking_id: 'PA-1.received',
  })
  const again = calls.simulator.say('zalo', user, { kind: 'feedback', rate: 4, under: 'none' })
  await expect(again).rejects.toMatchObject({ name: 'NotPossible' })
})

test('the templates, what became of a message, and the quota can be asked for', async () => {
  const { data } = await toPhone()
  const ask = async (path: string) => (await calls.get(path)).body
  expect(
    (await ask('/template/all?offset=0&limit=100')).data.map((one: { templateId: string }) => one.templateId),
  ).toEqual(['1001', '1002', '1003'])
  expect((await ask('/template/info/v2?template_id=1001')).data.listParams).toMatchObject([
    { name: 'ma_ho_so' },
    { name: 'don_vi' },
  ])
  expect(await ask(`/message/status?message_id=${data.msg_id}`)).toMatchObject({ data: { status: 1 } })
  expect(await ask('/message/status?message_id=none')).toMatchObject({ data: { status: -1 } })
  expect(await ask('/message/quota')).toMatchObject({ data: { remainingQuota: '499' } })
})
