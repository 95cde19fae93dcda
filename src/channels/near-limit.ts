/** What a platform tells between the lines: how near an account is to its limit, before any send is refused. */
import type { Instant } from '../calendar/instant.ts'
import type { ApiAnswer, Post } from './api-call.ts'

/** Calls whose answers are watched. */
export type Watched = {
  post: Post
  /** Until when the account should rest by the answers since it was last asked; null: no reason to. */
  restUntil(): Instant | null
}

/** A hint is no refusal, and a slip of the platform's must not silence an office: it will say so again. */
const LONGEST_MS = 3_600_000

/** @param pauseMs how long an account should rest by one answer, in ms; null: not at all */
export function watchLimits(
  post: Post,
  pauseMs: (answer: ApiAnswer) => number | null,
  now: () => Instant,
): Watched {
  let until: Instant | null = null
  return {
    async post(path, headers, body) {
      const answer = await post(path, headers, body)
      const pause = pauseMs(answer)
      if (pause !== null) until = Math.max(until ?? 0, now() + Math.min(pause, LONGEST_MS))
      return answer
    },
    restUntil() {
      const told = until
      until = null
      return told
    },
  }
}
