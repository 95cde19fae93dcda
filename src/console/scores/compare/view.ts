/** Units side by side: the overall index and each factor on one measure, what is surely different, and each over time. */
import { html } from 'hono/html'
import { intervalChart } from '../../../charts/intervals.ts'
import type { Instrument } from '../../../satisfaction/instrument.ts'
import type { Scorecard } from '../../../scores/scorecard.ts'
import type { Language } from '../../language.ts'
import type { Markup } from '../../page.ts'
import type { Asked } from '../asked.ts'
import { chartWithTable, plainTable } from '../figure-view.ts'
import { countText, intervalText, percentText, pointsText } from '../figures.ts'
import { scoresTable } from '../table-view.ts'
import type { UnitTrend } from '../trend.ts'
import { trendView } from '../trend-view.ts'
import type { Words } from '../words.vi.ts'
import { differencesOf } from './differences.ts'

export type Comparison = {
  cards: readonly Scorecard[]
  /** Null: it is no longer known by its name. */
  instrument: Instrument | null
  /** By unit code. */
  trends: ReadonlyMap<string, UnitTrend>
  asked: Asked
}

type Estimate = { index: number | null; n: number; low: number | null; high: number | null }

export function compareView(page: Comparison, words: Words, language: Language): Markup {
  const { cards, instrument, trends, asked } = page
  const factors = Object.keys(cards[0]!.satisfaction.factors)
  const nameOf = (code: string) =>
    instrument?.factors.find((factor) => factor.code === code)?.name[language] ?? code
  const byFactor = cards.flatMap(({ satisfaction }) => Object.values(satisfaction.factors)).flatMap(ends)
  const overTime = [...trends.values()].flatMap(({ periods }) =>
    periods.flatMap(({ card }) => ends(card.satisfaction)),
  )
  return html`<section aria-labelledby="overall"><h2 id="overall">${words.overall}</h2>
${forest(words.overall, words.n, cards, ({ satisfaction }) => satisfaction, [], words, language)}
${differences(cards, words, language)}</section>
${scoresTable(cards, asked, words, language)}
<div class="pair wide after">
${factors.map(
  (code) => html`<section aria-labelledby="factor-${code}"><h2 id="factor-${code}">${nameOf(code)}</h2>
${forest(nameOf(code), words.raters, cards, ({ satisfaction }) => satisfaction.factors[code]!, byFactor, words, language)}</section>`,
)}
</div>
<div class="pair wide">
${cards.map(
  (
    { unit },
    i,
  ) => html`<section aria-labelledby="trend-${i}"><h2 id="trend-${i}">${words.trend}: ${unit.name}</h2>
${trendView(unit.name, trends.get(unit.code)!, words, language, overTime)}</section>`,
)}
</div>`
}

/** The ends of an interval, for a measure that many charts share. */
function ends({ low, high }: Pick<Estimate, 'low' | 'high'>): number[] {
  return low === null || high === null ? [] : [low, high]
}

function forest(
  name: string,
  whose: string,
  cards: readonly Scorecard[],
  estimateOf: (card: Scorecard) => Estimate,
  among: readonly number[],
  words: Words,
  language: Language,
): Markup {
  const rows = cards.map((card) => ({ label: card.unit.name, ...estimateOf(card) }))
  if (rows.every(({ index }) => index === null)) return html`<p>${words.noneTold(cards[0]!.inputs.minN)}</p>`
  const table = plainTable(
    name,
    { head: words.unit, of: ({ label }) => label },
    [
      { head: words.index, of: ({ index }) => percentText(index, language) },
      { head: words.interval, of: ({ low, high }) => intervalText(low, high, language) },
      { head: whose, of: ({ n }) => countText(n, language) },
    ],
    rows,
  )
  return chartWithTable(intervalChart({ name, language }, rows, null, among), words.tableOf, table)
}

/** A difference is named only when it is one. */
function differences(cards: readonly Scorecard[], words: Words, language: Language): Markup {
  const found = differencesOf(cards)
  const points = (share: number) => pointsText(share, language)
  if (found.length === 0) return html`<p>${words.noDifference}</p>`
  return html`<p>${words.differences}</p><ul>${found.map(
    ({ higher, lower, difference, low, high }) =>
      html`<li>${words.isHigher(higher.name, lower.name, points(difference), points(low), points(high))}</li>`,
  )}</ul><p class="hint">${words.otherPairs}</p>`
}
