/** Dossiers (hồ sơ) as recorded, tries at their codes, who follows them, and whom their results invite by phone. */
import type { Generated } from 'kysely'

export interface DossierVersionTable {
  id: Generated<number>
  code: string
  recorded_at: number
  unit_code: string
  receiving_unit_code: string | null
  procedure_code: string
  status: string
  received_at: number | null
  due_at: number | null
  first_due_at: number | null
  finished_at: number | null
  returned_at: number | null
  official_code: string | null
  official_name: string | null
  submitted_via: string | null
  applicant_sealed: string | null // JSON {name, phone, idNumber}
  phone_ref: string | null // HMAC(index key, phone)
  history: string // JSON [{at, status, unit, official, note}]
  stopped_at: number | null // null: not stopped, or recorded before migration 0017
}

/** Unknown dossier codes, so that guessing is slow. */
export interface AttemptTable {
  id: Generated<number>
  kind: string // dossier
  subject: string // lane
  at: number
}

/** A citizen who is told how a dossier gets on. */
export interface FollowerTable {
  dossier: string
  citizen: string
  since: number
  ended_at: number | null
  told: string // what the last notice says of it (src/dossiers/news.ts); at first what the citizen had looked up
  knew: string // what the citizen knew before that notice
  notice: string | null // that notice; null: none yet
  news_at: number | null // when to look whether there is more to tell; null: nothing has changed
}

/** A returned dossier that nobody follows, whose applicant is invited to rate by phone. */
export interface PhoneInvitationTable {
  dossier: string
  version: number // `recorded_at` of the version that says it was returned
  state: string // waiting, sending, sent, not_invited
  token_hash: string
  due_at: number
  settled_at: number | null
}
