import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { SendError } from '../../src/channels/channel.ts'
import { type Engine, startEngine } from '../../src/conversation/engine.ts'
import type { Mailbox } from '../../src/conversation/mailbox.ts'
import { createSqlMailbox } from '../../src/conversation/mailbox-sql.ts'
import { createMemoryPace, rhythmOf } from '../../src/conversation/pace.ts'
import type { Pacing } from '../../src/conversation/permits.ts'
import type { Desk } from '../../src/desk.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { createMetrics } from '../../src/telemetry/metrics.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'
import { plainChannel, smallHouse } from './small-house.ts'

describe('an engine that runs', () => {
  let desk: Desk
  let mailbox: Mailbox
  let sent: { user: string; text: string; id: string }[]
  let engine: Engine | null
  let looks: number

  beforeEach(async () => {
    desk = deskOver(await freshSqlite())
    sent = []
    looks = 0
    engine = null
    const real = createSqlMailbox(desk.database, desk.vault)
    mailbox = {
      ...real,
      nextOutgoingAt: () => {
        looks += 1
        return real.nextOutgoingAt()
      },
    }
  })
  afterEach(async () => {
    vi.useRealTimers()
    await engine?.stop()
  })

  function start(send: (id: string) => Promise<void>, pollMs: number, pacing: Pacing | null = null) {
    const plain = plainChannel(sent)
    const channel = {
      ...plain,
      send: async (...what: Parameters<typeof plain.send>) => {
        await send(what[2])
        return plain.send(...what)
      },
    }
    engine = startEngine({
      desk,
      mailbox,
      house: smallHouse,
      channels: [channel],
      log: createLog('silent'),
      metrics: createMetrics(),
      now: Date.now,
      chance: () => 0,
      noticeSettled: async () => {},
      pacing,
      pollMs,
    })
    return engine
  }

  async function aReply(id: string) {
    const address = { channel: 'zalo' as const, account: 'oa', user: `user-${id}` }
    const at = Date.now()
    const message = { id, sentAt: at, text: '', tap: 'x', attachments: [], contact: null }
    const arrival = { lane: id, address, deliveryKey: id, sentAt: at, gathers: false, letter: { message } }
    await mailbox.accept([arrival], at)
    const [turn] = await mailbox.take(1, at)
    const replies = [{ id, notice: null, part: { message: { text: id } } }]
    await mailbox.commit(turn!, { state: '{}', taken: 1, gathers: false, records: [], replies }, at)
  }

  test('sends what was put back at once, without waiting for its next look', async () => {
    await aReply('a')
    const [outgoing] = await mailbox.takeOutgoing(1, Date.now())
    await mailbox.settle(outgoing!, { dead: 'window_closed: -230' }, Date.now())
    const running = start(async () => {}, 600_000)
    await expect.poll(() => looks).toBe(1)
    expect(await mailbox.requeue(['a'], Date.now())).toEqual(['a'])
    running.requeued()
    await expect.poll(() => sent.map(({ id }) => id)).toEqual(['a'])
  })

  test('sends a reply while it is being kept, before a look could see it', async () => {
    const pacing = { pace: createMemoryPace(), rhythms: new Map([['oa', rhythmOf(600, 1_000, 100)]]) }
    mailbox.nextOutgoingAt = async () => null
    const running = start(async () => {}, 600_000, pacing)
    const address = { channel: 'zalo' as const, account: 'oa', user: 'user-a' }
    const at = Date.now()
    const message = { id: 'm', sentAt: at, text: '', tap: 'ln:menu', attachments: [], contact: null }
    await mailbox.accept(
      [{ lane: 'a', address, deliveryKey: 'k', sentAt: at, gathers: false, letter: { message } }],
      at,
    )
    running.arrived()
    await expect.poll(() => sent.map(({ text }) => text)).toEqual(['menu'])
  })

  test('waits quietly while an account rests, and goes on when its time has come', async () => {
    await aReply('a')
    await aReply('b')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    let refuse = true
    start(async () => {
      if (refuse) throw new SendError('rate_limited', '-32')
    }, 1_000)
    await vi.waitFor(() => expect(looks).toBeGreaterThan(0))
    await aReply('c')
    refuse = false
    const before = looks
    for (let ms = 0; ms < 4_500; ms += 50) await vi.advanceTimersByTimeAsync(50)
    expect(sent).toEqual([])
    expect(looks - before).toBeLessThan(12)
    for (let ms = 0; ms < 1_500; ms += 50) await vi.advanceTimersByTimeAsync(50)
    await vi.waitFor(() => expect(sent.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c']))
  })
})
