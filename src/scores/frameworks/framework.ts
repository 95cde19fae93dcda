/** A framework (bộ tiêu chí): a versioned rule set that turns figures into a grade or a ceiling. Written as YAML: docs/frameworks.md. */
import { z } from 'zod'
import type { Day } from '../../calendar/instant.ts'
import { Bodies, Heads, Officials, rankFaults } from './people-rules.ts'
import { Blocks, day, figureName, figureNames } from './rule-parts.ts'
import { Score, scoreFaults } from './score-rules.ts'
import { sentence, words } from './sentence.ts'
import { Target } from './target-rules.ts'

/** A condition that alone denies a rank to a unit. */
const Ceiling = z.strictObject({
  rule: z.string().min(1),
  figure: figureName,
  blocks: Blocks,
  denies: z.string().min(1),
  blocked: sentence('part', 'whole', 'percent', 'value', 'minN'),
  passes: sentence('part', 'whole', 'percent', 'value', 'minN').optional(),
  /** What is withheld is not told by the sentence either. */
  undecided: sentence('whole', 'minN'),
})

/** What the source leaves open, decided in the file. */
const Settings = z
  .strictObject({
    lateness: z
      .strictObject({
        /** Out of which dossiers: those finished in the period, those received in it, those first due in it. */
        whole: z.enum(['finished', 'received', 'due']).default('finished'),
        /** Whether unfinished ones past their date at the period's end are late ones, or left out. */
        unfinishedOverdue: z.enum(['count', 'leave_out']).default('count'),
        /** Without any dossier: not decided, or blocked. Never a pass. */
        none: z.enum(['undecided', 'blocks']).default('undecided'),
      })
      .default({ whole: 'finished', unfinishedOverdue: 'count', none: 'undecided' }),
    /** A dossier of which nobody says how it was filed: at the counter (as the national portal takes it), or left out. */
    onlineUnknown: z.enum(['counter', 'leave_out']).default('counter'),
    /** Working days within which a complaint is answered in time. */
    answerWithinWorkingDays: z.int().min(1).max(60).default(15),
    /** Which outcomes make a conduct complaint count. */
    conductOutcomes: z
      .array(z.enum(['founded', 'partly']))
      .min(1)
      .default(['founded', 'partly']),
    /** By how many months a year begins after (or, below zero, before) 1 January; quarters, halves and months stay. */
    yearShiftMonths: z.int().min(-11).max(11).default(0),
  })
  .default({
    lateness: { whole: 'finished', unfinishedOverdue: 'count', none: 'undecided' },
    onlineUnknown: 'counter',
    answerWithinWorkingDays: 15,
    conductOutcomes: ['founded', 'partly'],
    yearShiftMonths: 0,
  })

/** A framework's YAML file. What it gives can be read by it again: recorded versions are. */
export const FrameworkFile = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9-]+$/, 'lower-case letters, digits and hyphens'),
    version: z.string().min(1),
    title: words,
    source: z.string().min(1),
    /** The first and the last day on which a period may end that is judged by it; null: no end is known. */
    validFrom: day.default('1900-01-01'),
    validTo: day.nullable().default(null),
    /** The instrument whose items make the factor indices. */
    instrument: z.string().min(1),
    /** Decimals with which its figures are shown. Nothing is decided by a figure that was rounded for display. */
    decimals: z.int().min(0).max(4).default(1),
    settings: Settings,
    /** Figures that it publishes besides those of its rules; `factor_index:*` is that of every factor. */
    figures: z.array(figureNames).default([]),
    ceilings: z.array(Ceiling).default([]),
    /** The names of yearly ranks, the best first. */
    ranks: z.array(z.string().min(1)).default([]),
    officials: z.array(Officials).default([]),
    heads: z.array(Heads).default([]),
    bodies: z.array(Bodies).default([]),
    score: Score.nullable().default(null),
    targets: z.array(Target).default([]),
  })
  .superRefine((file, context) => {
    const add = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    if (file.validTo !== null && file.validTo < file.validFrom)
      add(['validTo'], `dates out of order: ${file.validTo} is before validFrom ${file.validFrom}`)
    for (const twice of repeated(rulesOf(file))) add(['ceilings'], `two rules have the same name: ${twice}`)
    for (const fault of rankFaults(file)) add(fault.path, fault.message)
    if (file.score) for (const fault of scoreFaults(file.score)) add(['score', ...fault.path], fault.message)
    for (const twice of repeated(file.targets.map(({ target }) => target)))
      add(['targets'], `two targets have the same name: ${twice}`)
  })
export type Framework = z.infer<typeof FrameworkFile>
export type Ceiling = z.infer<typeof Ceiling>

/** The names of all its rules, in the order of the file's parts. */
function rulesOf(file: Pick<Framework, 'ceilings' | 'officials' | 'heads' | 'bodies' | 'score'>): string[] {
  const { ceilings, officials, heads, bodies, score } = file
  return [ceilings, officials, heads, bodies, score?.vetoes ?? []].flat().map(({ rule }) => rule)
}

/** Whether it is about targets alone: it judges no unit, and has a page of its own. */
export function isOfTargetsAlone({
  targets,
  ceilings,
  officials,
  heads,
  bodies,
  score,
  figures,
}: Framework): boolean {
  const others = [ceilings, officials, heads, bodies, figures].flat()
  return targets.length > 0 && others.length === 0 && score === null
}

/** Every figure that it asks for, each once; those of `factor_index:*` as they are written. */
export function figuresIn(framework: Framework): string[] {
  const { figures, ceilings, score, targets } = framework
  const asked = [
    ...figures,
    ...ceilings.map(({ figure }) => figure),
    ...(score?.criteria ?? []).flatMap(({ figure }) => figure ?? []),
    ...(score?.vetoes ?? []).map(({ figure }) => figure),
    ...targets.flatMap(({ figure }) => figure ?? []),
  ]
  return [...new Set(asked)]
}

/** Whether it is in force for a period that ends with this day. */
export function isInForce({ validFrom, validTo }: Framework, lastDay: Day): boolean {
  return validFrom <= lastDay && (validTo === null || lastDay <= validTo)
}

function repeated(names: string[]): string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))]
}
