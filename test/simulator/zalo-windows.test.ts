import { afterEach, expect, test } from 'vitest'
import { citizenId } from '../../src/simulator/platform.ts'
import type { RulesGiven } from '../../src/simulator/rules.ts'
import { type ZaloCalls, zaloCalls } from './zalo-calls.ts'

const HOUR_MS = 3_600_000
const user = citizenId('zalo', 1)
let calls: ZaloCalls
afterEach(() => calls?.close())

/** The citizen wrote this many hours ago. */
async function silentFor(hours: number, rules: RulesGiven['zalo'] = {}): Promise<void> {
  calls = await zaloCalls(rules)
  await calls.simulator.say('zalo', user, 'chào')
  calls.simulator.moveClock(hours * HOUR_MS)
  await calls.renew()
}
const say = () => calls.say(user, { text: 'Đã có kết quả' })

test.each([
  { hours: 1, quota_type: 'reply' },
  { hours: 47.9, quota_type: 'reply' },
  { hours: 48.1, quota_type: 'sub_quota' },
  { hours: 167.9, quota_type: 'sub_quota' },
])('$hours hours after the citizen wrote a message takes of $quota_type', async ({ hours, quota_type }) => {
  await silentFor(hours)
  expect(await say()).toMatchObject({ error: 0, data: { quota: { quota_type } } })
})

test.each([
  { hours: 168.1, rules: {}, error: -230 },
  { hours: 48.1, rules: { billing: false }, error: -232 },
  { hours: 48.1, rules: { paidMessages: 0 }, error: -211 },
])('$hours hours after it, with $rules, it is refused with $error', async ({ hours, rules, error }) => {
  await silentFor(hours, rules)
  expect(await say()).toMatchObject({ error })
  expect(calls.simulator.messages('zalo', user)).toHaveLength(1)
})

test('the free messages of a citizen are counted down, and begin anew when the citizen writes', async () => {
  await silentFor(1, { repliesPerCitizen: 2 })
  expect(await say()).toMatchObject({ error: 0, data: { quota: { remain: '1', total: '2' } } })
  expect(await say()).toMatchObject({ error: 0, data: { quota: { remain: '0' } } })
  expect(await say()).toMatchObject({ error: -218 })
  const left = await calls.post('/v3.0/oa/quota/message', { user_id: user })
  expect(left).toMatchObject({ error: 0, data: { cs_reply: { remain: 0, total: 2 } } })
  await calls.simulator.say('zalo', user, 'tôi đây')
  expect(await say()).toMatchObject({ error: 0, data: { quota: { remain: '1' } } })
})

test('paid messages are counted over all citizens', async () => {
  await silentFor(50, { paidMessages: 1 })
  expect(await say()).toMatchObject({ error: 0, data: { quota: { remain: '0', total: '1' } } })
  expect(await say()).toMatchObject({ error: -211 })
})

test('who unfollowed cannot be written to until they come back', async () => {
  await silentFor(1)
  await calls.simulator.say('zalo', user, { kind: 'unfollow' })
  expect(await say()).toMatchObject({ error: -213 })
  await calls.simulator.say('zalo', user, { kind: 'start' })
  expect(await say()).toMatchObject({ error: 0 })
})

test('a reaction is an interaction: it opens the window again', async () => {
  await silentFor(1)
  await say()
  calls.simulator.moveClock(200 * HOUR_MS)
  await calls.renew()
  expect(await say()).toMatchObject({ error: -230 })
  await calls.simulator.say('zalo', user, { kind: 'react' })
  expect(await say()).toMatchObject({ error: 0 })
})

test('the clock moves for the platforms alone: an access token ends after 25 hours', async () => {
  calls = await zaloCalls()
  const before = Date.now()
  calls.simulator.moveClock(25 * HOUR_MS)
  expect(calls.simulator.now() - before).toBeGreaterThanOrEqual(25 * HOUR_MS)
  expect(Date.now() - before).toBeLessThan(HOUR_MS)
  expect(await say()).toMatchObject({ error: -220 })
})

test('calls are counted in the headers, and one too many is -32 until the minute is over', async () => {
  calls = await zaloCalls({ calls: { most: 2, perMs: 60_000 } })
  const first = await calls.get('/v2.0/oa/getoa')
  expect([first.headers.get('x-ratelimit-limit'), first.headers.get('x-ratelimit-remain')]).toEqual([
    '2',
    '1',
  ])
  expect((await calls.get('/v2.0/oa/getoa')).body.error).toBe(0)
  expect((await calls.get('/v2.0/oa/getoa')).body.error).toBe(-32)
  expect(await say()).toMatchObject({ error: -32 })
  calls.simulator.moveClock(60_000)
  expect((await calls.get('/v2.0/oa/getoa')).body.error).toBe(0)
})

test('a user can be looked up, with contact data only after the citizen gave it', async () => {
  calls = await zaloCalls()
  const look = async () =>
    (await calls.get(`/v3.0/oa/user/detail?data=${encodeURIComponent(JSON.stringify({ user_id: user }))}`))
      .body
  expect(await look()).toMatchObject({
    error: 0,
    data: {
      user_id: user,
      display_name: 'Nguyễn Thị Thử',
      user_is_follower: false,
      shared_info: { phone: '' },
    },
  })
  await calls.simulator.say('zalo', user, { kind: 'start' })
  await calls.simulator.say('zalo', user, { kind: 'contact', phone: '84900000123' })
  expect(await look()).toMatchObject({
    data: { user_is_follower: true, shared_info: { phone: '84900000123' } },
  })
  expect((await calls.get('/v3.0/oa/user/detail?data={')).body.error).toBe(-201)
})
