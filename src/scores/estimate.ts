/** Indices with their intervals, withheld where too few people stand behind them. */
import { SATISFIED_FROM } from '../satisfaction/instrument.ts'
import type { Levels, PairCount } from './facts.ts'
import { shownNumber } from './frameworks/ratio.ts'
import { percent, percentOf } from './percent.ts'
import { effectiveAnswers, type ItemAnswers, LEAST_ANSWERS, meanShare } from './planned-sample.ts'
import { wilson } from './wilson.ts'

/** In percent. When withheld, all but `n` are null. */
export type Estimate = {
  index: number | null
  n: number
  low: number | null
  high: number | null
  withheld: boolean
}

/** An estimate over several items, with what it is made of; when withheld, what would tell it is null. */
export type PlannedEstimate = Estimate & {
  answers: number | null
  satisfied: number | null
  /** As many independent answers to one question would tell as much; two decimals. */
  effective: number | null
  /** Items with enough answers, each of which weighs alike; and those without, which are left out. */
  measured: string[]
  unmeasured: string[]
}

/** The pairs behind a factor's interval, by `a|b`; null where few people stand behind an item or a pair. */
export type PairsShown = Record<string, PairCount> | null

/** What is known of the answers to an instrument's items. */
type AnswerFacts = { items: ReadonlyMap<string, Levels>; pairs: ReadonlyMap<string, PairCount> }

/** The share of levels 4 and 5 among the answers to one question; `n` answers, Wilson's interval. */
export function itemEstimate(levels: Levels, minN: number, decimals = 1): Estimate {
  const n = sumOf(levels)
  const satisfied = satisfiedOf(levels)
  const interval = n < minN ? null : wilson(satisfied, n)
  if (!interval) return withheld(n)
  const [low, high] = [percentOf(interval.low, decimals), percentOf(interval.high, decimals)]
  return { index: percent(satisfied, n, decimals), n, low, high, withheld: false }
}

/**
 * The mean share over several items, each weighing alike; `n` raters, the interval clustered by rater.
 *
 * @param codes the items, in the order of the form
 * @param raters who answered at least one of them
 */
export function plannedEstimate(
  codes: readonly string[],
  facts: AnswerFacts,
  raters: number,
  minN: number,
  decimals = 1,
): PlannedEstimate {
  const items = itemAnswers(codes, facts)
  const measured = measuredOf(items)
  const isMeasured = new Set(measured.map(({ item }) => item))
  const names = {
    measured: [...isMeasured],
    unmeasured: codes.filter((code) => !isMeasured.has(code)),
  }
  if (raters < minN || measured.length === 0) {
    return { ...withheld(raters), answers: null, satisfied: null, effective: null, ...names }
  }
  const mean = meanShare(measured)
  const effective = effectiveAnswers(measured, facts.pairs)
  const share = Number(mean.num) / Number(mean.den)
  const { low, high } = wilson(share * effective, effective)!
  return {
    index: shownNumber({ ...mean, num: 100n * mean.num }, decimals),
    n: raters,
    low: percentOf(low, decimals),
    high: percentOf(high, decimals),
    withheld: false,
    answers: measured.reduce((sum, { answers }) => sum + answers, 0),
    satisfied: measured.reduce((sum, { satisfied }) => sum + satisfied, 0),
    effective: Math.round(effective * 100) / 100,
    ...names,
  }
}

/** What may be shown of the pairs among the measured items: all of them or, where one would single somebody out, none. */
export function pairsShown(
  { measured, withheld }: Pick<PlannedEstimate, 'measured' | 'withheld'>,
  facts: AnswerFacts,
  minN: number,
): PairsShown {
  const pairs = measured.flatMap((first, i) =>
    measured.slice(i + 1).flatMap((second): [string, PairCount][] => {
      const pair = facts.pairs.get(`${first}|${second}`)
      return pair && pair.both > 0 ? [[`${first}|${second}`, pair]] : []
    }),
  )
  const areMany =
    itemAnswers(measured, facts).every(({ answers }) => answers >= minN) &&
    pairs.every(([, { both }]) => both >= minN)
  return withheld || !areMany ? null : Object.fromEntries(pairs)
}

/** The answers to some items, in the order given. */
export function itemAnswers(codes: readonly string[], { items }: Pick<AnswerFacts, 'items'>): ItemAnswers[] {
  return codes.map((item) => {
    const levels = items.get(item) ?? [0, 0, 0, 0, 0]
    return { item, answers: sumOf(levels), satisfied: satisfiedOf(levels) }
  })
}

/** The items with enough answers to be measured. */
export function measuredOf(items: readonly ItemAnswers[]): ItemAnswers[] {
  return items.filter(({ answers }) => answers >= LEAST_ANSWERS)
}

/** How many answers there are. */
export function sumOf(levels: Levels): number {
  return levels.reduce((sum, n) => sum + n, 0)
}

/** How many of them are satisfied. */
export function satisfiedOf(levels: Levels): number {
  return levels.slice(SATISFIED_FROM - 1).reduce((sum, n) => sum + n, 0)
}

function withheld(n: number): Estimate {
  return { index: null, n, low: null, high: null, withheld: true }
}
