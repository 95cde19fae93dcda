/** The engine’s own: the lanes of conversations, what came in, what goes out, and what they have recorded. */
import type { Generated } from 'kysely'

/** One citizen's line of messages: where the conversation stands and who is working on it. */
export interface LaneTable {
  id: string // the citizen's reference: HMAC(index key, channel, account, user id)
  channel: string
  account: string
  address_sealed: string
  state_sealed: string | null
  version: number // of the state; each turn's commit adds one
  fence: number // each lease adds one; a worker with an older one cannot commit
  leased_until: number // 0: nobody works on it
  due_at: number | null // when the next turn may start; null: nothing waits
  waiting: number // how many messages wait
  waiting_since: number | null // when the oldest waiting message came
  failures: number // turns in a row that a defect ended
  gathers: number // the open question waits for more messages
  last_at: number
}

export interface InboxTable {
  seq: Generated<number>
  delivery_key: string
  lane: string
  sent_at: number
  received_at: number
  body_sealed: string | null // null once it is done and old
  done_at: number | null
}

export interface OutboxTable {
  position: Generated<number>
  id: string // the message at which the fold made it, ordinal, part
  lane: string
  channel: string
  account: string
  body_sealed: string | null
  status: string // waiting, sending, sent, dead, kept, dropped
  maybe_sent: number
  attempts: number
  due_at: number
  leased_until: number
  reason: string | null // of the last failure: failure and code
  platform_id: string | null
  notice: string | null // the notice it delivers, when it does
  created_at: number
  heard_at: number | null // it was kept, and then the citizen wrote; null otherwise
  settled_at: number | null
}

/** Keys of the records that conversations made; they live for ever. */
export interface RecordTable {
  key: string
  at: number
}

/** How fast an account may send, shared by all processes (src/conversation/pace.ts). */
export interface AccountPaceTable {
  account: string
  full_at: number // when all of the burst may go again, in microseconds since 1970
  rest_at: number // when the rest was asked for; 0: never
  rest_until: number
  granted: number // permits of the last asking, so that the statement can return them
}
