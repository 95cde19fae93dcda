/** The cells over which intervals are tried, and how often they hold the truth in each. */
import { effectiveAnswers, meanShare } from '../../src/scores/planned-sample.ts'
import { wilson } from '../../src/scores/wilson.ts'
import { chanceOf, type Likeness, type Mode, type Plan, survey } from './simulated-survey.ts'

export type GridCell = {
  figure: 'factor' | 'pooled'
  raters: number
  truth: number
  spread: 'equal' | 'unequal'
  mode: Mode
  likeness: Likeness
}

const FACTORS = { factor: [5], pooled: [4, 4, 5, 3, 3] }
export const MODES = ['micro', 'full', 'mixed'] as const
export const LIKENESSES: readonly Likeness[] = (['whole', 'mood'] as const).flatMap((kind) =>
  [0.2, 0.4, 0.7].map((strength) => ({ kind, strength })),
)

/** Every combination. */
export function gridOf(
  raters: readonly number[],
  truths: readonly number[],
  likenesses: readonly Likeness[] = LIKENESSES,
): GridCell[] {
  return (['factor', 'pooled'] as const).flatMap((figure) =>
    raters.flatMap((n) =>
      truths.flatMap((truth) =>
        (['equal', 'unequal'] as const).flatMap((spread) =>
          MODES.flatMap((mode) =>
            likenesses.map((likeness) => ({ figure, raters: n, truth, spread, mode, likeness })),
          ),
        ),
      ),
    ),
  )
}

/** In how many of `surveys` imagined surveys the interval holds the truth, 0 to 1. */
export function coverageOf(cell: GridCell, surveys: number, seed: number): number {
  const plan = planOf(cell)
  const chance = chanceOf(seed)
  let held = 0
  for (let i = 0; i < surveys; i += 1) {
    const found = survey(plan, chance)
    const items = found.items.filter(({ answers }) => answers >= 2)
    const effective = effectiveAnswers(items, found.pairs)
    const { num, den } = meanShare(items)
    const { low, high } = wilson((Number(num) / Number(den)) * effective, effective)!
    if (low <= cell.truth && cell.truth <= high) held += 1
  }
  return held / surveys
}

/** Unequal items lie up to 12 points on either side of the truth, or as far as 100 % lets them. */
function planOf({ figure, raters, truth, spread, mode, likeness }: GridCell): Plan {
  const factors = FACTORS[figure].flatMap((size, factor) => Array<number>(size).fill(factor))
  const reach = spread === 'equal' ? 0 : Math.min(0.12, (1 - truth) * 0.9)
  const items = factors.map((factor, i) => ({
    factor,
    truth: truth + reach * ((2 * i) / (factors.length - 1) - 1),
  }))
  return { raters, items, mode, likeness }
}
