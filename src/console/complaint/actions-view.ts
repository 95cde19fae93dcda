/** The officials' forms on the page of a complaint: one for each action that is possible now, opened by its name. */
import { html } from 'hono/html'
import { dayOf, vietnameseDay } from '../../calendar/instant.ts'
import { isAnonymous, OUTCOMES } from '../../complaints/complaint.ts'
import { firstSteps } from '../../complaints/deadlines.ts'
import { REFUSAL_REASONS } from '../../complaints/refusal-reasons.ts'
import { unitChain } from '../../complaints/routing.ts'
import { subtreeOf } from '../../units/unit.ts'
import { lastDay } from '../deadline.ts'
import { csrfField, errorSummary, type FieldErrors, radios, select, textArea, textField } from '../field.ts'
import type { Markup, SignedInVisit } from '../page.ts'
import { unitOptions } from '../unit-options.ts'
import { wordsOf } from '../words.ts'
import type { ActionName } from './possible-actions.ts'
import type { Case } from './read-case.ts'
import type { Words } from './words.vi.ts'

/** A form that came back: what was typed, and what is wrong with it. `problem` is about the form as a whole. */
export type Returned = {
  action: ActionName
  values: Record<string, string>
  errors: FieldErrors
  problem: string | null
}

type Tools = {
  visit: SignedInVisit
  words: Words
  shown: Case
  values: Record<string, string>
  errors: FieldErrors
}

/** @param newKey makes the key under which a form does its action once */
export function actionsView(
  visit: SignedInVisit,
  words: Words,
  shown: Case,
  returned: Returned | null,
  newKey: () => string,
): Markup {
  const { code, version } = shown.read.complaint
  const actions =
    returned && !shown.actions.includes(returned.action) ? [...shown.actions, returned.action] : shown.actions
  if (actions.length === 0) return html`<p class="empty">${words.nothingToDo}</p>`
  return html`${actions.map((action) => {
    const back = returned?.action === action ? returned : null
    const tools = {
      visit,
      words,
      shown,
      values: back?.values ?? defaults(action, shown),
      errors: back?.errors ?? {},
    }
    const { title, submit } = words.actions[action]
    const form = html`<form method="post" action="/console/complaints/${code}/${action}">
${csrfField(visit.csrf)}<input type="hidden" name="version" value="${version}"><input type="hidden" name="key" value="${back?.values.key || newKey()}">
${back?.problem ? html`<p class="error" role="alert">${back.problem}</p>` : ''}
${errorSummary(wordsOf(visit.language).problem, action, tools.errors, labelsOf(action, words))}
${fields[action](tools)}
<button${action === 'refuse' ? html` class="grave"` : ''}>${submit}</button>
</form>`
    return html`<details class="action" id="${action}"${back ? html` open` : ''}><summary>${title}</summary>${form}</details>`
  })}`
}

function labelsOf(action: ActionName, { fields }: Words): Record<string, string> {
  const { text, unit, newUnit, ...rest } = fields
  return { ...rest, text: text[action], unit: action === 'transfer' ? newUnit : unit }
}

/** What a form holds before anything is typed. */
function defaults(
  action: ActionName,
  { read: { complaint }, setting, people }: Case,
): Record<string, string> {
  if (action !== 'assign') return {}
  const isAhead = complaint.dueAt > setting.now
  return {
    unit: complaint.handlerUnitCode ?? '',
    dueAt: isAhead ? lastDay(complaint.dueAt) : '',
    result: 'Văn bản trả lời người dân',
    accountable: people.find(({ head }) => head)?.name ?? '',
  }
}

