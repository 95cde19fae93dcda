/** Rule sets that turn figures into a ceiling (and, in time, a grade): YAML data, judged by this small engine. */
import { z } from 'zod'
import { percent, vietnameseNumber } from './percent.ts'

/** The figures that a rule may look at. */
const FIGURES = ['late_share', 'satisfied_share'] as const
type FigureName = (typeof FIGURES)[number]

/** A share as the whole numbers it is made of; `enough` false: too little to say anything by. */
export type Share = { part: number; whole: number; enough: boolean }
export type Figures = Record<FigureName, Share>

const Percent = z.int().min(0).max(100)

/** A sentence with gaps of these names, in both languages. */
function words(...gaps: string[]) {
  const unknown = new RegExp(`\\{(?!(?:${gaps.join('|')})\\})`)
  const message = `only ${gaps.map((gap) => `{${gap}}`).join(', ')} can be filled in`
  const sentence = z.string().refine((text) => !unknown.test(text), { message })
  return z.object({ vi: sentence, en: sentence })
}

/** A condition that alone denies a rank. Both ends of the threshold are inclusive. */
const Ceiling = z.strictObject({
  rule: z.string().min(1),
  figure: z.enum(FIGURES),
  blocks: z.union([z.strictObject({ from: Percent }), z.strictObject({ upTo: Percent })]),
  denies: z.string().min(1),
  blocked: words('part', 'whole', 'percent', 'minN'),
  /** What is withheld is not told by the sentence either. */
  undecided: words('whole', 'minN'),
})
type Ceiling = z.infer<typeof Ceiling>

/** A framework's YAML file. */
export const FrameworkFile = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9-]+$/, 'lower-case letters, digits and hyphens'),
    version: z.string().min(1),
    title: z.object({ vi: z.string().min(1), en: z.string().min(1) }),
    source: z.string().min(1),
    /** The instrument whose items make the factor indices. */
    instrument: z.string().min(1),
    ceilings: z.array(Ceiling),
  })
  .refine((file) => new Set(file.ceilings.map((each) => each.rule)).size === file.ceilings.length, {
    message: 'two rules have the same name',
    path: ['ceilings'],
  })
export type Framework = z.infer<typeof FrameworkFile>

/** Why a rank is denied or cannot be decided, in words for the unit. */
export type Reason = { rule: string; text: string; textEn: string }

/** What a rule said, with the numbers it compared. */
export type Ruling = { rule: string; figure: FigureName; part: number | null; whole: number; says: Said }
type Said = 'blocks' | 'passes' | 'undecided'

export type Judgement = {
  /** false as soon as one figure blocks, null when none blocks and one is undecided; absent when the framework has no ceiling. */
  eligibleForTot?: boolean | null
  reasons: Reason[]
  rulings: Ruling[]
}

/** Applies the ceilings. Missing data never passes. */
export function judge(framework: Framework, figures: Figures, minN: number): Judgement {
  const reasons: Reason[] = []
  const rulings = framework.ceilings.map((ceiling): Ruling => {
    const share = figures[ceiling.figure]
    const says = !share.enough ? 'undecided' : isBlocked(ceiling.blocks, share) ? 'blocks' : 'passes'
    if (says !== 'passes') reasons.push(reasonOf(ceiling, share, minN, says))
    const { rule, figure } = ceiling
    return { rule, figure, part: share.enough ? share.part : null, whole: share.whole, says }
  })
  if (rulings.length === 0) return { reasons, rulings }
  const said = new Set(rulings.map((ruling) => ruling.says))
  return {
    eligibleForTot: said.has('blocks') ? false : said.has('undecided') ? null : true,
    reasons,
    rulings,
  }
}

/** Whole numbers are compared: 4.99 % is not 5 %, and 80.004 % is more than 80 %, however they are displayed. */
function isBlocked(blocks: Ceiling['blocks'], { part, whole }: Share): boolean {
  return 'from' in blocks ? part * 100 >= blocks.from * whole : part * 100 <= blocks.upTo * whole
}

function reasonOf(ceiling: Ceiling, share: Share, minN: number, says: 'blocks' | 'undecided'): Reason {
  const words = says === 'blocks' ? ceiling.blocked : ceiling.undecided
  const shown = percent(share.part, share.whole) ?? 0
  const fill = (sentence: string, percentText: string) =>
    sentence
      .replaceAll('{part}', String(share.part))
      .replaceAll('{whole}', String(share.whole))
      .replaceAll('{percent}', percentText)
      .replaceAll('{minN}', String(minN))
  return {
    rule: ceiling.rule,
    text: fill(words.vi, vietnameseNumber(shown)),
    textEn: fill(words.en, shown.toFixed(1)),
  }
}
