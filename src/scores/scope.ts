/** Which facts a question is about. */
import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../calendar/instant.ts'

export type Scope = {
  /** The period, half open. */
  from: Instant
  to: Instant
  /** The period's end, or the moment after `asOf` when that comes first: what had not happened by then is open. */
  end: Instant
  /** Only what was recorded until then. */
  asOf: Instant
  /** The units asked about, predecessors included; null: all. */
  units: readonly string[] | null
}

/** The condition that a column names one of the units. */
export function within(scope: Scope, column: string): RawBuilder<boolean> {
  if (scope.units === null) return sql<boolean>`1 = 1`
  return sql<boolean>`${sql.ref(column)} in (${sql.join(scope.units)})`
}
