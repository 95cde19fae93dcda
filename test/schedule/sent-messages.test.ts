import { expect, test } from 'vitest'
import { type Channel, SendError } from '../../src/channels/channel.ts'
import { deliver, type SendingTools } from '../../src/conversation/deliver.ts'
import type { Outgoing } from '../../src/conversation/mailbox.ts'
import { keepSent, markReceived, type SentPart, sentMessage } from '../../src/schedule/sent-messages.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { createMetrics } from '../../src/telemetry/metrics.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'

const T = 1_800_000_000_000
const NOTICE = { id: 'n', lane: 'a', kind: 'official_reply', body_sealed: null, due_at: T, created_at: T }

test('a receipt for all until an instant reaches the message whose sending had begun by then', async () => {
  const desk = deskOver(await freshSqlite())
  const { database, vault } = desk
  await database.read
    .insertInto('notice')
    .values({ ...NOTICE, accepted_at: T, outcome: 'sent' })
    .execute()
  let clock = T
  const channel = {
    name: 'messenger',
    account: 'page',
    echoesSends: true,
    async send() {
      clock += 300 // the answer takes its time; the platform's own time lies in between
      return 'm_1'
    },
  } as unknown as Channel
  const tools = {
    mailbox: { async settle() {} },
    channels: [channel],
    log: createLog('silent'),
    metrics: createMetrics(),
    now: () => clock,
    chance: () => 0,
    async noticeSettled(notice: string, _outcome: string, part?: SentPart) {
      if (!part) throw new SendError('rejected', 'it was not sent')
      await database.commit([keepSent(database, notice, sentMessage(vault, part, clock))])
    },
  } as unknown as SendingTools
  const outgoing: Outgoing = {
    id: 'n.0.0',
    lane: 'a',
    address: { channel: 'messenger', account: 'page', user: 'u' },
    part: { message: { text: 'tin' } },
    notice: 'n',
    attempts: 1,
    maybeSent: false,
    leasedUntil: T + 30_000,
    createdAt: T,
  }
  await deliver(tools, outgoing, (note) => note())
  await database.commit([markReceived(database, { lane: 'a', until: T + 35 }, 'delivered')])
  const [row] = await database.read.selectFrom('notice').select('outcome').execute()
  expect(row?.outcome).toBe('delivered')
})
