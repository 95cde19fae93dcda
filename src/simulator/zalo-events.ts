/** A citizen's deeds as Zalo's webhook reports them. Source of the shapes: facts/zalo.md 1.2 to 1.4. */
import type { Instant } from '../calendar/instant.ts'
import type { Done } from './deed.ts'
import type { SignedDelivery } from './delivery.ts'
import { zaloSignature } from './signing.ts'

export type ZaloAccount = {
  appId: string
  oaId: string
  /** Signs the deliveries. */
  oaSecret: string
  /** Guards the token call. */
  appSecret: string
  /** The first refresh token, as an administrator would have got it from Zalo's console. */
  refreshToken: string
}

/** Where the sample pictures can be fetched. */
export type Pictures = { photo: string; sticker: string }

/** The members that differ from deed to deed, as `event_name` and `message`. A tap is a text: Zalo has no other event for it. */
function content(deed: Done, messageId: string, pictures: Pictures): [string, object] {
  const message = { msg_id: messageId }
  switch (deed.kind) {
    case 'text':
      return ['user_send_text', { text: deed.text, ...message }]
    case 'tap':
      return ['user_send_text', { text: deed.payload, ...message }]
    case 'photo': {
      const attachment = { payload: { thumbnail: pictures.photo, url: pictures.photo }, type: 'image' }
      return ['user_send_image', { attachments: [attachment], text: deed.text ?? '', ...message }]
    }
    case 'sticker': {
      const attachment = { payload: { id: '1e1f2c3d4b5a', url: pictures.sticker }, type: 'sticker' }
      return ['user_send_sticker', { attachments: [attachment], ...message }]
    }
    case 'start':
      return ['follow', {}]
  }
}

/** The body of the event. All ids and the timestamp (milliseconds) are strings. */
export function zaloEvent(
  deed: Done,
  user: string,
  at: Instant,
  messageId: string,
  account: ZaloAccount,
  pictures: Pictures,
): object {
  const [event_name, message] = content(deed, messageId, pictures)
  const common = { app_id: account.appId, user_id_by_app: idByApp(user), event_name, timestamp: String(at) }
  if (deed.kind === 'start')
    return { ...common, oa_id: account.oaId, follower: { id: user }, source: 'oa_profile' }
  return { ...common, sender: { id: user }, recipient: { id: account.oaId }, message }
}

/** The report of a message that the OA sent, which Zalo posts to the same webhook. */
export function zaloEcho(user: string, at: Instant, messageId: string, text: string, account: ZaloAccount) {
  return {
    app_id: account.appId,
    user_id_by_app: idByApp(user),
    event_name: 'oa_send_text',
    sender: { id: account.oaId },
    recipient: { id: user },
    message: { text, msg_id: messageId },
    timestamp: String(at),
  }
}

/** The event that Zalo's console posts when the webhook's address is saved. */
export function zaloSampleEvent(at: Instant, account: ZaloAccount): object {
  return {
    app_id: account.appId,
    sender: { id: '246845883529197922' },
    user_id_by_app: '552177279717587730',
    recipient: { id: '388613280878808645' },
    event_name: 'user_send_text',
    message: { text: 'This is testing message', msg_id: 'This is message id' },
    timestamp: String(at),
  }
}

/** An event as Zalo delivers it: signed over body and timestamp. */
export function signedForZalo(event: object, account: ZaloAccount): SignedDelivery {
  const body = Buffer.from(JSON.stringify(event))
  const { timestamp } = event as { timestamp: string }
  const signature = zaloSignature(account.appId, body, timestamp, account.oaSecret)
  return { path: '/webhooks/zalo', headers: { 'x-zevent-signature': signature }, body }
}

/** The same person's id in the app, which is another number than the one in the OA. */
function idByApp(user: string): string {
  return `4${user.slice(1)}`
}
