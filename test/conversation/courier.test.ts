import { beforeEach, describe, expect, test } from 'vitest'
import { type Channel, SendError, type SendFailure } from '../../src/channels/channel.ts'
import { afterFailure, createCourier } from '../../src/conversation/courier.ts'
import type { Mailbox } from '../../src/conversation/mailbox.ts'
import { createSqlMailbox } from '../../src/conversation/mailbox-sql.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { createMetrics } from '../../src/telemetry/metrics.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'

const T = 1_800_000_000_000
const DAY = 86_400_000

describe('what a failed send means for its message', () => {
  const fresh = { attempts: 1, maybeSent: false, createdAt: T }
  test.each([
    ['window_closed', fresh, { dead: 'window_closed: x' }],
    ['unreachable', fresh, { dead: 'unreachable: x' }],
    ['rejected', fresh, { dead: 'rejected: x' }],
    ['temporary', fresh, { retryAt: T + 1_000 }],
    ['temporary', { ...fresh, attempts: 4 }, { retryAt: T + 8_000 }],
    ['temporary', { ...fresh, attempts: 40, createdAt: T - DAY - 1 }, { dead: 'temporary: x' }],
    ['rate_limited', fresh, { retryAt: T + 5_000, restUntil: T + 5_000 }],
    [
      'credentials',
      { ...fresh, attempts: 50, createdAt: T - 10 * DAY },
      { retryAt: T + 900_000, restUntil: T + 60_000 },
    ],
    ['unknown_outcome', fresh, { retryAt: T + 1_000, maybeSent: true }],
    ['unknown_outcome', { ...fresh, maybeSent: true }, { dead: 'unknown_outcome: x' }],
  ] as [SendFailure, typeof fresh, object][])('%s after %o', (failure, outgoing, meaning) => {
    expect(afterFailure(new SendError(failure, 'x'), outgoing, false, T, 0)).toMatchObject(meaning)
  })

  test('waits for the echo where a channel has one', () => {
    expect(afterFailure(new SendError('unknown_outcome', 'x'), fresh, true, T, 0)).toMatchObject({
      retryAt: T + 30_000,
    })
  })

  test('waits as long as the platform asks', () => {
    expect(afterFailure(new SendError('temporary', 'x', 3_600_000), fresh, false, T, 0)).toMatchObject({
      retryAt: T + 3_600_000,
    })
  })
})

describe('the courier', () => {
  let mailbox: Mailbox
  let sent: string[]
  const pending: (() => void)[] = []

  beforeEach(async () => {
    const database = await freshSqlite()
    mailbox = createSqlMailbox(database, deskOver(database).vault)
    sent = []
    pending.length = 0
  })

  function channel(account: string, send: (id: string) => Promise<string>): Channel {
    return {
      name: account === 'oa' ? 'zalo' : 'messenger',
      account,
      echoesSends: false,
      receive: () => ({ arrivals: [], echoes: [], ignored: [] }),
      render: () => [],
      send: (_user, _part, id) => send(id),
    }
  }

  async function outgoing(lane: string, account: string, id: string) {
    const address = {
      channel: account === 'oa' ? ('zalo' as const) : ('messenger' as const),
      account,
      user: lane,
    }
    const message = { id, sentAt: T, text: '', tap: 'x', attachments: [], contact: null }
    await mailbox.accept(
      [{ lane, address, deliveryKey: id, sentAt: T, gathers: false, letter: { message } }],
      T,
    )
    const [turn] = await mailbox.take(1, T)
    const replies = [{ id, notice: null, part: { message: {} } }]
    await mailbox.commit(turn!, { state: '{}', taken: 1, gathers: false, records: [], replies }, T)
  }

  function courierFor(channels: Channel[], now = () => T) {
    const tools = {
      mailbox,
      channels,
      log: createLog('silent'),
      metrics: createMetrics(),
      now,
      chance: () => 0,
      noticeSettled: async () => {},
    }
    return createCourier(tools, () => {})
  }

  test('lets one platform that does not answer hold up no other', async () => {
    const hangs = channel('oa', () => new Promise((resolve) => pending.push(() => resolve('late'))))
    const answers = channel('page', async (id) => {
      sent.push(id)
      return 'p'
    })
    for (let i = 0; i < 40; i++) await outgoing(`z${i}`, 'oa', `z${i}`)
    for (let i = 0; i < 5; i++) await outgoing(`m${i}`, 'page', `m${i}`)
    const courier = courierFor([hangs, answers])
    for (let rounds = 0; rounds < 10; rounds++) {
      await courier.work()
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(sent.sort()).toEqual(['m0', 'm1', 'm2', 'm3', 'm4'])
    expect(pending.length).toBeLessThanOrEqual(32)
    while (pending.length > 0) {
      for (const answer of pending.splice(0)) answer()
      await courier.idle()
      await courier.work()
    }
    await courier.idle()
    expect((await mailbox.figures(T)).outgoing).toBe(0)
  })

  test('rests an account that was told to slow down, and sends again afterwards', async () => {
    let clock = T
    let refuse = true
    const limited = channel('oa', async (id) => {
      if (refuse) throw new SendError('rate_limited', '-32')
      sent.push(id)
      return 'p'
    })
    await outgoing('a', 'oa', 'a1')
    const courier = courierFor([limited], () => clock)
    await courier.work()
    await courier.idle()
    await outgoing('b', 'oa', 'b1')
    expect(await courier.work()).toBe(false)
    refuse = false
    clock += 6_000
    await courier.work()
    await courier.idle()
    expect(sent.sort()).toEqual(['a1', 'b1'])
  })
})
