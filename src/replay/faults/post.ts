/** What the platforms have to deliver, on its way to our web processes: bytes that are repeated until they are answered 200. */
import type { Instant } from '../../calendar/instant.ts'
import type { Laid } from './played.ts'

/** One delivery on its way. `letter`: the id of the message in it; an echo has none. */
export type Parcel = Laid & {
  letter: string | null
  /** When the platform had it, by its clock: a message, when the citizen said it. */
  laidAt: Instant
  /** Not before this moment of the platforms' clock. */
  notBefore: Instant
  /** Held back until the citizen has said something more; null: not. */
  heldUntilBreath: number | null
  tries: number
}

/** Pauses before a repeat; the last one again and again: here no platform gives up. */
const REPEAT_AFTER_MS = [1_000, 5_000, 30_000, 300_000]

export type Post = ReturnType<typeof createPost>

export function createPost() {
  const waiting: Parcel[] = []
  const answered: string[] = []
  const delivered: Parcel[] = []
  return {
    waiting,
    /** The ids of messages that were answered 200, as often as they were. */
    answered,
    /** Every delivery that was ever on its way, once. */
    delivered,
    /** The one that goes next; null when none may go yet. */
    next: (at: Instant): Parcel | null =>
      waiting.find(({ notBefore, heldUntilBreath }) => notBefore <= at && heldUntilBreath === null) ?? null,
    /** When the next one may go; null when none waits, or only what is held back. */
    nextAt: (): Instant | null => {
      const times = waiting.filter((one) => one.heldUntilBreath === null).map(({ notBefore }) => notBefore)
      return times.length === 0 ? null : Math.min(...times)
    },
    lay(parcel: Parcel): void {
      waiting.push(parcel)
      delivered.push(parcel)
    },
    /** The same bytes once more, beside the first. */
    layAgain: (parcel: Parcel, notBefore: Instant) =>
      void waiting.push({ ...parcel, notBefore, heldUntilBreath: null, tries: 0 }),
    begin: (parcel: Parcel) => void waiting.splice(waiting.indexOf(parcel), 1),
    /** @param status of the answer; null when there was none */
    end(parcel: Parcel, status: number | null, at: Instant): void {
      if (status === 200) {
        if (parcel.letter !== null) answered.push(parcel.letter)
        return
      }
      const pause = REPEAT_AFTER_MS[Math.min(parcel.tries, REPEAT_AFTER_MS.length - 1)]!
      waiting.push({ ...parcel, tries: parcel.tries + 1, notBefore: at + pause })
    },
    /** What was held back until this breath may go; all of it without one. */
    release(breath: number | null): void {
      for (const one of waiting)
        if (one.heldUntilBreath !== null && (breath === null || one.heldUntilBreath <= breath))
          one.heldUntilBreath = null
    },
  }
}
