/** How many ratings were noticed and left out, by unit. They are few, so they are counted when they are asked for. */
import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../calendar/instant.ts'
import { SMALLEST_CELL } from '../../complaints/figures/suppress.ts'
import type { Database } from '../../database/database.ts'
import { RATING_RULES, type RatingRule } from './rules.ts'

/** When the ratings were given, half open, and until when flags and versions were recorded. */
export type FlagScope = { from: Instant; to: Instant; asOf: Instant; units: readonly string[] | null }

/** A unit's ratings that some rule noticed, and by rule; one that several noticed counts once in `flagged`. */
export type FlagCount = { flagged: number; byRule: Partial<Record<RatingRule, number>> }

/** Of the latest versions, as they count in scores. Units without any are missing. */
export async function countFlags(database: Database, scope: FlagScope): Promise<Map<string, FlagCount>> {
  const [all, { rows }] = await Promise.all([
    countFlagged(database, scope),
    sql<{ unit: string; rule: string; n: number }>`
      select f.unit_code as unit, f.rule as rule, count(*) as n from rating_flag f
      where ${inScope(scope)} group by f.unit_code, f.rule`.execute(database.read),
  ])
  const counts = new Map(
    [...all].map(([unit, flagged]): [string, FlagCount] => [unit, { flagged, byRule: {} }]),
  )
  for (const { unit, rule, n } of rows) {
    const known = RATING_RULES.find((each) => each === rule)
    const count = counts.get(unit)
    if (known && count) count.byRule[known] = n
  }
  return counts
}

/** The same without the rules, which is all that scores ask for. */
export async function countFlagged(database: Database, scope: FlagScope): Promise<Map<string, number>> {
  const { rows } = await sql<{ unit: string; n: number }>`
    select f.unit_code as unit, count(distinct f.rating) as n from rating_flag f
    where ${inScope(scope)} group by f.unit_code`.execute(database.read)
  return new Map(rows.map(({ unit, n }) => [unit, n]))
}

function inScope({ from, to, asOf, units }: FlagScope): RawBuilder<boolean> {
  const within = units === null ? sql`1 = 1` : sql`f.unit_code in (${sql.join([...units])})`
  return sql<boolean>`f.given_at >= ${from} and f.given_at < ${to} and f.recorded_at <= ${asOf} and ${within}
    and not exists (select 1 from rating newer where newer.supersedes = f.rating and newer.recorded_at <= ${asOf})`
}

/** How many of the period's ratings are left out of the figures now, by unit. */
export async function countExcluded(
  database: Database,
  { from, to, asOf, units }: FlagScope,
): Promise<Map<string, number>> {
  const within = units === null ? sql`1 = 1` : sql`r.unit_code in (${sql.join([...units])})`
  const { rows } = await sql<{ unit: string; n: number }>`
    select r.unit_code as unit, count(*) as n from rating r
    where r.id in (select rating from rating_exclusion where recorded_at <= ${asOf})
      and r.given_at >= ${from} and r.given_at < ${to} and r.protected = 0 and ${within}
      and not exists (select 1 from rating newer where newer.supersedes = r.id and newer.recorded_at <= ${asOf})
      and (select e.excluded from rating_exclusion e where e.rating = r.id and e.recorded_at <= ${asOf}
        order by e.recorded_at desc, e.id desc limit 1) = 1
    group by r.unit_code`.execute(database.read)
  return new Map(rows.map(({ unit, n }) => [unit, n]))
}

/** A count as those are told who must not find out whose rating it was: null is 1 to 4. */
export function vague(n: number): number | null {
  return n > 0 && n < SMALLEST_CELL ? null : n
}
