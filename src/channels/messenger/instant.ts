/** When Meta says that something happened. */
import type { Instant } from '../../calendar/instant.ts'

/** Beyond it JavaScript has no dates. */
const LAST_INSTANT = 8.64e15

/**
 * The first usable value as milliseconds; some samples carry seconds, or digits in a string (facts/messenger.md 2.1).
 *
 * @returns null when none is usable
 */
export function instantOf(...values: unknown[]): Instant | null {
  for (const value of values) {
    const n = typeof value === 'string' && value !== '' ? Number(value) : value
    if (typeof n !== 'number' || !(n > 0 && n < LAST_INSTANT)) continue
    const milliseconds = Math.trunc(n < 1e11 ? n * 1000 : n)
    if (milliseconds > 0) return milliseconds
  }
  return null
}
