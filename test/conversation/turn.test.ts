import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { LaneAdapter } from '../../src/conversation/bot-framework.ts'
import { deliverOnce } from '../../src/conversation/courier.ts'
import { engineTools } from '../../src/conversation/engine.ts'
import type { Arrival, Mailbox } from '../../src/conversation/mailbox.ts'
import { createSqlMailbox } from '../../src/conversation/mailbox-sql.ts'
import { decide } from '../../src/conversation/turn.ts'
import { workOnce } from '../../src/conversation/worker.ts'
import type { Database } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { createMetrics } from '../../src/telemetry/metrics.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'
import { plainChannel, poison, smallHouse } from './small-house.ts'

const T = 1_800_000_000_000
let desk: Desk
let database: Database
let mailbox: Mailbox
let sent: { user: string; text: string; id: string }[]
let clock: number

beforeEach(async () => {
  database = await freshSqlite()
  desk = deskOver(database)
  mailbox = createSqlMailbox(database, desk.vault)
  sent = []
  clock = T
  poison.active = false
})

function tools() {
  return engineTools({
    desk,
    mailbox,
    house: smallHouse,
    channels: [plainChannel(sent)],
    log: createLog('silent'),
    metrics: createMetrics(),
    now: () => clock,
    chance: () => 0,
    noticeSettled: async () => {},
    pollMs: 1_000,
  })
}

let n = 0
function arrival(words: string, lane = 'a', tap: string | null = null): Arrival {
  n += 1
  const message = { id: `m${n}`, sentAt: T + n, text: words, tap, attachments: [], contact: null }
  return {
    lane,
    address: { channel: 'zalo', account: 'oa', user: `user-${lane}` },
    deliveryKey: `k${n}`,
    sentAt: T + n,
    gathers: tap === null,
    letter: { message },
  }
}

/** Everything that is due happens, with the clock moving past short waits. */
async function settle() {
  const { worker, courier } = tools()
  for (let rounds = 0; rounds < 50; rounds++) {
    clock += 2_000
    if ((await workOnce(worker)) + (await deliverOnce(courier)) === 0) return
  }
  throw new Error('it never comes to rest')
}

async function say(words: string, tap: string | null = null) {
  await mailbox.accept([arrival(words, 'a', tap)], clock)
  await settle()
}

/** A part of a notice that could not be brought to the citizen. */
async function keepForCitizen() {
  const row = { id: 'kept.0.0', lane: 'a', channel: 'zalo', account: 'oa', notice: 'n', status: 'kept' }
  const body_sealed = desk.vault.seal(JSON.stringify({ message: { text: 'chờ' } }))
  const times = { due_at: clock, created_at: clock, leased_until: 0, attempts: 1, maybe_sent: 0 }
  await database.read
    .insertInto('outbox')
    .values({ ...row, body_sealed, ...times })
    .execute()
}

const TALK: [string, string | null][] = [
  ['', 'ln:start:interview'],
  ['x', null],
  ['Hoa', null],
  ['một', null],
  ['hai', null],
  ['xong', null],
  ['chín', null],
  ['2', null],
]

/** The second time meets what the first one recorded. */
const TWICE = [...TALK, ...TALK]

