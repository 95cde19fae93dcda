/** How a file says what figures and yearly ranks mean for officials, for heads, and for leadership bodies. */
import { z } from 'zod'
import { Blocks, type Fault } from './rule-parts.ts'
import { sentence, words } from './sentence.ts'

/** Which periods a rule speaks about: every one, or whole years alone. */
const periods = z.enum(['any', 'year'])

/** An official's own dossiers: from where on they are not classed as it says. */
export const Officials = z.strictObject({
  rule: z.string().min(1),
  figure: z.literal('official_late_share'),
  blocks: Blocks,
  denies: z.string().min(1),
  periods: periods.default('any'),
  blocked: sentence('official', 'part', 'whole', 'value'),
  passes: sentence('official', 'part', 'whole', 'value'),
  undecided: sentence('official'),
})
export type OfficialsRule = z.infer<typeof Officials>

/** A head answers for their unit's ranks in years that follow one another. */
export const Heads = z.strictObject({
  rule: z.string().min(1),
  when: z.array(z.strictObject({ rank: z.string().min(1), years: z.int().min(1).max(10) })).min(1),
  consequence: words,
  review: sentence('official', 'rank', 'years', 'consequence'),
  none: sentence('official', 'rank', 'year'),
  /** Years that meet the rule, with a merger or a change of head between them: people decide. */
  decide: sentence('official', 'rank', 'years', 'why', 'consequence'),
  undecided: sentence('official', 'missing'),
})
export type HeadsRule = z.infer<typeof Heads>

/** A leadership body or party organisation: which rank its unit needs. */
export const Bodies = z.strictObject({
  rule: z.string().min(1),
  needs: z.string().min(1),
  denies: z.string().min(1),
  blocked: sentence('body', 'rank', 'year'),
  passes: sentence('body', 'rank', 'year'),
  undecided: sentence('body', 'year'),
})
export type BodiesRule = z.infer<typeof Bodies>

/** Ranks that a rule names and the file's list does not. */
export function rankFaults(file: {
  ranks: readonly string[]
  heads: readonly HeadsRule[]
  bodies: readonly BodiesRule[]
}): Fault[] {
  const unknown = (rank: string, ...path: (string | number)[]): Fault[] =>
    file.ranks.includes(rank) ? [] : [{ path, message: `no rank is called ${rank}` }]
  return [
    ...file.heads.flatMap(({ when }, i) =>
      when.flatMap(({ rank }, j) => unknown(rank, 'heads', i, 'when', j, 'rank')),
    ),
    ...file.bodies.flatMap(({ needs }, i) => unknown(needs, 'bodies', i, 'needs')),
  ]
}
