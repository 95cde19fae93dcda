/** What the conversation needs from a messaging channel. Two fulfil it: `zalo/` and `messenger/`. */
import type { Instant } from '../calendar/instant.ts'
import type { ChannelEvent, Unread } from './event.ts'

export type ChannelName = 'zalo' | 'messenger'

/** Whom a message goes to or came from: never logged, never in a URL. */
export type Address = {
  channel: ChannelName
  account: string // the OA id or Page id
  user: string //    the user id scoped to that account
}

/** One message of a citizen, in our words. */
export type Incoming = {
  /** The platform's id of the message; where it has none, a digest of the event. */
  id: string
  /** When the platform says it was sent. */
  sentAt: Instant
  /** What was typed, NFC; for a tap the label of the button, which Zalo does not tell; '' when there is nothing to read. */
  text: string
  /** The payload of a button, quick reply or menu item; null when typed. */
  tap: string | null
  /** What came along: photos, voice, stickers, places. Empty for plain text. */
  attachments: Attachment[]
  /** Contact data given through the platform's own form; null otherwise. */
  contact: { name: string | null; phone: string | null } | null
}

export type Attachment = {
  kind: 'image' | 'video' | 'audio' | 'file' | 'sticker' | 'gif' | 'location' | 'link' | 'card'
  /** Where the platform keeps it for a short time; null for places. */
  url: string | null
  /** A file's name or a place's name as the platform gives it. */
  name: string | null
  /** Only for a location. */
  place: { latitude: number; longitude: number } | null
}

/**
 * A button of ours. What it does stands in `payload`; the label is what the citizen sees and may type.
 * `yes`: what a plain "có" means when the message offers something and asks nothing else.
 * `takesText`: what is written back without tapping is meant for it (an official's question).
 * `tellsWhen`: what "bao giờ có kết quả" is about while this is offered (a complaint just filed).
 * `acts`: it sends, erases or drops something, so it is not taken out of a text that holds any word but its label's and those of asking for it.
 */
export type Choice = {
  label: string
  payload: string
  yes?: true
  takesText?: true
  tellsWhen?: true
  acts?: true
}

/** What the bot says, before it takes a channel's shape. */
export type Reply = {
  text: string
  choices: Choice[]
  /** A page to open, shown as a button where the channel has them, else as a line. */
  link: { label: string; url: string } | null
  /** A picture or a form that the office sends along, before the words: its id where channels find files, its name in words. */
  file?: { id: string; name: string }
  /** The payload that says it again: «lệ phí bao nhiêu» right after it asks about what it told. */
  about?: string
  /** What may be said of it when the time to write freely is over; only on what a notice says. */
  beyond?: Beyond
}

/** A notice as a platform's template may tell it. */
export type Beyond = {
  /** The kind of notice, under which the templates are set (TEMPLATES_FILE). */
  kind: string
  /** What a template may be filled with, by the names of src/channels/templates.ts. */
  words: Record<string, string>
  /** An official typed these words for this citizen: only then is Messenger's HUMAN_AGENT lawful. */
  byOfficial: boolean
  /** What it says is soon over (a reminder): it never waits for the citizen to write again. */
  passing?: true
}

/**
 * How a message may go out: freely within the platform's window, as a human agent's answer (Messenger), or as a template
 * that was approved before.
 */
export type Way = 'reply' | 'human_agent' | 'template'

/** A verified delivery, taken apart. */
export type Delivery = {
  arrivals: { address: Address; incoming: Incoming }[]
  /** Messages of ours that the platform reports back, by the `metadata` we gave them (our outbox id). */
  echoes: { address: Address; outboxId: string; messageId: string }[]
  /** Signed events that are none of the bot's business, counted by kind: unknown events, other Pages ("foreign"). */
  ignored: string[]
  /** What the platform tells besides messages. */
  events: ChannelEvent[]
  /** What this version does not understand; counted in `ignored` as `unknown` too. */
  unread: Unread[]
}

/**
 * Why a send failed, and what follows from it:
 * - `temporary`: try again with growing pauses
 * - `rate_limited`: try again after `retryAfterMs`, the whole account slows down
 * - `window_closed`: the platform's time to answer is over
 * - `unreachable`: the citizen blocked us, left, or never was there
 * - `credentials`: our token or permission is at fault; the operator must act, the message waits
 * - `rejected`: the platform does not accept this message as it is: our defect
 * - `unknown_outcome`: the request went out and no answer came; it may have arrived
 */
export type SendFailure =
  | 'temporary'
  | 'rate_limited'
  | 'window_closed'
  | 'unreachable'
  | 'credentials'
  | 'rejected'
  | 'unknown_outcome'

