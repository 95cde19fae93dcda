/** How targets stand (what is to rise, to fall, not to be) and which way each has moved since the period before. Pure. */
import { candidateOf } from '../ranks.ts'
import type { Scorecard } from '../scorecard.ts'
import { changeBetween, methodOf } from '../trend.ts'
import type { ShownFigure } from './apply.ts'
import type { Framework } from './framework.ts'
import { compare, minus, over, type Ratio, ratio, shownNumber, times } from './ratio.ts'
import type { Bilingual } from './sentence.ts'
import type { Target } from './target-rules.ts'

/**
 * Which way a figure has gone, by what the target wants. `unclear`: a sample, and the interval of the difference holds zero.
 * `cut`: another method, or the unit merged or split in between. `unknown`: one of the two says nothing.
 */
export type Movement = 'better' | 'worse' | 'same' | 'unclear' | 'cut' | 'unknown'

export type TargetStand = {
  target: string
  wants: Target['wants']
  name: Bilingual
  note: Bilingual | null
  /** Why it is not measured at all; null: it is. */
  unmeasured: Bilingual | null
  now: ShownFigure | null
  before: ShownFigure | null
  /** Null where it is not measured. */
  movement: Movement | null
  /** Now less before, in the figure's unit with its decimals; null where that cannot be said, or rounds to nothing. */
  difference: number | null
  /** Whether what should not be is not; null for other targets, and where the figure says nothing. */
  isMet: boolean | null
}

/** A period's scorecard, and why it cannot be compared with the one before; null: it can. */
export type TargetPoint = { card: Scorecard; breaksBefore: Bilingual | null }

/** @param before null: there is nothing before */
export function standOfTargets(
  { targets, decimals }: Pick<Framework, 'targets' | 'decimals'>,
  now: TargetPoint,
  before: TargetPoint | null,
): TargetStand[] {
  const figureIn = (point: TargetPoint | null, target: string) =>
    point?.card.inputs.targets?.find((each) => each.target === target) ?? null
  return targets.map(({ target, wants, name, note, unmeasured }) => {
    const [latest, earlier] = [figureIn(now, target), figureIn(before, target)]
    const change = latest && before && earlier ? changeOf(latest, earlier, now, before) : null
    const isKnown = change !== null && typeof change !== 'string'
    return {
      target,
      wants,
      name,
      note: note ?? null,
      unmeasured: unmeasured ?? null,
      now: latest,
      before: earlier,
      movement: unmeasured ? null : movementOf(wants, change),
      difference: isKnown ? shownNumber(change.difference, decimals) || null : null,
      isMet: wants !== 'zero' || latest?.value == null ? null : exactly(latest)?.num === 0n,
    }
  })
}

type Change = { difference: Ratio; isUnclear: boolean } | 'cut' | null

/** Two figures that read alike have not moved: nobody could see what. */
function changeOf(latest: ShownFigure, earlier: ShownFigure, now: TargetPoint, before: TargetPoint): Change {
  const [a, b] = [exactly(latest), exactly(earlier)]
  if (a === null || b === null) return null
  if (now.breaksBefore !== null || methodOf(now.card) !== methodOf(before.card)) return 'cut'
  const looksAlike = latest.text !== null && latest.text.vi === earlier.text?.vi
  return {
    difference: looksAlike ? ratio(0) : minus(a, b),
    isUnclear: latest.figure === 'satisfied_share' && !isChange(now, before),
  }
}

/** The share of raters is a sample: a difference is one only when its interval leaves out zero. */
function isChange(now: TargetPoint, before: TargetPoint): boolean {
  const [earlier, later] = [before, now].map(({ card }) => ({
    period: card.period,
    method: methodOf(card),
    measured: candidateOf(card).measured,
  }))
  const change = changeBetween([earlier!, later!], earlier!.period, later!.period)
  return change?.says === 'up' || change?.says === 'down'
}

function movementOf(wants: Target['wants'], change: Change): Movement {
  if (change === null) return 'unknown'
  if (change === 'cut') return 'cut'
  const way = compare(change.difference, ratio(0))
  if (way === 0) return 'same'
  if (change.isUnclear) return 'unclear'
  return way > 0 === (wants === 'up') ? 'better' : 'worse'
}

/** The figure as the fraction of its whole numbers, in its own unit; null where it says nothing. */
function exactly({ part, whole, unit }: ShownFigure): Ratio | null {
  if (part === null || whole === 0) return null
  const by = unit === 'percent' ? 100 : unit === 'per_thousand' ? 1000 : 1
  return over(times(ratio(part), ratio(by)), ratio(whole))
}
