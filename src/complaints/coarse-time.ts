/**
 * Times that tell nothing of who wrote. The conversation's tables keep the moment of each message to the millisecond; a
 * complaint that nothing links to its citizen must not have the same moment, so its own times are those of the day.
 */
import { dayOf, type Instant, startOfDay, toVietnamese, vietnameseDay } from '../calendar/instant.ts'
import type { Complaint } from './complaint.ts'

/** 00:00 of the day in Vietnam. */
export function coarse(at: Instant): Instant {
  return startOfDay(dayOf(at))
}

/**
 * When something that a citizen did to their complaint happened, as the complaint's tables keep it: the day alone when
 * nothing links the two, and never before its last change.
 */
export function citizensTime(complaint: Pick<Complaint, 'citizen' | 'updatedAt'>, at: Instant): Instant {
  return complaint.citizen === null ? Math.max(complaint.updatedAt, coarse(at)) : at
}

/** A time of a complaint as people read it: `08:15 24/11/2026`, the day alone where only that is kept. */
export function timeText(at: Instant): string {
  return at === coarse(at) ? vietnameseDay(dayOf(at)) : toVietnamese(at)
}
