/** One rule for all words that come in: PostgreSQL keeps no U+0000, and nobody means one. */
import type { FieldFault } from '../field-fault.ts'

/** The fields in which a NUL character stands, names of fields included. */
export function nulFaults(value: unknown, path: string[] = []): FieldFault[] {
  if (typeof value === 'string') {
    return value.includes('\0') ? [{ field: path.join('.'), message: 'holds the character U+0000' }] : []
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inside]) => [
    ...nulFaults(name, [...path, name.replaceAll('\0', '')]),
    ...nulFaults(inside, [...path, name.replaceAll('\0', '')]),
  ])
}
