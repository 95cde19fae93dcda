/** How many calls an account may make in a while. */
import type { Instant } from '../calendar/instant.ts'

/** @param most null: without a limit */
export type Rate = { most: number | null; perMs: number }

/** One call was counted. */
export type Counted = Rate & { allowed: boolean; remain: number | null; used: number }

export type RateGate = ReturnType<typeof createRateGate>

/** Counts calls in windows that begin with the first of them. */
export function createRateGate({ most, perMs }: Rate, now: () => Instant) {
  let began = Number.NEGATIVE_INFINITY
  let used = 0
  return {
    take(): Counted {
      if (now() - began >= perMs || now() < began) {
        began = now()
        used = 0
      }
      used += 1
      const remain = most === null ? null : Math.max(0, most - used)
      return { allowed: most === null || used <= most, most, perMs, remain, used }
    },
  }
}
