import { afterEach, describe, expect, test } from 'vitest'
import type { ChannelName } from '../../src/channels/channel.ts'
import type { Templates } from '../../src/channels/templates.ts'
import { ensureCitizen } from '../../src/privacy/citizen.ts'
import { createWorld, type World } from '../../src/replay/world.ts'
import { type NoticeKind, scheduleNotice } from '../../src/schedule/notices.ts'
import { demoMessenger, demoZalo } from '../../src/simulator/demo-settings.ts'

const START = Date.parse('2026-11-23T08:15:00+07:00')
const HOUR = 3_600_000
const DAY = 24 * HOUR
const ANSWER = 'Sẽ cấp trong tuần.'

const templates: Templates = new Map([
  [
    'complaint_answer',
    {
      zalo: { id: '123456', parameters: { ma: 'complaint', ket_qua: 'outcome' } },
      messenger: { name: 'co_ket_qua', language: 'vi', parameters: ['complaint', 'outcome'] },
    },
  ],
])
const rules = {
  zalo: { templates: [{ id: '123456', name: 'Kết quả', text: 'Phản ánh <ma> <ket_qua>.' }] },
  messenger: {
    humanAgent: true,
    utility: true,
    templates: [{ name: 'co_ket_qua', language: 'vi', body: 'Phản ánh {{1}} {{2}}. Cảm ơn Ông/Bà.' }],
  },
}
const everything = { templates, humanAgent: true, paidReplies: true, rules }
const nothing = { templates: new Map(), humanAgent: false, paidReplies: false, rules }

let world: World
afterEach(() => world.close())

/** Someone who has just written, known to the office. */
async function citizen(
  channel: ChannelName,
  agreed: typeof everything,
): Promise<{ user: string; lane: string }> {
  world = await createWorld(START, { agreed })
  const { desk, simulator } = world
  const user = simulator.citizens(channel)[0]!.id
  await simulator.say(channel, user, 'xin chào')
  await world.settle()
  const account = channel === 'zalo' ? demoZalo.oaId : demoMessenger.pageId
  const lane = desk.vault.ref('citizen', channel, account, user)
  const moment = {
    citizen: lane,
    address: { channel, account, user },
    at: START,
    recordedAt: START,
    key: 'k',
    cause: 'c',
    draw: () => '',
  }
  await desk.database.commit(ensureCitizen(desk, { language: null }, moment))
  return { user, lane }
}

/** An official answers after a time of silence. @returns what the phone shows since, and what became of the notice */
async function told(channel: ChannelName, { user, lane }: { user: string; lane: string }, silence: number) {
  await world.pass(silence)
  const before = world.simulator.messages(channel, user).length
  const id = `n-${silence}`
  const body = { complaint: 'PA-0000-0000', text: ANSWER, outcome: null }
  const notice = { id, lane, kind: 'complaint_answer' as NoticeKind, body, dueAt: world.now() }
  await world.desk.database.commit([scheduleNotice(world.desk, notice, world.now())])
  await world.settle()
  const row = await world.desk.database.read
    .selectFrom('notice')
    .select('outcome')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const seen = world.simulator.messages(channel, user).slice(before)
  return { shown: seen.map(({ text }) => text), outcome: row.outcome }
}

describe.each(['zalo', 'messenger'] as const)('an answer on %s, as the clock moves', (channel) => {
  test('within the window is told in its own words', async () => {
    const { shown, outcome } = await told(channel, await citizen(channel, nothing), 20 * HOUR)
    expect(shown.join()).toContain(ANSWER)
    expect(outcome).toMatch(/^(sent|delivered|seen)$/)
  })

  test('within a week is told where the office pays, or as what an official typed', async () => {
    const { shown, outcome } = await told(channel, await citizen(channel, everything), 5 * DAY)
    expect(shown.join()).toContain(ANSWER)
    expect(outcome).toMatch(/^(sent|delivered|seen)$/)
  })

  test('later is told by a template, and its own words come when the citizen writes', async () => {
    const who = await citizen(channel, everything)
    const { shown, outcome } = await told(channel, who, 20 * DAY)
    expect(shown).toHaveLength(1)
    expect(shown[0]).toContain('PA-0000-0000')
    expect(shown[0]).not.toContain(ANSWER)
    expect(outcome).toMatch(/^(sent|delivered|seen)$/)

    const before = world.simulator.messages(channel, who.user).length
    await world.simulator.say(channel, who.user, 'xem')
    await world.settle()
    const since = world.simulator.messages(channel, who.user).slice(before + 1)
    expect(since[0]!.text).toContain(ANSWER)
  })

  test('without a template waits, the official is told so, and it comes before the answer to the next message', async () => {
    const who = await citizen(channel, nothing)
    const { shown, outcome } = await told(channel, who, 20 * DAY)
    expect(shown).toEqual([])
    expect(outcome).toMatch(/^kept: window_closed/)

    const before = world.simulator.messages(channel, who.user).length
    await world.simulator.say(channel, who.user, 'xin chào')
    await world.settle()
    const since = world.simulator.messages(channel, who.user).slice(before + 1)
    expect(since.length).toBeGreaterThan(1)
    expect(since[0]!.text).toContain(ANSWER)
    const { outcome: now } = await world.desk.database.read
      .selectFrom('notice')
      .select('outcome')
      .executeTakeFirstOrThrow()
    expect(now).toMatch(/^(sent|delivered|seen)$/)
  })

  test('never comes before the hotlines to someone in danger, and is not lost by that', async () => {
    const who = await citizen(channel, nothing)
    await told(channel, who, 20 * DAY)
    const since = async (words: string) => {
      const before = world.simulator.messages(channel, who.user).length
      await world.simulator.say(channel, who.user, words)
      await world.settle()
      return world.simulator
        .messages(channel, who.user)
        .slice(before + 1)
        .map(({ text }) => text)
    }
    const first = await since('cứu tôi với, họ đang đánh tôi')
    expect(first[0]).toContain('113')
    expect(first.join()).not.toContain(ANSWER)
    expect((await since('cảm ơn'))[0]).toContain(ANSWER)
  })
})
