/** Which of some units differ for sure in their satisfaction index. */
import { allPairsZ } from '../../../scores/normal.ts'
import { candidateOf } from '../../../scores/ranks.ts'
import type { Scorecard } from '../../../scores/scorecard.ts'
import { differenceInterval, type Share } from '../../../scores/wilson.ts'

type Unit = Scorecard['unit']

/** Shares from 0 to 1; `low` is above 0. */
export type Difference = { higher: Unit; lower: Unit; difference: number; low: number; high: number }

/** Pairs whose difference leaves out zero, all of them true together in 95 of 100 cases, the largest first. */
export function differencesOf(cards: readonly Scorecard[]): Difference[] {
  const units = cards.flatMap((card) => {
    const { measured } = candidateOf(card)
    return measured ? [{ unit: card.unit, measured }] : []
  })
  const z = allPairsZ(Math.max(1, units.length))
  return units
    .flatMap((one) => units.flatMap((other) => differenceOf(one, other, z)))
    .sort((a, b) => b.difference - a.difference)
}

type Measured = { unit: Unit; measured: Share }

function differenceOf(one: Measured, other: Measured, z: number): Difference[] {
  const interval = differenceInterval(other.measured, one.measured, z)
  if (!interval || interval.low <= 0) return []
  const difference = one.measured.share - other.measured.share
  return [{ higher: one.unit, lower: other.unit, difference, ...interval }]
}
