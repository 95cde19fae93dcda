/** One webhook delivery of Meta: verified, then taken apart. It may hold several entries and events. */
import type { KeyObject } from 'node:crypto'
import { BadSignature, type Delivery } from '../channel.ts'
import { type Entry, readEcho, readEntries, readMessage } from './payload.ts'
import { isFromMeta } from './signature.ts'

/** What receiving needs to know of the Page and its app. */
export type MessengerWebhook = {
  pageId: string
  /** The app secret and, during a change, the one before. */
  secrets: (string | KeyObject)[]
}

/** Members by which other events are known, and the word under which each is counted. */
const KINDS: [member: string, kind: string][] = [
  ['delivery', 'delivery'],
  ['read', 'read'],
  ['reaction', 'reaction'],
  ['message_edit', 'edit'],
  ['optin', 'optin'],
  ['pass_thread_control', 'handover'],
  ['take_thread_control', 'handover'],
  ['request_thread_control', 'handover'],
  ['app_roles', 'handover'],
  ['policy_enforcement', 'policy'],
]

/** @throws BadSignature, NotAnEvent */
export function receive(
  rawBody: Buffer,
  headers: Record<string, string | string[] | undefined>,
  { pageId, secrets }: MessengerWebhook,
): Delivery {
  const signature = headers['x-hub-signature-256']
  if (typeof signature !== 'string') throw new BadSignature('no X-Hub-Signature-256')
  if (!isFromMeta(signature, rawBody, secrets)) throw new BadSignature('X-Hub-Signature-256 does not fit')
  const delivery: Delivery = { arrivals: [], echoes: [], ignored: [] }
  for (const entry of readEntries(rawBody)) {
    if (entry) takeApart(entry, pageId, delivery)
    else delivery.ignored.push('unknown')
  }
  return delivery
}

/** Adds what an entry holds. One event that cannot be read does not lose the others. */
function takeApart(entry: Entry, pageId: string, { arrivals, echoes, ignored }: Delivery): void {
  for (const _ of entry.standby ?? []) ignored.push('standby')
  for (const _ of entry.changes ?? []) ignored.push('change')
  for (const event of entry.messaging ?? []) {
    if (typeof event !== 'object' || event === null) ignored.push('unknown')
    else if ((entry.id ?? pageId) !== pageId) ignored.push('foreign')
    else if (isEcho(event)) {
      const echo = readEcho(event)
      if (echo) {
        const { user, outboxId, messageId } = echo
        echoes.push({ address: { channel: 'messenger', account: pageId, user }, outboxId, messageId })
      } else ignored.push('echo')
    } else {
      const read = readMessage(event, entry.time)
      if (read === null) ignored.push(kindOf(event))
      else if (read.page !== pageId) ignored.push('foreign')
      else {
        const address = { channel: 'messenger' as const, account: pageId, user: read.user }
        arrivals.push({ address, incoming: read.incoming })
      }
    }
  }
}

function isEcho(event: object): boolean {
  return 'message' in event && (event.message as { is_echo?: unknown } | null)?.is_echo === true
}

function kindOf(event: object): string {
  return KINDS.find(([member]) => member in event)?.[1] ?? 'unknown'
}
