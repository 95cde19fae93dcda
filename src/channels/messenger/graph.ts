/** One call of the Graph API as a Page. Source: facts/messenger.md 3, 5. */
import { z } from 'zod'
import type { Instant } from '../../calendar/instant.ts'
import { type ApiAnswer, type Post, retryAfterMs } from '../api-call.ts'
import { SendError } from '../channel.ts'
import { codeOf, verdictOf } from './errors.ts'
import { appSecretProof } from './signature.ts'
import { regainAccessMs } from './usage.ts'

/** As whom to call. The first secret signs. */
export type Page = { pageId: string; pageToken: string; secrets: string[]; version: string }

/** Calls an edge of the Page; what the answer means is the caller's. */
export type PageCall = (edge: Edge, body: string | Buffer, type?: string) => Promise<ApiAnswer>

type Edge = 'messages' | 'message_attachments'

/*
 * {"error":{"message":"(#10) This message is sent outside of allowed window.","type":"OAuthException","code":10,
 *  "error_subcode":2018278,"fbtrace_id":"A…"}}
 */
const Refused = z.object({
  error: z.object({
    code: z.coerce.number(),
    error_subcode: z.coerce.number().optional().catch(undefined),
    message: z.string().optional().catch(undefined),
  }),
})

/**
 * Makes the calling function of a Page: the paths with the proof are the same for every call. The token goes in a header,
 * which no log of addresses keeps.
 */
export function pageCall({ pageId, pageToken, secrets, version }: Page, post: Post): PageCall {
  const proof = secrets[0] === undefined ? '' : `?appsecret_proof=${appSecretProof(pageToken, secrets[0])}`
  const path = (edge: Edge) => `/${version}/${pageId}/${edge}${proof}`
  const paths = { messages: path('messages'), message_attachments: path('message_attachments') }
  const authorization = `Bearer ${pageToken}`
  return (edge, body, type = 'application/json') =>
    post(paths[edge], { authorization, 'content-type': type }, body)
}

/** What an answer without what was asked for means. */
export function failureIn(answer: ApiAnswer, now: Instant): SendError {
  const asked = retryAfterMs(answer, now) ?? regainAccessMs(answer)
  const refused = Refused.safeParse(answer.body)
  if (refused.success) {
    const { failure, pauseMs } = verdictOf(refused.data.error)
    return new SendError(failure, codeOf(refused.data.error), asked ?? pauseMs)
  }
  if (answer.status < 400) return new SendError('unknown_outcome', `HTTP ${answer.status}`)
  return new SendError(answer.status === 429 ? 'rate_limited' : 'temporary', `HTTP ${answer.status}`, asked)
}
