/** A citizen's deeds as Zalo's webhook reports them. Source of the shapes: facts/zalo.md 1.2 to 1.5. */
import type { Instant } from '../calendar/instant.ts'
import type { Done } from './deed.ts'
import type { SignedDelivery } from './delivery.ts'
import { mislabelledFile, type Samples, sampleFile } from './samples.ts'
import { zaloSignature } from './signing.ts'
import type { Seen } from './talk.ts'

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

/** The members that differ from deed to deed, as `event_name` and `message`. A tap is a text: Zalo has no other event for it. */
type Content = [eventName: string, message: object]

const attached = (type: string, payload: object) => ({ attachments: [{ payload, type }] })

/** Null for what is no message of a citizen's. */
function content(deed: Done, messageId: string, samples: Samples): Content | null {
  const message = { msg_id: messageId }
  switch (deed.kind) {
    case 'text':
      return ['user_send_text', { text: deed.text, ...message, ...quote(deed.quotes) }]
    case 'tap':
      return ['user_send_text', { text: deed.payload, ...message }]
    case 'photo': {
      const url = deed.gps ? samples.photoGps : samples.photo
      const attachment = { payload: { thumbnail: url, url }, type: 'image' }
      return ['user_send_image', { attachments: [attachment], text: deed.text ?? '', ...message }]
    }
    case 'gif':
      return [
        'user_send_gif',
        { ...attached('gif', { thumbnail: samples.sticker, url: samples.sticker }), ...message },
      ]
    case 'sticker':
      return [
        'user_send_sticker',
        { ...attached('sticker', { id: '1e1f2c3d4b5a', url: samples.sticker }), ...message },
      ]
    case 'voice':
      return ['user_send_audio', { ...attached('audio', { url: samples.voiceAmr }), ...message }]
    case 'video': {
      const payload = { thumbnail: samples.photo, description: '', url: samples.video }
      return ['user_send_video', { ...attached('video', payload), ...message }]
    }
    case 'file': {
      const file = deed.mislabelled
        ? { url: samples.mislabelled, ...mislabelledFile }
        : { url: samples.file, ...sampleFile }
      return ['user_send_file', { ...attached('file', file), ...message }]
    }
    case 'location': {
      const { latitude = 10.7769, longitude = 106.7 } = deed
      const coordinates = { latitude: String(latitude), longitude: String(longitude) }
      return [
        'user_send_location',
        { ...attached('location', { coordinates }), text: deed.name ?? '', ...message },
      ]
    }
    case 'link': {
      const payload = { thumbnail: samples.photo, description: deed.title ?? '', url: deed.url }
      return ['user_send_link', { ...attached('link', payload), text: deed.url, ...message }]
    }
    case 'business_card': {
      const description = JSON.stringify({ phone: deed.phone, qrCodeUrl: samples.sticker })
      const payload = { thumbnail: samples.photo, description, url: samples.photo }
      return ['user_send_business_card', { ...attached('link', payload), text: deed.name, ...message }]
    }
    default:
      return null
  }
}

function quote(id: string | undefined): object {
  return id === undefined ? {} : { quote_msg_id: id }
}

/** The body of the event. All ids and the timestamp (milliseconds) are strings. */
export function zaloEvent(
  deed: Done,
  user: string,
  at: Instant,
  messageId: string,
  account: ZaloAccount,
  samples: Samples,
): object {
  const { appId: app_id, oaId } = account
  const common = { app_id, user_id_by_app: idByApp(user) }
  const timestamp = String(at)
  const parties = { sender: { id: user }, recipient: { id: oaId } }
  const message = deed.kind === 'tap' && deed.as === 'response' ? null : content(deed, messageId, samples)
  if (message) {
    const [event_name, what] = message
    return { ...common, event_name, timestamp, ...parties, message: what }
  }
  switch (deed.kind) {
    case 'start':
    case 'unfollow': {
      const event_name = deed.kind === 'start' ? 'follow' : 'unfollow'
      const source = deed.kind === 'start' ? { source: 'oa_profile' } : {}
      return { ...common, event_name, timestamp, oa_id: oaId, follower: { id: user }, ...source }
    }
    case 'chatnow':
      return { ...common, event_name: 'user_click_chatnow', timestamp, oa_id: oaId, user_id: user }
    case 'withdraw':
      return { ...common, event_name: 'user_withdraw', timestamp, oa_id: oaId, user_id: user }
    case 'contact': {
      const full_address = { user_city: 'Tỉnh Thí Dụ', user_ward: 'Phường Mẫu', user_address: '1 Đường Thử' }
      const { name, phone } = deed
      const info = {
        name,
        phone: phone.replace(/^\+/, ''),
        user_dob: '30/10/1999',
        gender: 'Nam',
        full_address,
      }
      return { ...common, event_name: 'user_submit_info', timestamp, ...parties, info }
    }
    case 'react': {
      const what = { msg_id: deed.target.id, react_icon: deed.icon }
      return { ...common, event_name: 'user_reacted_message', timestamp, ...parties, message: what }
    }
    case 'tap': {
      const what = {
        button_type: 'response',
        data: deed.title,
        ...tracking(deed.under),
        submit_time: timestamp,
      }
      const ids = { msg_id: deed.under?.id, oa_id: oaId, app_id }
      return { event_name: 'user_click_response_button', ...ids, message: what, timestamp }
    }
    case 'feedback': {
      const { rate, note = '', feedbacks = [], target } = deed
      const what = { note, rate, submit_time: timestamp, msg_id: target.id, feedbacks, ...tracking(target) }
      return { app_id, oa_id: oaId, event_name: 'user_feedback', message: what, timestamp }
    }
    default:
      throw new TypeError(`Zalo has no event for ${deed.kind}`)
  }
}

function tracking(card: Seen | null): object {
  const id = card?.card?.trackingId
  return id == null ? {} : { tracking_id: id }
}

/** Events about template messages bear a header of their own. Source: facts/zalo.md 1.1. */
const OF_TEMPLATES = { 'x-zevent-server': 'ZNS' }

/** An event as Zalo delivers it: signed over body and timestamp. @param ofTemplate it is about a template message */
export function signedForZalo(event: object, account: ZaloAccount, ofTemplate = false): SignedDelivery {
  const body = Buffer.from(JSON.stringify(event))
  const { timestamp } = event as { timestamp: string }
  const signature = zaloSignature(account.appId, body, timestamp, account.oaSecret)
  return {
    path: '/webhooks/zalo',
    headers: { 'x-zevent-signature': signature, ...(ofTemplate ? OF_TEMPLATES : {}) },
    body,
  }
}

/** The same person's id in the app, which is another number than the one in the OA. */
export function idByApp(user: string): string {
  return `4${user.slice(1)}`
}
