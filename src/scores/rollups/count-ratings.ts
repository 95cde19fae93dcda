/** What the ratings of cells come to, counted from the ratings themselves: by the job, by a rebuild, and for what is marked. */
import { sql } from 'kysely'
import type { Instant } from '../../calendar/instant.ts'
import type { Database } from '../../database/database.ts'
import type { AnswerShape } from '../answer-counts.ts'
import { type CellKey, cellNameOf, emptyCells, type RatingCell } from './cell.ts'
import { monthNamed } from './months.ts'
import { addRatingText, namedAnswers, ratingDigits } from './rating-text.ts'

/** Cells asked for at once. */
const AT_ONCE = 100

/**
 * Counts the latest rating of each subject, with the latest decision on excluding it, as far as recorded until `asOf`.
 *
 * @returns by `cellNameOf`; a cell without ratings is there, too
 */
export async function countRatings(
  database: Database,
  cells: readonly CellKey[],
  shapes: ReadonlyMap<string, AnswerShape>,
  asOf: Instant,
): Promise<Map<string, RatingCell>> {
  const counted = emptyCells(cells)
  const answersOf = namedAnswers(shapes)
  for (let at = 0; at < cells.length; at += AT_ONCE)
    for (const cell of await ratingTexts(database, cells.slice(at, at + AT_ONCE), asOf))
      if (cell.ratings) addRatingText(counted.get(cellNameOf(cell))!, shapes, cell.ratings, answersOf)
  return counted
}

/** The cells as a table for a statement: its unit, its month, and the moments between which it lies. */
export function cellTable(cells: readonly CellKey[]) {
  return sql`cell(unit_code, month, first, last) as (values ${sql.join(
    cells.map(({ unit, month }) => {
      const { from, to } = monthNamed(month)
      return sql`(cast(${unit} as text), cast(${month} as text), cast(${from} as bigint), cast(${to} as bigint))`
    }),
  )})`
}

/**
 * Each cell's ratings (rating-text.ts); null when it has none. Whether one was replaced is asked as a value, not as a condition:
 * so it is looked up for each rating, whatever a planner thinks of joining with all there are.
 */
async function ratingTexts(database: Database, cells: readonly CellKey[], asOf: Instant) {
  const excluded = sql`(select e.excluded from rating_exclusion e where e.rating = r.id and e.recorded_at <= ${asOf}
    order by e.recorded_at desc, e.id desc limit 1)`
  const answers = sql`(select string_agg(a.item || '=' || a.level, ',') from rating_answer a
    where a.rating = r.id and a.recorded_at <= ${asOf})`
  const replaced = sql`(select 1 from rating newer where newer.supersedes = r.id and newer.recorded_at <= ${asOf} limit 1)`
  const { rows } = await sql<CellKey & { ratings: string | null }>`
    with ${cellTable(cells)}
    select c.unit_code as unit, c.month as month, (
      select string_agg(${ratingDigits(excluded)} || coalesce(r.instrument || ' ' || ${answers}, ''), ';')
      from rating r
      where r.unit_code = c.unit_code and r.given_at >= c.first and r.given_at < c.last and r.recorded_at <= ${asOf}
        and ${replaced} is null
    ) as ratings from cell c`.execute(database.read)
  return rows
}
