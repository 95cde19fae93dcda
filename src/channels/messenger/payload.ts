/** Messenger's webhook events in our words. Source: facts/messenger.md 2. */
import { z } from 'zod'
import type { Instant } from '../../calendar/instant.ts'
import { tapOfRef } from '../../doors/ref.ts'
import { type Incoming, NotAnEvent } from '../channel.ts'
import { digestId } from '../digest.ts'
import { Id, parseExactJson } from '../exact-json.ts'
import { readAttachment } from './attachment.ts'
import { instantOf } from './instant.ts'

/*
 * {"object":"page","entry":[{"id":"111","time":1700000000000,"messaging":[
 *   {"sender":{"id":"222"},"recipient":{"id":"111"},"timestamp":1700000000000,
 *    "message":{"mid":"m_1","text":"Đường sá","quick_reply":{"payload":"ln:…"}}}]}]}
 * "postback":{"mid":"m_2","title":"Bắt đầu","payload":"ln:start:menu","referral":{"ref":"ln1_rate_p-17_3","source":"SHORTLINK"}}
 * "referral":{"ref":"ln1_rate_p-17_3","source":"SHORTLINK","type":"OPEN_THREAD"}
 * "message":{"is_echo":true,"app_id":333,"metadata":"42","mid":"m_3","text":"…"}   sender and recipient swapped
 * "message":{"mid":"m_4","commands":[{"name":"tracuu"}],"text":"/tracuu 000.00.12"}    a word of the slash menu
 * "message_edit":{"mid":"m_1","text":"…","num_edit":"1"}                               a correction
 */
const items = z.array(z.unknown()).nullish().catch(null)

const Webhook = z.object({ object: z.literal('page'), entry: z.array(z.unknown()) })

const Entry = z.object({
  id: Id.optional().catch(undefined),
  time: z.unknown().optional(),
  messaging: items,
  standby: items,
  changes: items,
})

/** One entry has one of `messaging`, `standby` (another app owns the thread) and `changes` (the Page's feed). */
export type Entry = z.infer<typeof Entry>

const party = z.object({ id: Id })
const referral = z
  .object({ ref: z.string().min(1) })
  .optional()
  .catch(undefined)

const fromCitizen = { sender: party, recipient: party, timestamp: z.unknown().optional() }

const Message = z.object({
  ...fromCitizen,
  message: z.object({
    mid: Id.optional(),
    text: z.string().nullish(),
    quick_reply: z.object({ payload: z.string() }).nullish().catch(null),
    attachments: items,
    commands: items,
    referral,
  }),
})

const Command = z.object({ name: z.string().min(1).max(32) })

const Edit = z.object({
  ...fromCitizen,
  message_edit: z.object({ mid: Id, text: z.string(), num_edit: Id }),
})

const Postback = z.object({
  ...fromCitizen,
  postback: z.object({
    mid: Id.optional(),
    title: z.string().nullish(),
    payload: z.string().nullish(),
    referral,
  }),
})

const Referral = z.object({ ...fromCitizen, referral: z.object({ ref: z.string().min(1) }) })

const Echo = z.object({
  recipient: party,
  message: z.object({ is_echo: z.literal(true), mid: Id, metadata: z.string().min(1) }),
})

/** The entries of a delivery; null for one that cannot be read. @throws NotAnEvent */
export function readEntries(rawBody: Buffer): (Entry | null)[] {
  let json: unknown
  try {
    json = parseExactJson(rawBody.toString('utf8'))
  } catch {
    throw new NotAnEvent('not JSON')
  }
  const webhook = Webhook.safeParse(json)
  if (!webhook.success) throw new NotAnEvent('no event of a Page')
  return webhook.data.entry.map((entry) => Entry.safeParse(entry).data ?? null)
}

/** The account, the citizen and the message of one event. */
type Read = { page: string; user: string; incoming: Incoming }

/**
 * The message of a citizen in a member of `messaging`.
 *
 * @param entryTime stands in for a missing timestamp
 * @returns null when there is none: a receipt, an echo, an unknown kind, or a malformed one
 */
