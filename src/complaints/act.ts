/**
 * The life of a complaint (design 5), as one pure function:
 * `received → assigned → in_progress ⇄ need_info → resolved → confirmed` or `closed`; `resolved → reopened → assigned`, once;
 * `received | assigned → rejected`. An official who asks or answers has begun or gone on: that step is taken on the way.
 */

import { assign, conclude, pause, refuse, resume, transfer } from './act-official.ts'
import type { Acted, Action, ActionRefusal, Setting, Step, Told } from './action.ts'
import { type Complaint, isAnonymous, isFinal, type Status } from './complaint.ts'
import { correct } from './correct.ts'
import { answerDueAt, endOfWorkingDays, silenceEndsAt } from './deadlines.ts'
import { merge, unmerge, withMerged } from './merge.ts'
import { pauseLeftTogether } from './merged-clock.ts'
import { goOn, stopForCitizen } from './pause.ts'
import { split } from './split.ts'

/** Where each status may lead. Every step of `act` follows one of these or stays. */
export const TRANSITIONS: Record<Status, readonly Status[]> = {
  received: ['assigned', 'rejected'],
  assigned: ['in_progress', 'rejected'],
  in_progress: ['need_info', 'resolved'],
  need_info: ['in_progress'],
  resolved: ['confirmed', 'closed', 'reopened'],
  reopened: ['assigned'],
  confirmed: [],
  closed: [],
  rejected: [],
}

/** A reminder to confirm goes out this many working days before silence closes the complaint, at nine in the morning. */
const REMIND_BEFORE_WORKING_DAYS = 3
const NINE_O_CLOCK_MS = 9 * 3_600_000

/** Applies an action by the rules. The complaint handed in stays as it was; its version is the store's business. */
export function act(complaint: Complaint, action: Action, setting: Setting): Acted {
  if (isFinal(complaint.status) && !isLateConclusion(complaint, action)) return { refused: 'final' }
  if (complaint.mergedInto !== null && 'by' in action && action.action !== 'unmerge')
    return { refused: 'merged' }
  if ('text' in action && action.text !== null && action.text.trim() === '')
    return { refused: 'missing', field: 'text' }
  const acted = apply(complaint, action, setting)
  if ('refused' in acted) return acted
  const reachable = complaint.citizen !== null && !isAnonymous(complaint)
  const changed = { ...acted, complaint: { ...acted.complaint, updatedAt: setting.now } }
  const merged = withMerged(complaint, changed, 'by' in action ? action.by : null, setting)
  return {
    ...changed,
    told: reachable ? acted.told : [],
    ...(acted.others || merged.length > 0 ? { others: [...(acted.others ?? []), ...merged] } : {}),
  }
}

/** An outcome that was left open may still be stated after the end: figures count outcomes. */
function isLateConclusion(complaint: Complaint, action: Action): boolean {
  return action.action === 'conclude' && complaint.outcome === null && complaint.status !== 'rejected'
}

