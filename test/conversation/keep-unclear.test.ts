/** What the bot does not understand is noted beside the turn, and the turn goes on. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { LaneAdapter } from '../../src/conversation/bot-framework.ts'
import type { Arrival, Mailbox } from '../../src/conversation/mailbox.ts'
import { createSqlMailbox } from '../../src/conversation/mailbox-sql.ts'
import { decide } from '../../src/conversation/turn.ts'
import type { Desk } from '../../src/desk.ts'
import { unclearMessages } from '../../src/understanding/unclear/unclear-messages.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'
import { plainChannel, smallHouse } from './small-house.ts'

const T = 1_800_000_000_000
const house = {
  ...smallHouse,
  understand: () => ({
    intent: 'none' as const,
    confidence: 0.3,
    runnerUp: null,
    category: null,
    flags: [],
    slots: {},
  }),
}
let desk: Desk
let mailbox: Mailbox

beforeEach(async () => {
  desk = deskOver(await freshSqlite())
  mailbox = createSqlMailbox(desk.database, desk.vault)
})
afterEach(() => desk.database.close())

const arrival = (key: string, text: string, tap: string | null = null): Arrival => ({
  lane: 'a',
  address: { channel: 'zalo', account: 'oa', user: 'user-a' },
  deliveryKey: key,
  sentAt: T,
  gathers: false,
  letter: { message: { id: key, sentAt: T, text, tap, attachments: [], contact: null } },
})

async function hears(...letters: Arrival[]) {
  await mailbox.accept(letters, T)
  const [turn] = await mailbox.take(1, T + 10_000)
  const tools = { desk, house, bot: new LaneAdapter(), channel: plainChannel() }
  const decided = await decide(tools, turn!, new Map(), T)
  return { turn: turn!, decided, committed: await mailbox.commit(turn!, decided, T) }
}

test('several such messages are still answered once, and each is kept', async () => {
  const { decided } = await hears(arrival('k1', 'ủa gì kỳ vậy trời'), arrival('k2', 'lạ hen'))
  expect(decided.taken).toBe(2)
  expect(decided.replies).toHaveLength(1)
  const kept = await unclearMessages(desk, 9)
  expect(kept.map(({ words, answered }) => [words, answered]).sort()).toEqual([
    ['lạ hen', 'not_understood'],
    ['ủa gì kỳ vậy trời', 'not_understood'],
  ])
})

test('a turn that is done again keeps it once', async () => {
  const { turn, decided } = await hears(arrival('k1', 'ủa gì kỳ vậy trời'))
  await desk.database.commit(decided.records.flatMap(({ writes }) => [...writes])) // as if counted twice by mistake
  expect((await unclearMessages(desk, 9))[0]?.times).toBe(2)
  const key = `${turn.letters[0]!.deliveryKey}.note`
  expect(decided.records.map((record) => record.key)).toEqual([key])
  const tools = { desk, house, bot: new LaneAdapter(), channel: plainChannel() }
  const again = await decide(tools, turn, new Map([[key, 'recorded']]), T)
  expect(again.records).toEqual([])
  expect(again.replies).toEqual(decided.replies)
})

test('at an open question a few words are no wish, and a tap says nothing', async () => {
  await hears(arrival('k0', '', 'ln:start:interview'))
  await hears(arrival('k1', 'x'))
  expect(await unclearMessages(desk, 9)).toEqual([])
})
