/** One delivery of an event, and what its answer means. */
import type { Instant } from '../calendar/instant.ts'
import { openApi, type Post, retryAfterMs } from '../channels/api-call.ts'
import { SendError } from '../channels/channel.ts'
import type { Feed } from './feed-settings.ts'
import { signedHeaders } from './signature.ts'

/** `again`: the receiver may take it later, not before `waitMs` where it said so. `refused`: it never will. */
export type Delivered = { told: true } | { again: string; waitMs: number } | { refused: string }

export type PostEvent = (id: string, body: string, now: Instant) => Promise<Delivered>

/** A body of these is wrong to the receiver whenever it comes. */
const NEVER = new Set([400, 413, 415, 422])

/**
 * Opens the feed's address. Redirects are not followed: what we signed goes where the office said.
 *
 * @param answerTimeoutMs shorter in tests
 */
export function openFeed({ url, secret }: Pick<Feed, 'url' | 'secret'>, answerTimeoutMs?: number): PostEvent {
  const post: Post = openApi(url.origin, answerTimeoutMs)
  return async (id, body, now) => {
    const headers = signedHeaders(secret, id, String(Math.floor(now / 1000)), body)
    try {
      const answer = await post(`${url.pathname}${url.search}`, headers, body)
      return meaningOf(answer.status, retryAfterMs(answer, now))
    } catch (error) {
      if (!(error instanceof SendError)) throw error
      return { again: `no_answer: ${error.code}`, waitMs: 0 }
    }
  }
}

/** What an answer's status means. 409: the receiver has this event. Pure. */
export function meaningOf(status: number, waitMs: number | null): Delivered {
  if ((status >= 200 && status < 300) || status === 409) return { told: true }
  if (status >= 300 && status < 400) return { again: `redirect: ${status}`, waitMs: 0 }
  if (NEVER.has(status)) return { refused: `refused: ${status}` }
  return { again: `status: ${status}`, waitMs: waitMs ?? 0 }
}
