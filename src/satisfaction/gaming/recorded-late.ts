/**
 * Ratings from outside the chat that came in otherwise than they are said to have been given: many of one unit recorded at
 * once, and single ones long after. Both happen honestly, when a survey on paper is typed or imported. Pure.
 */
import { DAY_MS, type Instant } from '../../calendar/instant.ts'
import { LATE_ENTRY, type RatingFlag, RECORDED_TOGETHER } from './rules.ts'

/** When it was given, by what its sender says, and when this deployment recorded it. */
export type Recorded = { rating: string; givenAt: Instant; recordedAt: Instant }

/** One recorded long after it was given. */
export function lateEntry({ rating, givenAt, recordedAt }: Recorded): RatingFlag[] {
  const days = Math.floor((recordedAt - givenAt) / DAY_MS)
  if (recordedAt - givenAt <= LATE_ENTRY.days * DAY_MS) return []
  return [{ rating, rule: 'late_entry', numbers: { days, most: LATE_ENTRY.days } }]
}

/**
 * The ratings of every window in which many were recorded at once, of moments that lie far back or as even as no people come.
 *
 * @param ratings of one unit, without a dossier, in the order in which they were recorded
 */
export function recordedTogether(ratings: readonly Recorded[]): RatingFlag[] {
  const { least } = RECORDED_TOGETHER
  const windowMs = RECORDED_TOGETHER.windowMinutes * 60_000
  const flags = new Map<string, RatingFlag>()
  for (let first = 0, end = 0, step = 1; first < ratings.length; first += step) {
    const from = ratings[first]!.recordedAt
    while (end < ratings.length && ratings[end]!.recordedAt < from + windowMs) end += 1
    const window = ratings.slice(first, end)
    step = window.length < least ? 1 : least / 2 // every full window overlaps one that is looked at by half of it
    if (window.length < least) continue
    const numbers = {
      count: window.length,
      minutes: RECORDED_TOGETHER.windowMinutes,
      from,
      ...momentsOf(window),
    }
    if (!numbers.even && numbers.daysBack < RECORDED_TOGETHER.daysBack) continue
    for (const { rating } of window)
      if (!flags.has(rating)) flags.set(rating, { rating, rule: 'recorded_together', numbers })
  }
  return [...flags.values()]
}

function momentsOf(window: readonly Recorded[]): { daysBack: number; even: boolean } {
  const back = window.map(({ givenAt, recordedAt }) => recordedAt - givenAt).sort((a, b) => a - b)
  const daysBack = Math.floor(back[Math.floor(back.length / 2)]! / DAY_MS)
  return { daysBack, even: isEven(window.map(({ givenAt }) => givenAt).sort((a, b) => a - b)) }
}

/** Whether the pauses between them are nearly alike: people come by chance, and their pauses vary as much as they last. */
function isEven(moments: readonly Instant[]): boolean {
  const pauses = moments.slice(1).map((at, i) => at - moments[i]!)
  const mean = (moments.at(-1)! - moments[0]!) / pauses.length
  if (mean < RECORDED_TOGETHER.evenFromMs) return false
  const variance = pauses.reduce((sum, pause) => sum + (pause - mean) ** 2, 0) / pauses.length
  return Math.sqrt(variance) < RECORDED_TOGETHER.evenSpread * mean
}
