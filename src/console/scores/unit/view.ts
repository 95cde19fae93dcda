/** Lays out one unit's scorecard: what it comes to first, then every figure with the whole numbers behind it. */
import { html } from 'hono/html'
import { toVietnamese } from '../../../calendar/instant.ts'
import type { Instrument } from '../../../satisfaction/instrument.ts'
import { lineNotes } from '../../../scores/line-notes.ts'
import type { Scorecard } from '../../../scores/scorecard.ts'
import type { Language } from '../../language.ts'
import type { Markup } from '../../page.ts'
import { type Asked, askingFor } from '../asked.ts'
import type { UnitTrend } from '../trend.ts'
import { trendView } from '../trend-view.ts'
import type { Words } from '../words.vi.ts'
import { factorsView } from './factors-view.ts'
import type { UnitLinks } from './links.ts'
import { overallView } from './overall-view.ts'
import type { PublishedFigure } from './reference.ts'
import { rulingsView } from './rulings-view.ts'
import { complaintsView, coverageView, dossiersView } from './work-view.ts'

export type UnitPage = {
  card: Scorecard
  /** Null: it is no longer known by its name. */
  instrument: Instrument | null
  trend: UnitTrend
  asked: Asked
  choose: Markup
  links: UnitLinks
  /** Null: nothing was published that its factors could be compared with. */
  published: PublishedFigure | null
}

export function unitView(page: UnitPage, words: Words, language: Language): Markup {
  const { card, instrument, trend, asked, choose, links, published } = page
  const { unit } = card
  return html`<p class="back"><a href="/console/scores?${askingFor(asked)}">← ${words.back}</a></p>
<h1>${words.unitTitle(unit.name)}</h1>
${choose}
<p class="hint">${words.asOf(toVietnamese(Date.parse(card.asOf)), card.framework, card.frameworkVersion)}</p>
${lineNotes(card).map((note) => html`<p>${note[language]}</p>`)}
${rulingsView(card, links, words, language)}
<div class="pair">
${overallView(card, links, words, language)}
<section aria-labelledby="trend"><h2 id="trend">${words.trend}</h2>${trendView(unit.name, trend, words, language)}
<p class="hint">${words.trendNote}</p></section>
</div>
${factorsView(card, instrument, published, words, language)}
<div class="pair">
${coverageView(card, words, language)}${dossiersView(card, links, words, language)}${complaintsView(card, words, language)}
</div>`
}
