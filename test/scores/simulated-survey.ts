/** Imagined surveys whose truth is known, to see how often an interval holds it. */
import { below } from '../../src/scores/normal.ts'
import type { ItemAnswers, Pairs } from '../../src/scores/planned-sample.ts'

/** A stream of numbers from 0 to 1, the same for the same seed (mulberry32). */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * `micro`: one item of each factor, the one with the fewest answers. `full`: every item. `mixed`: three of ten answer the
 * form, the others the chat, and of these a third leaves each question out.
 */
export type Mode = 'micro' | 'full' | 'mixed'

/**
 * How one rater's answers hang together. `whole`: some answer everything from one mood (the harshest for an interval: a
 * rater who is dissatisfied is so with all). `mood`: everybody has a mood that moves each answer a little (a probit with a
 * random effect).
 */
export type Likeness = { kind: 'whole' | 'mood'; strength: number }

export type Plan = {
  raters: number
  /** For each item, its factor's number and the share of the population that is satisfied with it. */
  items: readonly { factor: number; truth: number }[]
  mode: Mode
  likeness: Likeness
}

export type Survey = { items: ItemAnswers[]; pairs: Pairs }

/** What one survey finds, as the counts that the engine keeps. */
export function survey({ raters, items, mode, likeness }: Plan, chance: () => number): Survey {
  const size = Math.ceil(raters / 32)
  const sheets = items.map(() => ({ answered: new Int32Array(size), satisfied: new Int32Array(size) }))
  const counts = items.map(() => 0)
  const factors = [...Map.groupBy(items.keys(), (i) => items[i]!.factor).values()]
  const cuts = likeness.kind === 'mood' ? items.map(({ truth }) => quantile(truth)) : []
  for (let rater = 0; rater < raters; rater += 1) {
    const likes = ratingOf(items, cuts, likeness, chance)
    const full = mode === 'full' || (mode === 'mixed' && chance() < 0.3)
    const asked = full ? items.keys() : factors.map((factor) => fewest(factor, counts, chance))
    for (const i of asked) {
      if (mode === 'mixed' && !full && chance() < 1 / 3) continue
      counts[i]! += 1
      sheets[i]!.answered[rater >> 5]! |= 1 << (rater & 31)
      if (likes(i)) sheets[i]!.satisfied[rater >> 5]! |= 1 << (rater & 31)
    }
  }
  return counted(sheets)
}

function ratingOf(
  items: Plan['items'],
  cuts: readonly number[],
  { kind, strength }: Likeness,
  chance: () => number,
): (item: number) => boolean {
  if (kind === 'whole') {
    const mood = chance() < strength ? chance() : null
    return (i) => (mood ?? chance()) < items[i]!.truth
  }
  const mood = Math.sqrt(strength) * gauss(chance)
  return (i) => mood + Math.sqrt(1 - strength) * gauss(chance) < cuts[i]!
}

function fewest(factor: readonly number[], counts: readonly number[], chance: () => number): number {
  const least = Math.min(...factor.map((i) => counts[i]!))
  const tied = factor.filter((i) => counts[i] === least)
  return tied[Math.floor(chance() * tied.length)]!
}

type Sheet = { answered: Int32Array; satisfied: Int32Array }

function counted(sheets: readonly Sheet[]): Survey {
  const code = (i: number) => `i${i}`
  const items = sheets.map(({ answered, satisfied }, i) => ({
    item: code(i),
    answers: bits(answered),
    satisfied: bits(satisfied),
  }))
  const pairs = new Map<string, { both: number; a: number; b: number; ab: number }>()
  for (const [i, one] of sheets.entries())
    for (let j = i + 1; j < sheets.length; j += 1) {
      const pair = pairOf(one, sheets[j]!)
      if (pair.both > 0) pairs.set(`${code(i)}|${code(j)}`, pair)
    }
  return { items, pairs }
}

function pairOf(one: Sheet, other: Sheet) {
  let [both, a, b, ab] = [0, 0, 0, 0]
  for (let word = 0; word < one.answered.length; word += 1) {
    const shared = one.answered[word]! & other.answered[word]!
    if (shared === 0) continue
    both += ones(shared)
    a += ones(shared & one.satisfied[word]!)
    b += ones(shared & other.satisfied[word]!)
    ab += ones(shared & one.satisfied[word]! & other.satisfied[word]!)
  }
  return { both, a, b, ab }
}

function bits(words: Int32Array): number {
  return words.reduce((sum, word) => sum + ones(word), 0)
}

function ones(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555)
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333)
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

function gauss(chance: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
}

/** Found by halving over the house's own `below`, which is tested apart. */
function quantile(share: number): number {
  let [low, high] = [-8, 8]
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    if (below(middle) < share) low = middle
    else high = middle
  }
  return low
}
