/** Questions about many units on SQLite, where a question keeps everybody waiting: asked for some units at a time, with a rest between. */
import { setImmediate as rest } from 'node:timers/promises'
import type { Database } from '../../database/database.ts'

const UNITS_AT_ONCE = 10

/** Asks for the units, all at once on PostgreSQL, and gives the rows together. */
export async function byUnits<Row>(
  { kind }: Database,
  units: readonly string[],
  ask: (units: readonly string[]) => Promise<Row[]>,
): Promise<Row[]> {
  if (units.length === 0) return []
  if (kind === 'postgres') return ask(units)
  const rows: Row[] = []
  for (let at = 0; at < units.length; at += UNITS_AT_ONCE) {
    rows.push(...(await ask(units.slice(at, at + UNITS_AT_ONCE))))
    if (at + UNITS_AT_ONCE < units.length) await rest()
  }
  return rows
}
