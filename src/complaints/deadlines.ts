/** The terms of design 5 on the Vietnamese working calendar. Each ends at 24:00 of its last day. Sources: facts/domain.md 5.2 and 10. */
import { endOfDay, type Instant } from '../calendar/instant.ts'
import { addWorkingDays, type Calendar } from '../calendar/working-days.ts'
import type { OfficeSettings } from '../desk.ts'
import type { Complaint } from './complaint.ts'

/** When a term of working days that an event starts is over. */
export function endOfWorkingDays(calendar: Calendar, from: Instant, workingDays: number): Instant {
  return endOfDay(addWorkingDays(calendar, from, workingDays))
}

/** When the answer is due, counted from filing or from reopening. */
export function answerDueAt(calendar: Calendar, settings: OfficeSettings, from: Instant): Instant {
  return endOfWorkingDays(calendar, from, settings.answerWorkingDays)
}

/** When a complaint that nobody confirmed may be closed. */
export function silenceEndsAt(calendar: Calendar, settings: OfficeSettings, resolvedAt: Instant): Instant {
  return endOfWorkingDays(calendar, resolvedAt, settings.silenceWorkingDays)
}

/** The first steps of an office and when each is due, counted from filing. */
export type FirstSteps = { assign: Instant | null; ask: Instant; transfer: Instant; refuse: Instant }

/** `assign` has a term of its own only for conduct of officials ("forwarded within 2"); null for others. */
export function firstSteps(
  calendar: Calendar,
  settings: OfficeSettings,
  complaint: Pick<Complaint, 'createdAt' | 'protected'>,
): FirstSteps {
  const within = (workingDays: number) => endOfWorkingDays(calendar, complaint.createdAt, workingDays)
  return {
    assign: complaint.protected ? within(settings.forwardConductWorkingDays) : null,
    ask: within(settings.askMoreWorkingDays),
    transfer: within(settings.transferWorkingDays),
    refuse: within(settings.refuseWorkingDays),
  }
}
