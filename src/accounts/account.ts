/** What an account is, and how its row is read together with the grant that holds at a moment. */
import type { Instant } from '../calendar/instant.ts'
import { type Database, type Write, write } from '../database/database.ts'
import { isRole, type Role } from './roles.ts'

/** An account with the rights that it has now. */
export type Account = {
  id: string
  username: string
  name: string
  role: Role
  /** Null: the whole province. */
  unitCode: string | null
  disabledAt: Instant | null
}

/** How a change of an account is written. */
export type Change = {
  /** Written together with it or not at all: the record of who did it. */
  also?: readonly Write[]
  /** `ListedAccount.version` as whoever changes it saw it, so that two are told of each other; left out: whatever it is now. */
  seen?: number
}

/** `stale`: somebody else changed the account since `seen`. */
export type NotChanged = 'unknown' | 'stale'

/**
 * The first write of every change of an account's rights and keys: counts its version up, and makes changes of one account
 * wait for each other. Refuses with `unknown`, or `stale` when a version was seen.
 */
export function changing(database: Database, id: string, { seen }: Change): Write {
  let update = database.read
    .updateTable('account')
    .set((of) => ({ version: of('version', '+', 1) }))
    .where('id', '=', id)
  if (seen !== undefined) update = update.where('version', '=', seen)
  return write(update, seen === undefined ? 'unknown' : 'stale')
}

/** Rows of accounts that hold a grant now, with its role and unit; disabled ones included. */
export function accountRows(database: Database, now: Instant) {
  return database.read
    .selectFrom('account')
    .innerJoin('account_role', (join) =>
      join
        .onRef('account_role.account', '=', 'account.id')
        .on('account_role.valid_from', '<=', now)
        .on((of) => of.or([of('account_role.valid_to', 'is', null), of('account_role.valid_to', '>', now)])),
    )
    .selectAll('account')
    .select(['account_role.role', 'account_role.unit_code'])
}

/** A username in the form it is kept and compared in. */
export function asUsername(typed: string): string {
  return typed.normalize('NFC').trim().toLowerCase()
}

/** A login at the provider in the form it is kept and compared in: a subject letter by letter, an e-mail address in lower case. */
export function asOidcLogin(login: string): string {
  const text = login.normalize('NFC').trim()
  return text.startsWith('sub:') ? text : text.toLowerCase()
}

/** The account of a row of `accountRows`. A role that is not known any more may do least. */
export function toAccount(row: {
  id: string
  username: string
  name: string
  role: string
  unit_code: string | null
  disabled_at: number | null
}): Account {
  return {
    id: row.id,
    username: row.username,
    name: row.name,
    role: asRole(row.role),
    unitCode: row.unit_code,
    disabledAt: row.disabled_at,
  }
}

/** A stored role; one that is not known any more may do least. */
export function asRole(word: string): Role {
  return isRole(word) ? word : 'observer'
}
