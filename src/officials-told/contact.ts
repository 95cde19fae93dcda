/**
 * How an account is told of its cases: by an e-mail address that it has confirmed, by a chat of its own, or both. The account
 * sets it itself. Which chat it is stands sealed: an official may be a citizen in the same chat, and no table may say so.
 */
import type { Instant } from '../calendar/instant.ts'
import type { ChannelName } from '../channels/channel.ts'
import { type Database, type Write, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { newCode, type OneTimeCode } from './code.ts'

export type Contact = {
  /** Null: none was given. */
  email: string | null
  /** Null: whoever reads there has not confirmed it, and is told nothing. */
  emailConfirmedAt: Instant | null
  /** Whether a code that was mailed may still be typed. */
  awaitsCode: boolean
  /** Null: no chat is linked. `lane`: its citizen's reference. */
  chat: { lane: string; channel: ChannelName; since: Instant } | null
}

export type Way = 'email' | 'chat'

const NONE: Contact = { email: null, emailConfirmedAt: null, awaitsCode: false, chat: null }

/** How one account is told. */
export async function contactOf(desk: Desk, account: string, now: Instant): Promise<Contact> {
  return (await contactsOf(desk, [account], now)).get(account) ?? NONE
}

/** How accounts are told; those that gave nothing are missing. @throws CannotOpen */
export async function contactsOf(
  { database, vault }: Desk,
  accounts: readonly string[],
  now: Instant,
): Promise<Map<string, Contact>> {
  if (accounts.length === 0) return new Map()
  const rows = await database.read
    .selectFrom('account_contact')
    .selectAll()
    .where('account', 'in', [...accounts])
    .execute()
  return new Map(
    rows.map((row) => [
      row.account,
      {
        email: row.email_sealed === null ? null : vault.open(row.email_sealed),
        emailConfirmedAt: row.email_confirmed_at,
        awaitsCode: row.email_code_hash !== null && (row.email_code_until ?? 0) > now,
        chat:
          row.chat_sealed === null
            ? null
            : {
                lane: vault.open(row.chat_sealed),
                channel: row.chat_channel as ChannelName,
                since: row.linked_at!,
              },
      },
    ]),
  )
}

/** The ways that are open to an account. */
export function waysOf({ emailConfirmedAt, chat }: Contact): Way[] {
  return [
    ...(emailConfirmedAt === null ? [] : ['email' as const]),
    ...(chat === null ? [] : ['chat' as const]),
  ]
}

/** Draws the code that links a chat to the account; an earlier one is worth nothing any more. Told only here. */
export async function askLinkCode(
  { database, vault }: Desk,
  account: string,
  now: Instant,
): Promise<OneTimeCode> {
  const drawn = newCode(vault, 'link-chat', now)
  const values = { link_code_hash: drawn.hash, link_code_until: drawn.until }
  await database.commit([
    write(
      database.read
        .insertInto('account_contact')
        .values({ account, ...values })
        .onConflict((conflict) => conflict.column('account').doUpdateSet(values)),
    ),
  ])
  return drawn
}

/** Nothing is told in the chat any more. @returns whether one was linked */
export async function unlinkChat(database: Database, account: string): Promise<boolean> {
  const linked = database.read
    .updateTable('account_contact')
    .set(NO_CHAT)
    .where('account', '=', account)
    .where('chat_ref', 'is not', null)
  return !('refused' in (await database.commit([write(linked, 'none')])))
}

/** The columns of an account without a chat. A code that waits goes, too: whoever unlinks wants no link. */
export const NO_CHAT = {
  chat_ref: null,
  chat_sealed: null,
  chat_channel: null,
  linked_at: null,
  link_code_hash: null,
  link_code_until: null,
}

/** The citizen of a chat as this table knows them. */
export function chatRef({ vault }: Pick<Desk, 'vault'>, lane: string): string {
  return vault.ref('account-chat', lane)
}

/** Ends the link of a chat, whoever's it is: its citizen was erased, or asked for it. @param refusal when there is none */
export function unlinking(desk: Pick<Desk, 'database' | 'vault'>, lane: string, refusal?: string): Write {
  return write(
    desk.database.read
      .updateTable('account_contact')
      .set(NO_CHAT)
      .where('chat_ref', '=', chatRef(desk, lane)),
    refusal,
  )
}

/** Whether a chat is linked to an account, whoever's. */
export async function isLinkedChat(desk: Pick<Desk, 'database' | 'vault'>, lane: string): Promise<boolean> {
  const row = await desk.database.read
    .selectFrom('account_contact')
    .select('account')
    .where('chat_ref', '=', chatRef(desk, lane))
    .executeTakeFirst()
  return row !== undefined
}
