/** The e-mail address of an account: counts only once the code that was mailed to it has been typed. */
import { sql } from 'kysely'
import type { Instant } from '../calendar/instant.ts'
import { type Database, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { codeHash, newCode } from './code.ts'
import { contactOf } from './contact.ts'
import { confirmationWrites } from './notice-writes.ts'

/** How often a code may be typed wrongly before a new one is needed. */
const TRIES = 5
/** Asking twice within this time mails one code. */
const AGAIN_AFTER_MS = 60_000

/**
 * Sets another address and mails it a code. The old one is told nothing any more at once.
 *
 * @param email checked by the caller (mail-address.ts)
 */
export async function askEmail(desk: Desk, account: string, email: string, now: Instant): Promise<void> {
  const before = await contactOf(desk, account, now)
  if (before.email === email && before.emailConfirmedAt !== null) return
  const { code, hash, until } = newCode(desk.vault, 'confirm-email', now)
  const sealed = before.email === email ? undefined : desk.vault.seal(email)
  const values = {
    email_confirmed_at: null,
    email_code_hash: hash,
    email_code_until: until,
    email_tries: 0,
    ...(sealed === undefined ? {} : { email_sealed: sealed }),
  }
  const { read } = desk.database
  const set = read
    .insertInto('account_contact')
    .values({ account, ...values })
    .onConflict((conflict) => {
      const update = conflict.column('account').doUpdateSet(values)
      // The same form sent twice: the code on its way stays the one that counts.
      return sealed === undefined
        ? update.where((of) =>
            of.or([
              of('account_contact.email_code_until', 'is', null),
              of('account_contact.email_code_until', '<', until - AGAIN_AFTER_MS),
            ]),
          )
        : update
    })
  await desk.database.commit([
    write(set, 'sent just now'),
    ...confirmationWrites(desk, account, hash, code, now),
  ])
}

/** Confirms the address with the code that was mailed to it. `over`: none is awaited any more. */
export async function confirmEmail(
  { database, vault }: Desk,
  account: string,
  code: string,
  now: Instant,
): Promise<{ refused: 'wrong' | 'over' } | null> {
  const { read } = database
  const awaited = read
    .updateTable('account_contact')
    .where('account', '=', account)
    .where('email_code_hash', 'is not', null)
    .where('email_code_until', '>', now)
    .where('email_tries', '<', TRIES)
  const counted = await database.commit([
    write(awaited.set({ email_tries: sql`email_tries + 1` }), 'over'), // counted before it is compared
  ])
  if ('refused' in counted) return { refused: 'over' }
  const hash = codeHash(vault, 'confirm-email', code)
  const confirmed = await database.commit([
    write(
      read
        .updateTable('account_contact')
        .set({ email_confirmed_at: now, email_code_hash: null, email_code_until: null, email_tries: 0 })
        .where('account', '=', account)
        .where('email_code_hash', '=', hash),
      'wrong',
    ),
  ])
  return 'refused' in confirmed ? { refused: 'wrong' } : null
}

/** Nothing is mailed any more. */
export async function removeEmail(database: Database, account: string): Promise<void> {
  const none = {
    email_sealed: null,
    email_confirmed_at: null,
    email_code_hash: null,
    email_code_until: null,
    email_tries: 0,
  }
  await database.commit([
    write(database.read.updateTable('account_contact').set(none).where('account', '=', account)),
  ])
}
