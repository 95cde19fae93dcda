/** A unit as a form shows it and as it is read back. */
import { z } from 'zod'
import type { FieldFault } from '../../../field-fault.ts'
import { code as codeSchema } from '../../../units/code.ts'
import { UNIT_KINDS, type Unit } from '../../../units/unit.ts'
import { day, optionalWords, readForm, words } from '../../form.ts'
import { optionalDay } from '../optional-day.ts'
import type { AdminFault } from '../words.ts'

const LINES = 5000

const Form = z.object({
  code: words(64),
  name: words(300),
  kind: z.enum(UNIT_KINDS, 'choose'),
  parent: optionalWords(64),
  validFrom: day,
  validTo: optionalDay,
  successors: z.string().max(LINES, 'too_long'),
  aliases: z.string().max(LINES, 'too_long'),
  address: optionalWords(300),
  phone: optionalWords(300),
  hours: optionalWords(300),
})

/** What stands in the fields for a unit. */
export function unitValues(unit: Unit): Record<string, string> {
  return {
    ...unit,
    parent: unit.parent ?? '',
    validTo: unit.validTo ?? '',
    successors: unit.successors.join('\n'),
    aliases: unit.aliases.join('\n'),
    address: unit.address ?? '',
    phone: unit.phone ?? '',
    hours: unit.hours ?? '',
  }
}

/** The unit that was typed, or what is wrong by field. */
export function readUnit(
  form: Record<string, string>,
): { unit: Unit } | { faults: Record<string, AdminFault> } {
  const read = readForm(Form, form)
  if ('faults' in read) return read
  const { successors, aliases, ...rest } = read.values
  const faults: Record<string, AdminFault> = {}
  if (!codeSchema.safeParse(rest.code).success) faults.code = 'not_a_code'
  const unit = { ...rest, successors: linesOf(successors), aliases: linesOf(aliases) }
  if (unit.aliases.some((alias) => alias.length > 300) || unit.aliases.length > 50)
    faults.aliases = 'too_long'
  if (unit.successors.length > 50) faults.successors = 'too_long'
  return Object.keys(faults).length > 0 ? { faults } : { unit }
}

/** Faults of the domain by field of the form. */
export function unitFaults(faults: readonly FieldFault[]): Record<string, AdminFault> {
  return Object.fromEntries(faults.map(({ field, message }) => [field.split('.')[0], saidOf(message)]))
}

function saidOf(message: string): AdminFault {
  if (message === 'unknown unit') return 'unknown_unit'
  if (message === 'before validFrom') return 'before_start'
  return message.includes('itself') ? 'circle' : 'times'
}

function linesOf(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean)
}
