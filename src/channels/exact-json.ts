/** JSON from the platforms, whose ids are 64-bit numbers at times. */
import { z } from 'zod'

/** A bare number of 16 digits or more, which may lie beyond 2^53. */
const LONG_NUMBER = /[:[,\s]-?\d{16}/

/**
 * Reads JSON without damaging long whole numbers: those that a JavaScript number cannot hold come out as
 * their digits, in a string.
 *
 * @throws SyntaxError
 */
export function parseExactJson(text: string): unknown {
  return LONG_NUMBER.test(text)
    ? JSON.parse(text, keepDigits as (key: string, value: unknown) => unknown)
    : JSON.parse(text)
}

function keepDigits(_key: string, value: unknown, context: { source?: string }): unknown {
  const damaged = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)
  return damaged && context.source !== undefined ? context.source : value
}

/** An id as the code carries it: always a string, whatever the platform wrote. */
export const Id = z.union([z.string().min(1), z.number()]).transform(String)
