/** Sending one part through Meta's Send API. */
import { z } from 'zod'
import type { Instant } from '../../calendar/instant.ts'
import type { OutgoingPart, Way } from '../channel.ts'
import { Id } from '../exact-json.ts'
import type { Templates } from '../templates.ts'
import { failureIn, type PageCall } from './graph.ts'
import { utilityMessage } from './template.ts'

/** `{"recipient_id":"222","message_id":"m_AG5Hz2U…"}` */
const Sent = z.object({ message_id: Id })

/** Makes the sending function of a Page. */
export function createSend(call: PageCall, templates: Templates, now: () => Instant) {
  return async function send(
    user: string,
    part: OutgoingPart,
    outboxId: string,
    way: Way = 'reply',
  ): Promise<string> {
    const body = JSON.stringify({ recipient: { id: user }, ...envelope(part, outboxId, way, templates) })
    const answer = await call('messages', body)
    const sent = Sent.safeParse(answer.body)
    if (sent.success) return sent.data.message_id
    throw failureIn(answer, now())
  }
}

function envelope(part: OutgoingPart, outboxId: string, way: Way, templates: Templates): object {
  if (way === 'template') return utilityMessage(part, templates)
  const message = { ...part.message, metadata: outboxId }
  const quote = isMid(part.quotes) ? { reply_to: { mid: part.quotes } } : {}
  return way === 'human_agent'
    ? { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT', message, ...quote }
    : { messaging_type: 'RESPONSE', message, ...quote }
}

/** Taps carry no id of a message: theirs is ours, and Meta does not know it. */
function isMid(id: string | undefined): id is string {
  return id?.startsWith('m_') ?? false
}
