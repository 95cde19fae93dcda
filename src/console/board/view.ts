/** Lays out a board: each chart with its table under it. */
import { html } from 'hono/html'
import type { Figures } from '../../complaints/figures/figures.ts'
import { STAGES } from '../../complaints/figures/figures.ts'
import { SMALLEST_CELL } from '../../complaints/figures/suppress.ts'
import type { Language } from '../language.ts'
import type { Markup } from '../page.ts'
import { countText } from '../scores/figures.ts'
import { barChart } from './chart.ts'
import type { Board, Cell, Part, Table, TableRow } from './presenter.ts'
import { weekView } from './week-view.ts'
import type { Words } from './words.vi.ts'

/** The largest stand in the chart and in its table at once; a table of the others opens on demand. */
const AT_ONCE = 12

/** @param board null: too few complaints to say anything of them */
export function boardView(
  board: Board | null,
  { filed, medianDays }: Figures,
  words: Words,
  language: Language,
): Markup {
  if (board === null)
    return html`<p class="empty">${filed === 0 ? words.none : words.tooFew(SMALLEST_CELL)}</p>`
  const median = medianDays === null ? words.noMedian(SMALLEST_CELL) : words.days(medianDays)
  return html`<section aria-labelledby="stages"><h2 id="stages">${words.overview}</h2>
<p class="big">${words.filed(countText(filed, language))}</p>
<p>${words.median}: <b>${median}</b></p>
<div class="figure">${barChart(words.chartOf(words.overview), board.stages, words.hidden)}
${partsTable(words.stage, board.stages, words, language)}</div></section>
<div class="pair">
<section aria-labelledby="outcomes"><h2 id="outcomes">${words.outcomes}</h2>
${barChart(words.chartOf(words.outcomes), board.outcomes, words.hidden)}${partsTable(words.outcomes, board.outcomes, words, language)}</section>
<section aria-labelledby="verdicts"><h2 id="verdicts">${words.verdicts}</h2>
${barChart(words.chartOf(words.verdicts), board.verdicts, words.hidden)}${partsTable(words.verdicts, board.verdicts, words, language)}
<p class="hint">${words.everReopened}: ${cellText(board.reopened, words, language)}</p></section>
</div>
${board.tables.map((table) => tableView(table, words, language))}
${weekView(board.week, words, language)}`
}

function tableView({ name, rows }: Table, words: Words, language: Language): Markup {
  const title = words.by[name]
  const id = `by-${name}`
  if (rows === null || rows.length === 0) {
    const why = rows === null ? words.tooFew(SMALLEST_CELL) : words.nothingKnown
    return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2><p>${why}</p></section>`
  }
  const others = rows.slice(AT_ONCE)
  const largest = rows.slice(0, AT_ONCE).filter(({ total }) => total !== null)
  const parts = largest.map(({ label, note, total }) => ({
    label: note && name === 'counter' ? `${label}, ${note}` : label,
    n: total,
  }))
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${parts.length === 0 ? '' : barChart(words.chartOf(title), parts, words.hidden)}
${stagesTable(title, words.what[name], rows.slice(0, AT_ONCE), words, language)}
${others.length === 0 ? '' : html`<details><summary>${words.others(others.length)}</summary>${stagesTable(words.others(others.length), words.what[name], others, words, language)}</details>`}</section>`
}

function stagesTable(
  title: string,
  what: string,
  rows: readonly TableRow[],
  words: Words,
  language: Language,
): Markup {
  const heads = [words.total, ...STAGES.map((stage) => words.stages[stage])]
  return html`<table class="cards figures" role="table" aria-label="${title}">
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${what}</th>${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}</tr></thead>
<tbody role="rowgroup">
${rows.map(({ label, note, total, cells }) => {
  const shown = [total, ...(cells ?? STAGES.map(() => null))]
  return html`<tr role="row"><th role="rowheader" scope="row">${label}${note === null ? '' : html`<small>${note}</small>`}</th>
${shown.map((n, i) => html`<td role="cell"><span class="label" aria-hidden="true">${heads[i]}</span>${cellText(n, words, language)}</td>`)}</tr>`
})}
</tbody></table>`
}

function partsTable(what: string, parts: readonly Part[], words: Words, language: Language): Markup {
  return html`<table><thead><tr><th scope="col">${what}</th><th scope="col" class="number">${words.total}</th></tr></thead><tbody>
${parts.map(({ label, n }) => html`<tr><th scope="row">${label}</th><td class="number">${cellText(n, words, language)}</td></tr>`)}
</tbody></table>`
}

function cellText(n: Cell, words: Words, language: Language): string {
  return n === null ? words.hidden : countText(n, language)
}
