/** What the conversation needs from a messaging channel. Two fulfil it: `zalo/` and `messenger/`. */
import type { Instant } from '../calendar/instant.ts'

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
 */
export type Choice = { label: string; payload: string; yes?: true; takesText?: true }

/** What the bot says, before it takes a channel's shape. */
export type Reply = {
  text: string
  choices: Choice[]
  /** A page to open, shown as a button where the channel has them, else as a line. */
  link: { label: string; url: string } | null
}

/** A verified delivery, taken apart. */
export type Delivery = {
  arrivals: { address: Address; incoming: Incoming }[]
  /** Messages of ours that the platform reports back, by the `metadata` we gave them (our outbox id). */
  echoes: { address: Address; outboxId: string; messageId: string }[]
  /** Signed events that are none of the bot's business, counted by kind: receipts, unknown events, other Pages ("foreign"). */
  ignored: string[]
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
   * @returns the platform's message id
   * @throws SendError
   */
  send(user: string, part: OutgoingPart, outboxId: string): Promise<string>
  /** Whether a send of unknown outcome is settled by an echo (Messenger) or not (Zalo). */
  readonly echoesSends: boolean
}

/** The `message` member of one API call, in the channel's own words; stored in the outbox as JSON. `fallback` is sent instead where the platform refuses the shape of `message` (Zalo's buttons). */
export type OutgoingPart = { message: Record<string, unknown>; fallback?: Record<string, unknown> }
