/**
 * The clock of a complaint: stopped while the answer hangs on somebody else, and going on by itself. No rule on phản ánh,
 * kiến nghị speaks of stopping (facts/domain.md 5.2); QĐ 766/QĐ-TTg takes the time in which something is awaited from the
 * citizen off a term (facts/domain.md 4.6). So the first due date is kept beside the moved one, a term that is over is not
 * revived, and all stops together are limited: nothing is buried by waiting.
 */

import { dayOf, endOfDay, type Instant } from '../calendar/instant.ts'
import { addWorkingDays, type Calendar, workingDaysBetween } from '../calendar/working-days.ts'
import type { ActionRefusal } from './action.ts'
import type { Complaint, PauseReason } from './complaint.ts'
import { endOfWorkingDays } from './deadlines.ts'

/** All stops of one term together; this house's own limit, two terms of 15 days. */
export const MOST_PAUSED_WORKING_DAYS = 30

type Clock = { now: Instant; calendar: Calendar }
type Timed = Pick<Complaint, 'dueAt' | 'firstDueAt' | 'pause'>

/** Whether the clock stands still at a moment. */
export function isPaused({ pause }: Pick<Complaint, 'pause'>, now: Instant): boolean {
  return pause !== null && now < pause.until
}

/** By how many working days the due date may still be moved. */
export function pauseLeft({ dueAt, firstDueAt }: Timed, calendar: Calendar): number {
  const moved = workingDaysBetween(calendar, dayOf(firstDueAt - 1), dayOf(dueAt - 1))
  return Math.max(0, MOST_PAUSED_WORKING_DAYS - moved)
}

/**
 * Stops the clock: the due date moves by the working days after today until the end.
 *
 * @param until 24:00 of the last day
 */
export function stopClock<T extends Timed>(
  complaint: T,
  reason: PauseReason,
  until: Instant,
  { now, calendar }: Clock,
): T | { refused: ActionRefusal; field?: string } {
  if (isPaused(complaint, now)) return { refused: 'paused' }
  if (now >= complaint.dueAt) return { refused: 'overdue' }
  if (until <= endOfDay(dayOf(now))) return { refused: 'due_in_past', field: 'until' }
  const days = workingDaysBetween(calendar, now, dayOf(until - 1))
  if (days > pauseLeft(complaint, calendar)) return { refused: 'pause_too_long', field: 'until' }
  const pause = { reason, since: now, until, dueBefore: complaint.dueAt }
  return { ...complaint, pause, dueAt: moved(complaint.dueAt, days, calendar) }
}

/** Stops it while the citizen is asked, for the term of asking or what is left; as it was where nothing may be stopped. */
export function stopForCitizen<T extends Timed>(complaint: T, workingDays: number, clock: Clock): T {
  const days = Math.min(workingDays, pauseLeft(complaint, clock.calendar))
  if (days < 1) return complaint
  const until = endOfWorkingDays(clock.calendar, clock.now, days)
  const stopped = stopClock(complaint, 'citizen', until, clock)
  return 'refused' in stopped ? complaint : stopped
}

/** Lets the clock go on: only the working days that passed since it stopped are added. */
export function goOn<T extends Timed>(complaint: T, { now, calendar }: Clock): T {
  const { pause } = complaint
  if (pause === null) return complaint
  const last = Math.min(now, pause.until - 1)
  const days = workingDaysBetween(calendar, pause.since, dayOf(last))
  return { ...complaint, pause: null, dueAt: moved(pause.dueBefore, days, calendar) }
}

function moved(dueAt: Instant, workingDays: number, calendar: Calendar): Instant {
  return workingDays === 0 ? dueAt : endOfDay(addWorkingDays(calendar, dayOf(dueAt - 1), workingDays))
}
