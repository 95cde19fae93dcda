/** Notices: messages that no message of the citizen’s caused, and how they are known again by a receipt. */

/** Messages that no message of the citizen's caused, until the lane takes them. */
export interface NoticeTable {
  id: string
  lane: string
  kind: string
  body_sealed: string | null
  due_at: number
  created_at: number
  accepted_at: number | null // when the lane took it
  outcome: string | null // sent, dead:<reason>; null while unknown
}

/** Messages that told a notice, so that a receipt finds it. */
export interface SentMessageTable {
  ref: string // digest of the platform's id of the message
  notice: string
  lane: string
  at: number
}
