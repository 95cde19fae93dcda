/** Above the queue: its counts, the filter, and the search. */
import { html } from 'hono/html'
import { CATEGORIES, CONFIDENTIALITIES, STATUSES, type Status } from '../../complaints/complaint.ts'
import { csrfField, errorSummary, type FieldErrors, select, textField } from '../field.ts'
import type { Markup, Visit } from '../page.ts'
import { unitOptions } from '../unit-options.ts'
import { wordsOf } from '../words.ts'
import { CHANNELS, DUES, fieldsOfQuery, isFiltered, type ListQuery, listAddress } from './query.ts'
import type { Queue } from './read-queue.ts'
import type { Words } from './words.vi.ts'

/** What is searched for, as it was typed; `text` null: nothing. */
export type Searched = { text: string | null; error?: string }

const ENDED: Status[] = ['confirmed', 'closed', 'rejected']

/** How many there are, each a way to them. */
export function countsView({ language }: Visit, words: Words, { counts, query }: Queue): Markup {
  const { statuses } = wordsOf(language)
  const sum = (of: readonly Status[]) =>
    of.reduce((total, status) => total + (counts.byStatus.get(status) ?? 0), 0)
  const at = (fields: Partial<ListQuery>): ListQuery => ({ ...query, like: null, after: null, ...fields })
  const urgent = { status: 'waiting', flagged: false, due: null } as const
  const links: { label: string; n: number; to: ListQuery; always?: boolean }[] = [
    {
      label: words.open,
      n: sum(STATUSES.filter((status) => !ENDED.includes(status))),
      to: at({ status: 'open', flagged: false, due: null }),
      always: true,
    },
    { label: words.flagged, n: counts.flagged, to: at({ ...urgent, flagged: true }) },
    { label: words.overdue, n: counts.overdue, to: at({ ...urgent, due: 'overdue' }) },
    ...STATUSES.map((status) => ({
      label: statuses[status],
      n: counts.byStatus.get(status) ?? 0,
      to: at({ status, flagged: false, due: null }),
    })),
    {
      label: words.all,
      n: sum(STATUSES),
      to: at({ status: 'all', flagged: false, due: null }),
      always: true,
    },
  ]
  const here = listAddress(at({}))
  return html`<nav class="counts" aria-label="${words.counts}"><ul>
${links
  .filter(({ n, to, always }) => always || n > 0 || listAddress(to) === here)
  .map(
    ({ label, n, to }) =>
      html`<li><a href="${listAddress(to)}"${listAddress(to) === here ? html` aria-current="true"` : ''}>${label} <b>${n}</b></a></li>`,
  )}
</ul></nav>`
}

/** The search: posted, so that what is looked for stands in no address. It looks among what the filter leaves. */
export function searchView(visit: Visit, words: Words, { query }: Queue, { text, error }: Searched): Markup {
  const errors: FieldErrors = error === undefined ? {} : { q: error }
  const kept = fieldsOfQuery({ ...query, like: null, after: null }, text === null ? 'open' : 'all')
  return html`${errorSummary(wordsOf(visit.language).problem, 'search', errors, { q: words.search })}
<form method="post" action="/console/complaints/search" class="row" role="search">${csrfField(visit.csrf)}
${hidden(kept)}
${textField({ form: 'search', name: 'q', label: words.search, hint: words.searchHint, type: 'search', value: text ?? '', error, most: 200 })}
<p class="buttons"><button>${words.find}</button>${text === null ? '' : html` <a href="${listAddress({ ...query, after: null })}">${words.endSearch}</a>`}</p>
</form>`
}

/** The next page of what a search found. */
export function nextFound(visit: Visit, words: Words, text: string, query: ListQuery): Markup {
  return html`<form method="post" action="/console/complaints/search">${csrfField(visit.csrf)}${hidden(fieldsOfQuery(query, 'all'))}<input type="hidden" name="q" value="${text}"><button>${words.next}</button></form>`
}

function hidden(fields: readonly [string, string][]): Markup[] {
  return fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)
}

/** The filter, which is an address. */
export function filterView({ language, now }: Visit, words: Words, { query, tree }: Queue): Markup {
  const common = wordsOf(language)
  const any = { value: '', label: words.any }
  const choose = (
    name: 'category' | 'confidentiality' | 'channel' | 'due',
    label: string,
    values: readonly string[],
    names: Record<string, string>,
  ) =>
    select({
      form: 'filter',
      name,
      label,
      value: query[name] ?? '',
      options: [any, ...values.map((value) => ({ value, label: names[value]! }))],
    })
  const unit = (name: 'unit' | 'handler', label: string) =>
    select({
      form: 'filter',
      name,
      label,
      value: query[name] ?? '',
      options: [any, ...unitOptions(tree, now, language)],
    })
  const tick = (name: 'flagged' | 'mine', label: string) =>
    html`<label class="choice"><input type="checkbox" name="${name}" value="1"${query[name] ? html` checked` : ''}> ${label}</label>`
  return html`<details class="filter"${isFiltered(query) ? html` open` : ''}><summary>${words.filter}</summary>
<form method="get" action="/console/complaints" class="row">
${select({
  form: 'filter',
  name: 'status',
  label: words.status,
  value: query.status,
  options: [
    { value: 'open', label: words.open },
    { value: 'waiting', label: words.waiting },
    ...STATUSES.map((status) => ({ value: status, label: common.statuses[status] })),
    { value: 'all', label: words.all },
  ],
})}
${choose('category', words.category, CATEGORIES, common.grounds)}
${unit('unit', words.unit)}
${unit('handler', words.handlerUnit)}
${choose('due', words.due, DUES, words.dues)}
${choose('confidentiality', words.confidentiality, CONFIDENTIALITIES, common.confidentialities)}
${choose('channel', words.channel, CHANNELS, common.channels)}
${tick('flagged', words.flaggedOnly)}
${tick('mine', words.mine)}
<p class="buttons"><button>${words.apply}</button> <a href="/console/complaints">${words.clear}</a></p>
</form></details>`
}
