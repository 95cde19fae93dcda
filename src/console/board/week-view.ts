/** When complaints are filed: hours of the week, and the days with those of which only the day is kept. */
import { html } from 'hono/html'
import { type Day, SMALLEST_CELL } from '../../complaints/figures/suppress.ts'
import type { Language } from '../language.ts'
import type { Markup } from '../page.ts'
import { countText } from '../scores/figures.ts'
import { weekChart } from './chart.ts'
import type { Words } from './words.vi.ts'

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

export function weekView(week: readonly Day[] | null, words: Words, language: Language): Markup {
  if (week === null)
    return html`<section aria-labelledby="week"><h2 id="week">${words.week}</h2><p>${words.tooFew(SMALLEST_CELL)}</p></section>`
  const rows = HOURS.map((hour) => ({ hour, cells: week.map(({ hours }) => hours[hour]!) })).filter(
    ({ cells }) => cells.some((n) => n !== 0),
  )
  const text = (n: number | null) => (n === null ? words.hidden : countText(n, language))
  return html`<section aria-labelledby="week"><h2 id="week">${words.week}</h2>
<p class="hint">${words.weekNote}</p>
${rows.length === 0 ? '' : weekChart(words.chartOf(words.week), words.weekdays.short, rows)}
<table class="week"><thead><tr><th scope="col">${words.hour}</th>${words.weekdays.short.map((day, i) => html`<th scope="col"><abbr title="${words.weekdays.long[i]!}">${day}</abbr></th>`)}</tr></thead>
<tbody>
${rows.map(({ hour, cells }) => html`<tr><th scope="row">${hour}h</th>${cells.map((n) => html`<td>${text(n)}</td>`)}</tr>`)}
<tr><th scope="row">${words.wholeDay}</th>${week.map(({ total }) => html`<td><b>${text(total)}</b></td>`)}</tr>
</tbody></table></section>`
}
