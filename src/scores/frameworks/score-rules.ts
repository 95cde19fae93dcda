/** How a file says points: criteria with their highest points, bands of the total, conditions that hold a grade down. */
import { z } from 'zod'
import { bandFaults } from './bands.ts'
import { compare, decimal, plus, ratio } from './ratio.ts'
import { amount, Blocks, type Fault, figureName } from './rule-parts.ts'
import { sentence, words } from './sentence.ts'

const Step = z.strictObject({ from: amount.optional(), below: amount.optional(), points: amount })

/** How a figure becomes points, never more than the criterion's highest and never less than none. */
const Points = z.discriminatedUnion('kind', [
  /** The figure is points already: an average of 0, 1 and 2. */
  z.strictObject({ kind: z.literal('value') }),
  /** Value × highest ÷ target. */
  z.strictObject({ kind: z.literal('prorata'), target: amount.min(0.0001) }),
  /** From none at one value to the highest at another, either of which may be the greater. */
  z.strictObject({ kind: z.literal('linear'), zeroAt: amount, fullAt: amount }),
  /** By half-open steps. */
  z.strictObject({ kind: z.literal('steps'), steps: z.array(Step).min(2) }),
])
export type Points = z.infer<typeof Points>

/** What is scored: by a figure, or named without one because it is not measured here. */
const Criterion = z.strictObject({
  criterion: z.string().min(1),
  name: words,
  max: amount,
  figure: figureName.optional(),
  points: Points.optional(),
  unmeasured: words.optional(),
})
export type Criterion = z.infer<typeof Criterion>

/** A figure that alone keeps the grade from being better than another. */
const Veto = z.strictObject({
  rule: z.string().min(1),
  figure: figureName,
  blocks: Blocks,
  atBest: z.string().min(1),
  blocked: sentence('part', 'whole', 'value', 'percent', 'minN'),
  passes: sentence('part', 'whole', 'value', 'percent', 'minN').optional(),
  undecided: sentence('whole', 'minN'),
})
export type Veto = z.infer<typeof Veto>

/** How a total and a grade are made. */
export const Score = z.strictObject({
  max: amount,
  /** Decimals of points, and whether the rounded ones are added up or graded by, or are for display alone. */
  rounding: z.strictObject({
    decimals: z.int().min(0).max(4),
    scored: z.enum(['nothing', 'criteria', 'total']),
  }),
  /** With a criterion that cannot be measured: no total; a total of the others without a grade; or that total scaled up to `max`. */
  missing: z.enum(['undecided', 'leave_out', 'rescale']),
  criteria: z.array(Criterion).min(1),
  bands: z
    .array(z.strictObject({ grade: z.string().min(1), from: amount.optional(), below: amount.optional() }))
    .min(2)
    .optional(),
  vetoes: z.array(Veto).default([]),
})
export type Score = z.infer<typeof Score>

/** What is wrong with a score beyond the shape of its parts. */
export function scoreFaults(score: Score): Fault[] {
  return [...sumFaults(score), ...criterionFaults(score), ...gradeFaults(score)]
}

function sumFaults({ max, criteria }: Score): Fault[] {
  const sum = criteria.reduce((all, each) => plus(all, decimal(each.max)), ratio(0))
  if (compare(sum, decimal(max)) === 0) return []
  const text = Number(sum.num) / Number(sum.den)
  return [{ path: ['max'], message: `the criteria add up to ${text}, not to the stated ${max}` }]
}

function criterionFaults({ criteria }: Score): Fault[] {
  const names = criteria.map(({ criterion }) => criterion)
  return criteria.flatMap(({ criterion, figure, points, unmeasured, max }, at): Fault[] => {
    const fault = (message: string, ...more: (string | number)[]) => ({
      path: ['criteria', at, ...more],
      message,
    })
    if (names.indexOf(criterion) !== at) return [fault(`two criteria have the same name: ${criterion}`)]
    const isMeasured = figure !== undefined && points !== undefined
    if (isMeasured === (unmeasured !== undefined) || (figure === undefined) !== (points === undefined))
      return [fault('either a figure with points, or unmeasured')]
    if (points?.kind === 'linear' && points.zeroAt === points.fullAt)
      return [fault('zeroAt and fullAt are the same', 'points', 'fullAt')]
    if (points?.kind !== 'steps') return []
    const tooMany = points.steps.flatMap((step, i) =>
      step.points > max
        ? [fault(`${step.points} points are more than the highest, ${max}`, 'points', 'steps', i)]
        : [],
    )
    return [
      ...tooMany,
      ...bandFaults(points.steps).map(({ path, message }) => fault(message, 'points', 'steps', ...path)),
    ]
  })
}

function gradeFaults({ bands, vetoes }: Score): Fault[] {
  const grades = (bands ?? []).map(({ grade }) => grade)
  const twice = grades.find((grade, at) => grades.indexOf(grade) !== at)
  return [
    ...bandFaults(bands ?? []).map(({ path, message }) => ({ path: ['bands', ...path], message })),
    ...(twice === undefined ? [] : [{ path: ['bands'], message: `two bands have the same grade: ${twice}` }]),
    ...vetoes.flatMap(({ atBest }, at) =>
      grades.includes(atBest)
        ? []
        : [{ path: ['vetoes', at, 'atBest'], message: `no band has the grade ${atBest}` }],
    ),
  ]
}
