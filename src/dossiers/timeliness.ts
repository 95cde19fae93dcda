/**
 * Whether a dossier is in time. Days are compared, not hours: a term ends at 24:00 of its last day.
 * Lateness is measured against the first due date that the citizen was given: a new appointment does not undo it.
 * Source: TT 01/2018 Điều 13 (early, on time, late); Bộ luật Dân sự 2015, Điều 148.
 */
import { type Day, dayOf, type Instant } from '../calendar/instant.ts'
import { addWorkingDays, type Calendar, workingDaysBetween } from '../calendar/working-days.ts'
import { type Dossier, isClockStopped, isFinished } from './dossier.ts'

export type Timeliness =
  | 'on_time'
  | 'due_soon'
  | 'late'
  | 'finished_early'
  | 'finished_on_time'
  | 'finished_late'

/** What timeliness depends on. */
export type Timed = Pick<
  Dossier,
  'status' | 'dueAt' | 'firstDueAt' | 'finishedAt' | 'returnedAt' | 'history'
> & {
  /** When the clock stopped, as recorded (stop.ts). Left out: by the history. */
  stoppedAt?: Instant | null
}

/** How many working days before its due date a dossier is due soon. */
const DUE_SOON_WORKING_DAYS = 2

/** The timeliness at a moment; null when it has none: not accepted yet, withdrawn, refused, or no due date known. */
export function timelinessOf(dossier: Timed, now: Instant, calendar: Calendar): Timeliness | null {
  const due = dueDay(dossier)
  if (due === null) return null
  if (isFinished(dossier.status)) {
    const finished = finishDay(dossier, now)
    return finished < due ? 'finished_early' : finished === due ? 'finished_on_time' : 'finished_late'
  }
  if (isLate(dossier, now)) return 'late'
  if (isClockStopped(dossier.status)) return 'on_time'
  return due <= addWorkingDays(calendar, now, DUE_SOON_WORKING_DAYS) ? 'due_soon' : 'on_time'
}

/** Whether it was finished late, or is unfinished past its first due date. A dossier whose clock was stopped in time is not late. */
export function isLate(dossier: Timed, now: Instant): boolean {
  const due = dueDay(dossier)
  return due !== null && clockDay(dossier, now) > due
}

/** By how many working days it is or was late; 0 when it is not. */
export function workingDaysLate(dossier: Timed, now: Instant, calendar: Calendar): number {
  const due = dueDay(dossier)
  if (due === null || !isLate(dossier, now)) return 0
  return Math.max(1, workingDaysBetween(calendar, due, clockDay(dossier, now)))
}

/** When the clock stopped, by the last history entry of the present status; null when the history does not say. */
export function stopByHistory(dossier: Pick<Dossier, 'status' | 'history'>): Instant | null {
  if (!isClockStopped(dossier.status)) return null
  const entries = [...dossier.history].sort((a, b) => b.at - a.at)
  const running = entries.find((entry) => !isClockStopped(entry.status))
  const stops = entries.filter(
    (entry) => isClockStopped(entry.status) && (!running || entry.at >= running.at),
  )
  return stops.at(-1)?.at ?? null
}

/** The first due day while a due date binds the office. */
function dueDay(dossier: Timed): Day | null {
  if (dossier.status === 'new' || dossier.status === 'rejected' || dossier.status === 'withdrawn') return null
  const due = dossier.firstDueAt ?? dossier.dueAt
  return due === null ? null : dayOf(due)
}

/** The day until which the office's time has run. A stop of which nothing is recorded is taken to have come in time. */
function clockDay(dossier: Timed, now: Instant): Day {
  if (isFinished(dossier.status)) return finishDay(dossier, now)
  if (!isClockStopped(dossier.status)) return dayOf(now)
  const stopped = dossier.stoppedAt ?? stopByHistory(dossier)
  return stopped === null ? '' : dayOf(stopped)
}

function finishDay(dossier: Timed, now: Instant): Day {
  return dayOf(dossier.finishedAt ?? dossier.returnedAt ?? now)
}
