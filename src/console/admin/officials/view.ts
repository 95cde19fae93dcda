/** The list of officials, and the form of one. */
import { html } from 'hono/html'
import { dayOf, vietnameseDay } from '../../../calendar/instant.ts'
import { fold } from '../../../understanding/vietnamese-text.ts'
import { type Official, servesOn } from '../../../units/official.ts'
import type { UnitTree } from '../../../units/unit.ts'
import { radios, select, textField } from '../../field.ts'
import { noticeLine } from '../../notice-line.ts'
import type { Markup, SignedInVisit } from '../../page.ts'
import { unitOptions } from '../../unit-options.ts'
import { wordsOf } from '../../words.ts'
import { doneLine } from '../done-line.ts'
import { type Edit, editForm } from '../edit.ts'
import { factWords } from '../fact-words.ts'
import { historyView, type Version } from '../history-view.ts'
import { adminWords } from '../words.ts'
import type { Words } from './words.vi.ts'

const HERE = '/console/admin/officials'
const MOST = 200

export function officialListView(
  visit: SignedInVisit,
  all: readonly Official[],
  tree: UnitTree,
  words: Words,
): Markup {
  const common = adminWords(visit.language)
  const { q = '', unit = '' } = visit.query
  const asked = fold(q)
  const matching = all
    .filter((one) => unit === '' || one.unitCode === unit)
    .filter(({ name, code }) => fold(name).includes(asked) || fold(code).includes(asked))
    .sort((a, b) => Number(b.head) - Number(a.head) || a.name.localeCompare(b.name, 'vi'))
  const form = 'search'
  const units = [{ value: '', label: words.allUnits }, ...unitOptions(tree, visit.now, visit.language)]
  return html`<p class="back"><a href="/console/admin">← ${common.back}</a></p>
<h1>${words.title}</h1><p class="hint">${words.lead}</p>
<p><a class="button" href="/console/admin/new-official">${words.add}</a></p>
<form method="get" action="${HERE}" class="row" role="search">
${textField({ form, name: 'q', label: common.search, value: q, type: 'search', most: 100 })}
${select({ form, name: 'unit', label: words.unit, value: unit, options: units })}
<p class="buttons"><button>${common.find}</button>${q || unit ? html`<a href="${HERE}">${common.all}</a>` : ''}</p>
</form>
${matching.length === 0 ? html`<p class="empty">${common.none}</p>` : table(visit, matching.slice(0, MOST), tree, words)}
${matching.length > MOST ? html`<p class="hint">${words.more(matching.length - MOST)}</p>` : ''}`
}

function table(visit: SignedInVisit, shown: readonly Official[], tree: UnitTree, words: Words): Markup {
  const common = adminWords(visit.language)
  const today = dayOf(visit.now)
  return html`<table class="cards" role="table" aria-label="${words.title}">
<thead role="rowgroup"><tr role="row">${[words.name, words.unit, words.time].map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
<tbody role="rowgroup">
${shown.map(
  (
    one,
  ) => html`<tr role="row"><th role="rowheader" scope="row"><a href="${HERE}/${encodeURIComponent(one.code)}">${one.name}</a><small>${one.code}</small></th>
<td role="cell">${tree.byCode.get(one.unitCode)?.name ?? one.unitCode}${one.head ? html` <span class="tag open">${words.isHead}</span>` : ''}</td>
<td role="cell">${common.from(vietnameseDay(one.validFrom))}${one.validTo === null ? '' : html` <span class="tag ${servesOn(one, today) ? 'plain' : 'done'}">${common.until(vietnameseDay(one.validTo))}</span>`}</td></tr>`,
)}
</tbody></table>`
}

/** The form of an official; `code` null: a new one. */
export function officialView(
  visit: SignedInVisit,
  {
    code,
    name,
    edit,
    tree,
    history,
  }: { code: string | null; name: string | null; edit: Edit; tree: UnitTree; history: Version[] },
  words: Words,
): Markup {
  const action = code === null ? '/console/admin/new-official' : `${HERE}/${encodeURIComponent(code)}`
  return html`<p class="back"><a href="${HERE}">← ${words.back}</a></p>
${noticeLine(doneLine(visit))}
<h1>${name === null ? words.addTitle : words.editTitle(name)}</h1>
<section>${editForm(visit, { form: 'official', action, edit, labels: words.fields }, fieldsView(visit, code, edit, tree, words))}</section>
${code === null ? '' : historyView(history, factWords('official.record', visit.language), visit.language)}`
}

function fieldsView(
  visit: SignedInVisit,
  code: string | null,
  { values, errors }: Edit,
  tree: UnitTree,
  words: Words,
): Markup {
  const common = adminWords(visit.language)
  const field = (name: keyof Words['fields']) => ({
    form: 'official',
    name,
    label: words.fields[name],
    value: values[name],
    error: errors[name],
  })
  const kept = tree.byCode.get(values.unitCode ?? '')
  const units = unitOptions(tree, visit.now, visit.language, (each) => each !== kept?.code)
  const options = [
    { value: '', label: wordsOf(visit.language).choose },
    ...(kept ? [{ value: kept.code, label: kept.name }] : []),
    ...units,
  ]
  const heads = (['no', 'yes'] as const).map((value) => ({ value, label: words.heads[value] }))
  return html`${code === null ? textField({ ...field('code'), hint: common.codeHint, most: 64 }) : html`<p><b>${words.fields.code}</b>: ${code}</p>`}
${textField({ ...field('name'), most: 200 })}
${select({ ...field('unitCode'), options })}
${radios({ ...field('head'), hint: words.headHint, options: heads })}
${textField({ ...field('validFrom'), type: 'date' })}
${textField({ ...field('validTo'), type: 'date', hint: common.openEnd })}`
}
