/** Signing in: slow to guess, shut for a while after five wrong passwords or codes, and never more work than the server bears. */
import type { Instant } from '../calendar/instant.ts'
import { type Database, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { type Account, accountRows, asOidcLogin, asUsername, toAccount } from './account.ts'
import { type HashTurns, hashTurns } from './hash-turns.ts'
import { hashPassword, isPassword } from './password.ts'
import { useCode } from './second-factor.ts'
import { forgetTries, giveBackTry, type Lock, lockOf, reserveTry, type Target, type Try } from './tries.ts'
import { type TriesFrom, triesFrom } from './tries-from.ts'

/** What all sign-ins of one server pass through. */
export type Door = { turns: HashTurns; tries: TriesFrom }

/** The door of a server. */
export function createDoor(): Door {
  return { turns: hashTurns(), tries: triesFrom() }
}

/** Who stands at the door. */
export type Caller = {
  /** Where they call from. */
  address: string
  /** Whether they have hung up. */
  isGone(): boolean
  /** The cookie of a device on which accounts are known; null: none came. */
  device: string | null
}

type House = Pick<Desk, 'database' | 'vault'>

/**
 * `wrong` tells neither whether the account exists nor whether it is disabled or holds no grant now. `too_many`: from this
 * address. `busy`: too many are at the door. Neither of the two, nor `gone`, counts against the account.
 */
export type Refusal =
  | { refused: 'wrong' | 'too_many' | 'busy' | 'gone' }
  | { refused: 'locked'; until: Instant }

/** `asksCode`: the account has a second factor, and is not signed in to before a code of it was right. */
export type SignIn = { account: Account; version: number; asksCode: boolean } | Refusal

let noAccount: Promise<string> | undefined

/**
 * Checks a username and a password. The right password counts for nothing while the account is shut: to all, or on a device on
 * which it is known to whoever has that device.
 */
export async function signIn(
  house: House,
  { username, password }: { username: string; password: string },
  { door, caller }: { door: Door; caller: Caller },
  now: Instant,
): Promise<SignIn> {
  if (!door.tries.count(caller.address, now)) return { refused: 'too_many' }
  const target = { username: asUsername(username) }
  const { lockedUntil } = await lockOf(house, target, caller.device, now)
  if (lockedUntil > now) return { refused: 'locked', until: lockedUntil }
  const result = await door.turns.take(
    () => tryPassword(house, target, { password, device: caller.device }, now),
    caller.isGone,
  )
  return typeof result === 'string' ? { refused: result } : result
}

/** The try is counted before the password is looked at, so that tries side by side cannot outrun the lock. */
async function tryPassword(
  house: House,
  target: Target,
  { password, device }: { password: string; device: string | null },
  now: Instant,
): Promise<SignIn> {
  const { database } = house
  const lock = await lockOf(house, target, device, now)
  const tried = await reserveTry(database, lock, now)
  if (tried === null) return shutMeanwhile(house, target, device, now)
  noAccount ??= hashPassword('no account has this password') // an unknown name takes as long as a known one
  const right = await isPassword(password, tried.account?.passwordHash ?? (await noAccount))
  const row = right && isAtAccount(tried) ? await rowWithRights(database, tried.account.id, now) : undefined
  if (!row || !isAtAccount(tried)) return wrong(tried, now)
  const asksCode = row.second_factor_sealed !== null
  const isSettled = asksCode ? await giveBackTry(database, tried, now) : await forgetTries(database, tried)
  return isSettled
    ? { account: toAccount(row), version: row.version, asksCode }
    : shutMeanwhile(house, target, device, now)
}

/**
 * Checks a code after the right password.
 *
 * @param passed the account and its version when the password was right: one that was changed since has to begin again
 */
export async function signInWithCode(
  house: House,
  passed: { account: string; version: number },
  code: string,
  { door, caller }: { door: Door; caller: Caller },
  now: Instant,
): Promise<{ account: Account } | Refusal> {
  if (!door.tries.count(caller.address, now)) return { refused: 'too_many' }
  const { database } = house
  const target = { id: passed.account }
  const tried = await reserveTry(database, await lockOf(house, target, caller.device, now), now)
  if (tried === null) return shutMeanwhile(house, target, caller.device, now)
  if (!isAtAccount(tried)) return wrong(tried, now)
  const row = await rowWithRights(database, tried.account.id, now)
  const isRight = row?.version === passed.version && (await useCode(house, tried.account.id, code, now))
  if (!row || !isRight) return wrong(tried, now)
  if (!(await forgetTries(database, tried))) return shutMeanwhile(house, target, caller.device, now)
  return { account: toAccount(row) }
}

/** Who somebody is at the OpenID Connect provider. */
export type OidcPerson = {
  issuer: string
  /** Never given to another person (OpenID Connect Core 1.0, 5.7). */
  subject: string
  /** Null when the provider tells none that it has verified. */
  email: string | null
}

/**
 * The account of a person whom the provider has signed in; null when they have none that may sign in now. By (issuer, subject)
 * when it was linked before; else the one whose login an administrator set to this e-mail address or subject is linked now,
 * once: an address that is given to somebody else later opens nothing.
 */
export async function signInByOidc(
  database: Database,
  { issuer, subject, email }: OidcPerson,
  now: Instant,
): Promise<Account | null> {
  const active = accountRows(database, now).where('disabled_at', 'is', null)
  const linked = await active
    .where('oidc_issuer', '=', issuer)
    .where('oidc_subject', '=', subject)
    .executeTakeFirst()
  if (linked) return toAccount(linked)
  const logins = [`sub:${subject}`, ...(email === null ? [] : [asOidcLogin(email)])]
  const named = await active
    .where('oidc_login', 'in', logins)
    .where('oidc_subject', 'is', null)
    .orderBy('oidc_login', 'desc') // `sub:` before an address, so that it is the same each time
    .executeTakeFirst()
  if (!named) return null
  const link = database.read
    .updateTable('account')
    .set({ oidc_issuer: issuer, oidc_subject: subject })
    .where('id', '=', named.id)
    .where('oidc_login', '=', named.oidc_login)
    .where('oidc_subject', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('account as other')
            .select('other.id')
            .where('other.oidc_issuer', '=', issuer)
            .where('other.oidc_subject', '=', subject),
        ),
      ),
    )
  const result = await database.commit([write(link, 'linked')])
  return 'refused' in result ? null : toAccount(named)
}

function rowWithRights(database: Database, id: string, now: Instant) {
  return accountRows(database, now)
    .where('account.id', '=', id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
}

function isAtAccount(lock: Lock): lock is Try {
  return lock.account !== null
}

function wrong({ lockedUntil }: Lock, now: Instant): Refusal {
  return lockedUntil > now ? { refused: 'locked', until: lockedUntil } : { refused: 'wrong' }
}

async function shutMeanwhile(
  house: House,
  target: Target,
  device: string | null,
  now: Instant,
): Promise<Refusal> {
  return wrong(await lockOf(house, target, device, now), now)
}
