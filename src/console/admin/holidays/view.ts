/** The years, and one year's days with the form of a day. */
import { html } from 'hono/html'
import type { AdminFacts } from '../../../accounts/admin-event.ts'
import type { Holiday } from '../../../calendar/calendar-store.ts'
import { vietnameseDay } from '../../../calendar/instant.ts'
import { csrfField, radios, textField } from '../../field.ts'
import { noticeLine } from '../../notice-line.ts'
import type { Markup, SignedInVisit } from '../../page.ts'
import { doneLine } from '../done-line.ts'
import { type Edit, editForm } from '../edit.ts'
import { factWords } from '../fact-words.ts'
import { historyView, type Version } from '../history-view.ts'
import { adminWords } from '../words.ts'
import type { Words } from './words.vi.ts'

const HERE = '/console/admin/holidays'

export function yearsView(
  visit: SignedInVisit,
  years: readonly { year: number; days: number }[],
  words: Words,
): Markup {
  return html`<p class="back"><a href="/console/admin">← ${adminWords(visit.language).back}</a></p>
<h1>${words.title}</h1><p class="hint">${words.lead}</p>
<table class="cards" role="table" aria-label="${words.title}">
<thead role="rowgroup"><tr role="row">${[words.year, words.days].map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
<tbody role="rowgroup">
${years.map(({ year, days }) => html`<tr role="row"><th role="rowheader" scope="row"><a href="${HERE}/${year}">${year}</a></th><td role="cell">${days === 0 ? words.notRecorded : days}</td></tr>`)}
</tbody></table>`
}

/** One year: its days, the form of a day, its history. */
export function yearView(
  visit: SignedInVisit,
  { year, days, edit, history }: { year: number; days: readonly Holiday[]; edit: Edit; history: Version[] },
  words: Words,
): Markup {
  const { was = '' } = edit.values
  const labels = { date: words.date, name: words.name, kind: words.kind, official: words.official }
  return html`<p class="back"><a href="${HERE}">← ${words.back}</a></p>
${noticeLine(doneLine(visit))}
<h1>${words.yearTitle(year)}</h1><p class="hint">${words.lead}</p>
${days.length === 0 ? startForm(visit, year, edit, words) : table(visit, year, days, edit, words)}
<section aria-labelledby="day"><h2 id="day">${was === '' ? words.add : words.edit(vietnameseDay(was))}</h2>
${editForm(visit, { form: 'holiday', action: `${HERE}/${year}`, edit, labels }, fieldsView(edit, words))}</section>
${history.length === 0 ? '' : historyView(history, factWords('holidays.record', visit.language), visit.language)}`
}

function startForm(visit: SignedInVisit, year: number, { version }: Edit, words: Words): Markup {
  return html`<section><p>${words.startLead}</p><form method="post" action="${HERE}/${year}/start">${csrfField(visit.csrf)}<input type="hidden" name="version" value="${version}"><button>${words.start}</button></form></section>`
}

function table(
  visit: SignedInVisit,
  year: number,
  days: readonly Holiday[],
  { version }: Edit,
  words: Words,
): Markup {
  const head = [words.date, words.name, words.kind, words.official, adminWords(visit.language).action]
  return html`<table class="cards" role="table" aria-label="${words.yearTitle(year)}">
<thead role="rowgroup"><tr role="row">${head.map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
<tbody role="rowgroup">
${days.map(({ date, name, kind, official }) => {
  const told = vietnameseDay(date)
  return html`<tr role="row"><th role="rowheader" scope="row">${told}</th>
<td role="cell">${name}</td><td role="cell">${words.kinds[kind]}</td><td role="cell">${words.officials[official ? 'yes' : 'no']}</td>
<td role="cell"><a href="${HERE}/${year}?day=${date}#day" aria-label="${words.edit(told)}">${words.editOne}</a>
<form method="post" action="${HERE}/${year}/remove">${csrfField(visit.csrf)}<input type="hidden" name="version" value="${version}"><input type="hidden" name="date" value="${date}"><button class="quiet" aria-label="${words.removeOne(told)}">${words.remove}</button></form></td></tr>`
})}
</tbody></table>`
}

function fieldsView({ values, errors }: Edit, words: Words): Markup {
  const field = (name: 'date' | 'name' | 'kind' | 'official') => ({
    form: 'holiday',
    name,
    label: words[name],
    value: values[name],
    error: errors[name],
  })
  const kinds = (['off', 'working'] as const).map((value) => ({ value, label: words.kinds[value] }))
  const officials = (['yes', 'no'] as const).map((value) => ({ value, label: words.officials[value] }))
  return html`<input type="hidden" name="was" value="${values.was ?? ''}">
${textField({ ...field('date'), type: 'date' })}
${textField({ ...field('name'), most: 200 })}
${radios({ ...field('kind'), options: kinds })}
${radios({ ...field('official'), options: officials })}`
}

/** A year as the record of changes keeps it: what each day is, by the day. */
export function yearFacts(days: readonly Holiday[]): AdminFacts {
  return Object.fromEntries(
    days.map(({ date, name, kind, official }) => [
      date,
      `${name} (${kind === 'off' ? 'nghỉ' : 'làm bù'}${official ? '' : ', dự kiến'})`,
    ]),
  )
}
