/** What can be done to a complaint now: the rules themselves are asked, so that pages never know better. */
import { act } from '../../complaints/act.ts'
import type { OfficialAction, Setting } from '../../complaints/action.ts'
import type { Complaint } from '../../complaints/complaint.ts'

export type ActionName = OfficialAction['action']

/** In the order in which a case usually goes. Each with nothing in it that could be wrong but what a form asks for. */
const SAMPLES: OfficialAction[] = [
  {
    action: 'assign',
    by: '-',
    text: '-',
    person: '-',
    unit: null,
    dueAt: null,
    result: null,
    accountable: null,
  },
  { action: 'start', by: '-' },
  { action: 'ask', by: '-', text: '-' },
  { action: 'answer', by: '-', text: '-', outcome: null },
  { action: 'conclude', by: '-', outcome: 'founded', text: null },
  { action: 'transfer', by: '-', unit: '', text: null },
  { action: 'refuse', by: '-', reason: 'not_clear', text: null },
]

/** A refusal that names a field is about what is typed; one that names none is about the state. */
export function possibleActions(complaint: Complaint, setting: Setting): ActionName[] {
  return SAMPLES.filter((action) => {
    const acted = act(complaint, action, setting)
    return !('refused' in acted) || acted.field !== undefined
  }).map(({ action }) => action)
}