describe('a turn', () => {
  test('goes through a conversation, keeps its record and sends its replies in order', async () => {
    for (const [words, tap] of TALK) await say(words, tap)
    expect(sent.map((one) => one.text.replace(/ [0-9a-f]{6}$/, ''))).toEqual([
      'Tên?',
      'Tên, xin nói rõ?',
      'Chuyện?',
      'Đã ghi.',
      'Đã ghi.',
      'Điểm?',
      'Điểm, từ 1 đến 3?',
      'Hoa một+hai 2 0 lưu',
    ])
    expect(await database.read.selectFrom('consent').select('purpose').execute()).toEqual([
      { purpose: 'score-2' },
    ])
  })

  test('gives the same bytes when it is redone', async () => {
    await mailbox.accept(
      TALK.map(([words, tap]) => arrival(words, 'a', tap)),
      T,
    )
    const [turn] = await mailbox.take(1, T + 10_000)
    const decideOnce = () =>
      decide(
        { desk, house: smallHouse, bot: new LaneAdapter(), channel: plainChannel() },
        turn!,
        new Map(),
        T,
      )
    const [first, second] = [await decideOnce(), await decideOnce()]
    expect(second).toEqual(first)
    expect(first.records.map((record) => record.key)).toEqual([`${turn!.letters.at(-1)!.deliveryKey}.0`])
  })

  test('says of several messages answered together which one an earlier answer is for', async () => {
    const parts = async (letters: Arrival[]) => {
      await mailbox.accept(letters, T)
      const [turn] = await mailbox.take(1, T + 10_000)
      const { replies } = await decide(
        { desk, house: smallHouse, bot: new LaneAdapter(), channel: plainChannel() },
        turn!,
        new Map(),
        T,
      )
      return replies.map(({ part }) => [part.message.text, part.quotes])
    }
    const danger = 'cứu với, có người đang bị đánh chảy máu trước cổng ủy ban'
    const letters = [arrival('', 'a', 'ln:start:interview'), arrival(danger), arrival('Hoa'), arrival(danger)]
    expect(await parts(letters)).toEqual([
      ['113', `m${n - 2}`],
      ['113', undefined],
      ['Đã ghi.', undefined],
    ])
    expect(await parts([arrival(danger, 'b')])).toEqual([['113', undefined]])
  })

  test('the hotlines go out before what earlier messages of the same turn are answered', async () => {
    const danger = 'cứu với, có người đang bị đánh chảy máu trước cổng ủy ban'
    await mailbox.accept([arrival('', 'a', 'ln:start:interview'), arrival('hủy'), arrival(danger)], clock)
    await settle()
    expect(sent.map(({ text }) => text)).toEqual(['113', 'đã thôi'])
  })

  test('leads to the same state, records and statements wherever the cuts between turns fall', async () => {
    const states = async (cuts: boolean[]) => {
      const ownDatabase = await freshSqlite()
      const ownDesk = { ...desk, database: ownDatabase }
      const own = createSqlMailbox(ownDatabase, desk.vault)
      const heard: typeof sent = []
      const { worker, courier } = engineTools({
        desk: ownDesk,
        mailbox: own,
        house: smallHouse,
        channels: [plainChannel(heard)],
        log: createLog('silent'),
        metrics: createMetrics(),
        now: () => clock,
        chance: () => 0,
        noticeSettled: async () => {},
        pollMs: 1_000,
      })
      n = 0
      for (const [i, [words, tap]] of TWICE.entries()) {
        await own.accept([arrival(words, 'a', tap)], T + i)
        if (!cuts[i] && i < TWICE.length - 1) continue
        clock = T + 100_000 + i * 10_000
        while ((await workOnce(worker)) + (await deliverOnce(courier)) > 0) clock += 1
      }
      const lane = await ownDatabase.read.selectFrom('lane').select('state_sealed').executeTakeFirstOrThrow()
      const kept = await ownDatabase.read.selectFrom('record').select('key').execute()
      const state = JSON.parse(desk.vault.open(lane.state_sealed!)) as Record<string, unknown>
      await ownDatabase.close()
      return { state, kept, last: heard.at(-1)!.text }
    }
    const whole = await states(TWICE.map(() => true))
    expect(whole.last).toContain('2 1 already_kept')
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { minLength: TWICE.length, maxLength: TWICE.length }),
        async (cuts) => {
          expect(await states(cuts)).toEqual(whole)
        },
      ),
      { numRuns: 25 },
    )
  })

  test('tells the flow of a refused record and says so to the citizen', async () => {
    for (const [words, tap] of TALK) await say(words, tap)
    for (const [words, tap] of TALK) await say(words, tap)
    expect(sent.at(-1)!.text).toContain('2 1 already_kept')
    expect(await database.read.selectFrom('consent').select('id').execute()).toHaveLength(1)
  })

  test('passes over a message that cannot be digested after three tries, and the conversation goes on', async () => {
    await say('', 'ln:start:interview')
    poison.active = true
    await mailbox.accept([arrival('độc')], clock)
    for (let i = 0; i < 6; i++) {
      clock += 100_000
      await settle()
    }
    expect(sent.slice(-2).map((one) => one.text)).toEqual(['bắt đầu lại', 'menu'])
    await say('1')
    expect(sent.at(-1)!.text).toBe('Tên?')
  })

  test('starts again politely over a state of a form it does not know', async () => {
    await say('', 'ln:start:interview')
    const state_sealed = desk.vault.seal(JSON.stringify({ format: 0, stack: [] }))
    await database.read.updateTable('lane').set({ state_sealed }).execute()
    await say('Hoa')
    expect(sent.map((one) => one.text)).toContain('bắt đầu lại')
  })

  test('sends what was kept for the citizen, also when the state is of a form it does not know', async () => {
    await say('', 'ln:start:interview')
    const state_sealed = desk.vault.seal(JSON.stringify({ format: 0, stack: [] }))
    await database.read.updateTable('lane').set({ state_sealed }).execute()
    await keepForCitizen()
    await say('Hoa')
    expect(sent.map((one) => one.text)).toContain('chờ')
  })

  test('sends what was kept for the citizen, also after a message that could not be digested', async () => {
    await say('', 'ln:start:interview')
    poison.active = true
    await mailbox.accept([arrival('độc')], clock)
    for (let i = 0; i < 6; i++) {
      clock += 100_000
      await settle()
    }
    await keepForCitizen()
    await say('1')
    expect(sent.map((one) => one.text)).toContain('chờ')
  })

  test('lets other citizens go on while one has a thousand messages waiting', async () => {
    await mailbox.accept(
      Array.from({ length: 1_000 }, (_, i) => arrival(`lời ${i}`, 'loud')),
      T,
    )
    await mailbox.accept([arrival('', 'quiet', 'ln:start:interview')], T + 1)
    clock = T + 10
    const { worker, courier } = tools()
    await workOnce(worker)
    while ((await deliverOnce(courier)) > 0) clock += 1
    expect(sent.some((one) => one.user === 'user-quiet' && one.text === 'Tên?')).toBe(true)
  })
})

