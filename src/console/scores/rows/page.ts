/** `/console/scores/:unit/rows`: what a figure is made of, row by row, for those who may look. */

import { instrumentStore } from '../../../satisfaction/instrument-store.ts'
import { isFigureName, kindOf, labelOf } from '../../../scores/frameworks/figure.ts'
import { frameworkStore } from '../../../scores/frameworks/framework-store.ts'
import { type RowsRefusal, readRows } from '../../../scores/frameworks/rows.ts'
import { unitTree } from '../../../units/unit-store.ts'
import type { Answer, SignedInVisit } from '../../page.ts'
import { plainPage } from '../../plain-pages.ts'
import { seesEveryRating } from '../../ratings/sight.ts'
import { askedOf, momentOf } from '../asked.ts'
import { wordsOfScores } from '../parts.ts'
import { scoresFor } from '../whose-scores.ts'
import { mayList, type RowKind } from './links.ts'
import { refusedRows, rowsView } from './view.ts'

const PAGE_SIZE = 100

/** 404 for a unit or figure that is not there or not for this account: which of the two is not told. */
export async function showRows(visit: SignedInVisit): Promise<Answer> {
  const { desk, account, now, params, query, language } = visit
  const unit = params.unit ?? ''
  const { figure = '', official, after } = query
  const tree = await unitTree(desk.database)
  const kind = rowKind(figure)
  if (kind === null || !mayList(account, tree)(kind, unit)) return plainPage('notFound', language)
  const words = wordsOfScores(visit)
  const asked = askedOf(visit)
  const asOf = momentOf(asked, now, seesEveryRating(account, tree))
  if (asOf === null) return refusedRows(words.refusals.bad_as_of, words)
  if (kind === 'official' && !(await isOfUnit(official, unit, visit))) return plainPage('notFound', language)
  const { period, framework } = asked
  const question = {
    unitCode: unit,
    period,
    framework,
    asOf,
    figure,
    official,
    after,
    limit: PAGE_SIZE,
    hasDetails: true,
  }
  const found = await readRows(desk, question, now)
  if ('refused' in found) {
    return GONE.includes(found.refused)
      ? plainPage('notFound', language)
      : refusedRows(words.rowRefusals[found.refused as 'withheld'] ?? words.rowRefusals.unknown_period, words)
  }
  const name = tree.byCode.get(unit)?.name ?? unit
  const label = await nameOf(figure, visit)
  const page = { ...found, unit: { code: unit, name }, figure, label, official: official ?? null, asked }
  return { title: words.rowsTitle(name), body: rowsView(page, words, language) }
}

const GONE: readonly RowsRefusal[] = ['unknown_unit', 'unknown_figure', 'no_rows']

function rowKind(figure: string): RowKind | null {
  if (figure === 'official_late_share') return 'official'
  return isFigureName(figure) ? kindOf(figure).rows : null
}

/** Whether the unit’s scorecard speaks of the official: a head may not ask by one unit for the people of another. */
async function isOfUnit(
  official: string | undefined,
  unitCode: string,
  visit: SignedInVisit,
): Promise<boolean> {
  const { desk, account, now } = visit
  const found = await scoresFor(desk, account, { ...askedOf(visit), unitCode }, now)
  if ('refused' in found) return false
  return found.scorecards.some(({ inputs }) =>
    (inputs.officials ?? []).some((each) => each.official === official),
  )
}

/** What the figure is called; with the factor's or criterion's name where the framework's instrument has it. */
async function nameOf(figure: string, visit: SignedInVisit): Promise<string> {
  const { desk, language, now } = visit
  const { framework } = askedOf(visit)
  if (!isFigureName(figure)) return wordsOfScores(visit).officialLate
  const name = (await frameworkStore.asOf(desk.database, framework, now))?.instrument ?? ''
  const instrument = await instrumentStore.asOf(desk.database, name, now)
  return labelOf(figure, instrument ?? { factors: [], items: [] })[language]
}
