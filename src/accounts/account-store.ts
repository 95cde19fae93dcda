/** Accounts (tài khoản): those who sign in to the console. What they may do, and from when until when: grants.ts. */
import type { Instant } from '../calendar/instant.ts'
import { type Database, type Write, write } from '../database/database.ts'
import {
  type Account,
  accountRows,
  asOidcLogin,
  asUsername,
  type Change,
  changing,
  type NotChanged,
  toAccount,
} from './account.ts'
import { endingSessions, endingSessionsOfProvider, forgettingContact } from './closing.ts'
import { type Grant, grantInsert, grantsOf, holdsAt } from './grants.ts'
import { forgettingDevices } from './known-device.ts'
import { hashPassword } from './password.ts'
import { type PasswordFault, passwordFault } from './password-rules.ts'

export type { Account, Change } from './account.ts'

/** An account as whoever looks after accounts sees it. */
export type ListedAccount = Pick<Account, 'id' | 'username' | 'name' | 'disabledAt'> & {
  /** Counts the changes of its rights and keys: `Change.seen`. */
  version: number
  createdAt: Instant
  /** The grant that holds now; null: it can sign in to nothing. */
  now: Grant | null
  /** All it ever had and will have, the earliest first. */
  grants: Grant[]
  /** Until when it is shut after wrong passwords; null: it is not. */
  lockedUntil: Instant | null
  /** Null: it has none. */
  secondFactorSince: Instant | null
  /** Whether its password was set by somebody else and has to be changed at the next sign-in. */
  mustChangePassword: boolean
  /** By which OpenID Connect may be linked to it: an e-mail address, or `sub:` and a subject; null: not at all. */
  oidcLogin: string | null
  /** Whether it has been linked. */
  isOidcLinked: boolean
}

export type NewAccount = Omit<Account, 'disabledAt'> & {
  password: string
  /** Whether the password has to be changed at the first sign-in. False when left out. */
  mustChange?: boolean
  /** When its first grant begins (included) and ends (excluded); from now without a known end when left out. */
  validFrom?: Instant
  validTo?: Instant | null
  /** By which person at the OpenID Connect provider it may be used (`setOidcLogin`); nobody when left out. */
  oidcLogin?: string | null
}

/** Makes an account with its first grant. Usernames are compared in lower case. @param account its `id` is drawn by the caller */
export async function createAccount(
  database: Database,
  account: NewAccount,
  now: Instant,
  { also = [] }: Change = {},
): Promise<
  { id: string } | { refused: 'username_taken' | 'login_taken' | 'ends_before_it_begins' | PasswordFault }
> {
  const { id, role, unitCode, validFrom = now, validTo = null, oidcLogin = null } = account
  const username = asUsername(account.username)
  const fault = passwordFault(account.password, username)
  if (fault) return { refused: fault }
  if (validTo !== null && validTo <= validFrom) return { refused: 'ends_before_it_begins' }
  const insert = database.read
    .insertInto('account')
    .values({
      id,
      username,
      name: account.name.normalize('NFC'),
      password_hash: await hashPassword(account.password),
      created_at: now,
      disabled_at: null,
      failed: 0,
      locked_until: 0,
      must_change: account.mustChange ? 1 : 0,
    })
    .onConflict((conflict) => conflict.column('username').doNothing())
  const grant = { id, role, unitCode, validFrom, validTo }
  const result = await database.commit([
    write(insert, 'username_taken'),
    grantInsert(database, id, grant, now),
    ...(oidcLogin === null ? [] : [oidcLoginWrite(database, id, oidcLogin)]),
    ...also,
  ])
  return 'refused' in result ? { refused: result.refused as 'username_taken' | 'login_taken' } : { id }
}

/** All accounts, by username, with their grants. */
export async function listAccounts(database: Database, now: Instant): Promise<ListedAccount[]> {
  const rows = await database.read.selectFrom('account').selectAll().orderBy('username').execute()
  const grants = await grantsOf(database, null)
  return rows.map((row) => {
    const own = grants.get(row.id) ?? []
    return {
      id: row.id,
      username: row.username,
      name: row.name,
      disabledAt: row.disabled_at,
      version: row.version,
      createdAt: row.created_at,
      now: own.find((grant) => holdsAt(grant, now)) ?? null,
      grants: own,
      lockedUntil: row.locked_until > now ? row.locked_until : null,
      secondFactorSince: row.second_factor_since,
      mustChangePassword: row.must_change === 1,
      oidcLogin: row.oidc_login,
      isOidcLinked: row.oidc_subject !== null,
    }
  })
}

