/** Which message of a platform told which notice, so that its receipts can be told of the notice. */
import type { Instant } from '../calendar/instant.ts'
import type { ChannelName } from '../channels/channel.ts'
import { type Database, type Write, write } from '../database/database.ts'
import type { Vault } from '../privacy/vault.ts'

/** A message that told a notice, as whoever sent it knows it. */
export type SentPart = {
  lane: string
  channel: ChannelName
  account: string
  messageId: string
  /** When its sending began: platforms date a receipt by their own time, which lies before our noting. Left out: not known. */
  at?: Instant
}

/** The same as it is kept. `ref`: HMAC of channel, account and the platform's id of the message. */
export type SentMessage = { ref: string; lane: string; at: Instant }

/** How a receipt's message id is looked up. */
export function sentRef(vault: Vault, channel: ChannelName, account: string, messageId: string): string {
  return vault.ref('sent', channel, account, messageId)
}

/** What is kept of a part that was sent, by `now` at the latest. */
export function sentMessage(vault: Vault, part: SentPart, now: Instant): SentMessage {
  const { lane, channel, account, messageId, at = now } = part
  return { ref: sentRef(vault, channel, account, messageId), lane, at }
}

/** Keeps that a message told a notice. */
export function keepSent(database: Database, notice: string, { ref, lane, at }: SentMessage): Write {
  return write(
    database.read
      .insertInto('sent_message')
      .values({ ref, notice, lane, at })
      .onConflict((conflict) => conflict.doNothing()),
  )
}

/** The messages that a receipt is about: some by their refs, or all to a citizen until an instant. */
export type About = { refs: readonly string[] } | { lane: string; until: Instant }

/** Whether any of these messages told a notice. */
export async function isOfNotice(database: Database, about: About): Promise<boolean> {
  const told = database.read.selectFrom('sent_message').select('notice').limit(1)
  const which =
    'refs' in about
      ? told.where('ref', 'in', [...about.refs])
      : told.where('lane', '=', about.lane).where('at', '<=', about.until)
  return (await which.executeTakeFirst()) !== undefined
}

/** Notes how far the notices came that these messages told. A receipt that comes late takes nothing back. */
export function markReceived(database: Database, about: About, receipt: 'delivered' | 'seen'): Write {
  const told = database.read.selectFrom('sent_message').select('notice')
  const notices =
    'refs' in about
      ? told.where('ref', 'in', [...about.refs])
      : told.where('lane', '=', about.lane).where('at', '<=', about.until)
  return write(
    database.read
      .updateTable('notice')
      .set({ outcome: receipt })
      .where('outcome', 'in', receipt === 'seen' ? ['sent', 'delivered'] : ['sent'])
      .where('id', 'in', notices),
  )
}

/** A slice of what is too old for a receipt: how many there are, and what deletes them. */
export async function sentBefore(
  { read }: Database,
  before: Instant,
  limit: number,
): Promise<{ rows: number; writes: Write[] }> {
  const rows = await read
    .selectFrom('sent_message')
    .select('ref')
    .where('at', '<', before)
    .limit(limit)
    .execute()
  const refs = rows.map((row) => row.ref)
  const remove = () => read.deleteFrom('sent_message').where('ref', 'in', refs)
  return { rows: refs.length, writes: refs.length === 0 ? [] : [write(remove())] }
}
