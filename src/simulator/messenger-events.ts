/** A citizen's deeds as Meta's webhook reports them. Source of the shapes: facts/messenger.md 2. */
import type { Instant } from '../calendar/instant.ts'
import type { Done } from './deed.ts'
import type { SignedDelivery } from './delivery.ts'
import type { Samples } from './samples.ts'
import { metaJson, metaSignature, signedRequest } from './signing.ts'

export type MessengerAccount = { pageId: string; appSecret: string; pageToken: string; verifyToken: string }

/** What Get Started carries; the same meaning as following the OA on Zalo. */
const GET_STARTED = { title: 'Bắt đầu', payload: 'ln:hello' }
/** The big Like. */
const LIKE = 369_239_263_222_822
const REACTIONS: Record<string, string> = {
  '❤️': 'love',
  '👍': 'like',
  '😢': 'sad',
  '😠': 'angry',
  '😆': 'smile',
}

const url = (address: string) => ({ url: address })

function content(deed: Done, mid: string, samples: Samples): object {
  const file = (type: string, payload: object, caption?: string) => ({
    message: { mid, ...(caption ? { text: caption } : {}), attachments: [{ type, payload }] },
  })
  switch (deed.kind) {
    case 'text': {
      const reply_to =
        deed.quotes === undefined ? {} : { reply_to: { mid: deed.quotes, is_self_reply: false } }
      return { message: { mid, text: deed.text, ...reply_to } }
    }
    case 'tap': {
      const { title, payload } = deed
      if (deed.as === 'button') return { postback: { mid, title, payload } }
      return { message: { mid, text: title, quick_reply: { payload } } }
    }
    case 'photo':
      return file('image', url(deed.gps ? samples.photoGps : samples.photo), deed.text)
    case 'gif':
      return file('image', url(samples.sticker))
    case 'sticker':
      return file('sticker', { url: samples.sticker, sticker_id: LIKE })
    case 'voice':
      return file('audio', url(samples.voiceMp4))
    case 'video':
      return file('video', url(samples.video))
    case 'file':
      return file('file', url(deed.mislabelled ? samples.mislabelled : samples.file))
    case 'link':
      return file('fallback', { url: deed.url, title: deed.title ?? deed.url }, deed.url)
    case 'start':
      return { postback: { mid, ...GET_STARTED } }
    case 'referral':
      return { referral: { ref: deed.ref, source: 'SHORTLINK', type: 'OPEN_THREAD' } }
    case 'react': {
      const reaction = REACTIONS[deed.icon] ?? 'other'
      return { reaction: { mid: deed.target.id, action: 'react', reaction, emoji: deed.icon } }
    }
    case 'edit':
      return {
        message_edit: { mid: deed.target.id, text: deed.text, num_edit: String(deed.target.edits + 1) },
      }
    default:
      throw new TypeError(`Messenger has no event for ${deed.kind}`)
  }
}

/** Someone who opens an m.me link without having written before presses Get Started, which then carries the `ref`. */
export type Standing = {
  isFirst: boolean
  /** Another app, or a person, has the thread: we get a copy under `standby`, a postback without its payload. */
  isStandby: boolean
}

const WITH_US: Standing = { isFirst: false, isStandby: false }

/** The body of the event, one entry with one event. Times are milliseconds, as numbers. */
export function messengerEvent(
  deed: Done,
  user: string,
  at: Instant,
  mid: string,
  account: MessengerAccount,
  samples: Samples,
  standing: Standing = WITH_US,
): object {
  const event = { sender: { id: user }, recipient: { id: account.pageId }, timestamp: at }
  const what =
    deed.kind === 'referral' && standing.isFirst
      ? { postback: { mid, ...GET_STARTED, ...content(deed, mid, samples) } }
      : content(deed, mid, samples)
  if (!standing.isStandby) return pageDelivery(account, [{ ...event, ...what }], at)
  const copy = 'postback' in what ? { postback: withoutPayload(what.postback) } : what
  const entry = [{ id: account.pageId, time: at, standby: [{ ...event, ...copy }] }]
  return { object: 'page', entry }
}

function withoutPayload(postback: unknown): object {
  const { payload: _, ...rest } = postback as Record<string, unknown>
  return rest
}

/** An event as Meta delivers it: escaped and signed. */
export function signedForMessenger(event: object, { appSecret }: MessengerAccount): SignedDelivery {
  const body = Buffer.from(metaJson(event))
  const headers = { 'x-hub-signature-256': metaSignature(body, appSecret) }
  return { path: '/webhooks/messenger', headers, body }
}

/** Meta's data deletion request: it names the person by an id that the Page never sees. Source: facts/messenger.md 5. */
export function deletionRequest(user: string, at: Instant, { appSecret }: MessengerAccount): SignedDelivery {
  const payload = {
    algorithm: 'HMAC-SHA256',
    issued_at: Math.floor(at / 1000),
    user_id: appScopedId(user),
  }
  const form = new URLSearchParams({ signed_request: signedRequest(payload, appSecret) })
  return {
    path: '/webhooks/messenger/data-deletion',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: Buffer.from(form.toString()),
  }
}

/** The same person's id in the app, which is another than the one on the Page. */
export function appScopedId(user: string): string {
  return `9${user.slice(1)}`
}

/** Events of one Page, an entry each. */
export function pageDelivery({ pageId }: MessengerAccount, events: object[], time: Instant): object {
  return { object: 'page', entry: events.map((event) => ({ id: pageId, time, messaging: [event] })) }
}
