/** The ranking: a row a unit with its interval drawn on the measure of all, then those that are not ranked, with the reason. */
import { html, raw } from 'hono/html'
import { intervalInCell, scaleInCell } from '../../../charts/intervals.ts'
import { type Scale, scaleOf } from '../../../charts/scale.ts'
import { toBeInvited } from '../../../scores/coverage.ts'
import type { RankedGroup, RankedUnit } from '../../../scores/ranked-groups.ts'
import { rankText } from '../../../scores/ranks.ts'
import type { Scorecard } from '../../../scores/scorecard.ts'
import { KIND_NAMES } from '../../../units/kind-names.ts'
import type { Language } from '../../language.ts'
import type { Markup } from '../../page.ts'
import { type Asked, askingFor } from '../asked.ts'
import { fieldOf } from '../compare/chosen.ts'
import { countText, intervalText, percentText } from '../figures.ts'
import type { Words } from '../words.vi.ts'

export function rankingView(group: RankedGroup, asked: Asked, words: Words, language: Language): Markup {
  const { ranked, unranked, withheld, kind } = group
  const shown = [...ranked, ...unranked]
  const others = [...unranked, ...withheld]
  return html`<p class="hint">${words.rankingNote}</p>
${ranked[0]?.rank?.of === 1 ? html`<p>${words.aloneRanked}</p>` : ''}
${
  shown.length === 0
    ? html`<p class="empty">${words.noneRanked}</p>`
    : html`<form method="get" action="/console/scores/compare">${hidden(asked)}
${table(ranked.length === 0 ? shown : ranked, `${words.ranking}: ${KIND_NAMES[kind][language]}`, asked, words, language)}
<p class="buttons"><button>${words.compareChosen}</button> <span class="hint">${words.compareHint}</span></p></form>`
}
${
  others.length === 0
    ? ''
    : html`<section aria-labelledby="unranked"><h2 id="unranked">${words.unranked(others.length)}</h2><ul>
${others.map((unit) => html`<li>${link(unit.card, asked)}: ${whyNot(unit, words, language)}</li>`)}</ul></section>`
}`
}

function table(
  rows: readonly RankedUnit[],
  name: string,
  asked: Asked,
  words: Words,
  language: Language,
): Markup {
  const scale = scaleOf(rows.flatMap(({ card: { satisfaction: s } }) => [s.low ?? 0, s.high ?? 100]))
  // Ranked among more than are shown: the others' figures are not for this account.
  const isPart = rows.some(({ rank }) => rank !== null && rank.of > rows.length)
  const head = (text: unknown) => html`<th role="columnheader" scope="col">${text}</th>`
  return html`<table class="cards figures ranking" role="table" aria-label="${name}">
<thead role="rowgroup"><tr role="row">${head(words.unit)}${head(words.rank)}${head(words.index)}${head(html`${words.interval}${raw(scaleInCell(language, scale))}`)}${head(words.n)}${head(words.invitedShare)}${head(words.compare)}</tr></thead>
<tbody role="rowgroup">
${rows.map((row) => rowOf(row, { scale, isPart }, asked, words, language))}
</tbody></table>`
}

function rowOf(
  { card, rank }: RankedUnit,
  { scale, isPart }: { scale: Scale; isPart: boolean },
  asked: Asked,
  words: Words,
  language: Language,
): Markup {
  const { index, low, high, n } = card.satisfaction
  const cell = (label: string, content: unknown) =>
    html`<td role="cell"><span class="label" aria-hidden="true">${label}</span>${content}</td>`
  return html`<tr role="row"><th role="rowheader" scope="row">${link(card, asked)}</th>
${cell(words.rank, rank && rank.of > 1 ? html`${rankText(rank, language)}${isPart ? html` <small>${words.outOf(rank.of)}</small>` : ''}` : '–')}
${cell(words.index, html`<b>${percentText(index, language)}</b>`)}
${cell(words.interval, html`${raw(intervalInCell(language, { index, low, high }, scale))}<small>${intervalText(low, high, language)}</small>`)}
${cell(words.n, countText(n, language))}
${cell(words.invitedShare, invitedOf(card, words, language))}
<td role="cell"><label class="choice"><input type="checkbox" name="${fieldOf(card.unit.code)}" value="yes" aria-label="${words.chooseUnit(card.unit.name)}"><span class="label" aria-hidden="true">${words.compare}</span></label></td></tr>`
}

function link({ unit }: Scorecard, asked: Asked): Markup {
  return html`<a href="/console/scores/${encodeURIComponent(unit.code)}?${askingFor(asked)}">${unit.name}</a>`
}

function invitedOf({ inputs: { coverage } }: Scorecard, words: Words, language: Language): string {
  const whole = toBeInvited(coverage)
  return whole === 0
    ? words.nothing
    : `${countText(coverage.invited, language)}/${countText(whole, language)}`
}

function whyNot({ card, why }: RankedUnit, words: Words, language: Language): string {
  const { satisfaction, inputs } = card
  return why === 'low_coverage'
    ? words.lowCoverage(invitedOf(card, words, language))
    : words.withheld(satisfaction.n, inputs.minN)
}

function hidden(asked: Asked): Markup[] {
  return [...askingFor(asked)].map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
}
