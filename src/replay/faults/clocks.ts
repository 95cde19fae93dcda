/** The two clocks of a faulty world. Nobody waits in it: time passes when it is told to. */
import type { Instant } from '../../calendar/instant.ts'

export type Clocks = ReturnType<typeof createClocks>

/** Both begin at the same moment; only ours is stepped by faults. */
export function createClocks(startsAt: Instant) {
  let platforms = startsAt
  let ahead = 0
  return {
    platforms: (): Instant => platforms,
    ours: (): Instant => platforms + ahead,
    moment: () => ({ ours: platforms + ahead, platforms }),
    /** A moment of the platforms' clock, by ours. */
    inOurs: (at: Instant): Instant => at + ahead,
    pass(ms: number): void {
      platforms += ms
    },
    /** Ours is set forward, or back when negative. */
    step(ms: number): void {
      ahead += ms
    },
  }
}
