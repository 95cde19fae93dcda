/** An official as a form shows them and as they are read back; and what to read before they are recorded. */
import { z } from 'zod'
import { type Day, dayOf, type Instant } from '../../../calendar/instant.ts'
import type { FieldFault } from '../../../field-fault.ts'
import { code as codeSchema } from '../../../units/code.ts'
import { type Official, servesOn } from '../../../units/official.ts'
import { day, readForm, words } from '../../form.ts'
import { optionalDay } from '../optional-day.ts'
import type { AdminFault } from '../words.ts'
import type { Words } from './words.vi.ts'

const Form = z.object({
  code: words(64),
  name: words(200),
  unitCode: z.string().trim().min(1, 'choose').max(64, 'too_long'),
  head: z.enum(['yes', 'no'], 'choose').transform((word) => word === 'yes'),
  validFrom: day,
  validTo: optionalDay,
})

/** What stands in the fields for an official. */
export function officialValues(official: Official): Record<string, string> {
  return { ...official, head: official.head ? 'yes' : 'no', validTo: official.validTo ?? '' }
}

/** The official that was typed, or what is wrong by field. */
export function readOfficial(
  form: Record<string, string>,
): { official: Official } | { faults: Record<string, AdminFault> } {
  const read = readForm(Form, form)
  if ('faults' in read) return read
  return codeSchema.safeParse(read.values.code).success
    ? { official: read.values }
    : { faults: { code: 'not_a_code' } }
}

/** Faults of the domain by field of the form. */
export function officialFaults(faults: readonly FieldFault[]): Record<string, AdminFault> {
  return Object.fromEntries(
    faults.map(({ field, message }) => [
      field,
      message === 'unknown unit' ? ('unknown_unit' as const) : ('before_start' as const),
    ]),
  )
}

/** [] when nothing beyond the official becomes different. Pure. @param before null for a new one */
export function officialWarnings(
  before: Official | null,
  after: Official,
  all: Iterable<Official>,
  now: Instant,
  { warnings }: Words,
): string[] {
  const today = dayOf(now)
  const heads = (unitCode: string, on: Day) =>
    [...all].filter(
      (one) => one.code !== after.code && one.head && one.unitCode === unitCode && servesOn(one, on),
    )
  const begins = after.validFrom > today
  const start = begins ? after.validFrom : today
  const isHead = after.head && servesOn(after, start)
  const wasHead = before?.head === true && servesOn(before, today)
  const [other] = heads(after.unitCode, start)
  const found: string[] = []
  if (isHead && other && !(wasHead && before?.unitCode === after.unitCode))
    found.push(warnings.other_head(other.name))
  const leaves = wasHead && (!after.head || after.validTo !== null || after.unitCode !== before.unitCode)
  if (leaves && before.validTo === null && heads(before.unitCode, today).length === 0)
    found.push(warnings.no_head)
  if (before !== null && before.unitCode !== after.unitCode) found.push(warnings.moved)
  return found
}
