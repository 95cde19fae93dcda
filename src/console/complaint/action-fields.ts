/** What the fields of several forms of a case have in common. */
import { dayOf, vietnameseDay } from '../../calendar/instant.ts'
import { isAnonymous, isFinal, OUTCOMES } from '../../complaints/complaint.ts'
import { firstSteps } from '../../complaints/deadlines.ts'
import { unitChain } from '../../complaints/routing.ts'
import { lastDay } from '../deadline.ts'
import { type FieldErrors, radios, select, textArea, textField } from '../field.ts'
import type { Markup, SignedInVisit } from '../page.ts'
import { unitOptions } from '../unit-options.ts'
import { wordsOf } from '../words.ts'
import type { ActionName } from './possible-actions.ts'
import type { Case } from './read-case.ts'
import type { Words } from './words.vi.ts'

/** What a form is made of: who asks, in which words, for which case, with what was typed and what is wrong with it. */
export type Tools = {
  visit: SignedInVisit
  words: Words
  shown: Case
  values: Record<string, string>
  errors: FieldErrors
}

const OPTIONAL_TEXT: readonly ActionName[] = [
  'conclude',
  'transfer',
  'refuse',
  'correct',
  'resume',
  'merge',
  'unmerge',
]

/** The words of an action. */
export function text(
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

/** One line of text, or a day. */
export function line(
  form: ActionName,
  { values, errors }: Tools,
  name: string,
  label: string,
  more: { type?: 'date'; list?: string; hint?: string },
): Markup {
  return textField({ form, name, label, value: values[name], error: errors[name], ...more })
}

/** A unit to choose. @param none what choosing none says */
export function unitField(
  form: ActionName,
  { visit, shown, values, errors }: Tools,
  name: string,
  label: string,
  may: (code: string) => boolean,
  hint?: string,
  none = wordsOf(visit.language).choose,
): Markup {
  return select({
    form,
    name,
    label,
    hint: hint || undefined,
    value: values[name],
    error: errors[name],
    options: [{ value: '', label: none }, ...unitOptions(shown.setting.tree, visit.now, visit.language, may)],
  })
}

/** What the office found. @param mayBeOpen whether it may be left open */
export function outcome(
  form: ActionName,
  { visit, words, values, errors }: Tools,
  mayBeOpen: boolean,
): Markup {
  const { outcomes } = wordsOf(visit.language)
  const options = OUTCOMES.map((each) => ({ value: each as string, label: outcomes[each] }))
  if (mayBeOpen) options.push({ value: '', label: words.fields.noOutcome })
  const value = values.outcome ?? (mayBeOpen ? '' : undefined)
  return radios({ form, name: 'outcome', label: words.fields.outcome, value, error: errors.outcome, options })
}

/** Whether a unit may have the complaint. */
export function isOutOfChain(code: string, { read: { complaint }, setting }: Case): boolean {
  return !complaint.protected || !unitChain(complaint.unitCode, setting.tree).has(code)
}

/** Who reads the words. */
export function reaches({ words, shown }: Tools): string {
  const own = isAnonymous(shown.read.complaint) ? words.reachesNobody : words.reachesCitizen
  const others = shown.linked.filter(({ tie, status }) => tie === 'merged' && !isFinal(status)).length
  return others > 0 ? `${own} ${words.reachesOthers(others)}` : own
}

/** The term of a first step; '' when it is over or the case has gone on. */
export function within(
  { words, shown: { read, setting } }: Tools,
  step: 'ask' | 'transfer' | 'refuse',
): string {
  const at = firstSteps(setting.calendar, setting.settings, read.complaint)[step]
  return dayOf(at) > dayOf(setting.now) ? words.within(vietnameseDay(lastDay(at))) : ''
}