describe('at any point', () => {
  test('another start sets the conversation aside and offers to go on', async () => {
    await say('', 'ln:start:interview')
    await say('', 'ln:menu')
    expect(sent.slice(-2).map((one) => one.text)).toEqual(['Tên?', 'tiếp interview?\n\nmenu'])
    await say('tiếp')
    expect(sent.at(-1)!.text).toBe('Tên?')
  })

  test('cancel ends it, back returns to the question before', async () => {
    await say('', 'ln:start:interview')
    await say('Hoa')
    await say('', 'ln:back')
    expect(sent.at(-1)!.text).toBe('Tên?')
    await say('hủy')
    expect(sent.at(-1)!.text).toBe('đã thôi')
  })

  test('danger is answered with the hotlines before anything else, and the question stays', async () => {
    await say('', 'ln:start:interview')
    await say('cứu với, có người đang bị đánh chảy máu trước cổng ủy ban')
    expect(sent.slice(-2).map((one) => one.text)).toEqual(['Tên?', '113'])
    await say('Hoa')
    expect(sent.at(-1)!.text).toBe('Chuyện?')
  })

  test('after three misunderstandings a way to a person is offered', async () => {
    await say('', 'ln:start:interview')
    for (let i = 0; i < 3; i++) await say('x')
    expect(sent.at(-1)!.text).toBe('gặp người')
  })

  test('a button of a conversation that is over says so', async () => {
    await say('', 'ln:answer:interview:score:2')
    expect(sent.slice(-2).map((one) => one.text)).toEqual(['nút cũ', 'menu'])
  })
})
