/** What can be done to a complaint now: the rules themselves are asked, so that pages never know better. */
import { act } from '../../complaints/act.ts'
import type { OfficialAction, Setting } from '../../complaints/action.ts'
import type { Complaint, Status } from '../../complaints/complaint.ts'

export type ActionName = OfficialAction['action']

/** In the order in which a case usually goes. Each with nothing in it that could be wrong but what a form asks for. */
function samples({ category, flags, unitCode }: Complaint): OfficialAction[] {
  const by = '-'
  return [
    {
      action: 'assign',
      by,
      text: '-',
      person: '-',
      unit: null,
      dueAt: null,
      result: null,
      accountable: null,
    },
    { action: 'start', by },
    { action: 'ask', by, text: '-' },
    { action: 'answer', by, text: '-', outcome: null },
    { action: 'conclude', by, outcome: 'founded', text: null },
    { action: 'transfer', by, unit: '', text: null },
    { action: 'refuse', by, reason: 'not_clear', text: null },
    { action: 'correct', by, category, flags, unit: unitCode, lift: false, text: null },
    { action: 'pause', by, reason: 'expert', until: 0, text: '-' },
    { action: 'resume', by, text: null },
    { action: 'split', by, code: '', category, unit: unitCode, text: '-' },
    { action: 'merge', by, into: '', text: null },
    { action: 'unmerge', by, text: null },
  ]
}

/** A refusal that names a field is about what is typed; one that names none is about the state. */
export function possibleActions(complaint: Complaint, setting: Setting): ActionName[] {
  const possible = samples(complaint).filter((action) => {
    const acted = act(complaint, action, setting)
    return !('refused' in acted) || acted.field !== undefined
  })
  const names = possible.map(({ action }) => action)
  const first = nextAction(complaint, names)
  return first === null ? names : [first, ...names.filter((name) => name !== first)]
}

const NEXT: Partial<Record<Status, ActionName>> = {
  received: 'assign',
  reopened: 'assign',
  assigned: 'answer',
  in_progress: 'answer',
  resolved: 'conclude',
  confirmed: 'conclude',
  closed: 'conclude',
}

/**
 * The likely next one, which stands open and first; null: nothing is urgent (the citizen's turn, an outcome that stands). A
 * case that ended without an outcome counts in no figure: it is asked for to the last.
 */
export function nextAction(
  { status, assigned, outcome }: Pick<Complaint, 'status' | 'assigned' | 'outcome'>,
  possible: readonly ActionName[],
): ActionName | null {
  const isHanded = (status === 'assigned' || status === 'in_progress') && assigned === null
  const next = isHanded ? 'assign' : NEXT[status]
  if (next === undefined || !possible.includes(next)) return null
  return next === 'conclude' && outcome !== null ? null : next
}
