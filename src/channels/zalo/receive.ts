/** One webhook delivery of Zalo: verified, then taken apart. Zalo sends one event a request. */
import { BadSignature, type Delivery } from '../channel.ts'
import { oaOf, readEvent, readMessage } from './payload.ts'
import { isFromZalo } from './signature.ts'

/** What receiving needs to know of the OA and its app. */
export type ZaloWebhook = {
  appId: string
  oaId: string
  /** The OA secret key and, during a change, the one before. It is not the app's secret. */
  secrets: string[]
}

const SAMPLE_ID = 'This is message id'

/** Events that are none of the bot's business, by the word under which they are counted. */
const KINDS: Record<string, string> = {
  unfollow: 'unfollow',
  user_click_chatnow: 'chatnow',
  user_received_message: 'receipt',
  user_seen_message: 'receipt',
  user_reacted_message: 'reaction',
  oa_reacted_message: 'reaction',
  user_withdraw: 'withdraw',
  permission_revoked: 'permission_revoked',
}

/** @throws BadSignature, NotAnEvent */
export function receive(
  rawBody: Buffer,
  headers: Record<string, string | string[] | undefined>,
  { appId, oaId, secrets }: ZaloWebhook,
): Delivery {
  const signature = headers['x-zevent-signature']
  if (typeof signature !== 'string') throw new BadSignature('no X-ZEvent-Signature')
  const event = readEvent(rawBody)
  const ofOurApp = (event.app_id ?? appId) === appId
  if (!ofOurApp || !isFromZalo(signature, rawBody, event.timestamp, appId, secrets))
    throw new BadSignature('X-ZEvent-Signature does not fit')

  if ((oaOf(event, oaId) ?? oaId) !== oaId) return ignored('foreign')
  const read = readMessage(event, rawBody)
  if (read === null) return ignored(kindOf(event.event_name))
  const address = { channel: 'zalo' as const, account: oaId, user: read.user }
  return { arrivals: [{ address, incoming: read.incoming }], echoes: [], ignored: [] }
}

function ignored(kind: string): Delivery {
  return { arrivals: [], echoes: [], ignored: [kind] }
}

function kindOf(eventName: string): string {
  if (eventName.startsWith('oa_send_')) return 'oa_send'
  return Object.hasOwn(KINDS, eventName) ? (KINDS[eventName] as string) : 'unknown'
}

/**
 * Whether this is the event that Zalo's console posts when the webhook's address is saved. It must be
 * answered 200, else the address is refused, and its signature may not verify: answer it and drop it.
 */
export function isSampleEvent(rawBody: Buffer): boolean {
  if (!rawBody.includes(SAMPLE_ID)) return false
  try {
    const event = readEvent(rawBody)
    return event.event_name === 'user_send_text' && readMessage(event, rawBody)?.incoming.id === SAMPLE_ID
  } catch {
    return false // not even an event
  }
}
