/**
 * The one port of the engine: where messages wait, where the conversation stands, what must go out.
 * Two implementations pass one contract suite: `mailbox-sql.ts` on the database of the records, and `mailbox-redis/`
 * (docs/decisions/0002-the-mailbox-port.md). `now` is an argument so that a test world can set it.
 */

import type { Instant } from '../calendar/instant.ts'
import type { Address, ChannelName, Incoming, OutgoingPart } from '../channels/channel.ts'
import type { Control } from '../channels/event.ts'
import type { Write } from '../database/database.ts'

/** How long a worker may hold a lane, and the longest that a dead worker keeps its citizens waiting. */
export const LEASE_MS = 4_000
/** How many letters a turn takes at most. */
export const MOST_LETTERS = 200
/** How long a lane rests that cannot be read: an operator must act. */
export const UNREADABLE_REST_MS = 3_600_000
/** How long an open question that gathers waits after the last message. */
export const GATHER_MS = 1_500
/** How long it waits at most. */
export const GATHER_MOST_MS = 5_000
/** Replies go out before notices that waited longer: a notice to a million must not keep a citizen who asks waiting. */
export const REPLIES_FIRST_MS = 86_400_000
/** How long a courier may be silent about a message that it sends: a dead one keeps its citizen waiting no longer. */
export const SEND_LEASE_MS = 4_000
/** How often a courier says what it is still sending. */
export const STILL_SENDING_EVERY_MS = 1_000
/**
 * How long an echo of a message of unknown outcome is awaited (facts/messenger.md, recommended behaviour). On Messenger a
 * message whose courier died waits as long, because its echo may still settle it.
 */
export const ECHO_WAIT_MS = 30_000
/** How long a message that could not be brought waits for the citizen to write again. */
export const KEPT_FOR_MS = 90 * 86_400_000

/**
 * What waits in a citizen's lane: a message of theirs, a notice for them, who speaks to them now, or that they did something
 * which opens the time to write to them (a reaction, by its name).
 */
export type Letter =
  | { message: Incoming }
  | { notice: { id: string; kind: string; body: Record<string, unknown> } }
  | { control: Control }
  | { contact: string }

/** A letter on its way in. */
export type Arrival = {
  /** The citizen's reference: HMAC(index key, channel, account, user id). */
  lane: string
  address: Address
  /** HMAC of the platform's message id, or the notice's id: a second arrival with the same key is dropped for 7 days. */
  deliveryKey: string
  sentAt: Instant
  /** A tap or a notice never waits for more messages. */
  gathers: boolean
  letter: Letter
}

/** A lane taken for one turn, with all that waited when it was taken. */
export type Turn = {
  lane: string
  address: Address
  /** Each lease has a higher fence; a commit with an older one is lost. */
  fence: number
  version: number
  /** Null for a new conversation, or one whose state was cleaned away. */
  state: string | null
  /** When this citizen was last heard; 0: never. */
  lastAt: Instant
  /** Turns in a row that a defect ended. */
  failures: number
  /** Oldest first by the platform's time, at most 200. */
  letters: { seq: string; deliveryKey: string; sentAt: Instant; receivedAt: Instant; letter: Letter }[]
}

/** A record that the turn wants kept: written with the state, or refused and told to the flow. */
export type TurnRecord = { key: string; writes: Write[] }

export type TurnResult = {
  state: string
  /** How many of the turn's letters, from the oldest, are done with it; the others stay for the next turn. */
  taken: number
  /** The open question waits for more messages. */
  gathers: boolean
  records: TurnRecord[]
  replies: { id: string; notice: string | null; part: OutgoingPart }[]
  /**
   * The citizen has written after notices: what was kept for that moment goes out now, before the replies, and what is on
   * its way learns of it.
   */
  wakesKept?: true
}

export type CommitOutcome =
  | 'done'
  /** Another worker has the lane by now: nothing of this turn was kept. */
  | 'lost'
  /** A rule refused a record: nothing was kept; the fold runs again with this answer. */
  | { refused: { key: string; reason: string } }

