/** Sends what the outbox holds: in order for each citizen, side by side for different ones, again after failures that may pass. */
import { type Channel, SendError } from '../channels/channel.ts'
import { type Log, safeError } from '../telemetry/log.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import type { Mailbox, Outgoing, SendOutcome } from './mailbox.ts'

const SENDS_AT_ONCE = 32
const MOST_TRIES = 10
/** How long an echo may take to settle a send of unknown outcome (facts/messenger.md, recommended behaviour). */
const ECHO_WAIT_MS = 30_000

export type CourierTools = {
  mailbox: Mailbox
  channels: Channel[]
  log: Log
  metrics: Metrics
  now(): number
  /** Between 0 and 1; spreads retries. */
  chance(): number
  /** Told what became of the last part of a notice, before the outbox row is settled. */
  noticeSettled(notice: string, outcome: string): Promise<void>
}

/** One round of sending. @returns how many messages were taken */
export async function deliverOnce(tools: CourierTools): Promise<number> {
  const taken = await tools.mailbox.takeOutgoing(SENDS_AT_ONCE, tools.now())
  await Promise.all(taken.map((outgoing) => deliver(tools, outgoing)))
  return taken.length
}

async function deliver(tools: CourierTools, outgoing: Outgoing): Promise<void> {
  const { mailbox, log, metrics } = tools
  const { channel: name, account } = outgoing.address
  const channel = tools.channels.find((one) => one.name === name && one.account === account)
  const outcome = await attempt(tools, channel, outgoing)
  const word = 'sent' in outcome ? 'sent' : 'dead' in outcome ? 'dead' : 'retry'
  metrics.sends.inc({ channel: name, outcome: word })
  if (!('sent' in outcome))
    log.warn({ outbox: outgoing.id, attempts: outgoing.attempts, ...outcome }, 'a message was not sent')
  if (outgoing.notice && word !== 'retry') {
    await tools.noticeSettled(outgoing.notice, 'dead' in outcome ? `dead: ${outcome.dead}` : 'sent')
  }
  await mailbox.settle(outgoing, outcome, tools.now())
}

async function attempt(
  tools: CourierTools,
  channel: Channel | undefined,
  outgoing: Outgoing,
): Promise<SendOutcome> {
  if (!channel) return { dead: 'no_channel' }
  try {
    return { sent: await channel.send(outgoing.address.user, outgoing.part, outgoing.id) }
  } catch (error) {
    if (error instanceof SendError)
      return afterFailure(error, outgoing, channel.echoesSends, tools.now(), tools.chance())
    tools.log.error({ outbox: outgoing.id, error: safeError(error) }, 'a defect in sending')
    return afterFailure(new SendError('temporary', 'defect'), outgoing, false, tools.now(), tools.chance())
  }
}

/** What a failed send means for its message. Pure. */
export function afterFailure(
  error: SendError,
  outgoing: Pick<Outgoing, 'attempts' | 'maybeSent'>,
  echoes: boolean,
  now: number,
  chance: number,
): SendOutcome {
  const reason = `${error.failure}: ${error.code}`
  const pauseMs = Math.max(error.retryAfterMs ?? 0, growingPause(outgoing.attempts, chance))
  switch (error.failure) {
    case 'window_closed':
    case 'unreachable':
    case 'rejected':
      return { dead: reason }
    case 'unknown_outcome':
      if (outgoing.maybeSent) return { dead: reason }
      return { retryAt: now + (echoes ? ECHO_WAIT_MS : pauseMs), reason, maybeSent: true }
    case 'credentials':
      return { retryAt: now + Math.max(60_000, pauseMs), reason } // the operator must act; the message waits
    case 'rate_limited':
      return { retryAt: now + Math.max(5_000, pauseMs), reason }
    case 'temporary':
      return outgoing.attempts >= MOST_TRIES ? { dead: reason } : { retryAt: now + pauseMs, reason }
  }
}

/** 1 s, 2 s, 4 s … 15 min, each up to half longer by chance. */
function growingPause(attempts: number, chance: number): number {
  return Math.min(900_000, 1_000 * 2 ** (attempts - 1)) * (1 + chance / 2)
}
