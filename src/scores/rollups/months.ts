/** The months that a period is made of, in Vietnam's time. */
import { type RawBuilder, sql } from 'kysely'
import { dayOf, type Instant } from '../../calendar/instant.ts'
import { readPeriod } from '../period.ts'

/** Half open, as a period is. */
export type Month = { month: string; from: Instant; to: Instant }

/** The months of a period that begins and ends with one. */
export function monthsIn({ from, to }: { from: Instant; to: Instant }): Month[] {
  const months: Month[] = []
  for (let at = from; at < to; at = months.at(-1)!.to) months.push(monthOf(at))
  return months
}

/** The month that a moment lies in. */
export function monthOf(at: Instant): Month {
  return monthNamed(dayOf(at).slice(0, 7))
}

/** @param name as `2026-11` */
export function monthNamed(name: string): Month {
  const { from, to } = readPeriod(name)!
  return { month: name, from, to }
}

/** The months from the first to the last of some, without gaps. @param names in any order, at least one */
export function monthsOver(names: readonly string[]): Month[] {
  const sorted = [...names].sort()
  return monthsIn({ from: monthNamed(sorted[0]!).from, to: monthNamed(sorted.at(-1)!).to })
}

/**
 * Which of some months a column's moment lies in, as PostgreSQL counts: its place among them, -1 before the first, and their
 * number after the last.
 *
 * @param months in order, without gaps
 */
export function monthBucket(months: readonly Month[], column: string): RawBuilder<number> {
  const bounds = [...months.map(({ from }) => from), months.at(-1)!.to]
  return sql<number>`(width_bucket(${sql.ref(column)}, cast(${bounds} as bigint[])) - 1)`
}
