/** `/console/scores/:unit`: one unit’s scorecard with the figures that it is made of, and how it stood before. */
import { instrumentStore } from '../../../satisfaction/instrument-store.ts'
import { unitTree } from '../../../units/unit-store.ts'
import type { Answer, SignedInVisit } from '../../page.ts'
import { plainPage } from '../../plain-pages.ts'
import { askedOf } from '../asked.ts'
import { scopeField } from '../chooser-view.ts'
import { chooserAt, refusedPage, wordsOfScores } from '../parts.ts'
import { trendOf } from '../trend.ts'
import { scoresFor } from '../whose-scores.ts'
import { linksOf } from './links.ts'
import { publishedBeside } from './reference.ts'
import { unitView } from './view.ts'

/** The page, or 404 for a unit outside the account’s scope. */
export async function showUnitScores(visit: SignedInVisit): Promise<Answer> {
  const { desk, account, now, language, params } = visit
  const asked = askedOf(visit)
  const unitCode = params.unit ?? ''
  const choose = await chooserAt(
    `/console/scores/${encodeURIComponent(unitCode)}`,
    visit,
    scopeField(asked, wordsOfScores(visit)),
  )
  const found = await scoresFor(desk, account, { ...asked, unitCode }, now)
  if ('refused' in found) {
    return found.refused === 'unknown_unit'
      ? plainPage('notFound', language)
      : refusedPage(visit, found.refused, choose)
  }
  const [card] = found.scorecards
  if (!card) return plainPage('notFound', language)
  const words = wordsOfScores(visit)
  const instrument = await instrumentStore.asOf(
    desk.database,
    card.inputs.instrument.name,
    Date.parse(card.asOf),
  )
  const trend = await trendOf(desk, account, { ...asked, unitCode }, now)
  const links = linksOf(visit, await unitTree(desk.database), unitCode)
  const published = await publishedBeside(desk, card)
  return {
    title: words.unitTitle(card.unit.name),
    body: unitView({ card, instrument, trend, asked, choose, links, published }, words, language),
  }
}
