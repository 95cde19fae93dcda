/** The tree of units, and the form of one. */
import { html } from 'hono/html'
import { dayOf, vietnameseDay } from '../../../calendar/instant.ts'
import { fold } from '../../../understanding/vietnamese-text.ts'
import { UNIT_KINDS, type Unit, type UnitTree } from '../../../units/unit.ts'
import { select, textArea, textField } from '../../field.ts'
import { noticeLine } from '../../notice-line.ts'
import type { Markup, SignedInVisit } from '../../page.ts'
import { unitOptions } from '../../unit-options.ts'
import { wordsOf } from '../../words.ts'
import { doneLine } from '../done-line.ts'
import { type Edit, editForm } from '../edit.ts'
import { factWords } from '../fact-words.ts'
import { historyView, type Version } from '../history-view.ts'
import { reaches, type Scope } from '../scope.ts'
import { searchForm } from '../search-form.ts'
import { adminWords } from '../words.ts'
import type { Words } from './words.vi.ts'

const HERE = '/console/admin/units'

export function unitListView(visit: SignedInVisit, tree: UnitTree, scope: Scope, words: Words): Markup {
  const common = adminWords(visit.language)
  const today = dayOf(visit.now)
  const asked = fold(visit.query.q ?? '').trim()
  const line = (unit: Unit) => unitLine(unit, today, words)
  const units = [...tree.byCode.values()].filter(({ code }) => reaches(scope, code))
  const matching = units.filter((unit) =>
    [unit.code, unit.name, ...unit.aliases].some((name) => fold(name).includes(asked)),
  )
  return html`<p class="back"><a href="/console/admin">← ${common.back}</a></p>
<h1>${words.title}</h1>
<p><a class="button" href="/console/admin/new-unit">${words.add}</a></p>
${searchForm(HERE, visit)}
${
  asked === ''
    ? html`<div class="tree">${branch(units, null, line)}</div>`
    : html`<p role="status">${matching.length === 0 ? common.none : common.found(matching.length)}</p><ul class="plain">${matching.map((unit) => html`<li>${line(unit)}</li>`)}</ul>`
}`
}

/** Units whose unit above is not among them stand at the root. */
function branch(all: readonly Unit[], parent: string | null, line: (unit: Unit) => Markup): Markup | '' {
  const isRoot = (unit: Unit) => !all.some(({ code }) => code === unit.parent)
  const units = all
    .filter((unit) => (parent === null ? isRoot(unit) : unit.parent === parent))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'vi'))
  return units.length === 0
    ? ''
    : html`<ul>${units.map((unit) => html`<li>${line(unit)}${branch(all, unit.code, line)}</li>`)}</ul>`
}

function unitLine(unit: Unit, today: string, words: Words): Markup {
  const state =
    unit.validTo !== null && unit.validTo < today
      ? words.ended(vietnameseDay(unit.validTo))
      : unit.validFrom > today
        ? words.notYet(vietnameseDay(unit.validFrom))
        : null
  return html`<a href="${HERE}/${encodeURIComponent(unit.code)}">${unit.name}</a> <span class="hint">${unit.code} · ${words.kinds[unit.kind]}</span>${state === null ? '' : html` <span class="tag plain">${state}</span>`}`
}

/** The form of a unit; `code` null: a new one. */
export function unitView(
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
  const action = code === null ? '/console/admin/new-unit' : `${HERE}/${encodeURIComponent(code)}`
  return html`<p class="back"><a href="${HERE}">← ${words.back}</a></p>
${noticeLine(doneLine(visit))}
<h1>${name === null ? words.addTitle : words.editTitle(name)}</h1>
<section>${editForm(visit, { form: 'unit', action, edit, labels: words.fields }, fieldsView(visit, code, edit, tree, words))}</section>
${code === null ? '' : historyView(history, factWords('unit.record', visit.language), visit.language)}`
}

function fieldsView(
  visit: SignedInVisit,
  code: string | null,
  { values, errors }: Edit,
  tree: UnitTree,
  words: Words,
): Markup {
  const common = adminWords(visit.language)
  const kinds = UNIT_KINDS.map((value) => ({ value: value as string, label: words.kinds[value] }))
  const field = (name: keyof Words['fields']) => ({
    form: 'unit',
    name,
    label: words.fields[name],
    value: values[name],
    error: errors[name],
  })
  const above = tree.byCode.get(values.parent ?? '')
  const units = unitOptions(tree, visit.now, visit.language, (each) => each !== code && each !== above?.code)
  const kept = above ? [{ value: above.code, label: above.name }] : []
  return html`${code === null ? textField({ ...field('code'), hint: common.codeHint, most: 64 }) : html`<p><b>${words.fields.code}</b>: ${code}</p>`}
${textField({ ...field('name'), most: 300 })}
${select({ ...field('kind'), options: [{ value: '', label: wordsOf(visit.language).choose }, ...kinds] })}
${select({ ...field('parent'), options: [{ value: '', label: words.root }, ...kept, ...units] })}
${textField({ ...field('validFrom'), type: 'date' })}
${textField({ ...field('validTo'), type: 'date', hint: common.openEnd })}
${textArea({ ...field('successors'), hint: words.successorsHint, rows: 2 })}
${textArea({ ...field('aliases'), hint: words.aliasesHint, rows: 3 })}
${textField({ ...field('address'), most: 300 })}
${textField({ ...field('phone'), most: 300 })}
${textField({ ...field('hours'), hint: words.hoursHint, most: 300 })}`
}
