/** One webhook delivery of Zalo: verified, then taken apart. Zalo sends one event a request. */
import { BadSignature, type Delivery } from '../channel.ts'
import { plainKind } from '../event.ts'
import { readOther } from './other-events.ts'
import { oaOf, readEvent, readMessage, type ZaloEvent } from './payload.ts'
import { isFromZalo } from './signature.ts'

/** What receiving needs to know of the OA and its app. */
export type ZaloWebhook = {
  appId: string
  oaId: string
  /** The OA secret key and, during a change, the one before. It is not the app's secret. */
  secrets: string[]
  /** All our OAs of this app, each with its secrets; without it this one alone. */
  oas?: readonly { oaId: string; secrets: string[] }[]
}

const SAMPLE_ID = 'This is message id'

/** @throws BadSignature, NotAnEvent */
export function receive(
  rawBody: Buffer,
  headers: Record<string, string | string[] | undefined>,
  { appId, oaId, secrets, oas = [{ oaId, secrets }] }: ZaloWebhook,
): Delivery {
  const signature = headers['x-zevent-signature']
  if (typeof signature !== 'string') throw new BadSignature('no X-ZEvent-Signature')
  const event = readEvent(rawBody)
  const ofOurApp = (event.app_id ?? appId) === appId
  const named = oas.find((one) => oaOf(event, one.oaId) === one.oaId)
  const signedFor = (named ? [named] : oas).filter(
    (one) => ofOurApp && isFromZalo(signature, rawBody, event.timestamp, appId, one.secrets),
  )
  const [oa] = signedFor
  if (!oa) throw new BadSignature('X-ZEvent-Signature does not fit')

  if (!named && oaOf(event, oa.oaId) !== null) return ignored('foreign')
  if (!named && signedFor.length > 1) return ignored('unknown') // OAs with one secret, and it does not say which
  return takeApart(event, rawBody, oa.oaId)
}

/** Reads a delivery whose signature was verified before. @throws NotAnEvent */
export function readVerified(
  rawBody: Buffer,
  { oaId, oas = [] }: Pick<ZaloWebhook, 'oaId' | 'oas'>,
): Delivery {
  const event = readEvent(rawBody)
  const named = [{ oaId }, ...oas].find((one) => oaOf(event, one.oaId) === one.oaId)
  if (!named && oaOf(event, oaId) !== null) return ignored('foreign')
  return takeApart(event, rawBody, named?.oaId ?? oaId)
}

function takeApart(event: ZaloEvent, rawBody: Buffer, oaId: string): Delivery {
  const message = readMessage(event, rawBody)
  if (message !== null) {
    const address = { channel: 'zalo' as const, account: oaId, user: message.user }
    return { ...NOTHING, arrivals: [{ address, incoming: message.incoming }] }
  }
  const read = readOther(event, rawBody, oaId)
  if (read === null) {
    const parties = [event.sender?.id, event.recipient?.id, event.follower?.id, event.user_id]
    const user = parties.find((id) => id !== undefined && id !== oaId) ?? null
    const unread = { kind: plainKind(event.event_name), account: oaId, user, body: rawBody.toString('utf8') }
    return { ...ignored('unknown'), unread: [unread] }
  }
  return 'ignored' in read ? ignored(read.ignored) : { ...NOTHING, events: read.events }
}

const NOTHING: Delivery = { arrivals: [], echoes: [], ignored: [], events: [], unread: [] }

function ignored(kind: string): Delivery {
  return { ...NOTHING, ignored: [kind] }
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
