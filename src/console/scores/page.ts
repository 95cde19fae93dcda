/** `/console/scores` and `/console/scores/:unit`: the figures of the API and the command line, for the account's units. */
import { html } from 'hono/html'
import { instrumentStore } from '../../satisfaction/instrument-store.ts'
import { frameworkStore } from '../../scores/framework-store.ts'
import { DEFAULT_FRAMEWORK, type ScoreRefusal } from '../../scores/scores.ts'
import type { Answer, Markup, SignedInVisit } from '../page.ts'
import { plainPage } from '../plain-pages.ts'
import { chooser } from './chooser-view.ts'
import { presentQuarter } from './periods.ts'
import { scoresTable } from './table-view.ts'
import { unitView } from './unit-view.ts'
import { scoresFor } from './whose-scores.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

export async function showScores(visit: SignedInVisit): Promise<Answer> {
  const { desk, account, now, language } = visit
  const words = wordsOfScores(visit)
  const asked = askedOf(visit)
  const choose = await chooserAt('/console/scores', visit)
  const found = await scoresFor(desk, account, asked, now)
  if ('refused' in found) return refusedPage(visit, found.refused, choose)
  const table = scoresTable(found.scorecards, asked, words, language)
  return { title: words.title, body: html`<h1>${words.title}</h1>${choose}${table}` }
}

/** One unit’s scorecard with the figures that it is made of. */
export async function showUnitScores(visit: SignedInVisit): Promise<Answer> {
  const { desk, account, now, language, params } = visit
  const asked = askedOf(visit)
  const unitCode = params.unit ?? ''
  const choose = await chooserAt(`/console/scores/${encodeURIComponent(unitCode)}`, visit)
  const found = await scoresFor(desk, account, { ...asked, unitCode }, now)
  if ('refused' in found) {
    return found.refused === 'unknown_unit'
      ? plainPage('notFound', language)
      : refusedPage(visit, found.refused, choose)
  }
  const [card] = found.scorecards
  if (!card) return plainPage('notFound', language)
  const words = wordsOfScores(visit)
  const instrument = await instrumentStore.asOf(desk.database, card.inputs.instrument.name, now)
  return {
    title: words.unitTitle(card.unit.name),
    body: unitView(card, instrument, asked, choose, words, language),
  }
}

function refusedPage(visit: SignedInVisit, refused: ScoreRefusal, choose: Markup): Answer {
  const words = wordsOfScores(visit)
  const body = html`<h1>${words.title}</h1>${choose}<p class="error" role="alert">${words.refusals[refused]}</p>`
  return { title: words.title, body, status: 422 }
}

async function chooserAt(action: string, visit: SignedInVisit): Promise<Markup> {
  return chooser(
    action,
    askedOf(visit),
    [...(await frameworkStore.current(visit.desk.database)).values()],
    visit.now,
    wordsOfScores(visit),
    visit.language,
  )
}

function wordsOfScores({ language }: SignedInVisit) {
  return language === 'en' ? en : vi
}

function askedOf({ query, now }: SignedInVisit): { period: string; framework: string } {
  return {
    period: query.period?.trim() || presentQuarter(now),
    framework: query.framework?.trim() || DEFAULT_FRAMEWORK,
  }
}
