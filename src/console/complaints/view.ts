/** The list of complaints: counts, filter, table, next page. */
import { html } from 'hono/html'
import { CATEGORIES, STATUSES, type Status } from '../../complaints/complaint.ts'
import type { UnitTree } from '../../units/unit.ts'
import { select, textField } from '../field.ts'
import { noticeLine } from '../notice-line.ts'
import type { Markup, Visit } from '../page.ts'
import { deadlineTag } from '../tag.ts'
import { unitOptions } from '../unit-options.ts'
import { wordsOf } from '../words.ts'
import type { Row } from './presenter.ts'
import { type ListQuery, listAddress } from './query.ts'
import type { Words } from './words.vi.ts'

type Shown = {
  query: ListQuery
  counts: ReadonlyMap<Status, number>
  tree: UnitTree
  rows: Row[]
  next: string | null
}

export function complaintsView(visit: Visit, words: Words, shown: Shown): Markup {
  const { rows, next, query } = shown
  return html`<h1>${words.title}</h1>
${noticeLine(visit.query.gone ? words.gone : null)}
${countsView(visit, words, shown)}
${filterView(visit, words, shown)}
<p class="hint">${words.order}</p>
${rows.length === 0 ? html`<p class="empty">${words.none}</p>` : table(words, rows)}
<p class="paging">${query.after ? html`<a href="${listAddress({ ...query, after: null })}">${words.first}</a> ` : ''}${
    next ? html`<a class="button" href="${next}" rel="next">${words.next}</a>` : ''
  }</p>`
}

function countsView({ language }: Visit, words: Words, { counts, query }: Shown): Markup {
  const { statuses } = wordsOf(language)
  const ended: Status[] = ['confirmed', 'closed', 'rejected']
  const sum = (of: readonly Status[]) => of.reduce((total, status) => total + (counts.get(status) ?? 0), 0)
  const links: [ListQuery['status'], string, number][] = [
    ['open', words.open, sum(STATUSES.filter((status) => !ended.includes(status)))],
    ...STATUSES.map((status): [Status, string, number] => [
      status,
      statuses[status],
      counts.get(status) ?? 0,
    ]),
    ['all', words.all, sum(STATUSES)],
  ]
  return html`<nav class="counts" aria-label="${words.counts}"><ul>
${links
  .filter(([status, , n]) => n > 0 || status === 'open' || status === query.status)
  .map(
    ([status, label, n]) =>
      html`<li><a href="${listAddress({ ...query, status, after: null })}"${query.status === status ? html` aria-current="true"` : ''}>${label} <b>${n}</b></a></li>`,
  )}
</ul></nav>`
}

function filterView({ language, now }: Visit, words: Words, { query, tree }: Shown): Markup {
  const common = wordsOf(language)
  const form = 'filter'
  const any = { value: '', label: words.any }
  const isFiltered = query.category || query.unit || query.mine || query.code
  return html`<details class="filter"${isFiltered ? html` open` : ''}><summary>${words.filter}</summary>
<form method="get" action="/console/complaints" class="row">
${select({
  form,
  name: 'status',
  label: words.status,
  value: query.status,
  options: [
    { value: 'open', label: words.open },
    ...STATUSES.map((status) => ({ value: status, label: common.statuses[status] })),
    { value: 'all', label: words.all },
  ],
})}
${select({
  form,
  name: 'category',
  label: words.category,
  value: query.category ?? '',
  options: [any, ...CATEGORIES.map((category) => ({ value: category, label: common.grounds[category] }))],
})}
${select({ form, name: 'unit', label: words.unit, value: query.unit ?? '', options: [any, ...unitOptions(tree, now, language)] })}
${textField({ form, name: 'code', label: words.code, type: 'search', value: query.code ?? '' })}
<label class="choice"><input type="checkbox" name="mine" value="1"${query.mine ? html` checked` : ''}> ${words.mine}</label>
<p class="buttons"><button>${words.apply}</button> <a href="/console/complaints">${words.clear}</a></p>
</form></details>`
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
${cell(columns.what, html`<b>${row.ground}</b> ${row.tags}<small>${row.excerpt || words.destroyed}</small>`)}
${cell(columns.unit, html`${row.unit}${row.handler ? html`<small>${words.handler(row.handler)}</small>` : ''}`)}
${cell(columns.status, html`${row.status}${row.person ? html`<small>${words.person(row.person)}</small>` : ''}`)}
${cell(columns.due, html`${row.dueDay} <small>${deadlineTag(row.deadline)}</small>`)}
</tr>`,
)}
</tbody></table>`
}
