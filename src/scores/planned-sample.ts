/**
 * Figures over several items of which each rater answered some, as the survey planned it: a chat asks one item of each factor,
 * a paper form all. The figure is what it would be had everybody answered all: the mean of the items' shares, each item
 * weighing alike. Where everybody did, it is the share of all answers taken together.
 */
import type { Ratio } from './frameworks/ratio.ts'

/** An item that fewer people answered is not measured: its share would be a matter of two or three people. */
export const LEAST_ANSWERS = 5

/** How many answered an item, and how many of these at level 4 or 5. */
export type ItemAnswers = { item: string; answers: number; satisfied: number }

/** Raters who answered both of two items; of these satisfied with the first, with the second, with both. */
type Pair = { both: number; a: number; b: number; ab: number }

/** By `a|b`, item `a` before `b` in the order of the form. */
export type Pairs = ReadonlyMap<string, Pair>

/** The mean of the items' shares, exact, not reduced. @throws RangeError when there is no item */
export function meanShare(items: readonly ItemAnswers[]): Ratio {
  if (items.length === 0) throw new RangeError('the mean of nothing')
  const product = items.reduce((all, { answers }) => all * BigInt(answers), 1n)
  const num = items.reduce(
    (sum, { satisfied, answers }) => sum + BigInt(satisfied) * (product / BigInt(answers)),
    0n,
  )
  return { num, den: product * BigInt(items.length) } // not reduced: that would cost more than all the rest
}

/**
 * How many independent answers to one question would tell as much: what Wilson's formula takes for n. Three steps, all from
 * counts (docs/scoring.md follows them with a calculator):
 *
 * 1. The variance V of the mean, by linearisation, clustered by rater, each term without bias: for items i and j,
 *    (ab − p_i·b − p_j·a + both·p_i·p_j) ÷ ((n_i − 1)(n_j − 1) + both − 1).
 *    An answer is then worth V ÷ (p(1 − p) + V), which for a single item is exactly 1 ÷ n.
 * 2. What it would be if a rater counted once, however much they answered.
 * 3. V rests on the few who think otherwise than most. With D of them (as many as would matter alike) it counts D times, and
 *    step 2 once, as if one more had shown that whoever is dissatisfied is so with everything.
 *    Without step 3 intervals hold the truth 90 times in a hundred near 97 %, and 60 at worst (30 full forms).
 *
 * Sources: Korn and Graubard, Survey Methodology 24 (1998), 193-201 (effective size in a score interval); Kish, Survey
 * Sampling (1965), 8.2, for D. The one imagined rater is ours.
 *
 * @param items with two answers or more each
 */
export function effectiveAnswers(items: readonly ItemAnswers[], pairs: Pairs): number {
  const shares = items.map(({ answers, satisfied }) => satisfied / answers)
  const mean = shares.reduce((sum, share) => sum + share, 0) / items.length
  const fewSatisfied = mean < 0.5
  let variance = 0
  let once = 0
  let others = 0 //      answers of those who think otherwise
  let togetherness = 0 // pairs of such answers of the same rater, an answer with itself included
  for (const [i, { answers, satisfied }] of items.entries()) {
    const few = fewSatisfied ? satisfied : answers - satisfied
    variance += (shares[i]! * (1 - shares[i]!)) / (answers - 1)
    once += 1 / answers
    others += few
    togetherness += few
  }
  for (const [i, first] of items.entries()) {
    for (let j = i + 1; j < items.length; j += 1) {
      const second = items[j]!
      const pair = pairs.get(pairKey(first.item, second.item))
      if (!pair || pair.both === 0) continue
      const { both, a, b, ab } = pair
      const alike = ab - shares[i]! * b - shares[j]! * a + both * shares[i]! * shares[j]!
      variance += (2 * alike) / ((first.answers - 1) * (second.answers - 1) + both - 1)
      once += (2 * both) / (first.answers * second.answers)
      togetherness += 2 * (fewSatisfied ? ab : both - a - b + ab)
    }
  }
  const weight = items.length ** 2
  const worthOnce = once / weight
  if (others === 0) return 1 / worthOnce
  const ofMean = Math.max(0, variance / weight)
  const worth = ofMean / (mean * (1 - mean) + ofMean)
  const otherRaters = others ** 2 / togetherness
  return (otherRaters + 1) / (otherRaters * worth + worthOnce)
}

/** Under what `Pairs` knows two items. Kept, because a text put together anew is slow to look up and there are 171 of them a unit. */
function pairKey(first: string, second: string): string {
  const seconds = keys.get(first) ?? new Map<string, string>()
  keys.set(first, seconds)
  const key = seconds.get(second) ?? `${first}|${second}`
  seconds.set(second, key)
  return key
}

const keys = new Map<string, Map<string, string>>()
