/**
 * When the time for handling stopped, as far as it can be believed: a stop that was made up afterwards must not undo a delay.
 * Pure.
 */
import type { Instant } from '../calendar/instant.ts'
import { type Dossier, type DossierStatus, isClockStopped } from './dossier.ts'
import { stopByHistory } from './timeliness.ts'

/** What was recorded of a dossier before. */
export type Past = {
  /** The version before; null for the first. */
  before: { status: DossierStatus; stoppedAt: Instant | null } | null
  /** When a version was last recorded that said the office was at work on it or had done it; null: none was. */
  ranUntil: Instant | null
}

/**
 * The beginning of the stop in which a dossier's new version finds it; null when it is in none.
 *
 * What the history says stands, unless it contradicts what was recorded at that time: a stop dated before the last record
 * that the dossier was being handled, and one without a date, begins when the stop was first recorded.
 *
 * @param now when the new version is recorded
 */
export function stopOf(
  { before, ranUntil }: Past,
  next: Pick<Dossier, 'status' | 'history'>,
  now: Instant,
): Instant | null {
  if (!isClockStopped(next.status)) return null
  const told = stopByHistory(next)
  if (told !== null && (ranUntil === null || told >= ranUntil)) return told
  return (before && isClockStopped(before.status) && before.stoppedAt) || now
}

/** Whether a version says that the office was at work on the dossier, or had done it. */
export function saysHandled(status: DossierStatus): boolean {
  return status === 'accepted' || status === 'in_progress' || status === 'finished' || status === 'returned'
}
