/** Clocks elsewhere may run a little ahead. */
import type { Instant } from './instant.ts'

const CLOCK_SKEW_MS = 5 * 60_000

/** Whether something that another system says has happened cannot have happened yet. Null has not. */
export function liesInFuture(at: Instant | null, now: Instant): boolean {
  return at !== null && at > now + CLOCK_SKEW_MS
}
