/** Settled complaints about conduct, by unit, for those who may see none of them. */
import { html } from 'hono/html'
import { type ConductRow, RESULTS } from '../../complaints/figures/settled-cases.ts'
import type { Language } from '../language.ts'
import type { Markup } from '../page.ts'
import { countText } from '../scores/figures.ts'
import type { Words } from './words.vi.ts'

/** @param rows units with five or more */
export function conductView(
  rows: readonly ConductRow[],
  nameOf: (code: string) => string,
  words: Words,
  language: Language,
): Markup {
  const heads = [words.total, ...RESULTS.map((result) => words.results[result])]
  const text = (n: number | null) => (n === null ? words.hidden : countText(n, language))
  return html`<section aria-labelledby="conduct"><h2 id="conduct">${words.conduct}</h2>
<p class="hint">${words.conductNote}</p>
${
  rows.length === 0
    ? html`<p>${words.noConduct}</p>`
    : html`<table class="cards figures" role="table" aria-label="${words.conduct}">
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${words.what.unit}</th>${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}</tr></thead>
<tbody role="rowgroup">
${rows.map(
  ({ unit, total, results }) => html`<tr role="row"><th role="rowheader" scope="row">${nameOf(unit)}</th>
${[total, ...results].map((n, i) => html`<td role="cell"><span class="label" aria-hidden="true">${heads[i]}</span>${text(n)}</td>`)}</tr>`,
)}
</tbody></table>`
}</section>`
}
