/** Accounts (tài khoản): those who sign in to the console. */
import type { Instant } from '../calendar/instant.ts'
import { type Database, write } from '../database/database.ts'
import { hashPassword, MIN_PASSWORD_LENGTH } from './password.ts'
import { isRole, type Role } from './roles.ts'

export type Account = {
  id: string
  username: string
  name: string
  role: Role
  /** Null: the whole province. */
  unitCode: string | null
  disabledAt: Instant | null
}

/** Makes an account. Usernames are compared in lower case. @param id drawn by the caller */
export async function createAccount(
  database: Database,
  account: Omit<Account, 'disabledAt'> & { password: string },
  now: Instant,
): Promise<{ id: string } | { refused: 'username_taken' | 'password_too_short' }> {
  if (account.password.length < MIN_PASSWORD_LENGTH) return { refused: 'password_too_short' }
  const insert = database.read
    .insertInto('account')
    .values({
      id: account.id,
      username: asUsername(account.username),
      name: account.name.normalize('NFC'),
      role: account.role,
      unit_code: account.unitCode,
      password_hash: await hashPassword(account.password),
      created_at: now,
      disabled_at: null,
      failed: 0,
      locked_until: 0,
    })
    .onConflict((conflict) => conflict.column('username').doNothing())
  const result = await database.commit([write(insert, 'username_taken')])
  return 'refused' in result ? { refused: 'username_taken' } : { id: account.id }
}

/** All accounts, by username. */
export async function listAccounts(database: Database): Promise<Account[]> {
  const rows = await database.read.selectFrom('account').selectAll().orderBy('username').execute()
  return rows.map(toAccount)
}

/** Gives an account another password, unlocks it and ends its sessions. */
export async function setPassword(
  database: Database,
  id: string,
  password: string,
): Promise<{ refused: 'password_too_short' } | null> {
  if (password.length < MIN_PASSWORD_LENGTH) return { refused: 'password_too_short' }
  const password_hash = await hashPassword(password)
  await database.commit([
    write(
      database.read
        .updateTable('account')
        .set({ password_hash, failed: 0, locked_until: 0 })
        .where('id', '=', id),
    ),
    write(database.read.deleteFrom('session').where('account', '=', id)),
  ])
  return null
}

/** Shuts an account for good and ends its sessions. */
export async function disableAccount(database: Database, id: string, now: Instant): Promise<void> {
  await database.commit([
    write(
      database.read
        .updateTable('account')
        .set({ disabled_at: now })
        .where('id', '=', id)
        .where('disabled_at', 'is', null),
    ),
    write(database.read.deleteFrom('session').where('account', '=', id)),
  ])
}

/** A username in the form it is kept and compared in. */
export function asUsername(typed: string): string {
  return typed.normalize('NFC').trim().toLowerCase()
}

/** The account of a row. A role that is not known any more may do least. */
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
    role: isRole(row.role) ? row.role : 'observer',
    unitCode: row.unit_code,
    disabledAt: row.disabled_at,
  }
}
