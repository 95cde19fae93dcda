/** Signing in: slow to guess, shut for a while after five wrong passwords or codes, and never more work than the server bears. */
import type { Instant } from '../calendar/instant.ts'
import { type Database, write } from '../database/database.ts'
import type { Vault } from '../privacy/vault.ts'
import { type Account, accountRows, asOidcLogin, asUsername, toAccount } from './account.ts'
import { type HashTurns, hashTurns } from './hash-turns.ts'
import { hashPassword, isPassword } from './password.ts'
import { useCode } from './second-factor.ts'
import { forgetTries, giveBackTry, lockedUntil, reserveTry, type Target } from './tries.ts'
import { type TriesFrom, triesFrom } from './tries-from.ts'

/** What all sign-ins of one server pass through. */
export type Door = { turns: HashTurns; tries: TriesFrom }

/** The door of a server. */
export function createDoor(): Door {
  return { turns: hashTurns(), tries: triesFrom() }
}

/** Who stands at the door: where they call from, and whether they have hung up. */
export type Caller = { address: string; isGone(): boolean }

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

/** Checks a username and a password. The right password counts for nothing while the account is shut. */
export async function signIn(
  database: Database,
  { username, password }: { username: string; password: string },
  { door, caller }: { door: Door; caller: Caller },
  now: Instant,
): Promise<SignIn> {
  if (!door.tries.count(caller.address, now)) return { refused: 'too_many' }
  const target = { username: asUsername(username) }
  const until = await lockedUntil(database, target)
  if (until > now) return { refused: 'locked', until }
  const result = await door.turns.take(() => tryPassword(database, target, password, now), caller.isGone)
  return typeof result === 'string' ? { refused: result } : result
}

/** The try is counted before the password is looked at, so that tries side by side cannot outrun the lock. */
async function tryPassword(
  database: Database,
  target: Target,
  password: string,
  now: Instant,
): Promise<SignIn> {
  const tried = await reserveTry(database, target, now)
  if (tried === null) {
    const until = await lockedUntil(database, target)
    if (until > now) return { refused: 'locked', until }
  }
  noAccount ??= hashPassword('no account has this password') // an unknown name takes as long as a known one
  const right = await isPassword(password, tried?.passwordHash ?? (await noAccount))
  if (tried === null) return { refused: 'wrong' }
  const row = right ? await rowWithRights(database, tried.id, now) : undefined
  if (!row)
    return tried.lockedUntil > now ? { refused: 'locked', until: tried.lockedUntil } : { refused: 'wrong' }
  const asksCode = row.second_factor_sealed !== null
  const isSettled = asksCode ? await giveBackTry(database, tried, now) : await forgetTries(database, tried)
  return isSettled
    ? { account: toAccount(row), version: row.version, asksCode }
    : shutMeanwhile(database, target, now)
}

/**
 * Checks a code after the right password.
 *
 * @param passed the account and its version when the password was right: one that was changed since has to begin again
 */
export async function signInWithCode(
  { database, vault }: { database: Database; vault: Vault },
  passed: { account: string; version: number },
  code: string,
  { door, caller }: { door: Door; caller: Caller },
  now: Instant,
): Promise<{ account: Account } | Refusal> {
  if (!door.tries.count(caller.address, now)) return { refused: 'too_many' }
  const target = { id: passed.account }
  const tried = await reserveTry(database, target, now)
  if (tried === null) return shutMeanwhile(database, target, now)
  const row = await rowWithRights(database, tried.id, now)
  const isRight = row?.version === passed.version && (await useCode({ database, vault }, tried.id, code, now))
  if (!row || !isRight)
    return tried.lockedUntil > now ? { refused: 'locked', until: tried.lockedUntil } : { refused: 'wrong' }
  if (!(await forgetTries(database, tried))) return shutMeanwhile(database, target, now)
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

async function shutMeanwhile(database: Database, target: Target, now: Instant): Promise<Refusal> {
  const until = await lockedUntil(database, target)
  return until > now ? { refused: 'locked', until } : { refused: 'wrong' }
}
