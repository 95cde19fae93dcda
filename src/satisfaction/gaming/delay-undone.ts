/**
 * Dossiers of a unit that were late and then, by what was recorded next, were no delay any more: withdrawn, refused, put back or
 * stopped after their day, or done on a day that lies well before it was recorded. Pure.
 */
import { DAY_MS, type Instant } from '../../calendar/instant.ts'
import { type DossierStatus, isClockStopped, isFinished } from '../../dossiers/dossier.ts'
import { DELAY_UNDONE, type UnitFlag } from './rules.ts'

/** A version of a dossier that was late before it was recorded. */
export type LateBefore = {
  code: string
  wasStatus: DossierStatus
  status: DossierStatus
  /** When it was done; null: it is not. */
  doneAt: Instant | null
  /** Whether it is late by this version, too. */
  isLate: boolean
  recordedAt: Instant
}

/** @param versions those recorded in the month, in their order */
export function delaysUndone(versions: readonly LateBefore[]): UnitFlag[] {
  const ways = { dropped: new Set<string>(), stopped: new Set<string>(), dated: new Set<string>() }
  for (const version of versions) {
    const way = wayOf(version)
    if (way !== null) ways[way].add(version.code)
  }
  const undone = new Set([...ways.dropped, ...ways.stopped, ...ways.dated]).size
  const of = new Set(versions.map(({ code }) => code)).size
  if (undone < DELAY_UNDONE.least || undone * 100 < DELAY_UNDONE.leastPercent * of) return []
  const { dropped, stopped, dated } = ways
  const counts = { dropped: dropped.size, stopped: stopped.size, dated: dated.size }
  return [{ rule: 'delay_undone', numbers: { undone, of, ...counts, days: DELAY_UNDONE.daysBack } }]
}

function wayOf(version: LateBefore): 'dropped' | 'stopped' | 'dated' | null {
  const { wasStatus, status, doneAt, isLate, recordedAt } = version
  if (status === 'withdrawn' || status === 'rejected' || status === 'new') return 'dropped'
  if (isClockStopped(status)) return isClockStopped(wasStatus) ? null : 'stopped'
  const isBack = doneAt !== null && doneAt < recordedAt - DELAY_UNDONE.daysBack * DAY_MS
  return isFinished(status) && !isLate && isBack ? 'dated' : null
}
