/**
 * The clock of complaints that are handled with another one. It stops and goes on with that one's, and their citizens are
 * told their own new day: else it would pass without a word while the answer to all of them waits.
 */
import type { Instant } from '../calendar/instant.ts'
import { workingDaysBetween } from '../calendar/working-days.ts'
import type { Change, Setting } from './action.ts'
import { type Complaint, isFinal } from './complaint.ts'
import { goOn, pauseLeft, stopClock } from './pause.ts'

/** For how many working days the clocks of all that are handled with a complaint may be stopped. */
export function pauseLeftTogether({ around, now, calendar }: Setting): number {
  const clock = { now, calendar }
  const left = (around?.merged ?? [])
    .map((merged) => goOn(merged, clock))
    .filter((merged) => isWaiting(merged, now))
    .map((merged) => pauseLeft(merged, calendar))
  return Math.min(Number.POSITIVE_INFINITY, ...left)
}

/** Whether a stop until then is longer than one of those that are handled with a complaint may be stopped. */
export function isTooLongTogether(until: Instant, setting: Setting): boolean {
  return workingDaysBetween(setting.calendar, setting.now, until - 1) > pauseLeftTogether(setting)
}

/**
 * What becomes of the clock of one that is handled with another. Its steps are empty where nothing has moved; one whose day
 * is over already is not revived.
 *
 * @param before the other one before an action
 * @param after the other one as the action left it
 */
export function clockAlong(
  merged: Complaint,
  before: Pick<Complaint, 'pause'>,
  { pause }: Pick<Complaint, 'pause'>,
  setting: Setting,
): Change {
  const same = { complaint: merged, steps: [], told: [] }
  if (pause === before.pause) return same
  const running = goOn(merged, setting)
  // Asked is the citizen of the other one.
  const reason = pause?.reason === 'citizen' ? 'together' : pause?.reason
  const canStop = pause !== null && isWaiting(running, setting.now)
  const stopped = canStop ? stopClock(running, reason!, pause.until, setting) : running
  const complaint = 'refused' in stopped ? running : stopped
  const { code, status, dueAt, handlerUnitCode } = complaint
  if (complaint.pause === null) {
    if (merged.pause === null) return same
    return { complaint, steps: [{ kind: 'resume', status, text: null, data: { dueAt } }], told: [] }
  }
  const { until } = complaint.pause
  const body = { complaint: code, change: 'paused', reason: reason!, dueAt, unit: handlerUnitCode }
  return {
    complaint,
    steps: [{ kind: 'pause', status, text: null, data: { reason: reason!, until, dueAt } }],
    told: [{ kind: 'complaint_status', body, dueAt: setting.now }],
  }
}

/** Whether its answer is still to come, and its day, too. */
function isWaiting({ status, dueAt }: Pick<Complaint, 'status' | 'dueAt'>, now: Instant): boolean {
  return !isFinal(status) && status !== 'resolved' && dueAt > now
}
