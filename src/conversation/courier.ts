/** Sends what the outbox holds: in order for each citizen, side by side for different ones, again after failures that may pass. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Instant } from '../calendar/instant.ts'
import { safeError } from '../telemetry/log.ts'
import { deliver, type Note, type SendingTools } from './deliver.ts'
import { type Outgoing, STILL_SENDING_EVERY_MS } from './mailbox.ts'
import { createPermitDesk, type Pacing } from './permits.ts'
import { watchFaults } from './whose-fault.ts'

const SENDS_AT_ONCE = 64
/** Between tries to note what became of a send; twice as long each time. */
const SETTLE_AGAIN_MS = 250
const SETTLE_AGAIN_MOST_MS = 1_000
/** After a store was away: whoever sent meanwhile notes it, before others take what has no lease any more. */
const FIRST_THE_NOTES_MS = SETTLE_AGAIN_MOST_MS + 500
export type CourierTools = SendingTools & {
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
  /** Tells the store of the calls that take long: to be called every `STILL_SENDING_EVERY_MS`. Never throws. */
  stillSending(): Promise<void>
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
export function createCourier(given: CourierTools, freed: () => void): Courier {
  const tools = { ...given, faults: given.faults ?? watchFaults() }
  const open = new Map<string, Set<Promise<void>>>(tools.channels.map(({ account }) => [account, new Set()]))
  const permits = createPermitDesk(tools.pacing)
  const ending = new AbortController()
  /** The last round took all that it asked for: there will be more. */
  let tookAll = false
  const underWay = new Map<Outgoing, Instant>()
  let wasAway = false
  let othersFirstUntil = Number.NEGATIVE_INFINITY
  const wait = tools.wait ?? ((ms, signal) => pause(ms, undefined, { signal }).catch(() => {}))

  /** Stubborn: a message that went out while the store was away would be sent once more if that were not noted. */
  async function untilNoted(note: Note): Promise<void> {
    for (let ms = SETTLE_AGAIN_MS; ; ms = Math.min(SETTLE_AGAIN_MOST_MS, ms * 2)) {
      const failed = await note().then(
        () => null,
        (error: unknown) => ({ error }),
      )
      if (failed === null) return
      wasAway = true
      if (ending.signal.aborted) throw failed.error
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
    underWay.set(outgoing, takenAt)
    const { account } = outgoing.address
    const calls = open.get(account) ?? new Set()
    open.set(account, calls)
    const call = deliver(tools, outgoing, untilNoted)
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
        underWay.delete(outgoing)
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

  async function round(isToldOfSome: boolean): Promise<boolean> {
    if (wasAway) {
      await tools.mailbox.nextOutgoingAt()
      wasAway = false
      othersFirstUntil = tools.now() + FIRST_THE_NOTES_MS
    }
    const now = tools.now()
    if (now < othersFirstUntil) return false
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
  }

  return {
    async work(isToldOfSome = false) {
      try {
        return await round(isToldOfSome)
      } catch (error) {
        wasAway = true
        throw error
      }
    },
    async stillSending() {
      const now = tools.now()
      const long = [...underWay].flatMap(([outgoing, takenAt]) =>
        now - takenAt >= STILL_SENDING_EVERY_MS / 2 ? [outgoing] : [],
      )
      if (long.length > 0) await tools.mailbox.stillSending(long, now).catch(() => {}) // away: the notes will say so
    },
    heldUntil() {
      if (othersFirstUntil > tools.now()) return othersFirstUntil
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
