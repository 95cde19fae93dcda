/** Sending one part through Zalo's OpenAPI. Errors come with HTTP 200 and a code in the body. */
import { z } from 'zod'
import type { Instant } from '../../calendar/instant.ts'
import { type ApiAnswer, type Post, retryAfterMs } from '../api-call.ts'
import { type OutgoingPart, SendError } from '../channel.ts'
import { Id } from '../exact-json.ts'
import { failureOf, isShapeRefused, isTokenRefused, pauseOf } from './errors.ts'
import type { AccessTokens } from './token.ts'

/*
 * {"error":0,"message":"Success","data":{"message_id":"o-0001","user_id":"3…3","sent_time":"1767225601000",
 *  "quota":{"quota_type":"reply","remain":"7"}}}
 * {"error":-230,"message":"User has not interacted with the OA in the past 7 days"}
 */
const Answer = z.object({
  error: Id.transform(Number).pipe(z.int()),
  data: z.object({ message_id: Id }).optional().catch(undefined),
})

/** What sending needs: the API, a token for it, and the time. */
type ZaloSender = { post: Post; tokens: AccessTokens; now: () => Instant }

/** Zalo's answer to a send: the id of the message, or the code of the refusal with the answer it stood in. */
type Outcome = { messageId: string } | { code: number; answer: ApiAnswer }

/**
 * Sends a part, once more with another token where the first was refused, once more in plain words where
 * the buttons were.
 *
 * @throws SendError
 */
export async function send(user: string, part: OutgoingPart, sender: ZaloSender): Promise<string> {
  const { tokens, now } = sender
  const withToken = async (message: OutgoingPart['message']): Promise<Outcome> => {
    const token = await tokens.current()
    const first = await deliver(sender, token, user, message)
    if ('messageId' in first || !isTokenRefused(first.code)) return first
    return deliver(sender, await tokens.after(token), user, message)
  }
  let outcome = await withToken(part.message)
  if ('code' in outcome && isShapeRefused(outcome.code) && part.fallback)
    outcome = await withToken(part.fallback)
  if ('messageId' in outcome) return outcome.messageId
  const { code, answer } = outcome
  throw new SendError(failureOf(code), String(code), retryAfterMs(answer, now()) ?? pauseOf(code, now()))
}

/** One call. @throws SendError where there is no answer in Zalo's envelope */
async function deliver(sender: ZaloSender, token: string, user: string, message: object): Promise<Outcome> {
  const headers = { access_token: token, 'content-type': 'application/json' }
  const body = JSON.stringify({ recipient: { user_id: user }, message })
  const answer = await sender.post('/v3.0/oa/message/cs', headers, body)
  const read = Answer.safeParse(answer.body)
  if (!read.success) throw withoutEnvelope(answer, sender.now())
  if (read.data.error !== 0) return { code: read.data.error, answer }
  if (read.data.data === undefined) throw new SendError('unknown_outcome', 'success without message_id')
  return { messageId: read.data.data.message_id }
}

function withoutEnvelope(answer: ApiAnswer, now: Instant): SendError {
  const code = `HTTP ${answer.status}`
  if (answer.status < 400) return new SendError('unknown_outcome', code)
  return new SendError(answer.status === 429 ? 'rate_limited' : 'temporary', code, retryAfterMs(answer, now))
}
