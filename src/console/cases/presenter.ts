/** Classes of settled cases as the page and the file name them. Pure. */
import type { CaseClass } from '../../complaints/figures/anonymise.ts'
import type { UnitTree } from '../../units/unit.ts'
import type { Language } from '../language.ts'
import { periodText } from '../scores/figures.ts'
import { wordsOf } from '../words.ts'
import type { Words } from './words.vi.ts'

/** A class in words, in the order of the columns. */
export type CaseRow = {
  month: string
  ground: string
  kind: string
  unit: string
  result: string
  taken: string
  n: number
}

export function caseRows(
  classes: readonly CaseClass[],
  tree: UnitTree,
  words: Words,
  language: Language,
): CaseRow[] {
  const { grounds } = wordsOf(language)
  return classes.map(({ month, ground, kind, unit, result, taken, n }) => ({
    month: periodText(month, language),
    ground: ground === null ? words.untold : grounds[ground],
    kind: kind === null ? words.untold : words.kinds[kind],
    unit: unit === null ? words.untold : (tree.byCode.get(unit)?.name ?? unit),
    result: result === null ? words.untold : words.results[result],
    taken: taken === null ? words.untold : words.times[taken],
    n,
  }))
}
