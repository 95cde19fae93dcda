/** How officials are told of their cases, and what they were told. */
import type { Generated } from 'kysely'

/** How an account is told of its cases (src/officials-told/contact.ts). */
export interface AccountContactTable {
  account: string
  email_sealed: string | null
  email_confirmed_at: number | null // null: not yet
  email_code_hash: string | null // of the code that was sent to the address; null: none is awaited
  email_code_until: number | null
  email_tries: Generated<number>
  chat_ref: string | null // HMAC(index key, the chat's citizen): it must not be told from this table alone who of the citizens is an official
  chat_sealed: string | null // the citizen's reference
  chat_channel: string | null
  linked_at: number | null
  link_code_hash: string | null
  link_code_until: number | null
}

/** A notice to an account: one row for each event, account and way. */
export interface OfficialNoticeTable {
  id: string // HMAC(index key, event, account, way)
  kind: string
  account: string
  way: string // email, chat
  complaint: string | null
  term: string | null // which term is coming or over: answer, task, forward
  term_at: number | null
  body_sealed: string | null // JSON: {code, hash} that confirms an address, {email, at} to an address that was forgotten; null once it is settled, and for all else
  status: string // waiting, sending, handed (to the lane), sent, dead, dropped
  tries: Generated<number>
  maybe_sent: Generated<number>
  next_at: number // when it is tried (again), or until when the try that is under way is leased
  reason: string | null // of the last failure, in a word
  created_at: number
  settled_at: number | null
}

/** What officials were told of a complaint, and when the clock brings more. */
export interface ComplaintWatchTable {
  complaint: string
  told: string // JSON string[]: the keys of the events (src/officials-told/events.ts)
  next_at: number | null
}
