/** A dossier as the one-stop system pushes it, by API or in a file: one schema, and what no type can check. */
import { z } from 'zod'
import { liesInFuture } from '../calendar/clock-skew.ts'
import type { Instant } from '../calendar/instant.ts'
import { moment } from '../calendar/iso-fields.ts'
import type { FieldFault } from '../field-fault.ts'
import { optional } from '../optional-field.ts'
import { code } from '../units/code.ts'
import { DOSSIER_STATUSES, isFinished } from './dossier.ts'

const name = z.string().trim().min(1).max(200)
const status = z.enum(DOSSIER_STATUSES)

const applicantInput = z.object({
  name,
  phone: optional(z.string().trim().max(30)),
  idNumber: optional(z.string().trim().max(30)),
})

/** The body of `PUT /dossiers/{code}`; in files, each column is a field, `applicant.name` and `official.code` with dots. */
export const dossierInput = z.object({
  code: code.optional().meta({ description: 'When given, the same as in the path.' }),
  unitCode: code.meta({ description: 'The unit that handles it.' }),
  receivingUnitCode: optional(code).meta({
    description: 'The unit at whose counter it was handed in, when another.',
  }),
  procedureCode: code,
  status,
  receivedAt: moment,
  dueAt: optional(moment).meta({ description: 'Null only while not accepted, refused or withdrawn.' }),
  firstDueAt: optional(moment).meta({
    description:
      'The first date given to the citizen. Left out: the first dueAt that was pushed. One later than before is not taken.',
  }),
  finishedAt: optional(moment),
  returnedAt: optional(moment),
  applicant: optional(applicantInput),
  official: optional(z.object({ code, name })),
  submittedVia: optional(z.enum(['counter', 'online', 'post'])),
  history: z
    .array(
      z.object({
        at: moment,
        status,
        unit: optional(z.string().trim().max(200)),
        official: optional(name),
        note: optional(z.string().max(2000)),
      }),
    )
    .max(500)
    .default([]),
})
export type DossierInput = z.output<typeof dossierInput>

/** The codes that a dossier may name. */
export type KnownCodes = { units: { has(code: string): boolean }; procedures: { has(code: string): boolean } }

/** What is wrong with a dossier beyond its types; [] when nothing is. */
export function faultsOf(input: DossierInput, known: KnownCodes, now: Instant): FieldFault[] {
  const faults: FieldFault[] = []
  const fault = (wrong: boolean, field: string, message: string) => {
    if (wrong) faults.push({ field, message })
  }
  const { receivedAt, dueAt, firstDueAt, finishedAt, returnedAt } = input
  const isFuture = (at: Instant | null) => liesInFuture(at, now)
  const isBefore = (at: Instant | null, other: Instant | null) => at !== null && other !== null && at < other
  const { unitCode, receivingUnitCode } = input
  fault(!known.units.has(unitCode), 'unitCode', 'unknown unit')
  fault(
    receivingUnitCode !== null && !known.units.has(receivingUnitCode),
    'receivingUnitCode',
    'unknown unit',
  )
  fault(!known.procedures.has(input.procedureCode), 'procedureCode', 'unknown procedure')
  fault(isFuture(receivedAt), 'receivedAt', 'lies in the future')
  fault(dueAt === null && needsDueDate(input.status), 'dueAt', 'required once a dossier is accepted')
  fault(isBefore(dueAt, receivedAt), 'dueAt', 'before receivedAt')
  fault(isBefore(firstDueAt, receivedAt), 'firstDueAt', 'before receivedAt')
  fault(isBefore(finishedAt, receivedAt), 'finishedAt', 'before receivedAt')
  fault(isFuture(finishedAt), 'finishedAt', 'lies in the future')
  fault(isBefore(returnedAt, finishedAt ?? receivedAt), 'returnedAt', 'before finishedAt or receivedAt')
  fault(isFuture(returnedAt), 'returnedAt', 'lies in the future')
  fault(
    isFinished(input.status) && finishTime(input) === null,
    'finishedAt',
    'required once a dossier is finished',
  )
  input.history.forEach((entry, i) => {
    fault(isFuture(entry.at), `history.${i}.at`, 'lies in the future')
  })
  return faults
}

/** When handling ended: as stated, else when the history says so, else when the result was handed over. */
export function finishTime(
  input: Pick<DossierInput, 'finishedAt' | 'returnedAt' | 'history' | 'status'>,
): Instant | null {
  if (input.finishedAt !== null || !isFinished(input.status)) return input.finishedAt
  return input.history.findLast((entry) => entry.status === 'finished')?.at ?? input.returnedAt
}

function needsDueDate(status: DossierInput['status']): boolean {
  return status !== 'new' && status !== 'rejected' && status !== 'withdrawn'
}
