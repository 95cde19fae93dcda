/** What Meta tells besides messages. Source: facts/messenger.md 2.3; the catalogue: docs/channels/messenger.md. */
import { z } from 'zod'
import type { Address } from '../channel.ts'
import { digestId } from '../digest.ts'
import type { ChannelEvent, Control } from '../event.ts'
import { Id } from '../exact-json.ts'
import { instantOf } from './instant.ts'

/** An effect, or the word under which an event without one is counted; null: it cannot be read. */
type Read = { event: ChannelEvent } | { ignored: string } | null

/** Members of events that change nothing here, and the word under which each is counted. */
const COUNTED: [member: string, kind: string][] = [
  ['optin', 'optin'],
  ['account_linking', 'account_linking'],
  ['messaging_feedback', 'feedback'],
  ['request_thread_control', 'handover'],
  ['postback', 'postback'], // without a payload: the button of another app
]

/** The app of the Page's inbox: one of the two is a typing error in Meta's pages (facts/messenger.md 5). */
const INBOX_APPS = new Set(['263902037430900', '26390203743090'])

const party = z.object({ id: Id })
const Receipt = z.object({ sender: party, watermark: z.unknown() })
const Reaction = z.object({
  sender: party,
  timestamp: z.unknown().optional(),
  reaction: z.object({ mid: Id, action: z.string().optional(), emoji: z.string().optional() }),
})
const Handed = z.object({ sender: party, recipient: party, timestamp: z.unknown().optional() })
const NewOwner = z.object({ new_owner_app_id: Id })

/* {"recipient":{"id":"222"},"message":{"is_echo":true,"app_id":333,"mid":"m_3","text":"…"}}  sender is the Page */
const Echo = z.object({
  recipient: party,
  timestamp: z.unknown().optional(),
  message: z.object({ is_echo: z.literal(true), mid: Id }),
})

/** Ids of our outbox: the letter's key, and two numbers. */
const OUR_METADATA = /^[\w-]{22}\.\d+\.\d+$/

/** Whether an echo is of a message that this program sent, by the `metadata` that only it writes. */
export function isOurEcho(metadata: string | null): boolean {
  return metadata !== null && OUR_METADATA.test(metadata)
}

/** The app that sent what an echo reports; null where it does not say. */
export function appOf(event: object): string | null {
  const { message } = event as { message?: { app_id?: unknown } | null }
  return Id.safeParse(message?.app_id).data ?? null
}

/** An echo of what somebody else wrote on the Page's behalf: a person in its inbox, or another app. Null: unreadable. */
export function readForeignEcho(event: object, entryTime: unknown, pageId: string): ChannelEvent | null {
  const read = Echo.safeParse(event)
  const at = read.success ? instantOf(read.data.timestamp, entryTime) : null
  if (!read.success || at === null) return null
  const address: Address = { channel: 'messenger', account: pageId, user: read.data.recipient.id }
  return { kind: 'control', address, id: `echo:${read.data.message.mid}`, at, control: 'human' }
}

/**
 * The effect of a member of `messaging` that is neither message nor echo.
 *
 * @param entryTime stands in for a missing timestamp
 */
export function readOther(event: object, entryTime: unknown, pageId: string): Read {
  const counted = COUNTED.find(([member]) => member in event)
  if (counted) return { ignored: counted[1] }
  if ('delivery' in event) return receiptOf(event, event.delivery, 'delivered', pageId)
  if ('read' in event) return receiptOf(event, event.read, 'seen', pageId)
  if ('reaction' in event) return reactionOf(event, entryTime, pageId)
  if ('pass_thread_control' in event) {
    const to = NewOwner.safeParse(event.pass_thread_control)
    const isInbox = to.success && INBOX_APPS.has(to.data.new_owner_app_id)
    return handed(event, entryTime, pageId, isInbox ? 'taken' : 'bot')
  }
  if ('take_thread_control' in event) return handed(event, entryTime, pageId, 'taken')
  if ('policy_enforcement' in event) return accountEvent(event, entryTime, pageId, 'policy_enforcement')
  if ('app_roles' in event) return accountEvent(event, entryTime, pageId, 'app_roles')
  return null
}

/** The members of `changes` that are about the account: how a template was judged. Null: another field. */
export function readTemplateStatus(change: object, entryTime: unknown, pageId: string): ChannelEvent | null {
  const { field, value } = change as { field?: unknown; value?: unknown }
  // One of Meta's tables spells it with `messenger` (facts/messenger.md 1).
  if (typeof field !== 'string' || !/^(message|messenger)_template_status_update$/.test(field)) return null
  return accountOf('message_template_status_update', value, change, entryTime, pageId)
}

function receiptOf(event: object, member: unknown, receipt: 'delivered' | 'seen', pageId: string): Read {
  const read = Receipt.safeParse({ ...event, ...(member as object) })
  const until = read.success ? instantOf(read.data.watermark) : null
  if (!read.success || until === null) return null
  const address: Address = { channel: 'messenger', account: pageId, user: read.data.sender.id }
  return { event: { kind: 'receipt_until', address, receipt, until } }
}

function reactionOf(event: object, entryTime: unknown, pageId: string): Read {
  const read = Reaction.safeParse(event)
  const at = read.success ? instantOf(read.data.timestamp, entryTime) : null
  if (!read.success || at === null) return null
  const { mid, action = '', emoji = '' } = read.data.reaction
  const address: Address = { channel: 'messenger', account: pageId, user: read.data.sender.id }
  const id = `reaction:${mid}:${action}:${emoji}:${at}`
  return { event: { kind: 'contact', address, id, at, by: 'reaction' } }
}

/** The citizen is whichever of the two parties is not the Page: the facts do not say which stands where. */
function handed(event: object, entryTime: unknown, pageId: string, control: Control): Read {
  const read = Handed.safeParse(event)
  const at = read.success ? instantOf(read.data.timestamp, entryTime) : null
  if (!read.success || at === null) return null
  const { sender, recipient } = read.data
  const user = sender.id === pageId ? recipient.id : sender.id
  const id = digestId('control', JSON.stringify(event))
  return {
    event: { kind: 'control', address: { channel: 'messenger', account: pageId, user }, id, at, control },
  }
}

function accountEvent(event: object, entryTime: unknown, pageId: string, what: string): Read {
  const read = accountOf(what, (event as Record<string, unknown>)[what], event, entryTime, pageId)
  return read === null ? null : { event: read }
}

/** @param whole makes the id where the event has none */
function accountOf(
  what: string,
  told: unknown,
  whole: object,
  entryTime: unknown,
  pageId: string,
): ChannelEvent | null {
  const at = instantOf((whole as { timestamp?: unknown }).timestamp, entryTime)
  if (at === null || typeof told !== 'object' || told === null) return null
  const detail = Object.fromEntries(
    Object.entries(told)
      .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
      .slice(0, 10)
      .map(([name, value]) => [name.slice(0, 40), String(value).slice(0, 200)]),
  )
  const id = digestId('account', pageId, at, JSON.stringify(whole))
  const loud = !/^(APPROVED|unblock)$/i.test(detail.event ?? detail.status ?? detail.action ?? '')
  return { kind: 'account', channel: 'messenger', account: pageId, id, at, what, detail, loud }
}
