/** A corrected clock of the machine is no more than this behind; one that is further behind was wrong before, and is followed. */
const MOST_HELD_BACK_MS = 3_600_000

/**
 * The time of day, without small steps back: a clock that is set back would leave leases, turns and retries in the future,
 * and citizens would wait for it to catch up. Steps forward are followed at once.
 *
 * @param wall the machine's time, ms since 1970
 * @param elapsed ms since some moment, never set
 */
export function steadyClock(
  wall: () => number = Date.now,
  elapsed: () => number = () => performance.now(),
): () => number {
  let ahead = wall() - elapsed()
  return () => {
    const shown = wall() - elapsed()
    if (shown > ahead || ahead - shown > MOST_HELD_BACK_MS) ahead = shown
    return Math.floor(ahead + elapsed())
  }
}
