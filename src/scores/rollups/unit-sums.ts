/**
 * What the cells of units come to, remembered by this process: a province's year is 3,000 cells, of which a rating changes one.
 * A cell is named by its month, the version of its count and when it was counted, so what is remembered of it never grows old.
 */
import type { Database } from '../../database/database.ts'
import type { AnswerShape } from '../answer-counts.ts'
import { noRatings, type RatingCounts } from '../rating-counts.ts'
import { addCellText } from './cell-text.ts'

/** A unit's cells of a period by their names, in any order. */
export type NamedCells = { unit: string; names: readonly string[] }

/** Some 6 kB each. */
const MOST_REMEMBERED = 1_000
const remembered = new WeakMap<Database, Map<string, RatingCounts>>()

/** The name of a cell, as SQL tells it, too (read-cells.ts). */
export function cellVersion(cell: { month: string; version: number; newest: number }): string {
  return `${cell.month} ${cell.version} ${cell.newest}`
}

/**
 * Each unit's ratings; those that are not remembered are read. The sums are everybody's: to be added to others, not changed.
 *
 * @returns null when a cell has been counted anew since it was named
 */
export async function unitSums(
  database: Database,
  units: readonly NamedCells[],
  shape: AnswerShape,
): Promise<Map<string, RatingCounts> | null> {
  const known = remembered.get(database) ?? new Map<string, RatingCounts>()
  remembered.set(database, known)
  const keyOf = ({ unit, names }: NamedCells) =>
    [shape.instrument, shape.items, unit, ...names.toSorted()].join('\n')
  const sums = new Map<string, RatingCounts>()
  const missing: NamedCells[] = []
  for (const cells of units) {
    const sum = known.get(keyOf(cells))
    if (sum) sums.set(cells.unit, sum)
    else missing.push(cells)
  }
  if (missing.length === 0) return sums
  const texts = await textsOf(database, missing)
  if (known.size + missing.length > MOST_REMEMBERED) known.clear()
  for (const cells of missing) {
    const sum = noRatings()
    for (const name of cells.names) {
      const text = texts.get(`${cells.unit} ${name}`)
      if (text === undefined) return null
      addCellText(sum, text, shape)
    }
    known.set(keyOf(cells), sum)
    sums.set(cells.unit, sum)
  }
  return sums
}

async function textsOf(database: Database, units: readonly NamedCells[]): Promise<Map<string, string>> {
  const months = new Set(units.flatMap(({ names }) => names.map((name) => name.slice(0, 7))))
  const rows = await database.read
    .selectFrom('rollup')
    .select(['unit_code', 'month', 'version', 'newest', 'ratings'])
    .where(
      'unit_code',
      'in',
      units.map(({ unit }) => unit),
    )
    .where('month', 'in', [...months])
    .execute()
  return new Map(
    rows.map(({ unit_code, ratings, ...cell }) => [`${unit_code} ${cellVersion(cell)}`, ratings]),
  )
}
