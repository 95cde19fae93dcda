/** Which due date counts as the first one when a dossier changes. */
import { dayOf, type Instant } from '../calendar/instant.ts'
import { type Dossier, isClockStopped } from './dossier.ts'
import { stoppedAt } from './timeliness.ts'

/**
 * The first due date of a dossier's new version.
 *
 * A new appointment keeps the first date. A due date that changes around a stop for more papers or payment is no
 * new appointment: the time starts again once the dossier is complete (NĐ 61/2018 Điều 19.4), unless it was over
 * before the stop. What the one-stop system states itself always stands.
 *
 * @param before the version before, null for the first; `recordedAt` is when it came
 * @param stated `firstDueAt` as pushed, null when left out
 */
export function firstDueOf(
  before: (Dossier & { recordedAt: Instant }) | null,
  next: Pick<Dossier, 'status' | 'dueAt' | 'history'>,
  stated: Instant | null,
): Instant | null {
  if (stated !== null) return stated
  if (!before || before.firstDueAt === null) return next.dueAt
  if (next.dueAt === before.dueAt || next.dueAt === null) return before.firstDueAt
  if (isClockStopped(before.status)) {
    const stop = stoppedAt(before) ?? before.recordedAt
    return dayOf(stop) <= dayOf(before.firstDueAt) ? next.dueAt : before.firstDueAt
  }
  return before.firstDueAt
}
