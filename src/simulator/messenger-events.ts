/** A citizen's deeds as Meta's webhook reports them. Source of the shapes: facts/messenger.md 2. */
import type { Instant } from '../calendar/instant.ts'
import type { Done } from './deed.ts'
import type { SignedDelivery } from './delivery.ts'
import { metaJson, metaSignature } from './signing.ts'
import type { Pictures } from './zalo-events.ts'

export type MessengerAccount = { pageId: string; appSecret: string; pageToken: string; verifyToken: string }

/** What Get Started carries; the same meaning as following the OA on Zalo. */
const GET_STARTED = { title: 'Bắt đầu', payload: 'ln:hello' }
const APP_ID = 333_000_333_000_333
/** The big Like. */
const LIKE = 369_239_263_222_822

function content(deed: Done, mid: string, pictures: Pictures): object {
  switch (deed.kind) {
    case 'text':
      return { message: { mid, text: deed.text } }
    case 'tap': {
      const { title, payload } = deed
      if (deed.as === 'button') return { postback: { mid, title, payload } }
      return { message: { mid, text: title, quick_reply: { payload } } }
    }
    case 'photo': {
      const attachments = [{ type: 'image', payload: { url: pictures.photo } }]
      return { message: { mid, ...(deed.text ? { text: deed.text } : {}), attachments } }
    }
    case 'sticker': {
      const attachments = [{ type: 'sticker', payload: { url: pictures.sticker, sticker_id: LIKE } }]
      return { message: { mid, attachments } }
    }
    case 'start':
      return { postback: { mid, ...GET_STARTED } }
  }
}

/** The body of the event, one entry with one event. Times are milliseconds, as numbers. */
export function messengerEvent(
  deed: Done,
  user: string,
  at: Instant,
  mid: string,
  account: MessengerAccount,
  pictures: Pictures,
): object {
  const event = { sender: { id: user }, recipient: { id: account.pageId }, timestamp: at }
  return delivery(account, [{ ...event, ...content(deed, mid, pictures) }], at)
}

/**
 * What Meta reports of a message of ours: its echo with our `metadata`, and that it reached the phone.
 * Two entries in one delivery.
 */
export function messengerEcho(
  user: string,
  at: Instant,
  mid: string,
  message: { text?: string; metadata?: string },
  account: MessengerAccount,
): object {
  const echo = {
    sender: { id: account.pageId },
    recipient: { id: user },
    timestamp: at,
    message: { mid, is_echo: true, app_id: APP_ID, ...message },
  }
  const receipt = {
    sender: { id: user },
    recipient: { id: account.pageId },
    timestamp: at,
    delivery: { mids: [mid], watermark: at },
  }
  return delivery(account, [echo, receipt], at)
}

/** An event as Meta delivers it: escaped and signed. */
export function signedForMessenger(event: object, { appSecret }: MessengerAccount): SignedDelivery {
  const body = Buffer.from(metaJson(event))
  const headers = { 'x-hub-signature-256': metaSignature(body, appSecret) }
  return { path: '/webhooks/messenger', headers, body }
}

function delivery({ pageId }: MessengerAccount, events: object[], time: Instant): object {
  return { object: 'page', entry: events.map((event) => ({ id: pageId, time, messaging: [event] })) }
}
