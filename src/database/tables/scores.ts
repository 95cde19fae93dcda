/** What scorecards rest on: roll-ups of the facts, frameworks, settings and references; and what was published or decided. */
import type { Generated } from 'kysely'

/** The moment as of which figures were shown last: one row. What is recorded later counts as recorded after it. */
export interface ClosedMomentTable {
  id: number
  closed_until: number
}

/** Settings that enter scorecards (src/scores/score-settings.ts). */
export interface SettingVersionTable {
  id: Generated<number>
  name: string
  recorded_at: number
  value: string // JSON
}

/** What ratings and dossiers of one unit and month come to (src/scores/rollups/). */
export interface RollupTable {
  month: string // in Vietnam's time, as 2026-11
  unit_code: string
  version: number // 1, 2, …: who counted from an older one is refused
  shapes: string // the form of the instruments that it was counted for
  newest: number // as of this moment or a later one it tells what the facts tell
  finished: number
  finished_late: number
  returned: number
  invited: number
  responded: number
  ratings: string // cell-text.ts; '' without ratings
  protected: string // ratings of how protected complaints were handled
}

/** A cell that a fact has touched since it was counted. Made by triggers (migration 0017). */
export interface RollupMarkTable {
  seq: Generated<number>
  unit_code: string
  month: string
}

/** Each dossier as its newest version is judged. Kept by a trigger (migration 0017). */
export interface DossierKeptTable {
  code: string
  unit_code: string
  recorded_at: number
  version: number // the version's id
  done_at: number | null
  late: number // 1: done after the day of its first due date; 0
  overdue_from: number | null // when it began to count as overdue; null: never
  overdue_until: number | null // when that ended
  returned_at: number | null // null unless the result is handed over
}

/** When a complaint was open, by its timeline. Kept by a trigger (migration 0017). */
export interface ComplaintOpenTable {
  complaint: string
  from_at: number
  until_at: number // the greatest whole number while it is open
}

export interface FrameworkVersionTable {
  id: Generated<number>
  name: string
  version: string
  recorded_at: number
  body: string // JSON
}

/** Published figures of others (src/scores/reference.ts). */
export interface ReferenceVersionTable {
  id: Generated<number>
  name: string
  version: string
  recorded_at: number
  body: string // JSON
}

/** What was published of a quarter, as it was told (src/scores/publish.ts). */
export interface PublishedVersionTable {
  id: Generated<number>
  period: string
  version: number
  as_of: number
  recorded_at: number
  reason: string | null // of a publication anew
  body: string // canonical JSON
}

/** A unit's rank of a year, as its province decided (src/scores/rankings/). */
export interface RankingVersionTable {
  id: Generated<number>
  unit_code: string
  year: number
  rank: string
  decision: string | null // the decision's number
  decided_on: string | null // its day
  recorded_at: number
}
