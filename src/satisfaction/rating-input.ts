/** A rating taken elsewhere (counter, paper, portal), by API or in a file: one schema, and what no type can check. */
import { z } from 'zod'
import { liesInFuture } from '../calendar/clock-skew.ts'
import type { Instant } from '../calendar/instant.ts'
import { moment } from '../calendar/iso-fields.ts'
import type { FieldFault } from '../field-fault.ts'
import { optional } from '../optional-field.ts'
import { code } from '../units/code.ts'
import { type Instrument, level } from './instrument.ts'
import { TAKEN_ELSEWHERE } from './rating.ts'

/** The body of `POST /ratings`; in files each column is a field, answers as `answers.q15` or simply `q15`. */
export const ratingInput = z.object({
  externalId: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .meta({ description: "The sender's own id: sending it again changes nothing." }),
  unitCode: code,
  dossierCode: optional(code),
  channel: z.enum(TAKEN_ELSEWHERE),
  instrument: z.string().trim().min(1).max(64),
  overall: optional(level),
  answers: z
    .record(z.string(), level)
    .nullish()
    .transform((answers) => answers ?? {}),
  comment: optional(z.string().trim().max(5000)),
  createdAt: moment.meta({ description: 'When the citizen gave it.' }),
})
export type RatingInput = z.output<typeof ratingInput>

/** What a rating may name. */
type Known = {
  units: { has(code: string): boolean }
  instruments: ReadonlyMap<string, Instrument>
  /** Whether a dossier is recorded. */
  dossiers: { has(code: string): boolean }
}

/** What is wrong with a rating beyond its types; [] when nothing is. `dossiers` knows codes in their kept form. */
export function faultsOf(input: RatingInput, known: Known, now: Instant): FieldFault[] {
  const faults: FieldFault[] = []
  const fault = (field: string, message: string) => faults.push({ field, message })
  if (!known.units.has(input.unitCode)) fault('unitCode', `unknown unit: ${input.unitCode}`)
  if (input.dossierCode !== null && !known.dossiers.has(input.dossierCode)) {
    fault('dossierCode', `unknown dossier: ${input.dossierCode}`)
  }
  const instrument = known.instruments.get(input.instrument)
  if (!instrument) {
    fault(
      'instrument',
      `unknown instrument: ${input.instrument}; known are ${[...known.instruments.keys()].sort().join(', ')}`,
    )
  } else {
    const items = new Set(instrument.items.map((item) => item.code))
    for (const item of Object.keys(input.answers)) {
      if (!items.has(item)) fault(`answers.${item}`, `${instrument.name} has no item ${item}`)
    }
  }
  if (input.overall === null && Object.keys(input.answers).length === 0) {
    fault('overall', 'a rating has an overall level or at least one answer')
  }
  if (liesInFuture(input.createdAt, now)) fault('createdAt', 'lies in the future')
  return faults
}
