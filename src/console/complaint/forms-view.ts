/** The fields of each form of a case. */
import { html } from 'hono/html'
import { CATEGORIES, FLAGS, PAUSE_REASONS } from '../../complaints/complaint.ts'
import { pauseLeft } from '../../complaints/pause.ts'
import { PAUSE_WORDS } from '../../complaints/pause-reasons.ts'
import { REFUSAL_REASONS } from '../../complaints/refusal-reasons.ts'
import { mayAssignTo } from '../../complaints/visibility.ts'
import { checks, radios, select } from '../field.ts'
import type { Markup } from '../page.ts'
import { wordsOf } from '../words.ts'
import { isOutOfChain, line, outcome, reaches, type Tools, text, unitField, within } from './action-fields.ts'
import { flagField } from './action-forms.ts'
import type { ActionName } from './possible-actions.ts'

/** Where the keyboard goes when a form is jumped to: its first field, or the button where there is none. */
export const FIRST_FIELD: Record<ActionName, string> = {
  assign: 'text',
  start: 'submit',
  ask: 'text',
  answer: 'text',
  conclude: 'outcome',
  transfer: 'unit',
  refuse: 'reason',
  correct: 'category',
  pause: 'reason',
  resume: 'text',
  split: 'text',
  merge: 'into',
  unmerge: 'text',
}

/** What each form asks for. */
export const fields: Record<ActionName, (tools: Tools) => Markup> = {
  assign: (tools) => {
    const { words, shown, visit } = tools
    const { people } = shown
    return html`<datalist id="people">${people.map(({ name }) => html`<option value="${name}">`)}</datalist>
${text('assign', tools, 3)}
${unitField('assign', tools, 'unit', words.fields.unit, (code) => mayAssignTo(visit.account, shown.read.complaint, code, shown.setting.tree) && isOutOfChain(code, shown))}
${line('assign', tools, 'person', words.fields.person, { list: 'people' })}
${line('assign', tools, 'dueAt', words.fields.dueAt, { type: 'date' })}
${line('assign', tools, 'result', words.fields.result, {})}
${line('assign', tools, 'accountable', words.fields.accountable, { list: 'people' })}`
  },
  start: () => html``,
  ask: (tools) => text('ask', tools, 4, reaches(tools), within(tools, 'ask'), tools.words.askPauses),
  answer: (tools) => html`${text('answer', tools, 8, reaches(tools))}${outcome('answer', tools, true)}`,
  conclude: (tools) => html`${outcome('conclude', tools, false)}${text('conclude', tools, 4)}`,
  transfer: (tools) => {
    const { handlerUnitCode } = tools.shown.read.complaint
    const may = (code: string) => code !== handlerUnitCode && isOutOfChain(code, tools.shown)
    return html`${unitField('transfer', tools, 'unit', tools.words.fields.newUnit, may, within(tools, 'transfer'))}${text('transfer', tools, 3)}`
  },
  refuse: (tools) =>
    html`${reasons('refuse', tools, tools.words.fields.reason, REFUSAL_REASONS, within(tools, 'refuse'))}${text('refuse', tools, 3, reaches(tools))}`,
  correct: (tools) => {
    const { words, visit, values, errors, shown } = tools
    const { flags } = wordsOf(visit.language)
    const said = FLAGS.map((flag) => ({ name: flagField(flag), label: flags[flag] }))
    const protection = [
      { value: '', label: words.fields.keepsProtection },
      { value: 'yes', label: words.fields.liftsProtection },
    ]
    return html`${grounds('correct', tools)}
${about('correct', tools)}
${checks({ form: 'correct', name: 'flags', label: words.fields.flags, options: said, values })}
${
  shown.read.complaint.protected
    ? radios({
        form: 'correct',
        name: 'lift',
        label: words.fields.lift,
        hint: words.liftNeedsReason,
        value: values.lift ?? '',
        error: errors.lift,
        options: protection,
      })
    : ''
}${text('correct', tools, 2, words.correctRoutes)}`
  },
  pause: (tools) => {
    const { words, shown } = tools
    const left = pauseLeft(shown.read.complaint, shown.setting.calendar)
    const chosen = Object.fromEntries(PAUSE_REASONS.map((reason) => [reason, PAUSE_WORDS[reason]]))
    return html`${reasons('pause', tools, words.fields.pauseReason, chosen, words.pauseKeeps)}
${line('pause', tools, 'until', words.fields.until, { type: 'date', hint: words.pauseLeft(left) })}
${text('pause', tools, 2)}`
  },
  resume: (tools) => text('resume', tools, 2),
  split: (tools) =>
    html`${text('split', tools, 8, tools.words.splitHow)}${grounds('split', tools)}${about('split', tools)}`,
  merge: (tools) => {
    const { words, shown } = tools
    return html`<datalist id="alike">${shown.similar.map(({ code }) => html`<option value="${code}">`)}</datalist>
${line('merge', tools, 'into', words.fields.into, { list: 'alike', hint: words.mergeTells })}${text('merge', tools, 2)}`
  },
  unmerge: (tools) => text('unmerge', tools, 2),
}

function grounds(form: ActionName, { words, visit, values, errors }: Tools): Markup {
  const common = wordsOf(visit.language)
  return select({
    form,
    name: 'category',
    label: words.fields.ground,
    value: values.category,
    error: errors.category,
    options: [
      { value: '', label: common.choose },
      ...CATEGORIES.map((value) => ({ value, label: common.grounds[value] })),
    ],
  })
}

/** The unit complained of. */
function about(form: ActionName, tools: Tools): Markup {
  const { words, visit } = tools
  const unknown = wordsOf(visit.language).unknown
  return unitField(form, tools, 'unit', words.fields.unitMeant, () => true, undefined, unknown)
}

function reasons(
  form: ActionName,
  { visit, values, errors }: Tools,
  label: string,
  list: Record<string, { vi: string; en: string }>,
  hint: string,
): Markup {
  return radios({
    hint: hint || undefined,
    form,
    name: 'reason',
    label,
    value: values.reason,
    error: errors.reason,
    options: Object.entries(list).map(([value, reason]) => ({ value, label: reason[visit.language] })),
  })
}
