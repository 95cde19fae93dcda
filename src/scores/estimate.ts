/** Indices with their intervals, withheld where too few people stand behind them. */
import { SATISFIED_FROM } from '../satisfaction/instrument.ts'
import type { Levels } from './facts.ts'
import { percent, percentOf } from './percent.ts'
import { clusteredWilson, type Interval, type RaterGroup, wilson } from './wilson.ts'

/** In percent with one decimal. When withheld, all but `n` are null. */
export type Estimate = {
  index: number | null
  n: number
  low: number | null
  high: number | null
  withheld: boolean
}

/** The share of levels 4 and 5 among the answers to one question; `n` answers, Wilson's interval. */
export function itemEstimate(levels: Levels, minN: number): Estimate {
  const n = sumOf(levels)
  const satisfied = satisfiedOf(levels)
  return estimate(n, n, satisfied, n < minN ? null : wilson(satisfied, n))
}

/** The share of satisfied answers over several items; `n` raters, the interval clustered by rater. */
export function raterEstimate(
  groups: readonly RaterGroup[],
  minN: number,
): Estimate & { answers: number | null; satisfied: number | null } {
  const sum = (of: (group: RaterGroup) => number) => groups.reduce((total, g) => total + g.raters * of(g), 0)
  const n = sum(() => 1)
  const answers = sum((g) => g.answers)
  const satisfied = sum((g) => g.satisfied)
  const found = estimate(n, answers, satisfied, n < minN ? null : clusteredWilson(groups))
  return { ...found, ...(found.withheld ? { answers: null, satisfied: null } : { answers, satisfied }) }
}

/** How many answers there are. */
export function sumOf(levels: Levels): number {
  return levels.reduce((sum, n) => sum + n, 0)
}

/** How many of them are satisfied. */
export function satisfiedOf(levels: Levels): number {
  return levels.slice(SATISFIED_FROM - 1).reduce((sum, n) => sum + n, 0)
}

function estimate(n: number, answers: number, satisfied: number, interval: Interval | null): Estimate {
  if (!interval) return { index: null, n, low: null, high: null, withheld: true }
  return {
    index: percent(satisfied, answers),
    n,
    low: percentOf(interval.low),
    high: percentOf(interval.high),
    withheld: false,
  }
}
