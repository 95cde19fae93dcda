/** The queue: counts, search, filter, table, next page. */
import { html } from 'hono/html'
import { noticeLine } from '../notice-line.ts'
import type { Markup, Visit } from '../page.ts'
import { deadlineTag } from '../tag.ts'
import { countsView, filterView, nextFound, type Searched, searchView } from './filter-view.ts'
import type { Row } from './presenter.ts'
import { listAddress } from './query.ts'
import type { Queue } from './read-queue.ts'
import type { Words } from './words.vi.ts'

export function complaintsView(visit: Visit, words: Words, queue: Queue, searched: Searched): Markup {
  const { rows, query } = queue
  const isFound = searched.text !== null && searched.error === undefined
  return html`<h1>${isFound ? words.found : words.title}</h1>
${noticeLine(visit.query.gone ? words.gone : null)}
${countsView(visit, words, queue)}
${searchView(visit, words, queue, searched)}
${filterView(visit, words, queue)}
${query.like !== null && !isFound ? html`<p>${words.like(query.like)} <a href="/console/complaints">${words.clear}</a></p>` : ''}
<p class="hint">${words.order}</p>
${rows.length === 0 ? html`<p class="empty">${isFound ? words.nothingFound : words.none}</p>` : table(words, rows)}
${pagingView(visit, words, queue, isFound ? searched.text : null)}`
}

function pagingView(visit: Visit, words: Words, { query, next }: Queue, text: string | null): Markup {
  const first = html`<a href="${listAddress({ ...query, after: null })}">${words.first}</a> `
  const following = { ...query, after: next }
  const on =
    next === null
      ? ''
      : text === null
        ? html`<a class="button" href="${listAddress(following)}" rel="next">${words.next}</a>`
        : nextFound(visit, words, text, following)
  return html`<div class="paging">${query.after && text === null ? first : ''}${on}</div>`
}

/** Roles are stated, because narrow screens lay the table out as cards. */
function table(words: Words, rows: Row[]): Markup {
  const { columns } = words
  const cell = (label: string, content: unknown) =>
    html`<td role="cell"><span class="label" aria-hidden="true">${label}</span>${content}</td>`
  return html`<table class="cards" role="table" aria-label="${words.title}">
<thead role="rowgroup"><tr role="row">${Object.values(columns).map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
<tbody role="rowgroup">
${rows.map(
  (row) => html`<tr role="row">
<th role="rowheader" scope="row"><a href="/console/complaints/${row.code}">${row.code}</a><small>${words.filedAt(row.filedAt)}</small></th>
${cell(columns.what, html`<b>${row.ground}</b> ${row.tags}<small>${row.excerpt || words.destroyed}</small>${kinView(words, row)}`)}
${cell(columns.unit, html`${row.unit}${row.handler ? html`<small>${words.handler(row.handler)}</small>` : ''}`)}
${cell(columns.status, html`${row.status}${row.person ? html`<small>${words.person(row.person)}</small>` : ''}`)}
${cell(columns.due, html`${row.dueDay} <small>${deadlineTag(row.deadline)}</small>`)}
</tr>`,
)}
</tbody></table>`
}

function kinView(words: Words, { code, kin }: Row): Markup | '' {
  return kin === 0
    ? ''
    : html`<small><a href="/console/complaints?status=all&amp;like=${code}">${words.kin(kin)}</a></small>`
}