/** One outgoing message, leased to one courier. */
export type Outgoing = {
  id: string
  lane: string
  address: Address
  part: OutgoingPart
  notice: string | null
  /** This try included. */
  attempts: number
  /** An earlier try may have reached the citizen. */
  maybeSent: boolean
  /** Two earlier tries may have: it must not be sent a third time. */
  spent?: true
  /** When the lease of this try was to end at its taking; with the number of tries it tells this try from all others. */
  leasedUntil: Instant
  createdAt: Instant
  /** A notice that was kept or is on its way, and the citizen has written since: when. */
  heardAt?: Instant
}

export type SendOutcome =
  | { sent: string /* the platform's message id */ }
  | { retryAt: Instant; reason: string; maybeSent?: true }
  | { dead: string }
  /**
   * Nobody may send it now (why): it waits until the citizen writes again, for 90 days at most. One who has written during
   * the try gets it at once.
   */
  | { kept: string }
  /** It could not be brought and is of no use later (why): it is over. */
  | { dropped: string }

export type DeadLetter = {
  id: string
  channel: ChannelName
  account: string
  reason: string
  attempts: number
  settledAt: Instant
}

export type MailboxFigures = {
  lanesDue: number
  oldestDueAt: Instant | null
  outgoing: number
  oldestOutgoingAt: Instant | null
  dead: number
}

/** A message of or to a citizen that is still held, sealed: a letter from them, or the API call that answers it. */
export type Held = { at: Instant; from: 'citizen' | 'office'; sealed: string }

export interface Mailbox {
  /**
   * Keeps what arrived, so that it survives a power cut.
   *
   * @returns for each arrival whether it was new
   * @throws Unavailable when it cannot be kept
   */
  accept(arrivals: Arrival[], now: Instant): Promise<boolean[]>
  /** Takes up to `limit` lanes whose turn is due and that nobody works on. */
  take(limit: number, now: Instant): Promise<Turn[]>
  /** Ends a turn: state by version, acknowledgement, records and replies, all or nothing. */
  commit(turn: Turn, result: TurnResult, now: Instant): Promise<CommitOutcome>
  /** Gives a lane back unfinished, to be taken again at `retryAt`; a defect is counted. */
  release(turn: Turn, retryAt: Instant, defect: boolean): Promise<void>
  /** When the next lane is due; null when none is. */
  nextDueAt(): Promise<Instant | null>

  /**
   * Takes up to `limit` messages to send: of each citizen only the oldest that is not settled.
   *
   * @param resting accounts that are passed over, because their platform asked for a pause or is slow
   */
  takeOutgoing(limit: number, now: Instant, resting?: readonly string[]): Promise<Outgoing[]>
  /** Keeps the leases of messages whose calls take longer; what another courier has taken meanwhile stays its own. */
  stillSending(outgoing: readonly Outgoing[], now: Instant): Promise<void>
  /** Notes what became of a send. A message that an echo has settled meanwhile stays settled. */
  settle(outgoing: Outgoing, outcome: SendOutcome, now: Instant): Promise<void>
  /**
   * The platform reports one of our messages to a citizen back: it was sent, whatever we know.
   *
   * @returns the notice that it delivered; null when it was none, was settled before, or is not ours
   */
  confirm(lane: string, outboxId: string, platformId: string, now: Instant): Promise<string | null>
  /** When the next message that heads its lane may go out; null when none waits. */
  nextOutgoingAt(): Promise<Instant | null>

  /**
   * Messages that were given up, by when and then by id: after a notice to many there may be very many.
   *
   * @param after the last one of the page before; null: from the first
   */
  deadLetters(after: Pick<DeadLetter, 'settledAt' | 'id'> | null, limit: number): Promise<DeadLetter[]>
  /** Puts dead letters back into their lanes' order. @returns the ids that were dead */
  requeue(ids: string[], now: Instant): Promise<string[]>
  /** What is held of a citizen's messages, for their own data request; unordered. Null: the citizen is not known here. */
  held(lane: string): Promise<Held[] | null>
  /**
   * Forgets a citizen: state, messages in and out. Their delivery keys stay, so that a repeat is still known.
   *
   * @param onlyIdle leaves everything when a message waits, is being sent, or a turn is under way
   * @returns whether they are forgotten
   */
  forget(lane: string, onlyIdle: boolean): Promise<boolean>
  /** Deletes bodies and states that are older than `before` and over; at most `limit` rows of each. @returns how many */
  clean(before: Instant, limit: number): Promise<number>
  figures(now: Instant): Promise<MailboxFigures>
}
