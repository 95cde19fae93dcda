/** The table of settled cases. */
import { html } from 'hono/html'
import type { Markup } from '../page.ts'
import type { CaseRow } from './presenter.ts'
import type { Words } from './words.vi.ts'

export function casesTable(rows: readonly CaseRow[], words: Words): Markup {
  if (rows.length === 0) return html`<p class="empty">${words.none}</p>`
  const { month, ...others } = words.columns
  const columns = Object.entries(others) as [Exclude<keyof CaseRow, 'month'>, string][]
  return html`<table class="cards figures" role="table" aria-label="${words.title}">
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${month}</th>${columns.map(([, head]) => html`<th role="columnheader" scope="col">${head}</th>`)}</tr></thead>
<tbody role="rowgroup">
${rows.map(
  (row) => html`<tr role="row"><th role="rowheader" scope="row">${row.month}</th>
${columns.map(([name, head]) => html`<td role="cell"><span class="label" aria-hidden="true">${head}</span>${row[name]}</td>`)}</tr>`,
)}
</tbody></table>`
}
