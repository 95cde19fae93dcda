/** The table of scores, a row a unit. */
import { html } from 'hono/html'
import type { Scorecard } from '../../scores/scorecard.ts'
import type { Language } from '../language.ts'
import type { Markup } from '../page.ts'
import { type Asked, askingFor } from './asked.ts'
import { countText, eligibleText, intervalText, percentText } from './figures.ts'
import type { Words } from './words.vi.ts'

export function scoresTable(
  cards: readonly Scorecard[],
  asked: Asked,
  words: Words,
  language: Language,
): Markup {
  if (cards.length === 0) return html`<p class="empty">${words.none}</p>`
  const hasCeiling = cards.some((card) => card.eligibleForTot !== undefined)
  const isChain = cards.every(({ inputs }) => inputs.viewer === 'chain')
  const heads = [
    words.index,
    words.interval,
    words.n,
    words.response,
    words.late,
    words.complaints,
    ...(hasCeiling ? [words.tot] : []),
  ]
  return html`<p class="hint">${words.method}${isChain ? html` ${words.chainNote}` : ''}</p>
<table class="cards figures" role="table" aria-label="${words.title} ${asked.period}">
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${words.unit}</th>${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}</tr></thead>
<tbody role="rowgroup">
${cards.map((card) => row(card, asked, heads, words, language))}
</tbody></table>`
}

function row(card: Scorecard, asked: Asked, heads: string[], words: Words, language: Language): Markup {
  const { unit, satisfaction: s, coverage, responseRate, timeliness: t, complaints: c, inputs } = card
  const percent = (value: number | null) => percentText(value, language)
  const count = (value: number) => countText(value, language)
  const eligible = eligibleText(card.eligibleForTot, words)
  const cells: unknown[] = [
    s.index === null
      ? html`<small>${words.withheld(s.n, inputs.minN)}</small>`
      : html`<b>${percent(s.index)}</b>`,
    intervalText(s.low, s.high, language),
    count(s.n),
    coverage.invited === 0 ? words.nothing : `${percent(responseRate)} / ${count(coverage.invited)}`,
    t.total === 0
      ? words.nothing
      : html`${percent(t.latePercent)} <small>${count(t.late)}/${count(t.total)}</small>`,
    `${c.founded} / ${c.partly} / ${c.unfounded} / ${c.open}`,
    ...(eligible
      ? [
          html`<span class="tag ${eligible.tone}">${eligible.text}</span>${card.reasons.map((reason) => html`<small>${language === 'vi' ? reason.text : reason.textEn}</small>`)}`,
        ]
      : []),
  ]
  return html`<tr role="row"><th role="rowheader" scope="row"><a href="/console/scores/${encodeURIComponent(unit.code)}?${askingFor(asked)}">${unit.name}</a></th>
${cells.map((cell, i) => html`<td role="cell"><span class="label" aria-hidden="true">${heads[i]}</span>${cell}</td>`)}</tr>`
}
