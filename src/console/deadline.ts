/** A complaint's deadline in the words of the office: how many working days are left or over. */
import { dayOf, type Instant } from '../calendar/instant.ts'
import { type Calendar, workingDaysBetween } from '../calendar/working-days.ts'
import { type Complaint, isFinal } from '../complaints/complaint.ts'
import type { Words } from './words.ts'

/** `tone` is for the eye alone: the words say the same. */
export type Deadline = { text: string; tone: 'over' | 'near' | 'calm' | 'done' }

/** Fewer working days than these are near. */
const NEAR_WORKING_DAYS = 3

export function deadlineOf(
  { status, dueAt }: Pick<Complaint, 'status' | 'dueAt'>,
  calendar: Calendar,
  now: Instant,
  words: Words,
): Deadline {
  if (isFinal(status)) return { text: words.deadline.ended, tone: 'done' }
  if (status === 'resolved') return { text: words.deadline.met, tone: 'done' }
  const last = lastDay(dueAt)
  const today = dayOf(now)
  if (now >= dueAt) {
    const over = Math.max(1, workingDaysBetween(calendar, last, today))
    return { text: words.deadline.over(over), tone: 'over' }
  }
  if (last === today) return { text: words.deadline.today, tone: 'near' }
  const left = Math.max(1, workingDaysBetween(calendar, today, last))
  return { text: words.deadline.left(left), tone: left < NEAR_WORKING_DAYS ? 'near' : 'calm' }
}

/** The last day of a term that ends at 24:00. */
export function lastDay(dueAt: Instant): string {
  return dayOf(dueAt - 1)
}