/** A send that failed. The message names codes and ids, never the citizen's words or platform ids. */
export class SendError extends Error {
  override name = 'SendError'
  readonly failure: SendFailure
  /** The platform's own code, for the operator: `-230`, `10/2018278`, `HTTP 503`. */
  readonly code: string
  /** How long to wait at least; null when the courier may choose. */
  readonly retryAfterMs: number | null

  constructor(failure: SendFailure, code: string, retryAfterMs: number | null = null) {
    super(`send failed: ${failure} (${code})`)
    this.failure = failure
    this.code = code
    this.retryAfterMs = retryAfterMs
  }
}

/** The signature of a delivery is wrong, missing or made for another body. Answered 401. */
export class BadSignature extends Error {
  override name = 'BadSignature'
}

/** The body is not JSON, or JSON that is no event of this channel. Answered 400. */
export class NotAnEvent extends Error {
  override name = 'NotAnEvent'
}

/** Who asks a platform that their data be deleted: the id is the app's, not the account's. `issuedAt` as it stands there. */
export type DeletionRequest = { user: string; issuedAt: string }

/** One Page or OA that this deployment speaks for. */
export interface Channel {
  readonly name: ChannelName
  readonly account: string
  /**
   * Verifies one webhook delivery and takes it apart.
   *
   * @param rawBody the bytes exactly as received: JSON written out again has another signature
   * @param headers lower-case names
   * @throws BadSignature, NotAnEvent
   */
  receive(rawBody: Buffer, headers: Record<string, string | string[] | undefined>): Delivery
  /** Takes a delivery apart whose signature was verified before: what was kept as not understood. @throws NotAnEvent */
  read(rawBody: Buffer): Delivery
  /** Verifies and reads a platform's request to delete somebody's data, form-encoded. @throws BadSignature, NotAnEvent */
  readDeletion?(form: string): DeletionRequest
  /**
   * The API calls that one reply becomes, in order (long texts are split). Pure; the courier sends one outbox row a part.
   *
   * @returns none for a reply without words, choices and link
   * @throws RangeError for a payload of over 1,000 characters, which no platform takes
   */
  render(reply: Reply): OutgoingPart[]
  /**
   * Sends one part.
   *
   * @param outboxId comes back in the echo where the channel has one
   * @param way 'reply' when it is left out
   * @returns the platform's message id
   * @throws SendError
   */
  send(user: string, part: OutgoingPart, outboxId: string, way?: Way): Promise<string>
  /**
   * The lawful ways of a notice's part at this moment, the freest first; a platform that refuses one for its window is
   * asked for the next. Pure. Left out: always 'reply'.
   */
  ways?(part: OutgoingPart, now: Instant): Way[]
  /**
   * Shows the citizen that their message was seen and an answer is being made. Returns at once and never fails; where it is
   * left out, or an account has much to do, nothing is shown.
   */
  marks?(user: string): void
  /** Until when the account should rest, by what the platform said beside its answers; told once. Null: no reason to. */
  restUntil?(): Instant | null
  /**
   * Asks the platform whether we may still speak for the account, keeps a grant from running out and subscribes what has
   * come loose. Where it is left out there is nothing to look after.
   *
   * @returns what was mended, in the platform's words
   * @throws SendError
   */
  lookAfter?(): Promise<string[]>
  /**
   * Sends an approved template to a phone number, to a citizen who never wrote (Zalo). Left out: the channel cannot.
   *
   * @param trackingId comes back with the receipt and with a rating that the template asked for; never tells who it is
   * @throws SendError
   */
  toPhone?(
    phone: string,
    template: { id: string; data: Record<string, string> },
    trackingId: string,
  ): Promise<string>
  /** Whether a send of unknown outcome is settled by an echo (Messenger) or not (Zalo). */
  readonly echoesSends: boolean
}

/** The `message` member of one API call, in the channel's own words; stored in the outbox as JSON. `fallback` is sent instead where the platform refuses the shape of `message` (Zalo's buttons). */
export type OutgoingPart = {
  message: Record<string, unknown>
  fallback?: Record<string, unknown>
  /** A file of the office, which takes the place of `message` once it is uploaded; `fallback` stands for it in words. */
  file?: { id: string; name: string }
  /** The platform's id of the citizen's message that this answers, where several came at once. */
  quotes?: string
  /** Of a notice: what else it may be told by, on its first part alone. */
  beyond?: Beyond
  /** Of a notice: when the citizen was last heard, as its turn knew it; 0: never. */
  heardAt?: Instant
}
