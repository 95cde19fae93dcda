/** Published figures of others (SIPAS of the whole country) that charts show beside our own. They enter no score. */
import { z } from 'zod'
import { versionedYaml } from '../versioned-yaml.ts'
import { readPeriod } from './period.ts'

const Words = z.object({ vi: z.string().min(1), en: z.string().min(1) })
const percent = z.number().min(0).max(100)
const period = z.string().refine((text) => readPeriod(text) !== null, 'a period: 2024, 2024-Q3, 2024-11')

/** What was published for a period, in percent; a member that is missing was not published, or we do not know it. */
const Value = z.strictObject({
  period,
  overall: percent,
  /** The blocks of SIPAS since 2022: making policy, and serving citizens, which is the one that this program measures. */
  policy: percent.optional(),
  service: percent.optional(),
  /** The lowest and highest province. */
  lowest: percent.optional(),
  highest: percent.optional(),
  factors: z.record(z.string(), percent).default({}),
  /** `to-confirm`: from memory, to be shown as such. */
  howSure: z.enum(['confirmed', 'one-source', 'to-confirm']),
})

/** Between these two periods nothing is compared and no line drawn. */
const MethodBreak = z.strictObject({ after: period, before: period, why: Words })

/** A file of seeds/reference/. Periods stand in the order of time; a break stands between two neighbours. */
export const ReferenceFile = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9-]+$/, 'lower-case letters, digits and hyphens'),
    version: z.string().min(1),
    title: Words,
    source: z.string().min(1),
    instrument: z.string().min(1),
    values: z.array(Value).min(1),
    breaks: z.array(MethodBreak).default([]),
  })
  .superRefine(({ values, breaks }, context) => {
    const periods = values.map((each) => each.period)
    for (const [i, each] of periods.entries()) {
      if (i === 0 || startOf(each) > startOf(periods[i - 1]!)) continue
      const message = `${each} does not come after ${periods[i - 1]}`
      context.addIssue({ code: 'custom', path: ['values', i, 'period'], message })
    }
    for (const [i, { after, before }] of breaks.entries()) {
      if (periods.includes(after) && periods[periods.indexOf(after) + 1] === before) continue
      const message = `${after} and ${before} are not neighbours among the values`
      context.addIssue({ code: 'custom', path: ['breaks', i], message })
    }
  })

export type Reference = z.output<typeof ReferenceFile>

/** The published figures: loaded from files, read as they stand or stood. */
export const referenceStore = versionedYaml<Reference>('reference_version', ReferenceFile)

function startOf(text: string): number {
  return readPeriod(text)!.from
}
