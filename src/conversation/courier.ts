/** Sends what the outbox holds: in order for each citizen, side by side for different ones, again after failures that may pass. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Instant } from '../calendar/instant.ts'
import { type Channel, SendError } from '../channels/channel.ts'
import { type Log, safeError } from '../telemetry/log.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import { ECHO_WAIT_MS, type Mailbox, type Outgoing, SEND_LEASE_MS, type SendOutcome } from './mailbox.ts'
import { createPermitDesk, type Pacing } from './permits.ts'

const SENDS_AT_ONCE = 64
/** Between tries to note what became of a send; twice as long each time. */
const SETTLE_AGAIN_MS = 250
const SETTLE_AGAIN_MOST_MS = 5_000
/** No try to note it begins later than this after its taking, so that a store that hangs has answered before the lease is over. */
const SETTLE_WITHIN_MS = SEND_LEASE_MS - 15_000
/** The shorter of the platforms' windows to answer in: later the message would be refused anyway. */
const GIVE_UP_AFTER_MS = 24 * 3_600_000

export type CourierTools = {
  mailbox: Mailbox
  channels: Channel[]
  log: Log
  metrics: Metrics
  now(): number
  /** Between 0 and 1; spreads retries. */
  chance(): number
  /** Told what became of each part of a notice, before its outbox row is settled. It does not throw. */
  noticeSettled(notice: string, outcome: string): Promise<void>
  /** The limits that all processes share; null: none. */
  pacing: Pacing | null
  /** Waits so many milliseconds, or until the signal; without it the machine's clock does. */
  wait?(ms: number, signal: AbortSignal): Promise<void>
}

/** One round of sending, to its end. @returns how many messages were taken */
export async function deliverOnce(tools: CourierTools): Promise<number> {
  const taken = await tools.mailbox.takeOutgoing(SENDS_AT_ONCE, tools.now())
  await Promise.all(taken.map((outgoing) => deliver(tools, outgoing, (note) => note())))
  return taken.length
}

export type Courier = {
  /**
   * Takes what there is room for and begins to send it. Where the limits are shared it looks first whether anything is due:
   * asking for permits is a write in the store of all processes, a look is not.
   *
   * @param isToldOfSome there are messages, which a look may not see yet
   * @returns whether there may be more at once
   */
  work(isToldOfSome?: boolean): Promise<boolean>
  /** When what is due and was left may be asked for again; null when nothing was held back. Infinity: when a call ends. */
  heldUntil(): number | null
  /** All that was begun is settled. */
  idle(): Promise<void>
  /** As `idle`, but waits for no store that is away: what cannot be noted is left to the end of its lease. */
  end(): Promise<void>
}

/**
 * Sends without waiting for the slowest: an account has only so many calls open, and rests after its platform asked for
 * a pause or refused our token, while others go on.
 *
 * @param freed told when there is room again
 */
export function createCourier(tools: CourierTools, freed: () => void): Courier {
  const open = new Map<string, Set<Promise<void>>>(tools.channels.map(({ account }) => [account, new Set()]))
  const permits = createPermitDesk(tools.pacing)
  const ending = new AbortController()
  /** The last round took all that it asked for: there will be more. */
  let tookAll = false
  const wait = tools.wait ?? ((ms, signal) => pause(ms, undefined, { signal }).catch(() => {}))

  /** Stubborn: a message that went out while the store was away would be sent once more if that were not noted. */
  async function untilNoted(note: Note, takenAt: Instant): Promise<void> {
    for (let ms = SETTLE_AGAIN_MS; ; ms = Math.min(SETTLE_AGAIN_MOST_MS, ms * 2)) {
      const failed = await note().then(
        () => null,
        (error: unknown) => ({ error }),
      )
      if (failed === null) return
      if (ending.signal.aborted || tools.now() + ms > takenAt + SETTLE_WITHIN_MS) throw failed.error
      tools.metrics.storeTrouble.inc({ doing: 'send' })
      await wait(ms, ending.signal)
    }
  }

  async function rest(outgoing: Outgoing, until: Instant): Promise<void> {
    await permits.rest(outgoing.address.account, until, tools.now()).catch((error: unknown) => {
      tools.metrics.storeTrouble.inc({ doing: 'send' })
      tools.log.error(
        { outbox: outgoing.id, error: safeError(error) },
        'that an account is to rest could not be kept; the message itself was settled',
      )
    })
  }

  function begin(outgoing: Outgoing, takenAt: Instant): void {
    const { account } = outgoing.address
    const calls = open.get(account) ?? new Set()
    open.set(account, calls)
    const call = deliver(tools, outgoing, (note) => untilNoted(note, takenAt))
      .then((outcome) => {
        if ('restUntil' in outcome && outcome.restUntil) return rest(outgoing, outcome.restUntil)
      })
      .catch((error: unknown) => {
        tools.metrics.storeTrouble.inc({ doing: 'send' })
        tools.log.error(
          { outbox: outgoing.id, error: safeError(error) },
          'what became of a send could not be kept; its lease will run out',
        )
      })
      .finally(() => {
        calls.delete(call)
        freed()
      })
    calls.add(call)
  }

  async function isDue(now: Instant): Promise<boolean> {
    const due = await tools.mailbox.nextOutgoingAt()
    return due !== null && due <= now
  }

  async function idle(): Promise<void> {
    await Promise.all([...open.values()].flatMap((calls) => [...calls]))
  }

  return {
    async work(isToldOfSome = false) {
      const now = tools.now()
      if (tools.pacing && !isToldOfSome && !tookAll && !(await isDue(now))) return false
      tookAll = false
      const rooms = new Map(
        [...open].flatMap(([account, calls]) =>
          calls.size < SENDS_AT_ONCE ? [[account, SENDS_AT_ONCE - calls.size]] : [],
        ),
      )
      const granted = await permits.ask(rooms, now)
      if (granted.size === 0) return false
      const resting = [...open.keys()].filter((account) => !granted.has(account))
      const most = Math.min(...granted.values())
      const taken = await tools.mailbox.takeOutgoing(most, now, resting)
      tookAll = taken.length === most
      const used = new Map<string, number>()
      for (const outgoing of taken) {
        const { account } = outgoing.address
        used.set(account, (used.get(account) ?? 0) + 1)
        begin(outgoing, now)
      }
      await permits.giveBack(granted, used, now, tools.now())
      return taken.length > 0
    },
    heldUntil() {
      const isFull = [...open.values()].some((calls) => calls.size >= SENDS_AT_ONCE)
      return permits.heldUntil() ?? (isFull ? Number.POSITIVE_INFINITY : null)
    },
    idle,
    async end() {
      ending.abort()
      await idle()
    },
  }
}

type Settled = SendOutcome & { restUntil?: number }
/** Notes in the mailbox what became of a send. */
type Note = () => Promise<void>

async function deliver(
  tools: CourierTools,
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
  tools: CourierTools,
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
      // The operator must act; the messages of the account wait.
      return { retryAt: now + Math.max(60_000, pauseMs), reason, restUntil: now + 60_000 }
    case 'rate_limited':
      return {
        retryAt: now + Math.max(5_000, pauseMs),
        reason,
        restUntil: now + Math.max(5_000, error.retryAfterMs ?? 0),
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