function apply(complaint: Complaint, action: Action, setting: Setting): Acted {
  switch (action.action) {
    case 'assign':
      return assign(complaint, action, setting)
    case 'start':
      return complaint.status === 'assigned' ? begun(complaint, action.by, done) : wrongStatus
    case 'ask':
      return begun(complaint, action.by, (open) => {
        if (open.status !== 'in_progress' || complaint.status === 'need_info') return wrongStatus
        const days = Math.min(setting.settings.askMoreWorkingDays, pauseLeftTogether(setting))
        const waiting = stopForCitizen(goOn(open, setting), days, setting)
        const asked = { ...waiting, status: 'need_info' as const }
        const until = asked.pause?.until ?? null
        const body = { complaint: open.code, text: action.text, until }
        return taken(asked, step('ask', asked, action.text, { by: action.by, until, dueAt: asked.dueAt }), [
          { kind: 'complaint_question', body, dueAt: setting.now },
        ])
      })
    case 'answer':
      return begun(complaint, action.by, (open) => {
        if (open.status !== 'in_progress') return wrongStatus
        const outcome = action.outcome ?? open.outcome
        const answered = {
          ...goOn(open, setting),
          status: 'resolved' as const,
          outcome,
          resolvedAt: setting.now,
          verdict: null,
        }
        return taken(answered, step('answer', answered, action.text, { by: action.by, outcome }), [
          {
            kind: 'complaint_answer',
            body: { complaint: open.code, text: action.text, outcome },
            dueAt: setting.now,
          },
          { kind: 'complaint_reminder', body: { complaint: open.code }, dueAt: reminderDueAt(setting) },
        ])
      })
    case 'transfer':
      return transfer(complaint, action, setting)
    case 'conclude':
      return conclude(complaint, action)
    case 'refuse':
      return refuse(complaint, action, setting)
    case 'correct':
      return correct(complaint, action, setting)
    case 'merge':
      return merge(complaint, action, setting)
    case 'unmerge':
      return unmerge(complaint, action, setting)
    case 'split':
      return split(complaint, action, setting)
    case 'pause':
      return pause(complaint, action, setting)
    case 'resume':
      return resume(complaint, action, setting)
    case 'confirm': {
      if (complaint.status !== 'resolved') return wrongStatus
      const confirmed = { ...complaint, status: 'confirmed' as const, verdict: 'confirmed' as const }
      return taken(confirmed, step('confirm', confirmed, null), [])
    }
    case 'reopen': {
      if (complaint.reopened) return { refused: 'already_reopened' }
      if (complaint.status !== 'resolved') return wrongStatus
      const dueAt = answerDueAt(setting.calendar, setting.settings, setting.now)
      const again = {
        status: 'reopened',
        verdict: 'reopened',
        reopened: true,
        dueAt,
        firstDueAt: dueAt,
      } as const
      const anew = { assigned: null, outcome: null, resolvedAt: null, mergedInto: null, pause: null }
      const reopened = { ...complaint, ...again, ...anew }
      return taken(reopened, step('reopen', reopened, action.text, filesSaid(action)), [])
    }
    case 'add': {
      const status = complaint.status === 'need_info' ? 'in_progress' : complaint.status
      const waited = complaint.pause?.reason === 'citizen' ? goOn(complaint, setting) : complaint
      const added = { ...waited, status } as Complaint
      return taken(added, step('add', added, action.text, filesSaid(action)), [])
    }
    case 'close': {
      if (complaint.status !== 'resolved' || complaint.resolvedAt === null) return wrongStatus
      const end = silenceEndsAt(setting.calendar, setting.settings, complaint.resolvedAt)
      if (setting.now < end) return { refused: 'too_early' }
      const closed = { ...complaint, status: 'closed' as const, verdict: 'not_confirmed' as const }
      return taken(closed, step('close', closed, null), [])
    }
  }
}

/** How many files came along; nothing where none did. */
function filesSaid({ files }: { files?: string[] }): Step['data'] {
  return files && files.length > 0 ? { files: files.length } : {}
}

const wrongStatus: { refused: ActionRefusal } = { refused: 'wrong_status' }

/** An assigned complaint is begun, one that waits for the citizen is gone on with; then what follows is done. */
function begun(complaint: Complaint, by: string, then: (open: Complaint) => Acted): Acted {
  if (['received', 'reopened'].includes(complaint.status)) return { refused: 'not_assigned' }
  if (!['assigned', 'need_info'].includes(complaint.status)) return then(complaint)
  if (complaint.assigned === null) return { refused: 'not_assigned' }
  const open = { ...complaint, status: 'in_progress' as const }
  const acted = then(open)
  return 'refused' in acted ? acted : { ...acted, steps: [step('start', open, null, { by }), ...acted.steps] }
}

function done(complaint: Complaint): Acted {
  return { complaint, steps: [], told: [] }
}

function taken(complaint: Complaint, made: Step, told: Told[]): Acted {
  return { complaint, steps: [made], told }
}

function step(kind: Step['kind'], after: Complaint, text: string | null, data: Step['data'] = {}): Step {
  return { kind, status: after.status, text, data }
}

function reminderDueAt({ calendar, settings, now }: Setting): number {
  const wait = Math.max(1, settings.silenceWorkingDays - REMIND_BEFORE_WORKING_DAYS)
  return endOfWorkingDays(calendar, now, wait) + NINE_O_CLOCK_MS
}