/** Those who may sign in now, by username: not disabled, and with a grant that holds. */
export async function activeAccounts(database: Database, now: Instant): Promise<Account[]> {
  const rows = await accountRows(database, now).where('disabled_at', 'is', null).orderBy('username').execute()
  return rows.map(toAccount)
}

/**
 * Gives an account another password, unlocks it, ends its sessions and forgets its devices.
 *
 * @param mustChange it was set by somebody else: the account changes it at the next sign-in, and is told of its cases no more by
 * the ways that whoever had it before has set
 */
export async function setPassword(
  database: Database,
  id: string,
  { password, mustChange }: { password: string; mustChange: boolean },
  now: Instant,
  change: Change = {},
): Promise<{ refused: NotChanged | PasswordFault } | null> {
  const account = await database.read
    .selectFrom('account')
    .select('username')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!account) return { refused: 'unknown' }
  const fault = passwordFault(password, account.username)
  if (fault) return { refused: fault }
  const password_hash = await hashPassword(password)
  const update = database.read
    .updateTable('account')
    .set({ password_hash, failed: 0, locked_until: 0, must_change: mustChange ? 1 : 0 })
    .where('id', '=', id)
  const contact = mustChange ? [forgettingContact(database, id)] : []
  return changed(database, id, [write(update), ...shutting(database, id, now), ...contact], change)
}

/** Shuts an account, ends its sessions, forgets its devices and how it is told of its cases. */
export async function disableAccount(
  database: Database,
  id: string,
  now: Instant,
  change: Change = {},
): Promise<{ refused: NotChanged } | null> {
  const update = database.read
    .updateTable('account')
    .set({ disabled_at: now })
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
  const writes = [write(update), ...shutting(database, id, now), forgettingContact(database, id)]
  return changed(database, id, writes, change)
}

/** Opens an account that was disabled. Its grants are as they were; none is made. */
export async function enableAccount(
  database: Database,
  id: string,
  change: Change = {},
): Promise<{ refused: NotChanged } | null> {
  const update = database.read.updateTable('account').set({ disabled_at: null }).where('id', '=', id)
  return changed(database, id, [write(update)], change)
}

/** Ends all sessions of an account and forgets its devices. */
export async function closeSessionsOf(
  database: Database,
  id: string,
  now: Instant,
  change: Change = {},
): Promise<{ refused: NotChanged } | null> {
  return changed(database, id, shutting(database, id, now), change)
}

/** Takes the second factor and its recovery codes away, for whoever has lost both, ends the account's sessions and forgets its devices. */
export async function resetSecondFactor(
  database: Database,
  id: string,
  now: Instant,
  change: Change = {},
): Promise<{ refused: NotChanged } | null> {
  const forget = database.read
    .updateTable('account')
    .set({ second_factor_sealed: null, second_factor_since: null })
    .where('id', '=', id)
  const codes = database.read.deleteFrom('recovery_code').where('account', '=', id)
  return changed(database, id, [write(forget), write(codes), ...shutting(database, id, now)], change)
}

/**
 * Says by which person at the OpenID Connect provider the account may be used. A link that was made before is undone, whoever
 * came in by it is signed out, and how the account is told of its cases is forgotten.
 *
 * @param login an e-mail address that the provider has verified, or `sub:` and a subject; null: nobody
 */
export async function setOidcLogin(
  database: Database,
  id: string,
  login: string | null,
  now: Instant,
  change: Change = {},
): Promise<{ refused: NotChanged | 'login_taken' } | null> {
  const writes = [
    oidcLoginWrite(database, id, login),
    endingSessionsOfProvider(database, id, now),
    forgettingContact(database, id),
  ]
  return changed(database, id, writes, change)
}

function oidcLoginWrite({ read }: Database, id: string, login: string | null): Write {
  const oidc_login = login === null ? null : asOidcLogin(login)
  const update = read
    .updateTable('account')
    .set({ oidc_login, oidc_issuer: null, oidc_subject: null })
    .where('id', '=', id)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('account as other')
            .select('other.id')
            .where('other.oidc_login', '=', oidc_login)
            .where('other.id', '<>', id),
        ),
      ),
    )
  return write(update, 'login_taken')
}

function shutting(database: Database, id: string, now: Instant): Write[] {
  return [endingSessions(database, id, now), forgettingDevices(database, id)]
}

async function changed<R extends string = never>(
  database: Database,
  id: string,
  writes: readonly Write[],
  change: Change,
): Promise<{ refused: NotChanged | R } | null> {
  const result = await database.commit([changing(database, id, change), ...writes, ...(change.also ?? [])])
  return 'refused' in result ? { refused: result.refused as NotChanged | R } : null
}
