/** Complaints (phản ánh, kiến nghị): their state and timeline, how they are found, counted and opened; and commendations. */
import type { Generated } from 'kysely'

export interface ComplaintTable {
  code: string
  version: number
  channel: string
  category: string
  flags: string // JSON string[]
  severity: string
  status: string
  confidentiality: string
  citizen: string | null // null for an anonymous one
  unit_code: string | null // complained of
  protected: number // about conduct, a head or a named official: out of the unit's chain
  handler_unit_code: string | null // who has it now
  dossier_code: string | null // null for an anonymous one: then only sealed
  details_sealed: string | null // JSON {story, official, dossierCode, contact, attachments}, under the complaint's own key
  key_sealed: string | null // the complaint's own key; null once its words are destroyed
  amount_vnd: number | null
  attachments: string // JSON: their kinds; the rest is sealed
  secret_hash: string
  cause: string // HMAC(message id)
  created_at: number
  updated_at: number
  due_at: number | null
  assigned: string | null // JSON: the "5 rõ"
  outcome: string | null
  verdict: string | null
  merged_into: string | null
  reopened: number
  resolved_at: number | null
  queue_rank: Generated<number> // its place in the queue before the deadline: src/complaints/queue/queue-rank.ts
  person: string | null // of the assignment: who does the task
  accountable: string | null // of the assignment
  first_due_at: number | null // the date first promised; null: as due_at
  pause: string | null // JSON: why the clock stands still, from when until when
  split_from: string | null // the complaint from whose words this one was taken
  secret_code: string | null // the code under which the receipt secret is hashed; null: its own
  counter: string | null // as its door says it; never of an anonymous one
  procedure_code: string | null // the dossier's or the door's; never of an anonymous one
  settled_at: number | null // when it was refused, or final with an outcome: nothing changes any more
  watched_version: Generated<number> // the version that officials were last told of (src/officials-told/watch.ts)
}

/** What a complaint counts as in scores, a row for each change: appended, never changed (src/complaints/complaint-standing.ts). */
export interface ComplaintStandingTable {
  complaint: string
  seq: number // the timeline's last step then
  recorded_at: number
  happened_at: number
  unit_code: string | null // complained of
  protected: number
  merged: number // handled with another one: it does not count
  status: string
  outcome: string | null // that stands
  concluded_at: number | null // since when it stands
  settled: number // nothing can change any more
  replaced_at: Generated<number | null> // when something later was recorded; kept by the database
}

/** How many complaints there are of a kind; together with the changes that were not yet added to it. */
export interface ComplaintTallyTable {
  unit_code: string // complained of; '': not known
  handler_unit_code: string // '': none
  protected: number
  status: string
  flagged: number
  due_at: number // 0: no official's answer is waited for
  n: number
}

/** One row for each change, so that no two writers meet. */
export interface ComplaintTallyChangeTable extends ComplaintTallyTable {
  id: Generated<number>
}

/** The blind index: which complaint holds which words, folded, as digests under the index key. */
export interface ComplaintWordTable {
  complaint: string
  word: number // 48 bits of HMAC(index key, word)
  filed_at: number
}

/** Complaints that belong together; each pair stands here both ways. */
export interface ComplaintKinTable {
  complaint: string
  other: string
  kind: string // repeated, similar
}

/** Complaints whose kin was not looked for yet. */
export interface ComplaintPendingTable {
  complaint: string
  words: number // its words are not in the index either
}

export interface ComplaintEventTable {
  complaint: string
  seq: number
  at: number
  actor: string // citizen, system, account:<id>, token:<name>
  kind: string
  status: string
  text_sealed: string | null
  data: string // JSON, nothing that tells who the citizen is
}

/** Tries at a complaint's receipt secret within an hour of the clock, so that guessing is slow. */
export interface SecretTryTable {
  code: string
  hour: number // hours since 1970
  n: number
}

export interface CommendationTable {
  id: string
  channel: string
  unit_code: string | null
  citizen: string | null
  details_sealed: string | null // JSON {text, official}
  cause: string
  created_at: number // when it was said
  recorded_at: number
}

/** What an idempotent call answered, by its key; and which messages have tried a receipt secret or opened a complaint. */
export interface IdempotencyTable {
  key: string
  result: string
  at: number
}

export interface IdentityRequestTable {
  id: string
  complaint: string
  requester: string // account
  reason: string // of complaints/identity/identity.ts
  text_sealed: string | null // under the complaint's key
  asked_at: number
  state: string // asked, open, refused, ended
  decided_by: string | null // account
  decided_at: number | null
  decision_sealed: string | null
  expires_at: number | null
  telling: string | null // told, deferred, nobody; null while nothing was opened
  deferral: string | null // why the citizen is told later
  told_at: number | null
}
