/** Zalo's webhook events in our words. Source: facts/zalo.md 1.2 to 1.5. */
import { z } from 'zod'
import { type Incoming, NotAnEvent } from '../channel.ts'
import { digestId } from '../digest.ts'
import { Id, parseExactJson } from '../exact-json.ts'
import { readAttachment } from './attachment.ts'
import { readContact, SubmittedInfo } from './contact.ts'

/** Every payload of ours begins so; on Zalo a pressed button arrives as a text which is the payload. */
const OUR_PAYLOAD = 'ln:'
/** What following the OA, or opening its chat for the first time, counts as: a greeting. */
const FOLLOW_TAP = 'ln:hello'

/*
 * {"app_id":"1000000000000000001","event_name":"user_send_text",
 *  "sender":{"id":"3000000000000000003"},"recipient":{"id":"2000000000000000002"},
 *  "user_id_by_app":"4000000000000000004",
 *  "message":{"msg_id":"m-0001","text":"Phản ánh đèn đường hỏng"},"timestamp":"1767225600000"}
 *
 * follow has no sender: {"oa_id":"2…2","follower":{"id":"3…3"},"event_name":"follow","app_id":"1…1",…}
 * Older deliveries carry ids and timestamp as bare 64-bit numbers.
 */
const optionalId = Id.optional().catch(undefined)
const party = z.object({ id: Id, admin_id: optionalId }).optional().catch(undefined)

const ZaloEvent = z.object({
  app_id: optionalId,
  event_name: z.string().min(1),
  timestamp: Id.pipe(z.string().regex(/^\d{1,15}$/)), // milliseconds since 1970, as decimal text
  sender: party,
  recipient: party,
  follower: party,
  oa_id: optionalId,
  oaId: optionalId, // so spelt in change_oa_daily_quota
  user_id: optionalId,
  template_id: optionalId,
  quota: z.unknown().optional(),
  status: z.unknown().optional(),
  reason: z.unknown().optional(),
  message: z.unknown().optional(),
  info: z.unknown().optional(),
})

/** The outer members of an event; `message` and `info` are read by the functions below. */
export type ZaloEvent = z.infer<typeof ZaloEvent>

const Message = z.object({
  msg_id: Id,
  text: z.string().nullish(),
  attachments: z.array(z.unknown()).nullish(),
})

/* user_click_response_button: {"message":{"button_type":"response","data":"Đồng ý","tracking_id":"…"}} */
const Pressed = z.object({ data: z.string().min(1) })

const SENDS = new Set(
  ['text', 'image', 'gif', 'file', 'audio', 'video', 'sticker', 'location', 'link', 'business_card'].map(
    (what) => `user_send_${what}`,
  ),
)

/** @throws NotAnEvent */
export function readEvent(rawBody: Buffer): ZaloEvent {
  let json: unknown
  try {
    json = parseExactJson(rawBody.toString('utf8'))
  } catch {
    throw new NotAnEvent('not JSON')
  }
  const event = ZaloEvent.safeParse(json)
  if (!event.success) throw new NotAnEvent('no Zalo event')
  return event.data
}

/**
 * The message of a citizen in an event.
 *
 * @param rawBody gives events without an id of their own a digest for one
 * @returns null when there is none: a kind that the bot does not read, or a malformed one
 */
export function readMessage(event: ZaloEvent, rawBody: Buffer): { user: string; incoming: Incoming } | null {
  const base = { sentAt: Number(event.timestamp), text: '', tap: null, attachments: [], contact: null }
  if (event.event_name === 'follow' || event.event_name === 'user_click_chatnow') {
    const user = event.follower?.id ?? event.user_id ?? event.sender?.id
    return user === undefined ? null : { user, incoming: { ...base, id: digestId(rawBody), tap: FOLLOW_TAP } }
  }
  const user = event.sender?.id
  if (user === undefined) return null
  if (event.event_name === 'user_click_response_button') {
    const pressed = Pressed.safeParse(event.message)
    if (!pressed.success) return null
    return { user, incoming: { ...base, id: digestId(rawBody), ...readText(pressed.data.data) } }
  }
  if (event.event_name === 'user_submit_info') {
    const info = SubmittedInfo.safeParse(event.info)
    if (!info.success) return null
    return { user, incoming: { ...base, id: digestId(rawBody), contact: readContact(info.data) } }
  }
  const message = Message.safeParse(event.message)
  if (!SENDS.has(event.event_name) || !message.success) return null
  return {
    user,
    incoming: { ...base, id: message.data.msg_id, ...readContent(event.event_name, message.data) },
  }
}

function readContent(
  eventName: string,
  message: z.infer<typeof Message>,
): Pick<Incoming, 'text' | 'tap' | 'attachments'> {
  const text = (message.text ?? '').normalize('NFC')
  const attachments = (message.attachments ?? []).flatMap((raw) => readAttachment(raw, eventName, text) ?? [])
  if (attachments.length === 0) return { ...readText(text), attachments }
  const captionIsName = attachments.some(({ kind }) => kind === 'location' || kind === 'card')
  return { text: captionIsName ? '' : text, tap: null, attachments }
}

/** Words, or the payload of one of our buttons, which arrives as words. */
function readText(words: string): Pick<Incoming, 'text' | 'tap'> {
  const text = words.normalize('NFC')
  return text.startsWith(OUR_PAYLOAD) ? { text: '', tap: text } : { text, tap: null }
}

/** The OA that an event is about; null when it names none. */
export function oaOf(event: ZaloEvent, oaId: string): string | null {
  const ids = [event.oa_id, event.oaId, event.recipient?.id, event.sender?.id].filter(
    (id) => id !== undefined,
  )
  const fromCitizen = SENDS.has(event.event_name) || event.event_name === 'user_submit_info'
  if (fromCitizen) return event.recipient?.id ?? null
  return ids.includes(oaId) ? oaId : (ids[0] ?? null)
}
