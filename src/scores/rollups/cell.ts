/** A roll-up's cell: what ratings of one unit and month come to, as whole numbers that add up. */
import { type AnswerShape, addRaters, noAnswers } from '../answer-counts.ts'
import { noRatings, overallAt, type RatingCounts } from '../rating-counts.ts'

/** Which cell. `month` in Vietnam's time, as `2026-11`. */
export type CellKey = { unit: string; month: string }

/** A cell's name among others. */
export function cellNameOf({ unit, month }: CellKey): string {
  return `${month} ${unit}`
}

/** Ratings of how protected complaints were handled stand apart: they count nowhere (rating-facts.ts). */
export type RatingCell = { ratings: RatingCounts; protected: RatingCounts }

/** Nothing rated. */
export function emptyCell(): RatingCell {
  return { ratings: noRatings(), protected: noRatings() }
}

/** By `cellNameOf`, each of the cells with nothing in it. */
export function emptyCells(cells: readonly CellKey[]): Map<string, RatingCell> {
  return new Map(cells.map((cell) => [cellNameOf(cell), emptyCell()]))
}

/** Ratings that are alike in all that is counted. */
export type AlikeRatings = {
  instrument: string
  verified: number
  protected: number
  excluded: number
  overall: number | null
  /** The items answered, by their places in the instrument, ascending; and what each of these got. */
  places: readonly number[]
  levels: readonly number[]
  n: number
}

/** Adds ratings to their cell. Answers to instruments without a shape are left out. */
export function addRatings(
  cell: RatingCell,
  shapes: ReadonlyMap<string, AnswerShape>,
  alike: AlikeRatings,
): void {
  const counts = alike.protected === 0 ? cell.ratings : cell.protected
  counts.n += alike.n
  if (alike.overall !== null)
    counts.overall[overallAt(alike.verified, alike.excluded) + alike.overall - 1]! += alike.n
  const shape = shapes.get(alike.instrument)
  if (alike.places.length === 0 || alike.excluded !== 0 || !shape) return
  if (!counts.answers.has(alike.instrument)) counts.answers.set(alike.instrument, noAnswers(shape))
  addRaters(counts.answers.get(alike.instrument)!, shape, alike.places, alike.levels, alike.n)
}
