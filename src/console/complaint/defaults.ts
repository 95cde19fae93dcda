/** What a form holds before anything is typed: what is likely, so that the usual case needs few keys. */
import { dayOf } from '../../calendar/instant.ts'
import { addWorkingDays } from '../../calendar/working-days.ts'
import { lastDay } from '../deadline.ts'
import type { SignedInVisit } from '../page.ts'
import { flagField } from './action-forms.ts'
import type { ActionName } from './possible-actions.ts'
import type { Case } from './read-case.ts'
import type { Words } from './words.vi.ts'

/** @returns the value of each field by its name; those that are empty are left out */
export function defaults(
  action: ActionName,
  visit: SignedInVisit,
  words: Words,
  shown: Case,
): Record<string, string> {
  const { complaint, story, timeline } = shown.read
  const { setting } = shown
  if (action === 'assign') return assignment(visit, words, shown)
  if (action === 'correct')
    return {
      category: complaint.category,
      unit: complaint.unitCode ?? '',
      ...Object.fromEntries(complaint.flags.map((flag) => [flagField(flag), 'yes'])),
    }
  if (action === 'split') {
    const added = timeline.filter(({ kind }) => kind === 'add' || kind === 'reopen').map(({ text }) => text)
    return { text: [story, ...added].filter(Boolean).join('\n'), unit: complaint.unitCode ?? '' }
  }
  if (action === 'pause')
    return {
      until: addWorkingDays(setting.calendar, dayOf(setting.now), setting.settings.askMoreWorkingDays),
    }
  return {}
}

/** Whoever has it keeps it; a new one is for the official at the page, unless they are not of the unit that has it. */
function assignment(
  { account }: SignedInVisit,
  words: Words,
  { read: { complaint }, setting, people }: Case,
): Record<string, string> {
  const { assigned } = complaint
  const isAhead = complaint.dueAt > setting.now
  const isTheirs = account.unitCode === complaint.handlerUnitCode
  const head = people.find((official) => official.head)?.name
  const own = isTheirs ? account.name : ''
  return {
    text: assigned?.task ?? words.defaultTask,
    unit: complaint.handlerUnitCode ?? '',
    person: assigned?.person ?? own,
    dueAt: isAhead ? lastDay(complaint.dueAt) : '',
    result: assigned?.result ?? words.defaultResult,
    accountable: assigned?.accountable ?? head ?? own,
  }
}
