/**
 * Complaints of one matter handled together: the merged ones go where the main one goes and get its answer, each for its own
 * citizen, who decides on it alone. Whoever may see one may see the other, so that neither gives the other away.
 */
import type { Acted, Change, OfficialAction, Setting, Step, Told } from './action.ts'
import { type Complaint, isAnonymous, isFinal, type Outcome, type Status } from './complaint.ts'
import { clockAlong } from './merged-clock.ts'
import { goOn } from './pause.ts'
import { barredUnits, wrongPerson } from './wrong-handler.ts'

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
  const barred = barredUnits(complaint, setting.around?.onceAbout ?? [], setting.tree)
  if (complaint.protected && main.handlerUnitCode !== null && barred.has(main.handlerUnitCode))
    return { refused: 'other_protection', field: 'into' }
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

/** Takes it out again: it is handled alone from now on, and its clock runs. */
export function unmerge(complaint: Complaint, action: Of<'unmerge'>, setting: Setting): Acted {
  if (complaint.mergedInto === null) return { refused: 'not_merged' }
  if (complaint.status === 'resolved') return { refused: 'wrong_status' }
  const { by } = action
  const data = { by, code: complaint.mergedInto }
  return {
    complaint: { ...goOn(complaint, setting), mergedInto: null },
    steps: [{ kind: 'unmerge', status: complaint.status, text: action.text, data }],
    told: [],
  }
}

/**
 * What an action on a complaint makes of those merged into it: they go along, and are answered with it.
 *
 * @param by the official who acted; null: the citizen
 */
export function withMerged(
  before: Complaint,
  acted: Exclude<Acted, { refused: string }>,
  by: string | null,
  setting: Setting,
): Change[] {
  const after = acted.complaint
  const open = (setting.around?.merged ?? []).filter(({ status }) => !isFinal(status))
  const answer = acted.steps.find(({ kind }) => kind === 'answer')
  return open.flatMap((merged): Change[] => {
    if (answer) return [answered(goOn(merged, setting), after, answer, acted.told, by)]
    const clock = clockAlong(merged, before, after, setting)
    const moved = movedAlong(clock.complaint, before, after, acted.told)
    const steps = [...clock.steps, ...moved.steps].map((step) => ({
      ...step,
      data: by === null ? step.data : { by, ...step.data },
    }))
    if (steps.length === 0) return []
    const told = toldToo(merged, [...clock.told, ...moved.told])
    return [{ complaint: { ...moved.complaint, updatedAt: setting.now }, steps, told }]
  })
}

function movedAlong(merged: Complaint, before: Complaint, after: Complaint, told: Told[]): Change {
  const { handlerUnitCode } = after
  if (before.handlerUnitCode === handlerUnitCode) return { complaint: merged, steps: [], told: [] }
  const data = { from: merged.handlerUnitCode, unit: handlerUnitCode }
  return {
    complaint: { ...merged, handlerUnitCode, assigned: null },
    steps: [{ kind: 'transfer', status: merged.status, text: null, data }],
    told,
  }
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

function answered(merged: Complaint, main: Complaint, answer: Step, told: Told[], by: string | null): Change {
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
