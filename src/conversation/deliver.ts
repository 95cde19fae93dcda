/** One message sent, and what became of it noted: retry classes, dead letters, unknown outcomes. */
import { type Channel, SendError } from '../channels/channel.ts'
import { type Log, safeError } from '../telemetry/log.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import { ECHO_WAIT_MS, type Mailbox, type Outgoing, type SendOutcome } from './mailbox.ts'

/** The shorter of the platforms' windows to answer in: later the message would be refused anyway. */
const GIVE_UP_AFTER_MS = 24 * 3_600_000

/** Whatever a platform asks for: it will ask again, and a slip of its own must not silence an office for a year. */
const LONGEST_PAUSE_MS = 24 * 3_600_000

export type SendingTools = {
  mailbox: Mailbox
  channels: Channel[]
  log: Log
  metrics: Metrics
  now(): number
  /** Between 0 and 1; spreads retries. */
  chance(): number
  /** Told what became of each part of a notice, before its outbox row is settled. It does not throw. */
  noticeSettled(notice: string, outcome: string): Promise<void>
}

/** An outcome, and until when the account is to rest. */
export type Settled = SendOutcome & { restUntil?: number }
/** Notes in the mailbox what became of a send. */
export type Note = () => Promise<void>

/**
 * Sends one message and has its outcome noted.
 *
 * @param untilNoted how often the noting is tried
 * @throws what the noting threw at last
 */
export async function deliver(
  tools: SendingTools,
  outgoing: Outgoing,
  untilNoted: (note: Note) => Promise<void>,
): Promise<Settled> {
  const { mailbox, log, metrics } = tools
  const { channel: name, account } = outgoing.address
  const channel = tools.channels.find((one) => one.name === name && one.account === account)
  const outcome = await attempt(tools, channel, outgoing)
  const word = 'sent' in outcome ? 'sent' : 'dead' in outcome ? 'dead' : 'retry'
  metrics.sends.inc({ channel: name, outcome: classOf(outcome) })
  if (!('sent' in outcome))
    log.warn({ outbox: outgoing.id, attempts: outgoing.attempts, ...outcome }, 'a message was not sent')
  if (outgoing.notice && word !== 'retry') {
    await tools.noticeSettled(outgoing.notice, 'dead' in outcome ? `dead: ${outcome.dead}` : 'sent')
  }
  await untilNoted(() => mailbox.settle(outgoing, outcome, tools.now()))
  if (word === 'dead') metrics.givenUp.inc({ channel: name })
  return outcome
}

/** The failure's class, which stands first in its reason. */
function classOf(outcome: SendOutcome): string {
  if ('sent' in outcome) return 'sent'
  return ('dead' in outcome ? outcome.dead : outcome.reason).split(':')[0]!
}

async function attempt(
  tools: SendingTools,
  channel: Channel | undefined,
  outgoing: Outgoing,
): Promise<Settled> {
  if (!channel) return { dead: 'no_channel' }
  if (outgoing.spent) return { dead: 'unknown_outcome: twice' }
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
  outgoing: Pick<Outgoing, 'attempts' | 'maybeSent' | 'createdAt'>,
  echoes: boolean,
  now: number,
  chance: number,
): Settled {
  const reason = `${error.failure}: ${error.code}`
  const askedMs = Math.min(error.retryAfterMs ?? 0, LONGEST_PAUSE_MS)
  const pauseMs = Math.max(askedMs, growingPause(outgoing.attempts, chance))
  switch (error.failure) {
    case 'window_closed':
    case 'unreachable':
    case 'rejected':
      return { dead: reason }
    case 'unknown_outcome':
      if (outgoing.maybeSent) return { dead: reason }
      return { retryAt: now + (echoes ? ECHO_WAIT_MS : pauseMs), reason, maybeSent: true }
    case 'credentials':
      // The operator must act; the messages of the account wait.
      return { retryAt: now + Math.max(60_000, pauseMs), reason, restUntil: now + 60_000 }
    case 'rate_limited':
      return {
        retryAt: now + Math.max(5_000, pauseMs),
        reason,
        restUntil: now + Math.max(5_000, askedMs),
      }
    case 'temporary':
      return now - outgoing.createdAt > GIVE_UP_AFTER_MS
        ? { dead: reason }
        : { retryAt: now + pauseMs, reason }
  }
}

/** 1 s, 2 s, 4 s … 15 min, each up to half longer by chance; whole milliseconds, since instants are whole numbers. */
function growingPause(attempts: number, chance: number): number {
  return Math.round(Math.min(900_000, 1_000 * 2 ** (attempts - 1)) * (1 + chance / 2))
}
