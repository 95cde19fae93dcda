/** One message sent, and what became of it noted: retry classes, dead letters, unknown outcomes. */
import { type Channel, type OutgoingPart, SendError, type Way } from '../channels/channel.ts'
import type { SentPart } from '../schedule/sent-messages.ts'
import { type Log, safeError } from '../telemetry/log.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import { ECHO_WAIT_MS, type Mailbox, type Outgoing, type SendOutcome } from './mailbox.ts'
import type { Fault, Faults } from './whose-fault.ts'

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
  /** Left out: every refusal of our token or permission is the account's. */
  faults?: Faults
  /** Told what became of each part of a notice (`part`: as it was sent), before its outbox row is settled. It does not throw. */
  noticeSettled(notice: string, outcome: string, part?: SentPart): Promise<void>
}

/** An outcome, and until when the account is to rest. `reached`: a template has told that there is something to read. */
export type Settled = SendOutcome & { restUntil?: number; reached?: true }
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
  const at = tools.now()
  const outcome = atRest(await attempt(tools, channel, outgoing), channel?.restUntil?.() ?? null)
  if ('sent' in outcome || outcome.reached) tools.faults?.sent(account, tools.now())
  metrics.sends.inc({ channel: name, outcome: classOf(outcome) })
  const line = { outbox: outgoing.id, attempts: outgoing.attempts, ...outcome }
  if ('kept' in outcome && classOf(outcome) !== 'rejected')
    log.info(line, 'a message waits for its citizen to write again')
  else if ('dropped' in outcome) log.info(line, 'a reminder that could not be brought is over')
  else if (!('sent' in outcome)) log.warn(line, 'a message was not sent')
  const told = outgoing.notice === null ? null : noticeOutcome(outcome)
  if (told !== null) {
    const { lane } = outgoing
    const part = 'sent' in outcome ? { lane, channel: name, account, messageId: outcome.sent, at } : undefined
    await tools.noticeSettled(outgoing.notice!, told, part)
  }
  await untilNoted(() => mailbox.settle(outgoing, outcome, tools.now()))
  if ('dead' in outcome) metrics.givenUp.inc({ channel: name })
  return outcome
}

/** The account rests, too, where its platform says beside its answer that the limit is near. */
function atRest(outcome: Settled, hint: number | null): Settled {
  return hint === null ? outcome : { ...outcome, restUntil: Math.max(outcome.restUntil ?? 0, hint) }
}

/** A notice that cannot be brought waits for the citizen to write, unless what it says is soon over. */
function notBrought({ part }: { part?: OutgoingPart }, reason: string): SendOutcome {
  return part?.beyond?.passing ? { dropped: reason } : { kept: reason }
}

/** What became of the notice, as `markOutcome` takes it; null while it is on its way. */
function noticeOutcome(outcome: Settled): string | null {
  if ('sent' in outcome || outcome.reached) return 'sent'
  if ('dead' in outcome) return `dead: ${outcome.dead}`
  if ('dropped' in outcome) return `dead: ${outcome.dropped}`
  return 'kept' in outcome ? `kept: ${outcome.kept}` : null
}

/** The failure's class, which stands first in its reason. */
function classOf(outcome: Settled): string {
  if ('sent' in outcome || outcome.reached) return 'sent'
  if ('kept' in outcome) return wordOf(outcome.kept)
  if ('dropped' in outcome) return wordOf(outcome.dropped)
  return wordOf('dead' in outcome ? outcome.dead : outcome.reason)
}

function wordOf(reason: string): string {
  return reason.split(':')[0]!
}