const fields: Record<ActionName, (tools: Tools) => Markup> = {
  assign: (tools) => {
    const { words, shown, visit } = tools
    const { people } = shown
    return html`<datalist id="people">${people.map(({ name }) => html`<option value="${name}">`)}</datalist>
${text('assign', tools, 3)}
${unitField('assign', tools, 'unit', words.fields.unit, mayAssignTo(visit, shown))}
${line('assign', tools, 'person', words.fields.person, { list: 'people' })}
${line('assign', tools, 'dueAt', words.fields.dueAt, { type: 'date' })}
${line('assign', tools, 'result', words.fields.result, {})}
${line('assign', tools, 'accountable', words.fields.accountable, { list: 'people' })}`
  },
  start: () => html``,
  ask: (tools) => text('ask', tools, 4, reaches(tools), within(tools, 'ask')),
  answer: (tools) => html`${text('answer', tools, 8, reaches(tools))}${outcome('answer', tools, true)}`,
  conclude: (tools) => html`${outcome('conclude', tools, false)}${text('conclude', tools, 4)}`,
  transfer: (tools) => {
    const { handlerUnitCode } = tools.shown.read.complaint
    const may = (code: string) => code !== handlerUnitCode && isOutOfChain(code, tools.shown)
    return html`${unitField('transfer', tools, 'unit', tools.words.fields.newUnit, may, within(tools, 'transfer'))}${text('transfer', tools, 3)}`
  },
  refuse: (tools) => {
    const { visit, words, values, errors } = tools
    const reasons = Object.entries(REFUSAL_REASONS).map(([value, reason]) => ({
      value,
      label: reason[visit.language],
    }))
    return html`${radios({
      hint: within(tools, 'refuse') || undefined,
      form: 'refuse',
      name: 'reason',
      label: words.fields.reason,
      value: values.reason,
      error: errors.reason,
      options: reasons,
    })}${text('refuse', tools, 3, reaches(tools))}`
  },
}

const OPTIONAL_TEXT: readonly ActionName[] = ['conclude', 'transfer', 'refuse']

function text(
  action: ActionName,
  { words, values, errors, visit }: Tools,
  rows: number,
  ...hints: string[]
): Markup {
  const optional = OPTIONAL_TEXT.includes(action) ? ` (${wordsOf(visit.language).optional})` : ''
  return textArea({
    form: action,
    name: 'text',
    label: `${words.fields.text[action]}${optional}`,
    hint: hints.filter(Boolean).join(' ') || undefined,
    value: values.text,
    error: errors.text,
    rows,
  })
}

function line(
  form: ActionName,
  { values, errors }: Tools,
  name: string,
  label: string,
  more: { type?: 'date'; list?: string },
): Markup {
  return textField({ form, name, label, value: values[name], error: errors[name], ...more })
}

function unitField(
  form: ActionName,
  { visit, shown, values, errors }: Tools,
  name: string,
  label: string,
  may: (code: string) => boolean,
  hint?: string,
): Markup {
  const choose = { value: '', label: wordsOf(visit.language).choose }
  const units = unitOptions(shown.setting.tree, visit.now, visit.language, may)
  return select({
    form,
    name,
    label,
    hint: hint || undefined,
    value: values[name],
    error: errors[name],
    options: [choose, ...units],
  })
}

function outcome(form: ActionName, { visit, words, values, errors }: Tools, mayBeOpen: boolean): Markup {
  const { outcomes } = wordsOf(visit.language)
  const options = OUTCOMES.map((each) => ({ value: each as string, label: outcomes[each] }))
  if (mayBeOpen) options.push({ value: '', label: words.fields.noOutcome })
  const value = values.outcome ?? (mayBeOpen ? '' : undefined)
  return radios({ form, name: 'outcome', label: words.fields.outcome, value, error: errors.outcome, options })
}

/** Within one's own subtree; the unit that has it now is always among them. */
function mayAssignTo({ account }: SignedInVisit, shown: Case): (code: string) => boolean {
  const { unitCode } = account
  const own =
    unitCode === null
      ? null
      : new Set([...subtreeOf(shown.setting.tree, unitCode), shown.read.complaint.handlerUnitCode])
  return (code) => (own?.has(code) ?? true) && isOutOfChain(code, shown)
}

function isOutOfChain(code: string, { read: { complaint }, setting }: Case): boolean {
  return !complaint.protected || !unitChain(complaint.unitCode, setting.tree).has(code)
}

function reaches({ words, shown }: Tools): string {
  return isAnonymous(shown.read.complaint) ? words.reachesNobody : words.reachesCitizen
}

/** The term of a first step; '' when it is over or the case has gone on. */
function within({ words, shown: { read, setting } }: Tools, step: 'ask' | 'transfer' | 'refuse'): string {
  const at = firstSteps(setting.calendar, setting.settings, read.complaint)[step]
  return dayOf(at) > dayOf(setting.now) ? words.within(vietnameseDay(lastDay(at))) : ''
}
