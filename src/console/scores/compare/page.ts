/** `/console/scores/compare`: two to six units side by side. */
import { html } from 'hono/html'
import { instrumentStore } from '../../../satisfaction/instrument-store.ts'
import { unitTree } from '../../../units/unit-store.ts'
import { checks } from '../../field.ts'
import type { Answer, Markup, SignedInVisit } from '../../page.ts'
import { unitOptions } from '../../unit-options.ts'
import { askedOf, askingFor } from '../asked.ts'
import { chooserAt, refusedPage, wordsOfScores } from '../parts.ts'
import { trendsOf } from '../trend.ts'
import { scopeOf, scoresFor } from '../whose-scores.ts'
import { chosenUnits, FEWEST, fieldOf, MOST } from './chosen.ts'
import { compareView } from './view.ts'

const PATH = '/console/scores/compare'

export async function showComparison(visit: SignedInVisit): Promise<Answer> {
  const { desk, account, now, language, query } = visit
  const words = wordsOfScores(visit)
  const asked = askedOf(visit)
  const chosen = new Set(chosenUnits(query))
  const choose = await chooserAt(PATH, visit, await unitsField(visit, chosen))
  const found = await scoresFor(desk, account, asked, now)
  if ('refused' in found) return refusedPage(visit, found.refused, choose)
  const cards = found.scorecards.filter(({ unit }) => chosen.has(unit.code))
  const head = html`<p class="back"><a href="/console/scores/ranking?${askingFor(asked)}">← ${words.ranking}</a></p><h1>${words.compareTitle}</h1>`
  if (chosen.size > MOST)
    return {
      title: words.compareTitle,
      body: html`${head}<p class="error" role="alert">${words.tooMany(MOST)}</p>${choose}`,
      status: 422,
    }
  if (cards.length < FEWEST)
    return { title: words.compareTitle, body: html`${head}<p>${words.chooseSome(FEWEST, MOST)}</p>${choose}` }
  const { name } = cards[0]!.inputs.instrument
  const instrument = await instrumentStore.asOf(desk.database, name, Date.parse(cards[0]!.asOf))
  const trends = await trendsOf(
    desk,
    account,
    asked,
    cards.map(({ unit }) => unit.code),
    now,
  )
  return {
    title: words.compareTitle,
    body: html`${head}${choose}${compareView({ cards, instrument, trends, asked }, words, language)}`,
  }
}

/** A box for each unit within the account’s scope, folded away once enough are chosen. */
async function unitsField(visit: SignedInVisit, chosen: ReadonlySet<string>): Promise<Markup> {
  const words = wordsOfScores(visit)
  const tree = await unitTree(visit.desk.database)
  const groups = unitOptions(tree, visit.now, visit.language, scopeOf(visit.account, tree))
  const values = Object.fromEntries([...chosen].map((code) => [fieldOf(code), 'yes']))
  return html`<details class="units"${chosen.size < FEWEST ? html` open` : ''}><summary>${words.units(chosen.size)}</summary>
${groups.map(({ label, options }, i) =>
  checks({
    form: 'scores',
    name: `kind-${i}`,
    label,
    options: options.map((option) => ({ name: fieldOf(option.value), label: option.label })),
    values,
  }),
)}</details>`
}
