/** The version of each dossier that held at a moment, quickly: most have no newer one. */
import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../scope.ts'

/** Of which dossiers: those of these units, and those of these officials wherever they are. */
export type DossiersOf = { units: readonly string[]; officials?: readonly string[] }

/** Which dossiers can matter: all, or those that were not done before the period began. */
export type Since = 'any' | 'period'

/**
 * A version a dossier: its row `d` in `dossier_version` and how it is judged, `j` (migration 0017). `dossier_kept` names the
 * newest version of all and is found by unit and day; where that was recorded later than `asOf`, the one before is looked up.
 * Whoever asks looks at the unit and the moments of the version once more.
 */
export function newestDossiers(
  { asOf, from }: Pick<Scope, 'asOf' | 'from'>,
  { units, officials = [] }: DossiersOf,
  since: Since,
): RawBuilder<unknown> {
  const among = (column: string, codes: readonly string[]) =>
    codes.length === 0 ? sql`1 = 0` : sql`${sql.ref(column)} in (${sql.join(codes)})`
  const theirs = sql`code in (select code from dossier_version where ${among('official_code', officials)})`
  const kept =
    officials.length === 0 ? among('unit_code', units) : sql`(${among('unit_code', units)} or ${theirs})`
  return sql`(
      select version as id from dossier_kept where ${kept} and done_at >= ${since === 'any' ? 0 : from} and recorded_at <= ${asOf}
      union all
      select version as id from dossier_kept where ${kept} and done_at is null and recorded_at <= ${asOf}
      union all
      select id from (
        select v.id as id, row_number() over (partition by v.code order by v.recorded_at desc, v.id desc) as newest_first
        from dossier_kept later cross join dossier_version v
        where later.recorded_at > ${asOf} and v.code = later.code and v.recorded_at <= ${asOf}
      ) earlier where newest_first = 1
    ) newest join dossier_version d on d.id = newest.id join dossier_judged j on j.id = newest.id`
}

/** Done in the period. */
export function doneIn({ from, end }: Scope): RawBuilder<boolean> {
  return sql<boolean>`(j.done_at >= ${from} and j.done_at < ${end})`
}

/** Done by the period's end, whenever. */
export function doneBy({ end }: Pick<Scope, 'end'>): RawBuilder<boolean> {
  return sql<boolean>`(j.done_at is not null and j.done_at < ${end})`
}

/** The cohort of the dossiers received in the period. */
export function receivedIn({ from, end }: Pick<Scope, 'from' | 'end'>): RawBuilder<boolean> {
  return sql<boolean>`(d.received_at >= ${from} and d.received_at < ${end} and ${ACCEPTED})`
}

/** The cohort of those first due in the period. */
export function dueIn({ from, end }: Pick<Scope, 'from' | 'end'>): RawBuilder<boolean> {
  return sql<boolean>`(${FIRST_DUE} >= ${from} and ${FIRST_DUE} < ${end} and ${ACCEPTED})`
}

/** Unfinished at the period's end, the day of the first due date over. */
export function overdueAt({ end }: Scope): RawBuilder<boolean> {
  return sql<boolean>`(j.overdue_from <= ${end} and (j.overdue_until is null or j.overdue_until >= ${end}))`
}

/** Accepted for handling and not given up: what a cohort is made of. */
const ACCEPTED = sql<boolean>`d.status not in ('new', 'rejected', 'withdrawn')`

/** The first date that the citizen was given. */
export const FIRST_DUE = sql<number>`coalesce(d.first_due_at, d.due_at)`

/** Days of Vietnam since 1970. */
export function dayNumber(column: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`(${column} + 25200000) / 86400000`
}

/** How many rows meet a condition. */
export function count(condition: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`sum(case when ${condition} then 1 else 0 end)`
}
