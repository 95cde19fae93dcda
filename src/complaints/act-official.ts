/** The official's decisions that need more than a change of state: who has it, what is concluded, why it is refused. */

import type { Acted, OfficialAction, Setting } from './action.ts'
import type { Assignment, Complaint } from './complaint.ts'
import { firstSteps } from './deadlines.ts'
import { isTooLongTogether } from './merged-clock.ts'
import { goOn, isPaused, stopClock } from './pause.ts'
import { isPauseChoice } from './pause-reasons.ts'
import { isRefusalReason } from './refusal-reasons.ts'
import { wrongHandler, wrongPerson } from './wrong-handler.ts'

type Of<Name extends OfficialAction['action']> = Extract<OfficialAction, { action: Name }>

const DEFAULT_RESULT = 'Văn bản trả lời người dân'

/** Gives it to a person, with the "5 rõ". From under way it changes the person and nothing else. */
export function assign(complaint: Complaint, action: Of<'assign'>, setting: Setting): Acted {
  const { status } = complaint
  if (status === 'need_info' || status === 'resolved') return { refused: 'wrong_status' }
  if (action.text.trim() === '') return { refused: 'missing', field: 'text' }
  if (action.person.trim() === '') return { refused: 'missing', field: 'person' }
  const unit = action.unit ?? complaint.handlerUnitCode
  const wrong = action.unit === null ? null : wrongHandler(complaint, action.unit, setting)
  if (wrong) return wrong
  const accused = wrongPerson(complaint, action, setting)
  if (accused) return accused
  if (action.dueAt !== null && action.dueAt <= setting.now) return { refused: 'due_in_past', field: 'dueAt' }
  const assigned: Assignment = {
    unit,
    task: action.text,
    person: action.person,
    dueAt: action.dueAt ?? complaint.dueAt,
    result: action.result ?? DEFAULT_RESULT,
    accountable: action.accountable ?? action.person,
  }
  const after: Complaint = {
    ...complaint,
    status: status === 'in_progress' ? status : 'assigned',
    handlerUnitCode: unit,
    assigned,
  }
  const { assign: term } = firstSteps(setting.calendar, setting.settings, complaint)
  const late = term !== null && status === 'received' && setting.now >= term
  const { task, ...rest } = assigned
  return {
    complaint: after,
    steps: [{ kind: 'assign', status: after.status, text: task, data: { by: action.by, ...rest, late } }],
    told: [],
  }
}

/** Hands it to another unit, which has to assign it anew. The state stays. */
export function transfer(complaint: Complaint, action: Of<'transfer'>, setting: Setting): Acted {
  if (['need_info', 'resolved'].includes(complaint.status)) return { refused: 'wrong_status' }
  const wrong = wrongHandler(complaint, action.unit, setting)
  if (wrong) return wrong
  if (action.unit === complaint.handlerUnitCode) return { refused: 'same_unit', field: 'unit' }
  const after: Complaint = { ...goOn(complaint, setting), handlerUnitCode: action.unit, assigned: null }
  const late = setting.now >= firstSteps(setting.calendar, setting.settings, complaint).transfer
  const data = { by: action.by, from: complaint.handlerUnitCode, unit: action.unit, late }
  return {
    complaint: after,
    steps: [{ kind: 'transfer', status: after.status, text: action.text, data }],
    told: [
      {
        kind: 'complaint_status',
        body: { complaint: after.code, change: 'transferred', unit: action.unit },
        dueAt: setting.now,
      },
    ],
  }
}

/** States whether the complaint was right. Before the answer, with it, or afterwards; the state stays. */
export function conclude(complaint: Complaint, action: Of<'conclude'>): Acted {
  if (complaint.status === 'received' || complaint.status === 'reopened' || complaint.assigned === null) {
    return { refused: 'not_assigned' }
  }
  const after: Complaint = { ...complaint, outcome: action.outcome }
  const data = { by: action.by, outcome: action.outcome }
  return {
    complaint: after,
    steps: [{ kind: 'conclude', status: after.status, text: action.text, data }],
    told: [],
  }
}

/** Turns it down, for a reason of the list. */
export function refuse(complaint: Complaint, action: Of<'refuse'>, setting: Setting): Acted {
  if (!isRefusalReason(action.reason)) return { refused: 'unknown_reason', field: 'reason' }
  if (complaint.status !== 'received' && complaint.status !== 'assigned') return { refused: 'wrong_status' }
  if (setting.around?.merged.length) return { refused: 'has_merged' }
  const after: Complaint = { ...goOn(complaint, setting), status: 'rejected' }
  const late = setting.now >= firstSteps(setting.calendar, setting.settings, complaint).refuse
  const data = { by: action.by, reason: action.reason, late }
  const body = { complaint: after.code, reason: action.reason, text: action.text }
  return {
    complaint: after,
    steps: [{ kind: 'refuse', status: 'rejected', text: action.text, data }],
    told: [{ kind: 'complaint_refused', body, dueAt: setting.now }],
  }
}

/** Stops the clock for a reason of the list, until a day. The citizen is told: the date they were given moves. */
export function pause(complaint: Complaint, action: Of<'pause'>, setting: Setting): Acted {
  if (['received', 'reopened'].includes(complaint.status)) return { refused: 'not_assigned' }
  if (!['assigned', 'in_progress'].includes(complaint.status)) return { refused: 'wrong_status' }
  if (!isPauseChoice(action.reason)) return { refused: 'unknown_reason', field: 'reason' }
  const { by, reason, until } = action
  const after = stopClock(complaint, action.reason, until, setting)
  if ('refused' in after) return after
  if (isTooLongTogether(until, setting)) return { refused: 'pause_too_long', field: 'until' }
  const data = { by, reason, until, dueAt: after.dueAt }
  const body = {
    complaint: after.code,
    change: 'paused',
    reason,
    dueAt: after.dueAt,
    unit: after.handlerUnitCode,
  }
  return {
    complaint: after,
    steps: [{ kind: 'pause', status: after.status, text: action.text, data }],
    told: [{ kind: 'complaint_status', body, dueAt: setting.now }],
  }
}

/** Lets the clock go on before its day, or goes on without the citizen's answer. */
export function resume(complaint: Complaint, action: Of<'resume'>, setting: Setting): Acted {
  if (complaint.status !== 'need_info' && !isPaused(complaint, setting.now)) return { refused: 'not_paused' }
  const status = complaint.status === 'need_info' ? ('in_progress' as const) : complaint.status
  const after: Complaint = { ...goOn(complaint, setting), status }
  const data = { by: action.by, dueAt: after.dueAt }
  return {
    complaint: after,
    steps: [{ kind: 'resume', status, text: action.text, data }],
    told: [],
  }
}