export function readMessage(event: object, entryTime: unknown): Read | null {
  if ('message' in event) return readTyped(event, entryTime)
  if ('postback' in event) return readPostback(event, entryTime)
  if ('referral' in event) return readReferral(event, entryTime)
  if ('message_edit' in event) return readEdit(event, entryTime)
  return null
}

function readTyped(event: object, entryTime: unknown): Read | null {
  const read = Message.safeParse(event)
  const sentAt = read.success ? instantOf(read.data.timestamp, entryTime) : null
  if (!read.success || sentAt === null) return null
  const { sender, recipient, message } = read.data
  return {
    page: recipient.id,
    user: sender.id,
    incoming: {
      id: message.mid ?? digestId(sender.id, message.text ?? '', sentAt),
      sentAt,
      text: wordsOf(message.text ?? '', message.commands ?? []),
      tap: message.quick_reply?.payload ?? doorOf(message),
      attachments: (message.attachments ?? []).flatMap((raw) => readAttachment(raw) ?? []),
      contact: null,
    },
  }
}

/** The door of a message from an ad that says nothing itself; words and pictures go before it. */
function doorOf({
  text,
  attachments,
  commands,
  referral,
}: z.infer<typeof Message>['message']): string | null {
  const isMute = !text && !attachments?.length && !commands?.length
  return isMute && referral ? tapOfRef(referral.ref, null) : null
}

/** A word of the slash menu is read like any other: without its slash, and where it came alone, from `commands`. */
function wordsOf(text: string, commands: unknown[]): string {
  const names = commands.flatMap((command) => Command.safeParse(command).data?.name ?? [])
  const words = text === '' ? names.join(' ') : text
  return (names.length > 0 ? words.replace(/(^|\s)\/(?=\p{L})/gu, '$1') : words).normalize('NFC')
}

/** What was corrected is heard as said anew: what was said before stays said. */
function readEdit(event: object, entryTime: unknown): Read | null {
  const read = Edit.safeParse(event)
  const sentAt = read.success ? instantOf(read.data.timestamp, entryTime) : null
  if (!read.success || sentAt === null) return null
  const { sender, recipient, message_edit: edit } = read.data
  const incoming = {
    id: `edit:${edit.mid}:${edit.num_edit}`,
    sentAt,
    text: edit.text.normalize('NFC'),
    tap: null,
    attachments: [],
    contact: null,
  }
  return { page: recipient.id, user: sender.id, incoming }
}

function readPostback(event: object, entryTime: unknown): Read | null {
  const read = Postback.safeParse(event)
  const sentAt = read.success ? instantOf(read.data.timestamp, entryTime) : null
  if (!read.success || sentAt === null) return null
  const { sender, recipient, postback } = read.data
  const ref = postback.referral?.ref
  const tap = ref === undefined ? postback.payload : tapOfRef(ref, postback.payload ?? null)
  if (tap == null) return null
  const id = postback.mid ?? digestId(sender.id, postback.payload ?? tap, sentAt)
  return { page: recipient.id, user: sender.id, incoming: tapped(id, sentAt, postback.title ?? '', tap) }
}

function readReferral(event: object, entryTime: unknown): Read | null {
  const read = Referral.safeParse(event)
  const sentAt = read.success ? instantOf(read.data.timestamp, entryTime) : null
  if (!read.success || sentAt === null) return null
  const { sender, recipient, referral } = read.data
  const id = digestId(sender.id, referral.ref, sentAt)
  return {
    page: recipient.id,
    user: sender.id,
    incoming: tapped(id, sentAt, '', tapOfRef(referral.ref, null)),
  }
}

function tapped(id: string, sentAt: Instant, title: string, tap: string): Incoming {
  return { id, sentAt, text: title.normalize('NFC'), tap, attachments: [], contact: null }
}

/** A message of ours reported back, with the outbox id that we gave as `metadata`; null for any other event. */
export function readEcho(event: object): { user: string; outboxId: string; messageId: string } | null {
  const { data: echo } = Echo.safeParse(event)
  if (!echo) return null
  return { user: echo.recipient.id, outboxId: echo.message.metadata, messageId: echo.message.mid }
}
