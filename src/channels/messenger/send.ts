/** Sending one part through Meta's Send API. */
import { z } from 'zod'
import type { Instant } from '../../calendar/instant.ts'
import { type ApiAnswer, type Post, retryAfterMs } from '../api-call.ts'
import { type OutgoingPart, SendError } from '../channel.ts'
import { Id } from '../exact-json.ts'
import { codeOf, verdictOf } from './errors.ts'
import { appSecretProof } from './signature.ts'

/*
 * {"recipient_id":"222","message_id":"m_AG5Hz2U…"}
 * {"error":{"message":"(#10) This message is sent outside of allowed window.","type":"OAuthException","code":10,
 *  "error_subcode":2018278,"fbtrace_id":"A…"}}
 */
const Sent = z.object({ message_id: Id })
const Refused = z.object({
  error: z.object({
    code: z.coerce.number(),
    error_subcode: z.coerce.number().optional().catch(undefined),
    message: z.string().optional().catch(undefined),
  }),
})

/** `{"111":[{"type":"messenger","estimated_time_to_regain_access":5,…}]}`, in minutes. */
const Usage = z.record(
  z.string(),
  z.array(z.object({ estimated_time_to_regain_access: z.number().optional().catch(undefined) })),
)

/** Where and as whom to send. */
type Page = { pageId: string; pageToken: string; secrets: string[]; version: string }

/**
 * Makes the sending function of a Page: the path with the proof is the same for every call. The token goes
 * in a header, which no log of addresses keeps.
 */
export function createSend({ pageId, pageToken, secrets, version }: Page, post: Post, now: () => Instant) {
  const proof = secrets[0] === undefined ? '' : `?appsecret_proof=${appSecretProof(pageToken, secrets[0])}`
  const path = `/${version}/${pageId}/messages${proof}`
  const headers = { authorization: `Bearer ${pageToken}`, 'content-type': 'application/json' }

  return async function send(user: string, part: OutgoingPart, outboxId: string): Promise<string> {
    const message = { ...part.message, metadata: outboxId }
    const body = JSON.stringify({ recipient: { id: user }, messaging_type: 'RESPONSE', message })
    const answer = await post(path, headers, body)
    const sent = Sent.safeParse(answer.body)
    if (sent.success) return sent.data.message_id
    throw failureIn(answer, now())
  }
}

function failureIn(answer: ApiAnswer, now: Instant): SendError {
  const asked = retryAfterMs(answer, now) ?? regainAccessMs(answer)
  const refused = Refused.safeParse(answer.body)
  if (refused.success) {
    const { failure, pauseMs } = verdictOf(refused.data.error)
    return new SendError(failure, codeOf(refused.data.error), asked ?? pauseMs)
  }
  if (answer.status < 400) return new SendError('unknown_outcome', `HTTP ${answer.status}`)
  return new SendError(answer.status === 429 ? 'rate_limited' : 'temporary', `HTTP ${answer.status}`, asked)
}

/** The longest time that Meta says the Page must wait, in ms; null when it says nothing. */
function regainAccessMs(answer: ApiAnswer): number | null {
  const header = answer.headers['x-business-use-case-usage']
  if (typeof header !== 'string') return null
  try {
    const usage = Usage.parse(JSON.parse(header))
    const minutes = Object.values(usage).flatMap((uses) =>
      uses.map((use) => use.estimated_time_to_regain_access ?? 0),
    )
    const longest = Math.max(0, ...minutes)
    return longest > 0 ? longest * 60_000 : null
  } catch {
    return null // a header that cannot be read asks for nothing
  }
}
