/**
 * Answers of many raters to one instrument, as whole numbers that add up: levels by item, raters by factor, and for each two
 * items how many answered both and how many of these were satisfied. Intervals of a planned sample need no more.
 */
import { type Instrument, SATISFIED_FROM } from '../satisfaction/instrument.ts'

/** Where an instrument's numbers stand. */
export type AnswerShape = {
  instrument: string
  items: string[] //        codes, in the order of the form
  placeOf: Map<string, number>
  factors: string[] //      codes
  factorOf: number[] //     of each item, as its place in `factors`
  pairNames: string[] //    `a|b` of each two items, in the order of their counts
}

/** Flat lists, so that thousands of cells are added up in a moment. */
export type AnswerCounts = {
  /** Five an item: how many answers each level got. */
  levels: number[]
  /** Of all factors together, then of each: who answered at least one item. */
  raters: number[]
  /** Four for each two items `a` before `b`: answered both; of these satisfied with `a`, with `b`, with both. */
  pairs: number[]
}

const known = new WeakMap<Instrument, AnswerShape>()

/** Where the numbers of an instrument stand. Made once: a list of units asks for it each time. */
export function answerShape(instrument: Instrument): AnswerShape {
  if (!known.has(instrument)) known.set(instrument, newShape(instrument))
  return known.get(instrument)!
}

function newShape({ name, items, factors }: Instrument): AnswerShape {
  const codes = factors.map(({ code }) => code)
  return {
    instrument: name,
    items: items.map(({ code }) => code),
    placeOf: new Map(items.map(({ code }, i) => [code, i])),
    factors: codes,
    factorOf: items.map(({ factor }) => codes.indexOf(factor)),
    pairNames: items.flatMap(({ code }, i) => items.slice(i + 1).map((other) => `${code}|${other.code}`)),
  }
}

/** Nobody has answered. */
export function noAnswers({ items, factors }: AnswerShape): AnswerCounts {
  const zeros = (length: number) => new Array<number>(length).fill(0)
  return {
    levels: zeros(5 * items.length),
    raters: zeros(1 + factors.length),
    pairs: zeros(2 * items.length * (items.length - 1)),
  }
}

/** Where the four numbers of two items begin; `a` stands before `b` among `items` items. */
export function pairAt(items: number, a: number, b: number): number {
  return 4 * ((a * (2 * items - a - 1)) / 2 + b - a - 1)
}

/**
 * Adds raters who answered alike.
 *
 * @param places the items answered, by their places, ascending
 * @param levels what each of these got
 */
export function addRaters(
  counts: AnswerCounts,
  shape: AnswerShape,
  places: readonly number[],
  levels: readonly number[],
  n: number,
): void {
  if (places.length === 0) return
  counts.raters[0]! += n
  for (let i = 0; i < places.length; i += 1) {
    const a = places[i]!
    const likesA = levels[i]! >= SATISFIED_FROM
    if (isFirstOfFactor(shape, places, i)) counts.raters[1 + shape.factorOf[a]!]! += n
    counts.levels[5 * a + levels[i]! - 1]! += n
    for (let j = i + 1; j < places.length; j += 1) {
      const at = pairAt(shape.items.length, a, places[j]!)
      const likesB = levels[j]! >= SATISFIED_FROM
      counts.pairs[at]! += n
      if (likesA) counts.pairs[at + 1]! += n
      if (likesB) counts.pairs[at + 2]! += n
      if (likesA && likesB) counts.pairs[at + 3]! += n
    }
  }
}

function isFirstOfFactor({ factorOf }: AnswerShape, places: readonly number[], at: number): boolean {
  for (let i = 0; i < at; i += 1) if (factorOf[places[i]!] === factorOf[places[at]!]) return false
  return true
}

/** Adds what others counted. */
export function addAnswers(sum: AnswerCounts, more: AnswerCounts): void {
  for (const part of ['levels', 'raters', 'pairs'] as const) {
    const [into, from] = [sum[part], more[part]]
    for (let i = 0; i < from.length; i += 1) into[i]! += from[i]!
  }
}
