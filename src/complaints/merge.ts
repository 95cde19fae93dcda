/**
 * Complaints of one matter handled together: the merged ones go where the main one goes and get its answer, each for its own
 * citizen, who decides on it alone. Whoever may see one may see the other, so that neither gives the other away.
 */
import type { Acted, Change, OfficialAction, Setting, Step, Told } from './action.ts'
import { type Complaint, isAnonymous, isFinal, type Outcome, type Status } from './complaint.ts'
import { goOn } from './pause.ts'
import { wrongPerson } from './wrong-handler.ts'

type Of<Name extends OfficialAction['action']> = Extract<OfficialAction, { action: Name }>

/** Hands it over to be handled with another one. */
export function merge(complaint: Complaint, action: Of<'merge'>, setting: Setting): Acted {
  if (complaint.status === 'resolved') return { refused: 'wrong_status' }
  const main = setting.around?.main ?? null
  if (main === null || main.code === complaint.code) return { refused: 'unknown_complaint', field: 'into' }
  if (setting.around?.merged.length) return { refused: 'has_merged' }
  if (isFinal(main.status) || main.status === 'resolved' || main.mergedInto !== null)
    return { refused: 'main_over', field: 'into' }
  if (!isAlike(complaint, main)) return { refused: 'other_protection', field: 'into' }
  const going = goOn(complaint, setting)
  if (main.dueAt > going.dueAt) return { refused: 'main_due_later', field: 'into' } // its own term would be told to nobody
  if (main.assigned && wrongPerson(complaint, main.assigned, setting))
    return { refused: 'person_in_chain', field: 'into' }
  const isMoved = main.handlerUnitCode !== complaint.handlerUnitCode
  const after: Complaint = {
    ...going,
    status: complaint.status === 'need_info' ? 'in_progress' : complaint.status,
    mergedInto: main.code,
    handlerUnitCode: main.handlerUnitCode,
    assigned: isMoved ? null : complaint.assigned,
  }
  const body = { complaint: after.code, change: 'merged', unit: after.handlerUnitCode }
  const { by } = action
  return {
    complaint: after,
    steps: [{ kind: 'merge', status: after.status, text: action.text, data: { by, code: main.code } }],
    told: [{ kind: 'complaint_status', body, dueAt: setting.now }],
    others: [
      {
        complaint: main,
        steps: [{ kind: 'joined', status: main.status, text: null, data: { by, code: complaint.code } }],
        told: [],
      },
    ],
  }
}

/** Whether the same people may see both, wherever they are handled together. */
function isAlike(one: Complaint, other: Complaint): boolean {
  return one.protected === other.protected && (!one.protected || one.unitCode === other.unitCode)
}

/** Takes it out again: it is handled alone from now on. */
export function unmerge(complaint: Complaint, action: Of<'unmerge'>): Acted {
  if (complaint.mergedInto === null) return { refused: 'not_merged' }
  if (complaint.status === 'resolved') return { refused: 'wrong_status' }
  const { by } = action
  const data = { by, code: complaint.mergedInto }
  return {
    complaint: { ...complaint, mergedInto: null },
    steps: [{ kind: 'unmerge', status: complaint.status, text: action.text, data }],
    told: [],
  }
}

/** What an action on a complaint makes of those merged into it: they go along, and are answered with it. */
export function withMerged(
  before: Complaint,
  acted: Exclude<Acted, { refused: string }>,
  action: { action: string; by: string },
  { around, now }: Setting,
): Change[] {
  const after = acted.complaint
  const open = (around?.merged ?? []).filter(({ status }) => !isFinal(status))
  const answer = acted.steps.find(({ kind }) => kind === 'answer')
  return open.flatMap((merged): Change[] => {
    if (answer) return [answered(merged, after, answer, acted.told, action.by)]
    if (before.handlerUnitCode === after.handlerUnitCode) return []
    const { handlerUnitCode } = after
    const data = { by: action.by, from: merged.handlerUnitCode, unit: handlerUnitCode }
    return [
      {
        complaint: { ...merged, handlerUnitCode, assigned: null, updatedAt: now },
        steps: [{ kind: 'transfer', status: merged.status, text: null, data }],
        told: toldToo(merged, acted.told),
      },
    ]
  })
}

/** The states on the way to an answer, each with the step that leads there. */
const ON_THE_WAY: Partial<Record<Status, readonly [Step['kind'], Status][]>> = {
  received: [
    ['assign', 'assigned'],
    ['start', 'in_progress'],
  ],
  reopened: [
    ['assign', 'assigned'],
    ['start', 'in_progress'],
  ],
  assigned: [['start', 'in_progress']],
  need_info: [['start', 'in_progress']],
}

function answered(merged: Complaint, main: Complaint, answer: Step, told: Told[], by: string): Change {
  const { assigned, resolvedAt, updatedAt } = main
  const way = ON_THE_WAY[merged.status] ?? []
  const steps = way.map(([kind, status]): Step => {
    if (kind !== 'assign' || assigned === null) return { kind, status, text: null, data: { by } }
    const { task, ...rest } = assigned
    return { kind, status, text: task, data: { by, ...rest, late: false } }
  })
  const outcome = (answer.data.outcome as Outcome | null) ?? null
  return {
    complaint: {
      ...merged,
      status: 'resolved',
      assigned: merged.assigned ?? assigned,
      outcome,
      resolvedAt,
      verdict: null,
      updatedAt: Math.max(updatedAt, merged.updatedAt),
    },
    steps: [...steps, { ...answer, status: 'resolved' }],
    told: toldToo(merged, told),
  }
}

/** The same words to another citizen, under their own code. */
function toldToo(merged: Complaint, told: readonly Told[]): Told[] {
  if (merged.citizen === null || isAnonymous(merged)) return []
  return told.map(({ kind, body, dueAt }) => ({ kind, body: { ...body, complaint: merged.code }, dueAt }))
}
