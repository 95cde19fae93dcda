/** Sending one part through Zalo's OpenAPI. */
import { z } from 'zod'
import type { Instant } from '../../calendar/instant.ts'
import { type OutgoingPart, SendError, type Way } from '../channel.ts'
import { Id } from '../exact-json.ts'
import type { Templates } from '../templates.ts'
import { callZalo, refusal, type ZaloApi, type ZaloCall, type ZaloOutcome } from './call.ts'
import { isShapeRefused } from './errors.ts'
import { templateCall } from './template.ts'

/*
 * {"error":0,"message":"Success","data":{"message_id":"o-0001","user_id":"3…3","sent_time":"1767225601000",
 *  "quota":{"quota_type":"reply","remain":"7"}}}
 * {"error":-230,"message":"User has not interacted with the OA in the past 7 days"}
 */
const Sent = z.object({ message_id: Id })

/** For how long buttons that were refused are not tried again. */
const BUTTONS_REST_MS = 3_600_000

/** What sending needs, and until when this OA's buttons are sent as words, because Zalo refused their shape. */
export type ZaloSender = ZaloApi & { templates?: Templates; buttons: { refusedUntil: Instant } }

/**
 * Sends a part, once more in plain words where Zalo refused the shape of its buttons; for an hour from then on they are
 * words at once.
 *
 * @throws SendError
 */
export async function send(
  user: string,
  part: OutgoingPart,
  sender: ZaloSender,
  way: Way = 'reply',
): Promise<string> {
  const { buttons, now } = sender
  if (way === 'template')
    return idIn(await callZalo(sender, asJson(templateCall(user, part, sender.templates))), now())
  const consultation = (message: object) =>
    callZalo(sender, asJson({ path: '/v3.0/oa/message/cs', body: { recipient: { user_id: user }, message } }))
  const { fallback } = part
  if (fallback && now() < buttons.refusedUntil) return idIn(await consultation(fallback), now())
  const first = await consultation(quoting(part))
  if ('data' in first || !fallback || !isShapeRefused(first.code)) return idIn(first, now())
  const second = await consultation(fallback)
  if ('data' in second) buttons.refusedUntil = now() + BUTTONS_REST_MS
  return idIn(second, now())
}

/** Our ids of events that have none of Zalo's (src/channels/digest.ts). */
const OUR_DIGEST = /^[0-9a-f]{64}$/

/** Only words quote: what Zalo does with a quote beside a template is nowhere told. */
function quoting({ message, quotes }: OutgoingPart): object {
  const mayQuote = quotes !== undefined && !OUR_DIGEST.test(quotes) && !('attachment' in message)
  return mayQuote ? { ...message, quote_message_id: quotes } : message
}

function asJson({ path, body }: { path: string; body: object }): ZaloCall {
  return { path, body: JSON.stringify(body) }
}

function idIn(outcome: ZaloOutcome, now: Instant): string {
  if (!('data' in outcome)) throw refusal(outcome, now)
  const sent = Sent.safeParse(outcome.data)
  if (!sent.success) throw new SendError('unknown_outcome', 'success without message_id')
  return sent.data.message_id
}
