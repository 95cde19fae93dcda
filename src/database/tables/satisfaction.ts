/** Instruments, ratings (đánh giá) and what is decided or noticed about them; and the invitations to rate. */
import type { Generated } from 'kysely'

/** One answer to the overall question; a changed mind is a new row that supersedes the old one. */
export interface RatingTable {
  id: string
  subject: string // what may be rated once: dossier and citizen, or citizen, unit and day
  version: number // 1, 2, … within the subject
  channel: string
  unit_code: string
  counter: string | null
  dossier_code: string | null
  procedure_code: string | null
  instrument: string
  overall: number | null
  citizen: string | null
  invited: number
  verified: number
  supersedes: string | null
  flagged: string // JSON string[]
  external_id: string | null
  given_at: number
  recorded_at: number
  protected: Generated<number> // 1: how a protected complaint was handled; out of lists, in figures only in cells of five
}

export interface RatingAnswerTable {
  rating: string
  item: string
  level: number
  recorded_at: number
}

/** All the words so far: each further message keeps them anew, so what it replaces is its own beginning. */
export interface RatingCommentTable {
  rating: string
  text_sealed: string | null
  recorded_at: Generated<number | null> // null: kept before this was noted
}

export interface RatingExclusionTable {
  id: Generated<number>
  rating: string
  excluded: number
  reason: string // of satisfaction/exclusion-reasons.ts; older ones: words
  by: string
  recorded_at: number
  words_sealed: Generated<string | null> // why, in the words of whoever decided
  role: Generated<string | null> // by whose right: the role and the unit of the grant at that moment
  unit_code: Generated<string | null> // null: the whole province
}

/** What a rule noticed about a rating (src/satisfaction/gaming/): appended, never changed. */
export interface RatingFlagTable {
  id: Generated<number>
  rating: string
  rule: string
  version: string // of the rules
  numbers: string // JSON: the numbers that caused it; nothing that tells who
  unit_code: string // the rating's, as `given_at`, so that a list of flagged ones is found by an index
  given_at: number
  recorded_at: number
}

/** What a rule noticed about a unit's month. */
export interface UnitFlagTable {
  id: Generated<number>
  unit_code: string
  period: string // YYYY-MM
  rule: string
  version: string
  numbers: string // JSON
  recorded_at: number
}

/** Up to which rating each pass of the detector has looked. */
export interface GamingProgressTable {
  pass: string // early, settled; month: `recorded_at` is the end of the last month judged
  recorded_at: number
  rating: string
}

/** A one-time token to rate a dossier or a counter; only its hash is kept. */
export interface InvitationTable {
  token_hash: string
  dossier_code: string | null
  unit_code: string
  counter: string | null
  channel: string
  sent_at: number // the greatest whole number while it has not gone out
  used_at: number | null
  notice: Generated<string | null> // the notice that is to bring it; null: none, or it has been settled
  reminded_at: Generated<number | null> // when its one reminder was made
}

/** Who was invited in the chat, while a reminder may still come: the token comes out of dossier and citizen again. */
export interface InviteeTable {
  token_hash: string
  citizen: string
  dossier: string
  promised_at: number
}

/** The last invitation of each person, so that the next one keeps its distance (INVITATION_COOLDOWN_DAYS). */
export interface LastInvitedTable {
  who: string // the citizen's reference, or `phone:` and the phone's
  token_hash: string
  at: number
}

/** Returned results that invited nobody because the person had been invited shortly before. Written once. */
export interface CooledDownTable {
  dossier_code: string
  recorded_at: number
}

export interface InstrumentVersionTable {
  id: Generated<number>
  name: string
  version: string
  recorded_at: number
  body: string // JSON
}
