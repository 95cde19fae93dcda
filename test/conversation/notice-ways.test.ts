import { describe, expect, test } from 'vitest'
import { type Channel, type OutgoingPart, SendError, type Way } from '../../src/channels/channel.ts'
import { deliver, type SendingTools } from '../../src/conversation/deliver.ts'
import type { Outgoing, SendOutcome } from '../../src/conversation/mailbox.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { createMetrics } from '../../src/telemetry/metrics.ts'

const T = 1_800_000_000_000
const DAY = 86_400_000

/** Sends a notice over a channel that refuses some ways for their window. */
async function send(
  ways: Way[],
  refused: Partial<Record<Way, SendError['failure']>>,
  message: Partial<Outgoing> = {},
) {
  const tried: Way[] = []
  const noted: { outcome: SendOutcome | null; notice: string | null } = { outcome: null, notice: null }
  const channel: Channel = {
    name: 'zalo',
    account: 'oa',
    echoesSends: false,
    receive: () => ({ arrivals: [], echoes: [], events: [], unread: [], ignored: [] }),
    read: () => ({ arrivals: [], echoes: [], events: [], unread: [], ignored: [] }),
    render: () => [],
    ways: () => ways,
    async send(_user: string, _part: OutgoingPart, _id: string, way: Way = 'reply') {
      tried.push(way)
      const failure = refused[way]
      if (failure) throw new SendError(failure, 'x')
      return 'p1'
    },
  }
  const tools = {
    mailbox: {
      async settle(_: Outgoing, outcome: SendOutcome) {
        noted.outcome = outcome
      },
    },
    channels: [channel],
    log: createLog('silent'),
    metrics: createMetrics(),
    now: () => T,
    chance: () => 0,
    async noticeSettled(_: string, outcome: string) {
      noted.notice = outcome
    },
  } as unknown as SendingTools
  const outgoing: Outgoing = {
    id: 'n.0.0',
    lane: 'a',
    address: { channel: 'zalo', account: 'oa', user: 'u' },
    part: { message: { text: 'tin' } },
    notice: 'n',
    attempts: 1,
    maybeSent: false,
    leasedUntil: T + 4_000,
    createdAt: T,
    ...message,
  }
  await deliver(tools, outgoing, (note) => note())
  return { tried, ...noted }
}

describe('a notice', () => {
  test('goes out by the first way that is open', async () => {
    expect(await send(['reply', 'template'], {})).toEqual({
      tried: ['reply'],
      outcome: { sent: 'p1' },
      notice: 'sent',
    })
  })

  test('goes by the next way when the platform calls the window closed', async () => {
    const { tried, outcome, notice } = await send(['reply', 'human_agent', 'template'], {
      reply: 'window_closed',
    })
    expect([tried, outcome, notice]).toEqual([['reply', 'human_agent'], { sent: 'p1' }, 'sent'])
  })

  test('told by a template has reached the citizen, and its own words wait for them to write', async () => {
    const { outcome, notice } = await send(['template'], {})
    expect(outcome).toMatchObject({ kept: 'window_closed: told by a template' })
    expect(notice).toBe('sent')
  })

  test.each([
    ['no way is open', [], {}, 'kept: window_closed: no way is open'],
    ['every way is refused', ['reply'], { reply: 'window_closed' }, 'kept: window_closed: x'],
    ['the citizen is out of reach', ['reply'], { reply: 'unreachable' }, 'kept: unreachable: x'],
  ] as [string, Way[], object, string][])(
    'waits for the citizen to write when %s',
    async (_, ways, refused, told) => {
      const { outcome, notice } = await send(ways, refused)
      expect(outcome).toHaveProperty('kept')
      expect(notice).toBe(told)
    },
  )

  test('whose template is refused waits for the citizen to write, and the refusal is told', async () => {
    const { outcome, notice } = await send(['template'], { template: 'rejected' })
    expect(outcome).toEqual({ kept: 'rejected: x' })
    expect(notice).toBe('kept: rejected: x')
  })

  test('that waited for the citizen is given as long as any other from when they wrote', async () => {
    const kept = (heardAt: number) => ({ createdAt: T - 20 * DAY, heardAt })
    const { outcome } = await send(['reply'], { reply: 'temporary' }, kept(T))
    expect(outcome).toHaveProperty('retryAt')
    const late = await send(['reply'], { reply: 'temporary' }, kept(T - 2 * DAY))
    expect(late.outcome).toHaveProperty('dead')
  })

  test('is tried again, by no other way, after a failure that may pass', async () => {
    const { tried, outcome, notice } = await send(['reply', 'template'], { reply: 'temporary' })
    expect([tried, notice]).toEqual([['reply'], null])
    expect(outcome).toHaveProperty('retryAt')
  })

  test('that is soon over does not wait: it is dropped, and is no dead letter', async () => {
    const beyond = { kind: 'complaint_reminder', words: {}, byOfficial: false, passing: true as const }
    const reminder = { message: { text: 'tin' }, beyond }
    const { outcome, notice } = await send(['reply'], { reply: 'window_closed' }, { part: reminder })
    expect([outcome, notice]).toEqual([{ dropped: 'window_closed: x' }, 'dead: window_closed: x'])
    expect((await send(['template'], {}, { part: reminder })).outcome).toEqual({ sent: 'p1' })
  })
})
