/** Reads posted forms: the fields of a body, and a zod schema's complaints as words beside the fields. */
import { z } from 'zod'
import { withoutNoText } from '../units/plain-text.ts'

/** What is wrong with a field, before it is put into words. */
export const FAULTS = ['missing', 'too_long', 'not_a_day', 'choose'] as const
export type Fault = (typeof FAULTS)[number]

/** Words that must be there. */
export const words = (most: number) => z.string().trim().min(1, 'missing').max(most, 'too_long')

/** A value of a list that must be chosen: a menu or round buttons. */
export const chosen = (most: number) => z.string().trim().min(1, 'choose').max(most, 'choose')

/** Words that may be left out: then null. */
export const optionalWords = (most: number) =>
  z
    .string()
    .trim()
    .max(most, 'too_long')
    .default('')
    .transform((text) => text || null)

/** A day as a browser's date field sends it. */
export const day = z.string().trim().min(1, 'missing').pipe(z.iso.date('not_a_day'))

/** The values, or the first fault of each field. A field that did not come is empty. */
export function readForm<T extends z.ZodObject>(
  schema: T,
  form: Record<string, string>,
): { values: z.output<T> } | { faults: Record<string, Fault> } {
  const filled = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, form[name] ?? '']))
  const read = schema.safeParse(filled)
  if (read.success) return { values: read.data }
  const faults: Record<string, Fault> = {}
  for (const { path, message } of read.error.issues) {
    faults[String(path[0])] ??= FAULTS.find((fault) => fault === message) ?? 'missing'
  }
  return { faults }
}

/** The text fields of a parsed body, NFC, without what is no text, as NUL, which no database keeps. Of a field that came several times the last one counts. */
export function fieldsOf(body: unknown): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>)) {
    const last: unknown = Array.isArray(value) ? value.at(-1) : value
    if (typeof last === 'string') fields[name] = withoutNoText(last).normalize('NFC').replace(/\r\n?/g, '\n')
  }
  return fields
}
