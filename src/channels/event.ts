/** What the platforms tell besides messages, in our words. Each has one effect (src/channels/heed-events.ts). */
import type { Instant } from '../calendar/instant.ts'
import type { Address, ChannelName } from './channel.ts'

/**
 * Who speaks to a citizen now. `human`: a person has written in the platform's own tool. `taken`: another app has taken the
 * thread, where ours may not write. `bot`: the thread is ours again. `left`: the citizen has left the account.
 */
export type Control = 'human' | 'taken' | 'bot' | 'left'

/** How far a message of ours has come. */
export type Receipt = 'delivered' | 'seen'

export type ChannelEvent =
  /** The citizen did something that opens the time to write, and said nothing: a reaction. `id` as an incoming message's. */
  | { kind: 'contact'; address: Address; id: string; at: Instant; by: string }
  | { kind: 'control'; address: Address; id: string; at: Instant; control: Control }
  /** Messages of ours by the platform's ids (Zalo). */
  | { kind: 'receipt'; channel: ChannelName; account: string; receipt: Receipt; messages: string[] }
  /** All that we sent to a citizen until an instant (Messenger's watermark). */
  | { kind: 'receipt_until'; address: Address; receipt: Receipt; until: Instant }
  /** The citizen withdraws what they agreed to: their data must go. */
  | { kind: 'withdrawn'; address: Address; id: string }
  /** The answer to a template that asked for a rating. `token`: what we gave it to come back with; null: nothing. */
  | {
      kind: 'rated'
      channel: ChannelName
      account: string
      id: string
      at: Instant
      token: string | null
      level: number
      note: string
    }
  /** Something about the account itself, for the operator. `detail` holds states and figures, nothing of citizens. */
  | {
      kind: 'account'
      channel: ChannelName
      account: string
      id: string
      at: Instant
      what: string
      detail: Record<string, string>
      /** Messages may stop: somebody must act. */
      loud: boolean
    }

/** A signed event that this version does not understand: kept, and read again by a later one. */
export type Unread = {
  /** The platform's word for it, letters and `_` only; `unknown` where it has none. */
  kind: string
  account: string
  /** Whose it is, as far as that can be told; null: nobody's. Erasure finds it by this. */
  user: string | null
  /** A whole delivery's body that holds this event alone; it can be read without its signature. */
  body: string
}

/** A word of a platform that may stand in logs and lists; `unknown` for what is none. */
export function plainKind(word: unknown): string {
  return typeof word === 'string' && /^[a-z][a-z_]{0,59}$/.test(word) ? word : 'unknown'
}
