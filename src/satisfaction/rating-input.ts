/** A rating taken elsewhere (counter, paper, portal), by API or in a file: one schema, and what no type can check. */
import { z } from 'zod'
import { liesInFuture } from '../calendar/clock-skew.ts'
import { dayOf, type Instant, toIso } from '../calendar/instant.ts'
import { moment } from '../calendar/iso-fields.ts'
import type { FieldFault } from '../field-fault.ts'
import { optional } from '../optional-field.ts'
import { code } from '../units/code.ts'
import type { Unit } from '../units/unit.ts'
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
  units: ReadonlyMap<string, Pick<Unit, 'validFrom' | 'validTo' | 'successors'>>
  instruments: ReadonlyMap<string, Instrument>
  /** The dossiers that are recorded. */
  dossiers: ReadonlyMap<string, { receivedAt: Instant }>
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
  const untimely = untimelyOf(input, known, now)
  if (untimely !== null) fault('createdAt', untimely)
  return faults
}

/** Why the rating cannot have been given when it says so; null when it can. */
function untimelyOf(input: RatingInput, known: Known, now: Instant): string | null {
  const { createdAt, unitCode, dossierCode } = input
  if (liesInFuture(createdAt, now)) return 'lies in the future'
  const day = dayOf(createdAt)
  const unit = known.units.get(unitCode)
  if (unit && day < unit.validFrom) return `lies before ${unitCode} existed (from ${unit.validFrom})`
  // Old codes stay in use after a merger: what comes under one counts for who carries on the work.
  if (unit?.validTo && day > unit.validTo && unit.successors.length === 0)
    return `lies after ${unitCode} ended (${unit.validTo}), and no unit carries on its work`
  const dossier = dossierCode === null ? undefined : known.dossiers.get(dossierCode)
  if (dossier && createdAt < dossier.receivedAt)
    return `lies before ${dossierCode} was received (${toIso(dossier.receivedAt)})`
  return null
}
