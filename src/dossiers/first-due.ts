/** Which due date counts as the first one when a dossier changes. */
import { dayOf, type Instant } from '../calendar/instant.ts'
import { type Dossier, isClockStopped } from './dossier.ts'
import type { RecordedDossier } from './dossier-store.ts'

/**
 * The first due date of a dossier's new version.
 *
 * A new appointment keeps the first date. A due date that changes around a stop for more papers or payment is no
 * new appointment: the time starts again once the dossier is complete (NĐ 61/2018 Điều 19.4), unless it was over
 * before the stop. What the one-stop system states itself stands, unless it is later than what was recorded before: a date
 * once given is not moved away by stating another. Then the same rule holds as where nothing is stated.
 *
 * @param before the version before, null for the first
 * @param stated `firstDueAt` as pushed, null when left out
 */
export function firstDueOf(
  before: RecordedDossier | null,
  next: Pick<Dossier, 'status' | 'dueAt' | 'history'>,
  stated: Instant | null,
): Instant | null {
  const known = before?.firstDueAt ?? null
  if (stated === null) return unstatedOf(before, next)
  if (known === null || stated <= known) return stated
  const unstated = unstatedOf(before, next)
  return unstated === null ? known : Math.min(stated, unstated)
}

function unstatedOf(
  before: RecordedDossier | null,
  next: Pick<Dossier, 'status' | 'dueAt' | 'history'>,
): Instant | null {
  if (!before || before.firstDueAt === null) return next.dueAt
  if (next.dueAt === before.dueAt || next.dueAt === null) return before.firstDueAt
  if (isClockStopped(before.status)) {
    const stop = before.stoppedAt ?? before.recordedAt
    return dayOf(stop) <= dayOf(before.firstDueAt) ? next.dueAt : before.firstDueAt
  }
  return before.firstDueAt
}
