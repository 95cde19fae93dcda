/** Turns at the password hash: it costs a processor for a third of a second, and strangers may ask for it. */

/** Two leave libuv's pool of four threads free for files and names. */
const AT_ONCE = 2

/** About three seconds of waiting. */
const MOST_WAITING = 16

export type HashTurns = {
  /**
   * Does the work when a turn is free.
   *
   * @param isGone asked when the turn comes: nobody waits for the answer any more
   * @returns `busy` at once when too many wait; `gone` when nobody waited; the work was then not begun
   */
  take<T>(work: () => Promise<T>, isGone: () => boolean): Promise<T | 'busy' | 'gone'>
}

export function hashTurns(): HashTurns {
  const waiting: (() => void)[] = []
  let running = 0
  return {
    async take(work, isGone) {
      if (running < AT_ONCE) running += 1
      else {
        if (waiting.length >= MOST_WAITING) return 'busy'
        await new Promise<void>((turn) => waiting.push(turn)) // whoever is done hands over their turn
      }
      try {
        return isGone() ? 'gone' : await work()
      } finally {
        const next = waiting.shift()
        if (next) next()
        else running -= 1
      }
    },
  }
}
