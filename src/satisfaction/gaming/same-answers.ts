/** The same full answers again and again within an hour, from one counter or channel. Pure. */
import type { Instant } from '../../calendar/instant.ts'
import { type RatingFlag, SAME_ANSWERS } from './rules.ts'
import { binomialTail } from './tails.ts'

/** A full answer set; `pattern` as `patternOf` writes it. */
export type Patterned = { rating: string; givenAt: Instant; pattern: string }

/** How often each pattern came from the same counter or channel before. */
export type PastPatterns = { all: number; of: ReadonlyMap<string, number> }

/** The answers to items as one text; null when they are too few to be a pattern. The overall level, quickly varied, is left out. */
export function patternOf(answers: Readonly<Record<string, number>>): string | null {
  const items = Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1))
  if (items.length < SAME_ANSWERS.leastItems) return null
  return items.map(([item, level]) => `${item}=${level}`).join(' ')
}

/**
 * The ratings of each hour in which one pattern came too often for chance. Giving everything the same level is common and no
 * fraud: what is usual is how often that pattern came before, and where little is known straight lines are taken for usual.
 *
 * @param source ratings of one counter or channel of a unit, in the order of time
 */
export function sameAnswers(source: readonly Patterned[], past: PastPatterns): RatingFlag[] {
  const windowMs = SAME_ANSWERS.windowMinutes * 60_000
  const worst = new Map<string, { count: number; of: number; from: Instant; share: number }>()
  for (let first = 0, end = 0; first < source.length; first += 1) {
    const { givenAt: from, pattern } = source[first]!
    while (end < source.length && source[end]!.givenAt < from + windowMs) end += 1
    const window = source.slice(first, end)
    const alike = window.filter((each) => each.pattern === pattern)
    if (alike.length < SAME_ANSWERS.least) continue
    const share = usualShare(pattern, past)
    if (binomialTail(alike.length, window.length, share) >= SAME_ANSWERS.rare) continue
    for (const { rating } of alike) {
      if (alike.length <= (worst.get(rating)?.count ?? 0)) continue
      worst.set(rating, { count: alike.length, of: window.length, from, share })
    }
  }
  return [...worst].map(([rating, { count, of, from, share }]) => ({
    rating,
    rule: 'same_answers',
    numbers: { count, of, minutes: SAME_ANSWERS.windowMinutes, from, usualPercent: Math.round(share * 100) },
  }))
}

function usualShare(pattern: string, { all, of }: PastPatterns): number {
  const levels = new Set([...pattern.matchAll(/=(\d)/g)].map(([, level]) => level))
  const before = levels.size === 1 ? SAME_ANSWERS.straightShare : SAME_ANSWERS.otherShare
  const { knownFrom } = SAME_ANSWERS
  return ((of.get(pattern) ?? 0) + before * knownFrom) / (all + knownFrom)
}
