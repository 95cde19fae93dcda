/** A chart with its table behind it: whoever cannot or will not read the one has the other. */
import { html, raw } from 'hono/html'
import type { Markup } from '../page.ts'

/** @param chart made by src/charts, where everything in it is escaped @param title of the table: `Số liệu của biểu đồ` */
export function chartWithTable(chart: string, title: string, table: Markup): Markup {
  return html`<div class="drawing">${raw(chart)}<details><summary>${title}</summary>${table}</details></div>`
}

export type Column<Row> = { head: string; of: (row: Row) => unknown; isNumber?: boolean }

/** A plain table. @param name says what it is, where no heading does @param first the column that names the row */
export function plainTable<Row>(
  name: string,
  first: Column<Row>,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Markup {
  const number = ({ isNumber = true }: Column<Row>) => (isNumber ? html` class="number"` : '')
  return html`<table aria-label="${name}"><thead><tr><th scope="col">${first.head}</th>${columns.map((column) => html`<th scope="col"${number(column)}>${column.head}</th>`)}</tr></thead><tbody>
${rows.map((row) => html`<tr><th scope="row">${first.of(row)}</th>${columns.map((column) => html`<td${number(column)}>${column.of(row)}</td>`)}</tr>`)}
</tbody></table>`
}
