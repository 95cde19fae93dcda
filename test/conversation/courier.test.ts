import { beforeEach, describe, expect, test } from 'vitest'
import { type Channel, SendError, type SendFailure } from '../../src/channels/channel.ts'
import { type CourierTools, createCourier } from '../../src/conversation/courier.ts'
import { afterFailure } from '../../src/conversation/deliver.ts'
import { type Mailbox, SEND_LEASE_MS } from '../../src/conversation/mailbox.ts'
import { createSqlMailbox } from '../../src/conversation/mailbox-sql.ts'
import { createMemoryPace, type Pace, rhythmOf } from '../../src/conversation/pace.ts'
import type { Pacing } from '../../src/conversation/permits.ts'
import { Unavailable } from '../../src/database/database.ts'
import { createLog, type Log } from '../../src/telemetry/log.ts'
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

  test('waits no longer than a day, whatever the platform asks', () => {
    const asked = new SendError('rate_limited', 'x', 1e23)
    expect(afterFailure(asked, fresh, false, T, 0)).toMatchObject({ retryAt: T + DAY, restUntil: T + DAY })
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
  const logged: string[] = []

  beforeEach(async () => {
    const database = await freshSqlite()
    mailbox = createSqlMailbox(database, deskOver(database).vault)
    sent = []
    pending.length = 0
    logged.length = 0
  })

  function channel(account: string, send: (id: string) => Promise<string>): Channel {
    return {
      name: account === 'oa' ? 'zalo' : 'messenger',
      account,
      echoesSends: false,
      receive: () => ({ arrivals: [], echoes: [], ignored: [], events: [], unread: [] }),
      read: () => ({ arrivals: [], echoes: [], ignored: [], events: [], unread: [] }),
      render: () => [],
      send: (_user, _part, id) => send(id),
    }
  }

  const answers = (account: string) =>
    channel(account, async (id) => {
      sent.push(id)
      return 'p'
    })

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

  function courierFor(
    channels: Channel[],
    now = () => T,
    pacing: Pacing | null = null,
    more: Partial<CourierTools> = {},
  ) {
    const tools = {
      mailbox,
      channels,
      log: logOf(logged),
      metrics: createMetrics(),
      now,
      chance: () => 0,
      noticeSettled: async () => {},
      pacing,
      ...more,
    }
    return createCourier(tools, () => {})
  }

  test('lets one platform that does not answer hold up no other', async () => {
    const hangs = channel('oa', () => new Promise((resolve) => pending.push(() => resolve('late'))))
    for (let i = 0; i < 80; i++) await outgoing(`z${i}`, 'oa', `z${i}`)
    for (let i = 0; i < 5; i++) await outgoing(`m${i}`, 'page', `m${i}`)
    const courier = courierFor([hangs, answers('page')])
    for (let rounds = 0; rounds < 10; rounds++) {
      await courier.work()
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(sent.sort()).toEqual(['m0', 'm1', 'm2', 'm3', 'm4'])
    expect(pending.length).toBeLessThanOrEqual(64)
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

  test('gives one message up that is refused while others go out, and lets it hold up nobody', async () => {
    let clock = T
    const dislikes = channel('oa', async (id) => {
      if (id.startsWith('bad')) throw new SendError('credentials', '-248')
      sent.push(id)
      return 'p'
    })
    const courier = courierFor([dislikes], () => clock)
    const round = async () => {
      await courier.work()
      await courier.idle()
    }
    await outgoing('a', 'oa', 'a1')
    await round()
    await outgoing('b', 'oa', 'bad')
    await round()
    for (const other of ['c', 'd']) {
      await outgoing(other, 'oa', `${other}1`)
      clock += 1
      await round()
      expect(sent.at(-1)).toBe(`${other}1`)
      clock += 60_000
      await round()
    }
    expect(await mailbox.figures(clock)).toMatchObject({ outgoing: 0, dead: 1 })
  })

  test('rests an account whose platform says beside its answer that the limit is near', async () => {
    let clock = T
    let hint: number | null = T + 15_000
    const near: Channel = {
      ...answers('oa'),
      restUntil() {
        const told = hint
        hint = null
        return told
      },
    }
    await outgoing('a', 'oa', 'a1')
    const courier = courierFor([near], () => clock)
    await courier.work()
    await courier.idle()
    expect(sent).toEqual(['a1'])
    await outgoing('b', 'oa', 'b1')
    clock += 14_999
    expect(await courier.work()).toBe(false)
    clock += 1
    await courier.work()
    await courier.idle()
    expect(sent).toEqual(['a1', 'b1'])
  })

  test('sends once although the store is away while that is to be noted', async () => {
    await outgoing('a', 'oa', 'a1')
    const { settle } = mailbox
    let failures = 2
    mailbox.settle = async (...what) => {
      if (failures-- > 0) throw new Unavailable('away')
      await settle(...what)
    }
    const courier = courierFor([answers('oa')])
    await courier.work()
    await courier.idle()
    expect(await mailbox.figures(T)).toMatchObject({ outgoing: 0, dead: 0 })
    expect(sent).toEqual(['a1'])
  })

  test('ends although the store stays away, and leaves the message to the end of its lease', async () => {
    const answers = channel('oa', async () => 'p')
    await outgoing('a', 'oa', 'a1')
    mailbox.settle = () => Promise.reject(new Unavailable('away'))
    const courier = courierFor([answers])
    await courier.work()
    await courier.end()
    expect(await mailbox.figures(T)).toMatchObject({ outgoing: 1 })
  })

  test('goes on trying to note a send for as long as the store is away', async () => {
    let clock = T
    await outgoing('a', 'oa', 'a1')
    const { settle } = mailbox
    mailbox.settle = async (...what) => {
      if (clock < T + 600_000) throw new Unavailable('away')
      await settle(...what)
    }
    const courier = courierFor([channel('oa', async () => 'p')], () => clock, null, {
      wait: async (ms) => {
        clock += ms
      },
    })
    await courier.work()
    await courier.idle()
    expect(await mailbox.figures(clock)).toMatchObject({ outgoing: 0, dead: 0 })
  })

  test('lets others note what they sent before it takes anything after a store was away', async () => {
    let clock = T
    await outgoing('a', 'oa', 'a1')
    const { takeOutgoing } = mailbox
    mailbox.takeOutgoing = () => Promise.reject(new Unavailable('away'))
    const courier = courierFor([answers('oa')], () => clock)
    await expect(courier.work()).rejects.toThrow(Unavailable)
    mailbox.takeOutgoing = takeOutgoing
    expect(await courier.work()).toBe(false)
    clock = courier.heldUntil()!
    expect(clock).toBeGreaterThan(T + 1_000)
    expect(await courier.work()).toBe(true)
    await courier.idle()
    expect(sent).toEqual(['a1'])
  })

  test('keeps the lease of a call that takes long, so that nobody else makes it', async () => {
    let clock = T
    await outgoing('a', 'oa', 'a1')
    const slow = channel('oa', () => new Promise((resolve) => pending.push(() => resolve('p'))))
    const courier = courierFor([slow], () => clock)
    const other = courierFor([slow], () => clock)
    await courier.work()
    for (; clock < T + 20_000; clock += 1_000) {
      await courier.stillSending()
      await other.work()
    }
    expect(pending).toHaveLength(1)
    pending[0]!()
    await courier.idle()
    expect(await mailbox.figures(clock)).toMatchObject({ outgoing: 0, dead: 0 })
  })

  test('a send that took longer than its lease is still noted once', async () => {
    let clock = T
    await outgoing('a', 'oa', 'a1')
    const slow = channel('oa', async () => {
      clock += SEND_LEASE_MS
      return 'p'
    })
    const courier = courierFor([slow], () => clock)
    await courier.work()
    await courier.idle()
    expect((await mailbox.figures(clock)).outgoing).toBe(0)
  })

  test('a rest that cannot be kept is said to be that, and its message is settled all the same', async () => {
    const memory = createMemoryPace()
    const pace: Pace = { ...memory, rest: () => Promise.reject(new Unavailable('away')) }
    await outgoing('a', 'oa', 'a1')
    const refused = channel('oa', () => Promise.reject(new SendError('rate_limited', '-32')))
    const rhythms = new Map([['oa', rhythmOf(4, 1_000, 2)]])
    const courier = courierFor([refused], () => T, { pace, rhythms })
    await courier.work()
    await courier.idle()
    expect(logged).toEqual([expect.stringContaining('that an account is to rest')])
    expect(await mailbox.nextOutgoingAt()).toBe(T + 5_000)
  })

  describe('with a limit that all processes share', () => {
    /** 4 a second, 2 of them at once. */
    const rhythms = new Map([['oa', rhythmOf(4, 1_000, 2)]])

    async function workUntilHeld(courier: ReturnType<typeof courierFor>) {
      while (await courier.work()) await courier.idle()
      await courier.idle()
    }

    test('two couriers send no more than it together, and the rest when its time has come', async () => {
      let clock = T
      const pacing = { pace: createMemoryPace(), rhythms }
      const couriers = [1, 2].map(() => courierFor([answers('oa')], () => clock, pacing))
      for (let i = 0; i < 6; i++) await outgoing(`z${i}`, 'oa', `z${i}`)
      const both = () => Promise.all(couriers.map(workUntilHeld))
      await both()
      expect(sent.length).toBe(2)
      for (const expected of [3, 4, 5, 6]) {
        const until = Math.min(...couriers.map((courier) => courier.heldUntil() ?? Number.POSITIVE_INFINITY))
        clock = until - 1
        await both()
        expect(sent.length).toBe(expected - 1)
        clock = until
        await both()
        expect(sent.length).toBe(expected)
      }
      expect(clock).toBe(T + 2_000)
      expect(sent.sort()).toEqual(['z0', 'z1', 'z2', 'z3', 'z4', 'z5'])
    })

    test('a rest that one was told is kept by the other', async () => {
      const pacing = { pace: createMemoryPace(), rhythms }
      const refused = channel('oa', () => Promise.reject(new SendError('rate_limited', '-32')))
      await outgoing('a', 'oa', 'a1')
      await workUntilHeld(courierFor([refused], () => T, pacing))
      await outgoing('b', 'oa', 'b1')
      let clock = T + 4_999
      const other = courierFor([answers('oa')], () => clock, pacing)
      expect(await other.work()).toBe(false)
      expect(other.heldUntil()).toBe(T + 5_000)
      clock = T + 5_000
      await workUntilHeld(other)
      expect(sent.sort()).toEqual(['a1', 'b1'])
    })

    test('asks once a round for the account that has one, and nobody for the others', async () => {
      const asked: [string, number][] = []
      const memory = createMemoryPace()
      const pace: Pace = {
        ...memory,
        ask(account, rhythm, wanted, now) {
          asked.push([account, wanted])
          return memory.ask(account, rhythm, wanted, now)
        },
      }
      for (let i = 0; i < 5; i++) await outgoing(`m${i}`, 'page', `m${i}`)
      const unlimited = courierFor([answers('page')], () => T, { pace, rhythms })
      await workUntilHeld(unlimited)
      expect(sent.length).toBe(5)
      expect(asked).toEqual([])
      await outgoing('z', 'oa', 'z')
      const courier = courierFor([answers('oa'), answers('page')], () => T, { pace, rhythms })
      await courier.work()
      await courier.idle()
      expect(asked).toEqual([['oa', 64]])
    })

    test('rounds that find nothing use nothing up', async () => {
      const courier = courierFor([answers('oa')], () => T, { pace: createMemoryPace(), rhythms })
      for (let i = 0; i < 10; i++) await courier.work()
      for (let i = 0; i < 2; i++) await outgoing(`z${i}`, 'oa', `z${i}`)
      await workUntilHeld(courier)
      expect(sent.length).toBe(2)
    })

    test('rounds that find nothing due ask the shared store for nothing', async () => {
      let asked = 0
      const memory = createMemoryPace()
      const counted: Pace['ask'] = (...what) => {
        asked += 1
        return memory.ask(...what)
      }
      const courier = courierFor([answers('oa')], () => T, { pace: { ...memory, ask: counted }, rhythms })
      for (let i = 0; i < 10; i++) expect(await courier.work()).toBe(false)
      expect(asked).toBe(0)
      await outgoing('z', 'oa', 'z')
      await workUntilHeld(courier)
      expect(sent).toEqual(['z'])
      expect(asked).toBe(1)
    })

    test('a round that is told of messages does not look for them first', async () => {
      let looks = 0
      const { nextOutgoingAt } = mailbox
      mailbox.nextOutgoingAt = () => {
        looks += 1
        return nextOutgoingAt()
      }
      const pacing = { pace: createMemoryPace(), rhythms: new Map([['oa', rhythmOf(600, 1_000, 100)]]) }
      const courier = courierFor([answers('oa')], () => T, pacing)
      for (let i = 0; i < 66; i++) await outgoing(`z${i}`, 'oa', `z${i}`)
      expect(await courier.work(true)).toBe(true)
      await courier.idle()
      expect(sent.length).toBe(64)
      expect(await courier.work()).toBe(true) // it had taken all that it asked for: no look either
      await courier.idle()
      expect([sent.length, looks]).toEqual([66, 0])
      expect(await courier.work()).toBe(false)
      expect(looks).toBe(1)
    })

    test('sends nothing while the pace cannot be asked', async () => {
      const away = () => Promise.reject(new Unavailable('away'))
      const courier = courierFor([answers('oa')], () => T, {
        pace: { ask: away, giveBack: away, rest: away },
        rhythms,
      })
      await outgoing('z', 'oa', 'z')
      await expect(courier.work()).rejects.toBeInstanceOf(Unavailable)
      expect(sent).toEqual([])
    })
  })
})

/** A log that keeps what it is told of errors. */
function logOf(lines: string[]): Log {
  const log = createLog('silent')
  log.error = (_what: unknown, message?: string) => void lines.push(message ?? '')
  return log
}
