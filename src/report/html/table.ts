/**
 * A table of the report in HTML, its head repeated on every page. The caption is a paragraph of its own: Chromium lets a page
 * end between a `caption` and its table, but not after a paragraph that forbids it.
 */
import { html } from 'hono/html'
import { cellText } from '../numbers.ts'
import type { Cell, Table } from '../report.ts'

type Markup = ReturnType<typeof html>

export function tableOf(table: Table): Markup {
  const { title, measuredIn, columns, rows, total, notes } = table
  const whole = columns.reduce((sum, { width }) => sum + width, 0)
  const name = `bang-${/\d+/.exec(title)?.[0] ?? ''}`
  return html`<p class="caption" id="${name}">${title}</p>${measuredIn === null ? '' : html`<p class="measure">Đơn vị tính: ${measuredIn}</p>`}
<table aria-labelledby="${name}">
<colgroup>${columns.map(({ width }) => html`<col style="width:${((100 * width) / whole).toFixed(1)}%">`)}</colgroup>
<thead><tr>${columns.map(({ head }) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => rowOf(row, table))}
</tbody>${total === null ? '' : html`<tfoot>${line(total, table)}</tfoot>`}
</table>
${notes.map((note) => html`<p class="note">${note}</p>`)}`
}

function rowOf(row: readonly Cell[], table: Table): Markup {
  const [name] = row
  return row.length === 1
    ? html`<tr class="group"><th scope="colgroup" colspan="${table.columns.length}">${cellText(name ?? null)}</th></tr>`
    : line(row, table)
}

function line(row: readonly Cell[], { columns }: Table): Markup {
  return html`<tr>${row.map((cell, i) => html`<td class="${columns[i]?.align ?? 'left'}">${cellText(cell)}</td>`)}</tr>
`
}
