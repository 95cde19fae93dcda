/** Signing in: slow to guess, shut for a while after five wrong passwords, and never more work than the server bears. */
import { sql } from 'kysely'
import type { Instant } from '../calendar/instant.ts'
import { type Database, write } from '../database/database.ts'
import { type Account, asUsername, toAccount } from './account-store.ts'
import { type HashTurns, hashTurns } from './hash-turns.ts'
import { hashPassword, isPassword } from './password.ts'
import { type TriesFrom, triesFrom } from './tries-from.ts'

const FAILURES_ALLOWED = 5
const LOCKED_FOR_MS = 15 * 60_000

/** What all sign-ins of one server pass through. */
export type Door = { turns: HashTurns; tries: TriesFrom }

export function createDoor(): Door {
  return { turns: hashTurns(), tries: triesFrom() }
}

/** Who stands at the door: where they call from, and whether they have hung up. */
export type Caller = { address: string; isGone(): boolean }

/**
 * `wrong` tells neither whether the account exists nor whether it is disabled. `too_many`: from this address.
 * `busy`: too many are at the door. Neither of the two, nor `gone`, counts against the account.
 */
export type SignIn =
  | { account: Account }
  | { refused: 'wrong' | 'too_many' | 'busy' | 'gone' }
  | { refused: 'locked'; until: Instant }

let noAccount: Promise<string> | undefined

/** Checks a username and a password. The right password counts for nothing while the account is shut. */
export async function signIn(
  database: Database,
  { username, password }: { username: string; password: string },
  { door, caller }: { door: Door; caller: Caller },
  now: Instant,
): Promise<SignIn> {
  if (!door.tries.count(caller.address, now)) return { refused: 'too_many' }
  const name = asUsername(username)
  const until = await lockedUntil(database, name)
  if (until > now) return { refused: 'locked', until }
  const result = await door.turns.take(() => tryPassword(database, name, password, now), caller.isGone)
  return typeof result === 'string' ? { refused: result } : result
}

/** The try is counted before the password is looked at, so that tries side by side cannot outrun the lock. */
async function tryPassword(
  database: Database,
  name: string,
  password: string,
  now: Instant,
): Promise<SignIn> {
  const row = await reserveTry(database, name, now)
  if (row === null) {
    const until = await lockedUntil(database, name)
    if (until > now) return { refused: 'locked', until }
  }
  noAccount ??= hashPassword('no account has this password') // an unknown name takes as long as a known one
  const right = await isPassword(password, row?.password_hash ?? (await noAccount))
  if (row === null) return { refused: 'wrong' }
  if (!right || row.disabled_at !== null)
    return row.locked_until > now ? { refused: 'locked', until: row.locked_until } : { refused: 'wrong' }
  const forget = database.read
    .updateTable('account')
    .set({ failed: 0, locked_until: 0 })
    .where('id', '=', row.id)
    .where('locked_until', '=', row.locked_until)
    .where('password_hash', '=', row.password_hash)
    .where('disabled_at', 'is', null)
  if (!('refused' in (await database.commit([write(forget, 'changed')])))) return { account: toAccount(row) }
  const later = await lockedUntil(database, name)
  return later > now ? { refused: 'locked', until: later } : { refused: 'wrong' }
}

/** Counts the try as failed until it succeeds; the fifth shuts the account. @returns null: unknown, or shut */
async function reserveTry(database: Database, name: string, now: Instant) {
  const until = now + LOCKED_FOR_MS
  const last = sql`failed + 1 >= ${FAILURES_ALLOWED}`
  const reserve = database.read
    .updateTable('account')
    .set({
      failed: sql<number>`case when ${last} then 0 else failed + 1 end`,
      locked_until: sql<number>`case when ${last} then cast(${until} as bigint) else locked_until end`,
    })
    .where('username', '=', name)
    .where('locked_until', '<=', now)
    .returning(['id', 'locked_until', 'password_hash'])
  const result = await database.commit([write(reserve)])
  const reserved = 'refused' in result ? undefined : result.rows[0]?.[0]
  if (!reserved) return null
  const row = await database.read
    .selectFrom('account')
    .selectAll()
    .where('id', '=', String(reserved.id))
    .executeTakeFirst()
  return row
    ? { ...row, locked_until: Number(reserved.locked_until), password_hash: String(reserved.password_hash) }
    : null
}

async function lockedUntil(database: Database, name: string): Promise<Instant> {
  const row = await database.read
    .selectFrom('account')
    .select('locked_until')
    .where('username', '=', name)
    .executeTakeFirst()
  return row?.locked_until ?? 0
}
