import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Channel } from '../../src/channels/channel.ts'
import { engineTools } from '../../src/conversation/engine.ts'
import type { Letter, Mailbox } from '../../src/conversation/mailbox.ts'
import { createSqlMailbox } from '../../src/conversation/mailbox-sql.ts'
import { workOnce } from '../../src/conversation/worker.ts'
import { Conflict, Unavailable } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { createMetrics } from '../../src/telemetry/metrics.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'
import { plainChannel, smallHouse } from './small-house.ts'

const T = 1_800_000_000_000
let desk: Desk
let mailbox: Mailbox

beforeEach(async () => {
  desk = deskOver(await freshSqlite())
  mailbox = createSqlMailbox(desk.database, desk.vault)
})
afterEach(() => desk.database.close())

test.each([
  ['met another writer', new Conflict('40001')],
  ['found the store away', new Unavailable('away')],
])('a message that is heard alone is not put aside because its commit %s', async (_what, trouble) => {
  const address = { channel: 'zalo' as const, account: 'oa', user: 'u' }
  const message = { id: 'm', sentAt: T, text: '', tap: 'ln:menu', attachments: [], contact: null }
  const arrival = { lane: 'a', address, deliveryKey: 'k', sentAt: T, gathers: false, letter: { message } }
  await mailbox.accept([arrival], T)
  await desk.database.read.updateTable('lane').set({ failures: 3 }).execute()
  let commits = 0
  let now = T
  const { worker } = engineTools({
    desk,
    mailbox: {
      ...mailbox,
      commit: (...what) => (++commits === 1 ? Promise.reject(trouble) : mailbox.commit(...what)),
    },
    house: smallHouse,
    channels: [plainChannel()],
    log: createLog('silent'),
    metrics: createMetrics(),
    now: () => now,
    chance: () => 0,
    noticeSettled: async () => {},
    pollMs: 1_000,
  })
  expect(await workOnce(worker)).toBe(1)
  now += 60_000
  expect(await workOnce(worker)).toBe(1)
  const { read } = desk.database
  expect(await read.selectFrom('quarantine').select('id').execute()).toEqual([])
  expect(await read.selectFrom('lane').select('version').execute()).toEqual([{ version: 1 }])
})

test('a turn shows the citizen that their message was seen, but not for a notice or while a person answers', async () => {
  const address = { channel: 'zalo' as const, account: 'oa', user: 'u' }
  const message = { id: 'm', sentAt: T, text: '', tap: 'ln:menu', attachments: [], contact: null }
  const notice = { id: 'n', kind: 'nothing_known', body: {} }
  const shown: string[] = []
  const channel: Channel = {
    ...plainChannel(),
    marks: (user) => void shown.push(user),
  }
  const tools = engineTools({
    desk,
    mailbox,
    house: smallHouse,
    channels: [channel],
    log: createLog('silent'),
    metrics: createMetrics(),
    now: () => T,
    chance: () => 0,
    noticeSettled: async () => {},
    pollMs: 1_000,
  })
  const hear = async (key: string, letter: Letter) => {
    await mailbox.accept([{ lane: 'a', address, deliveryKey: key, sentAt: T, gathers: false, letter }], T)
    expect(await workOnce(tools.worker)).toBe(1)
  }
  await hear('k1', { message })
  expect(shown).toEqual(['u'])
  await hear('k2', { notice })
  await hear('k3', { control: 'human' })
  await hear('k4', { message: { ...message, text: 'Tôi chờ cán bộ', tap: null } })
  expect(shown).toEqual(['u'])
  await hear('k5', { message })
  await hear('k6', { message })
  expect(shown).toEqual(['u', 'u'])
})
