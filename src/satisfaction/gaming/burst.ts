/** Many ratings of one unit within minutes, far beyond the unit's own busy hours. Pure. */
import type { Instant } from '../../calendar/instant.ts'
import { BURST, type RatingFlag } from './rules.ts'
import { poissonTail } from './tails.ts'

/** One rating of a stream: the ratings of one unit that come the same way (chat, counter, portal). */
export type Timed = { rating: string; givenAt: Instant }

const MINUTE_MS = 60_000

/**
 * The ratings of every window that is too full for chance. Paper is typed in piles and is no stream; whoever answers an
 * invitation came because a result was handed over, many of them on some days, and is left out by the caller.
 *
 * @param stream in the order of time, each subject once: a changed mind is no second rating
 * @param usualPerHour what is usual at this hour, as `usualRate` tells it
 */
export function bursts(stream: readonly Timed[], usualPerHour: (at: Instant) => number): RatingFlag[] {
  const windowMs = BURST.windowMinutes * MINUTE_MS
  const worst = new Map<string, { count: number; from: Instant; usual: number }>()
  for (let first = 0, end = 0; first < stream.length; first += 1) {
    const from = stream[first]!.givenAt
    while (end < stream.length && stream[end]!.givenAt < from + windowMs) end += 1
    const count = end - first
    if (count < BURST.least) continue
    const usual = usualPerHour(from)
    if (poissonTail(count, (usual * BURST.windowMinutes) / 60) >= BURST.rare) continue
    for (const { rating } of stream.slice(first, end)) {
      if (count > (worst.get(rating)?.count ?? 0)) worst.set(rating, { count, from, usual })
    }
  }
  return [...worst].map(([rating, { count, from, usual }]) => ({
    rating,
    rule: 'burst',
    numbers: { count, minutes: BURST.windowMinutes, from, usualPerHour: Math.round(usual * 10) / 10 },
  }))
}

/**
 * The usual rate of a stream at an hour of the day: the mean over the busiest part of its days, so that neither a quiet
 * season nor one earlier burst decides it. The neighbouring hours count, too: rush hours move.
 *
 * @param past ratings by day (any number that counts days) and hour of the day, of the days before
 */
export function usualRate(
  past: readonly { day: number; hour: number; n: number }[],
): (hour: number) => number {
  const days = new Set(past.map(({ day }) => day)).size
  const isNew = days < BURST.newDays
  return (hour) => {
    if (isNew) return BURST.newPerHour
    const best = new Map<number, number>()
    for (const each of past) {
      if (Math.abs(each.hour - hour) <= 1) best.set(each.day, Math.max(best.get(each.day) ?? 0, each.n))
    }
    const taken = Math.max(3, Math.ceil(days * BURST.busiest)) // at least three: one day alone decides nothing
    const busiest = [...best.values()].sort((a, b) => b - a).slice(0, taken)
    const mean = busiest.reduce((sum, n) => sum + n, 0) / taken
    return Math.max(BURST.leastPerHour, mean)
  }
}
