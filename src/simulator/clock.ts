/** A clock that can be moved, for windows, quotas and tokens that end by themselves. */
import type { Instant } from '../calendar/instant.ts'

export type MovableClock = ReturnType<typeof createClock>

/** @param base what time it is before anything is moved */
export function createClock(base: () => Instant) {
  let offset = 0
  return {
    now: (): Instant => base() + offset,
    /** Milliseconds by which it is ahead of its base. */
    offset: () => offset,
    /** @throws RangeError for what is no number of milliseconds, or leads out of the times that dates can tell */
    move(ms: number): void {
      if (!Number.isFinite(ms) || Number.isNaN(new Date(base() + offset + ms).getTime()))
        throw new RangeError('the clock moves by a number of milliseconds')
      offset += ms
    },
    reset(): void {
      offset = 0
    },
  }
}
