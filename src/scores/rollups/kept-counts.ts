/**
 * A period's ratings and dossiers by unit, from roll-ups. What is not in them yet is counted from the facts, so the answer is
 * the same to the last one as if all were counted: `ratingCounts` and `countDossiers`.
 */

import type { Database } from '../../database/database.ts'
import type { Instrument } from '../../satisfaction/instrument.ts'
import { type AnswerShape, answerShape } from '../answer-counts.ts'
import { countDossiers, type DossierCount } from '../dossier-facts.ts'
import { addRatingCounts, noRatings, type RatingCounts } from '../rating-counts.ts'
import type { Scope } from '../scope.ts'
import { cellNameOf, type RatingCell } from './cell.ts'
import { addCellText } from './cell-text.ts'
import { countRatings } from './count-ratings.ts'
import { monthsIn } from './months.ts'
import { type ChangedDossier, type KeptPeriod, readCells } from './read-cells.ts'
import { shapeName } from './shapes.ts'
import { unitSums } from './unit-sums.ts'

export type UnitCounts = { ratings: Map<string, RatingCounts>; dossiers: DossierCount[] }

/** With more cells to count anew, counting the whole period at once is the shorter way. */
const TOUCHED_AT_MOST = 400

/** @returns null when too little of the period can be told from roll-ups: a moment long past, or roll-ups yet to be made */
export async function keptCounts(
  database: Database,
  scope: Scope,
  instrument: Instrument,
): Promise<UnitCounts | null> {
  if (scope.units === null || scope.units.length > FEW_UNITS) {
    const counted = await countsBy('names', database, scope, instrument)
    if (counted !== 'counted anew') return counted
  }
  const counted = await countsBy('ratings', database, scope, instrument)
  return counted === 'counted anew' ? null : counted
}

/** With more units, what this process remembers of them is less work than reading all their cells. */
const FEW_UNITS = 20

/** @returns 'counted anew' when cells that were named have changed since: they must be read in one go */
async function countsBy(
  what: 'ratings' | 'names',
  database: Database,
  scope: Scope,
  instrument: Instrument,
): Promise<UnitCounts | null | 'counted anew'> {
  const shape = answerShape(instrument)
  const kept = await readCells(database, scope, shapeName(instrument), what)
  if (kept.changed === null || kept.touched.length > TOUCHED_AT_MOST) return null
  const [fresh, changed, sums] = await Promise.all([
    countRatings(database, kept.touched, new Map([[instrument.name, shape]]), scope.asOf),
    changedDossiers(database, scope, kept.changed),
    what === 'names'
      ? unitSums(
          database,
          kept.cells.map(({ unit, lines }) => ({ unit, names: lines })),
          shape,
        )
      : sumsOf(kept, shape),
  ])
  if (sums === null) return 'counted anew'
  return {
    ratings: ratingsOf(kept, sums, fresh),
    dossiers: [...dossiersOf(kept, kept.changed, scope), ...changed],
  }
}

function sumsOf({ cells }: KeptPeriod, shape: AnswerShape): Map<string, RatingCounts> {
  return new Map(
    cells.map(({ unit, lines }) => {
      const sum = noRatings()
      for (const line of lines) addCellText(sum, line, shape)
      return [unit, sum]
    }),
  )
}

/** Those of how protected complaints were handled stand apart in each cell and count nowhere (rating-facts.ts). */
function ratingsOf(
  { touched }: KeptPeriod,
  sums: ReadonlyMap<string, RatingCounts>,
  fresh: ReadonlyMap<string, RatingCell>,
): Map<string, RatingCounts> {
  const all = new Map(sums)
  for (const cell of touched) {
    const sum = noRatings()
    addRatingCounts(sum, all.get(cell.unit) ?? noRatings())
    addRatingCounts(sum, fresh.get(cellNameOf(cell))!.ratings)
    all.set(cell.unit, sum)
  }
  return all
}

/**
 * Cells count dossiers as they are now: those that changed after `asOf` are taken out again. A dossier lies in a kept cell where
 * its unit and month were asked for and the cell is not touched: what marked the cell also had it counted.
 */
function dossiersOf(
  { cells, touched, dossiers }: KeptPeriod,
  changed: readonly ChangedDossier[],
  scope: Scope,
): DossierCount[] {
  const months = new Set(changed.length === 0 ? [] : monthsIn(scope).map(({ month }) => month))
  const units = scope.units === null ? null : new Set(scope.units)
  const gone = new Set(touched.map(cellNameOf))
  const inCell = (unit: string, month: string | null): boolean =>
    month !== null &&
    months.has(month) &&
    (units?.has(unit) ?? true) &&
    !gone.has(cellNameOf({ unit, month }))
  return [
    ...[...cells, ...dossiers].map((row) => ({
      unit: row.unit,
      finished: Number(row.finished),
      finishedLate: Number(row.late),
      overdue: 'overdue' in row ? Number(row.overdue) : 0,
      returned: Number(row.returned),
      invited: Number(row.invited),
      responded: Number(row.responded),
    })),
    ...changed.map(({ unit, done, handed, late, invited, responded }) => ({
      unit,
      finished: inCell(unit, done) ? -1 : 0,
      finishedLate: inCell(unit, done) ? -late : 0,
      overdue: 0,
      returned: inCell(unit, handed) ? -1 : 0,
      invited: inCell(unit, handed) ? -invited : 0,
      responded: inCell(unit, handed) ? -responded : 0,
    })),
  ]
}

async function changedDossiers(
  database: Database,
  scope: Scope,
  changed: readonly ChangedDossier[],
): Promise<DossierCount[]> {
  if (changed.length === 0) return []
  return countDossiers(
    database,
    scope,
    changed.map(({ code }) => code),
  )
}
