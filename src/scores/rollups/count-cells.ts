/** Whole cells, counted from the facts as they are now: what roll-ups keep. */
import { sql } from 'kysely'
import type { Instant } from '../../calendar/instant.ts'
import type { Database } from '../../database/database.ts'
import type { RollupTable } from '../../database/tables/scores.ts'
import { type CellKey, cellNameOf } from './cell.ts'
import { cellText } from './cell-text.ts'
import { countDossierCells, type DossierCell } from './count-dossiers.ts'
import { countRatings } from './count-ratings.ts'
import { monthOf } from './months.ts'
import type { Shapes } from './shapes.ts'

/** A cell's row but for its version. */
export type CountedCell = Omit<RollupTable, 'version'>

/** By looking up each cell's facts, or by reading all there are; both count the same. */
export type Counting = { ratings: typeof countRatings; dossiers: typeof countDossierCells }

/** The way for a few cells. */
export const oneByOne: Counting = { ratings: countRatings, dossiers: countDossierCells }

/** Later than anything is recorded, and earlier than an invitation that has not gone out. */
const FOREVER = Number.MAX_SAFE_INTEGER - 1

/**
 * Counts cells.
 *
 * @param clock asked once all is read: as of that moment, or of a later one in it, a cell tells what the facts tell. It may give
 *   an earlier moment, as to a thread: what was recorded since is looked for then, and its moment is the cell's
 * @param count how their ratings and dossiers are counted
 */
export async function countCells(
  database: Database,
  cells: readonly CellKey[],
  shapes: Shapes,
  clock: () => Instant,
  count: Counting = oneByOne,
): Promise<CountedCell[]> {
  if (cells.length === 0) return []
  const [ratings, parts] = await Promise.all([
    count.ratings(database, cells, shapes.byName, FOREVER),
    count.dossiers(database, cells, FOREVER),
  ])
  const dossiers = Map.groupBy(parts, cellNameOf)
  const now = clock()
  const ahead = await recordedAhead(database, now)
  return cells.map((cell) => {
    const rated = ratings.get(cellNameOf(cell))!
    const parts = dossiers.get(cellNameOf(cell)) ?? []
    const sum = (of: (part: DossierCell) => number) =>
      parts.reduce((total, part) => total + Number(of(part)), 0)
    return {
      month: cell.month,
      unit_code: cell.unit,
      shapes: shapes.text,
      newest: Math.max(now, ahead.get(cellNameOf(cell)) ?? 0, ...parts.map((part) => part.newest ?? 0)),
      finished: sum((part) => part.finished),
      finished_late: sum((part) => part.finished_late),
      returned: sum((part) => part.returned),
      invited: sum((part) => part.invited),
      responded: sum((part) => part.responded),
      ratings: cellText(rated.ratings, shapes.byName),
      protected: cellText(rated.protected, shapes.byName),
    }
  })
}

/**
 * The newest moment in each cell of what another machine's clock recorded as later than now; empty when there is none. Found
 * from what is later, of which there is little.
 */
async function recordedAhead(database: Database, now: Instant): Promise<Map<string, Instant>> {
  const { rows } = await sql<{ unit: string; given: Instant; newest: Instant }>`
    select unit_code as unit, given_at as given, max(newest) as newest from (
      select unit_code, given_at, recorded_at as newest from rating where recorded_at > ${now}
      union all select r.unit_code, r.given_at, n.recorded_at from rating n join rating r on r.id = n.supersedes
        where n.recorded_at > ${now}
      union all select r.unit_code, r.given_at, a.recorded_at from rating_answer a join rating r on r.id = a.rating
        where a.recorded_at > ${now}
      union all select r.unit_code, r.given_at, e.recorded_at from rating_exclusion e join rating r on r.id = e.rating
        where e.recorded_at > ${now}
    ) later group by unit_code, given_at`.execute(database.read)
  const ahead = new Map<string, Instant>()
  for (const { unit, given, newest } of rows) {
    const name = cellNameOf({ unit, month: monthOf(given).month })
    ahead.set(name, Math.max(Number(newest), ahead.get(name) ?? 0))
  }
  return ahead
}