async function attempt(
  tools: SendingTools,
  channel: Channel | undefined,
  outgoing: Outgoing,
): Promise<Settled> {
  if (!channel) return { dead: 'no_channel' }
  if (outgoing.spent) return { dead: 'unknown_outcome: twice' }
  try {
    if (outgoing.notice !== null && channel.ways) return await sendNotice(channel, outgoing, tools.now())
    return { sent: await channel.send(outgoing.address.user, outgoing.part, outgoing.id) }
  } catch (error) {
    if (error instanceof SendError) {
      const now = tools.now()
      const isRefused = error.failure === 'credentials'
      const fault = isRefused ? tools.faults?.refused(channel.account, outgoing.id, now) : undefined
      return afterFailure(error, outgoing, channel.echoesSends, now, tools.chance(), fault)
    }
    tools.log.error({ outbox: outgoing.id, error: safeError(error) }, 'a defect in sending')
    return afterFailure(new SendError('temporary', 'defect'), outgoing, false, tools.now(), tools.chance())
  }
}

/**
 * A notice by the first lawful way that the platform takes. A template only tells that there is something: the words
 * themselves wait for the citizen to write, as they do when there is no way at all or the template itself is refused.
 *
 * @throws SendError for what is no matter of the window
 */
async function sendNotice(channel: Channel, outgoing: Outgoing, now: number): Promise<Settled> {
  const { address, id, heardAt } = outgoing
  const part = heardAt === undefined ? outgoing.part : { ...outgoing.part, heardAt }
  let refusal = 'window_closed: no way is open'
  for (const way of channel.ways!(part, now)) {
    try {
      const sent = await channel.send(address.user, part, id, way)
      if (way !== 'template' || part.beyond?.passing) return { sent }
      return { kept: 'window_closed: told by a template', reached: true }
    } catch (error) {
      if (!(error instanceof SendError) || !closes(error, way)) throw error
      refusal = `${error.failure}: ${error.code}`
    }
  }
  return notBrought(outgoing, refusal)
}

/** Whether a failure is a no to this way alone; of a template the words are not the notice's own. */
function closes({ failure }: SendError, way: Way): boolean {
  return failure === 'window_closed' || (failure === 'rejected' && way === 'template')
}

/** What a failed send means for its message. A notice that cannot be brought waits for the citizen to write again. Pure. */
export function afterFailure(
  error: SendError,
  outgoing: Pick<Outgoing, 'attempts' | 'maybeSent' | 'createdAt' | 'heardAt'> & {
    notice?: string | null
    part?: OutgoingPart
  },
  echoes: boolean,
  now: number,
  chance: number,
  fault: Fault = 'account',
): Settled {
  const reason = `${error.failure}: ${error.code}`
  const askedMs = Math.min(error.retryAfterMs ?? 0, LONGEST_PAUSE_MS)
  const pauseMs = Math.max(askedMs, growingPause(outgoing.attempts, chance))
  switch (error.failure) {
    case 'window_closed':
    case 'unreachable':
      return outgoing.notice ? notBrought(outgoing, reason) : { dead: reason }
    case 'rejected':
      return { dead: reason }
    case 'unknown_outcome':
      if (outgoing.maybeSent) return { dead: reason }
      return { retryAt: now + (echoes ? ECHO_WAIT_MS : pauseMs), reason, maybeSent: true }
    case 'credentials':
      if (fault === 'message') return outgoing.notice ? notBrought(outgoing, reason) : { dead: reason }
      // The operator must act; the messages of the account wait.
      return {
        retryAt: now + Math.max(60_000, pauseMs),
        reason,
        ...(fault === 'account' ? { restUntil: now + 60_000 } : {}),
      }
    case 'rate_limited':
      return {
        retryAt: now + Math.max(5_000, pauseMs),
        reason,
        restUntil: now + Math.max(5_000, askedMs),
      }
    case 'temporary':
      return now - (outgoing.heardAt ?? outgoing.createdAt) > GIVE_UP_AFTER_MS // what was kept begins anew
        ? { dead: reason }
        : { retryAt: now + pauseMs, reason }
  }
}

/** 1 s, 2 s, 4 s … 15 min, each up to half longer by chance; whole milliseconds, since instants are whole numbers. */
function growingPause(attempts: number, chance: number): number {
  return Math.round(Math.min(900_000, 1_000 * 2 ** (attempts - 1)) * (1 + chance / 2))
}
