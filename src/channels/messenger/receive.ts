/** One webhook delivery of Meta: verified, then taken apart. It may hold several entries and events. */
import type { KeyObject } from 'node:crypto'
import { BadSignature, type Delivery } from '../channel.ts'
import { plainKind, type Unread } from '../event.ts'
import { Id } from '../exact-json.ts'
import { appOf, isOurEcho, readForeignEcho, readOther, readTemplateStatus } from './other-events.ts'
import { type Entry, readEcho, readEntries, readMessage } from './payload.ts'
import { isFromMeta } from './signature.ts'

/** What receiving needs to know of the Page and its app. */
export type MessengerWebhook = {
  pageId: string
  /** The app secret and, during a change, the one before. */
  secrets: (string | KeyObject)[]
  /** All our Pages of this app, whose events come mixed in one delivery; without it `pageId` alone. */
  pages?: ReadonlySet<string>
  /**
   * Ids of our app, as its subscription and echoes of our messages have told them: an echo of the same app is no person's,
   * also where it cannot name our message (a template). Grows as they come.
   */
  ourApps?: Set<string>
}

/** @throws BadSignature, NotAnEvent */
export function receive(
  rawBody: Buffer,
  headers: Record<string, string | string[] | undefined>,
  webhook: MessengerWebhook,
): Delivery {
  const signature = headers['x-hub-signature-256']
  if (typeof signature !== 'string') throw new BadSignature('no X-Hub-Signature-256')
  if (!isFromMeta(signature, rawBody, webhook.secrets))
    throw new BadSignature('X-Hub-Signature-256 does not fit')
  return readVerified(rawBody, webhook)
}

/** Reads a delivery whose signature was verified before. @throws NotAnEvent */
export function readVerified(
  rawBody: Buffer,
  { pageId, pages = new Set([pageId]), ourApps = new Set() }: Omit<MessengerWebhook, 'secrets'>,
): Delivery {
  const delivery: Delivery = { arrivals: [], echoes: [], ignored: [], events: [], unread: [] }
  for (const entry of readEntries(rawBody)) {
    if (entry) takeApart(entry, pageOf(entry, pages) ?? pageId, delivery, ourApps)
    else delivery.ignored.push('unknown')
  }
  if (delivery.unread.length <= MOST_UNREAD) return delivery
  return { ...delivery, unread: byCitizen(delivery.unread) }
}

/** All that is of one citizen together: erasure must find it. */
function byCitizen(unread: Unread[]): Unread[] {
  const groups = Map.groupBy(unread, ({ account, user }) => `${account} ${user}`)
  return [...groups.values()].map((group) => {
    const entry = group.flatMap(({ body }) => (JSON.parse(body) as { entry: object[] }).entry)
    const { account, user } = group[0]!
    return { kind: 'unknown', account, user, body: JSON.stringify({ object: 'page', entry }) }
  })
}

/** Which of our Pages an entry is about; null: none of them, or it does not say. */
function pageOf(entry: Entry, pages: ReadonlySet<string>): string | null {
  if (entry.id !== undefined) return pages.has(entry.id) ? entry.id : null
  return partiesOf(entry.messaging?.[0]).find((id) => pages.has(id)) ?? null
}

/** Who sends and who receives, as far as an event says so. */
function partiesOf(event: unknown): string[] {
  const { sender, recipient } = (event ?? {}) as {
    [party in 'recipient' | 'sender']?: { id?: unknown } | null
  }
  return [recipient?.id, sender?.id].flatMap((id) => Id.safeParse(id).data ?? [])
}

/** Adds what an entry holds. One event that cannot be read does not lose the others. */
function takeApart(entry: Entry, pageId: string, delivery: Delivery, ourApps: Set<string>): void {
  for (const _ of entry.standby ?? []) delivery.ignored.push('standby') // another app's to answer
  for (const change of entry.changes ?? []) readChange(change, entry, pageId, delivery, ourApps)
  for (const event of entry.messaging ?? []) {
    if (typeof event !== 'object' || event === null) delivery.ignored.push('unknown')
    else if ((entry.id ?? pageId) !== pageId) delivery.ignored.push('foreign')
    else readEvent(event, entry, pageId, delivery, ourApps)
  }
}

function readEvent(
  event: object,
  entry: Entry,
  pageId: string,
  delivery: Delivery,
  ourApps: Set<string>,
): void {
  const { arrivals, echoes, ignored, events } = delivery
  if (isEcho(event)) {
    const echo = readEcho(event)
    if (echo) {
      const { user, outboxId, messageId } = echo
      echoes.push({ address: { channel: 'messenger', account: pageId, user }, outboxId, messageId })
    }
    const app = appOf(event)
    if (isOurEcho(echo?.outboxId ?? null)) {
      if (app !== null) ourApps.add(app)
      return
    }
    if (app !== null && ourApps.has(app)) return void ignored.push('echo')
    const foreign = readForeignEcho(event, entry.time, pageId)
    if (foreign) events.push(foreign)
    else ignored.push('echo')
    return
  }
  const read = readMessage(event, entry.time)
  if (read !== null) {
    if (read.page !== pageId) ignored.push('foreign')
    else
      arrivals.push({
        address: { channel: 'messenger', account: pageId, user: read.user },
        incoming: read.incoming,
      })
    return
  }
  const other = readOther(event, entry.time, pageId)
  if (other === null) keepUnread(event, entry, pageId, delivery)
  else if ('ignored' in other) ignored.push(other.ignored)
  else events.push(other.event)
}

/** Fields whose change holds the very object that `messaging` would: so do the dashboard's tests (facts/messenger.md 2.1). */
const WRAPPED = /^messag(es|ing_\w+|e_(reactions|edits|echoes|reads|deliveries))$/
/** Fields of the Page that are none of the bot's business. */
const OF_THE_PAGE = new Set(['feed', 'inbox_labels', 'mention', 'name', 'picture'])

function readChange(
  change: unknown,
  entry: Entry,
  pageId: string,
  delivery: Delivery,
  ourApps: Set<string>,
): void {
  if (typeof change !== 'object' || change === null) return void delivery.ignored.push('unknown')
  if ((entry.id ?? pageId) !== pageId) return void delivery.ignored.push('foreign')
  const { field, value } = change as { field?: unknown; value?: unknown }
  const status = readTemplateStatus(change, entry.time, pageId)
  if (status) delivery.events.push(status)
  else if (typeof field === 'string' && WRAPPED.test(field) && typeof value === 'object' && value !== null)
    readEvent(value, entry, pageId, delivery, ourApps)
  else if (typeof field === 'string' && OF_THE_PAGE.has(field)) delivery.ignored.push('change')
  else keepUnread(change, entry, pageId, delivery, 'changes')
}

/** More of one delivery are kept together, citizen by citizen. */
const MOST_UNREAD = 100
const COMMON_MEMBERS = new Set(['sender', 'recipient', 'timestamp'])

function keepUnread(
  event: object,
  { id, time }: Entry,
  pageId: string,
  { ignored, unread }: Delivery,
  list: 'messaging' | 'changes' = 'messaging',
): void {
  ignored.push('unknown')
  const kind = 'field' in event ? event.field : Object.keys(event).find((name) => !COMMON_MEMBERS.has(name))
  const user = partiesOf(event).find((party) => party !== pageId) ?? null
  const body = JSON.stringify({ object: 'page', entry: [{ id: id ?? pageId, time, [list]: [event] }] })
  unread.push({ kind: plainKind(kind), account: pageId, user, body })
}

function isEcho(event: object): boolean {
  return 'message' in event && (event.message as { is_echo?: unknown } | null)?.is_echo === true
}
