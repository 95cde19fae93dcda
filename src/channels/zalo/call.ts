/** One call of Zalo's OpenAPI with a living token. Errors come with HTTP 200 and a code in the body. */
import { z } from 'zod'
import type { Instant } from '../../calendar/instant.ts'
import { type ApiAnswer, type Post, retryAfterMs } from '../api-call.ts'
import { SendError } from '../channel.ts'
import { Id } from '../exact-json.ts'
import { failureOf, isTokenRefused, pauseOf } from './errors.ts'
import type { AccessTokens } from './token.ts'

/** What a call needs: the API, a token for it, and the time. */
export type ZaloApi = { post: Post; tokens: AccessTokens; now: () => Instant }

/** A call: where to, and what, of which content type; JSON when it is left out. */
export type ZaloCall = { path: string; type?: string; body: string | Buffer }

/** What came of it: the `data` of the answer, or the code of the refusal with the answer it stood in. */
export type ZaloOutcome = { data: unknown } | { code: number; answer: ApiAnswer }

const Envelope = z.object({
  error: Id.transform(Number).pipe(z.int()),
  data: z.unknown().optional(),
})

/**
 * Calls, once more with another token where the first was refused.
 *
 * @throws SendError where there is no token, or no answer in Zalo's envelope
 */
export async function callZalo(api: ZaloApi, call: ZaloCall): Promise<ZaloOutcome> {
  const token = await api.tokens.current()
  const first = await callOnce(api, token, call)
  if ('data' in first || !isTokenRefused(first.code)) return first
  return callOnce(api, await api.tokens.after(token), call)
}

async function callOnce({ post, now }: ZaloApi, token: string, call: ZaloCall): Promise<ZaloOutcome> {
  const headers = { access_token: token, 'content-type': call.type ?? 'application/json' }
  const answer = await post(call.path, headers, call.body)
  const read = Envelope.safeParse(answer.body)
  if (!read.success) throw withoutEnvelope(answer, now())
  const { error: code, data } = read.data
  return code === 0 ? { data } : { code, answer }
}

function withoutEnvelope(answer: ApiAnswer, now: Instant): SendError {
  const code = `HTTP ${answer.status}`
  if (answer.status < 400) return new SendError('unknown_outcome', code)
  return new SendError(answer.status === 429 ? 'rate_limited' : 'temporary', code, retryAfterMs(answer, now))
}

/** The error that a refusal is for the courier. */
export function refusal({ code, answer }: { code: number; answer: ApiAnswer }, now: Instant): SendError {
  return new SendError(failureOf(code), String(code), retryAfterMs(answer, now) ?? pauseOf(code, now))
}
