/** One rule for all words that come in: PostgreSQL keeps no U+0000, and nobody means one; nor does anybody nest lists without end. */
import type { FieldFault } from '../field-fault.ts'

/** More than any request of ours has. */
const MOST_DEEP = 32

/** The fields in which a NUL character stands, names of fields included, or that hold others too deep. */
export function nulFaults(value: unknown, path: string[] = []): FieldFault[] {
  if (typeof value === 'string') {
    return value.includes('\0') ? [{ field: path.join('.'), message: 'holds the character U+0000' }] : []
  }
  if (typeof value !== 'object' || value === null) return []
  if (path.length > MOST_DEEP) return [{ field: path[0]!, message: `is nested more than ${MOST_DEEP} deep` }]
  return Object.entries(value).flatMap(([name, inside]) => [
    ...nulFaults(name, [...path, name.replaceAll('\0', '')]),
    ...nulFaults(inside, [...path, name.replaceAll('\0', '')]),
  ])
}
