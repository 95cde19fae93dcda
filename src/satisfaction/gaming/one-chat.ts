/** What one chat does: many dossiers of one unit, the same unit day after day. Pure. */
import { addDays, DAY_MS, type Day, dayOf, type Instant } from '../../calendar/instant.ts'
import { DAY_AFTER_DAY, MANY_DOSSIERS, type RatingFlag } from './rules.ts'

/** A rating of one citizen about one unit. */
export type OfOneChat = { rating: string; givenAt: Instant; dossierCode: string | null }

/**
 * The ratings of a chat's 30 days in which it rated too many dossiers of one unit. A representative does so honestly; so does
 * whoever knows the codes from the inside, and gets the invitations by following them.
 *
 * @param ratings of one citizen about one unit
 */
export function manyDossiers(ratings: readonly OfOneChat[]): RatingFlag[] {
  const withDossier = ratings.filter(({ dossierCode }) => dossierCode !== null)
  return fullest(withDossier, MANY_DOSSIERS.days * DAY_MS, (window) => {
    const dossiers = new Set(window.map(({ dossierCode }) => dossierCode)).size
    return dossiers >= MANY_DOSSIERS.dossiers ? dossiers : null
  }).map(({ rating, n }) => ({
    rating,
    rule: 'many_dossiers',
    numbers: { dossiers: n, days: MANY_DOSSIERS.days },
  }))
}

/** The ratings of a chat's two weeks in which it rated the unit, without a dossier, on too many days. @param ratings as for `manyDossiers` */
export function dayAfterDay(ratings: readonly OfOneChat[]): RatingFlag[] {
  const without = ratings.filter(({ dossierCode }) => dossierCode === null)
  return fullest(without, DAY_AFTER_DAY.withinDays * DAY_MS, (window) => {
    const days = new Set(window.map(({ givenAt }) => dayOf(givenAt))).size
    return days >= DAY_AFTER_DAY.days ? days : null
  }).map(({ rating, n }) => ({
    rating,
    rule: 'day_after_day',
    numbers: { days: n, within: DAY_AFTER_DAY.withinDays },
  }))
}

/** How far around a day the ratings of a chat must be known for its judgement. */
export function chatSpan(day: Day): { from: Day; to: Day } {
  const days = Math.max(MANY_DOSSIERS.days, DAY_AFTER_DAY.withinDays)
  return { from: addDays(day, -days), to: addDays(day, 1) }
}

/** For each rating the largest number that a window around it gives; null: the window is nothing. */
function fullest(
  ratings: readonly OfOneChat[],
  windowMs: number,
  numberOf: (window: readonly OfOneChat[]) => number | null,
): { rating: string; n: number }[] {
  const sorted = ratings.toSorted((a, b) => a.givenAt - b.givenAt)
  const worst = new Map<string, number>()
  sorted.forEach(({ givenAt: from }, first) => {
    const window = sorted.slice(first).filter(({ givenAt }) => givenAt < from + windowMs)
    const n = numberOf(window)
    if (n === null) return
    for (const { rating } of window) worst.set(rating, Math.max(worst.get(rating) ?? 0, n))
  })
  return [...worst].map(([rating, n]) => ({ rating, n }))
}
