/** The versions of something: when, by whom, what became different. */
import { html } from 'hono/html'
import { type AdminFacts, changedFacts } from '../../accounts/admin-event.ts'
import { type Instant, toVietnamese, vietnameseDay } from '../../calendar/instant.ts'
import type { Language } from '../language.ts'
import type { Markup } from '../page.ts'
import type { FactWords } from './fact-words.ts'
import { adminWords } from './words.ts'

export type Version = { recordedAt: Instant; by: string | null; facts: AdminFacts }

/** @param versions the newest first; `by` null: not from this console. @param facts how they are called */
export function historyView(versions: readonly Version[], facts: FactWords, language: Language): Markup {
  const words = adminWords(language)
  return html`<section aria-labelledby="history"><h2 id="history">${words.history}</h2>
<table class="cards" role="table" aria-labelledby="history">
<thead role="rowgroup"><tr role="row">${[words.at, words.by, words.changed].map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
<tbody role="rowgroup">
${versions.map(({ recordedAt, by, facts: after }, at) => {
  const before = versions[at + 1]?.facts ?? null
  const names = before === null ? [] : changedFacts(before, after)
  return html`<tr role="row"><th role="rowheader" scope="row">${toVietnamese(recordedAt)}</th>
<td role="cell">${by ?? words.outside}</td>
<td role="cell">${before === null ? words.first : changes(names, before, after, facts)}</td></tr>`
})}
</tbody></table></section>`
}

/** What became different, each with its value before and after. */
export function changes(
  names: readonly string[],
  before: AdminFacts | null,
  after: AdminFacts | null,
  facts: FactWords,
): Markup {
  const lines = names
    .map((name) => ({ name, was: factText(before, name, facts), is: factText(after, name, facts) }))
    .filter(({ was, is }) => was !== is) // an empty list and nothing at all read the same
  return html`<ul class="plain">${lines.map(
    ({ name, was, is }) => html`<li><b>${facts.labels[name] ?? shown(name)}</b>: ${was} → ${is}</li>`,
  )}</ul>`
}

function factText(kept: AdminFacts | null, name: string, { values }: FactWords): string {
  const value = kept?.[name] ?? null
  if (value === null || value === '') return '–'
  if (Array.isArray(value)) return value.join(', ') || '–'
  const word = values[name]?.[String(value)]
  if (word !== undefined) return word
  return typeof value === 'boolean' ? (value ? '✓' : '✗') : shown(String(value))
}

/** Days and moments as people read them, anything else as it is. */
function shown(value: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return vietnameseDay(value)
  return /^\d{4}-\d\d-\d\dT[\d:.]+[+]07:00$/.test(value) ? toVietnamese(Date.parse(value)) : value
}
