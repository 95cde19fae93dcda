/** Signing in: slow to guess, and shut for a while after five wrong passwords. */
import { sql } from 'kysely'
import type { Instant } from '../calendar/instant.ts'
import { type Database, write } from '../database/database.ts'
import { type Account, asUsername, toAccount } from './account-store.ts'
import { hashPassword, isPassword } from './password.ts'

const FAILURES_ALLOWED = 5
const LOCKED_FOR_MS = 15 * 60_000

/** `wrong` tells neither whether the account exists nor whether it is disabled. */
export type SignIn = { account: Account } | { refused: 'wrong' } | { refused: 'locked'; until: Instant }

let noAccount: Promise<string> | undefined

/** Checks a username and a password. The right password counts for nothing while the account is shut. */
export async function signIn(
  database: Database,
  username: string,
  password: string,
  now: Instant,
): Promise<SignIn> {
  const row = await database.read
    .selectFrom('account')
    .selectAll()
    .where('username', '=', asUsername(username))
    .executeTakeFirst()
  if (row && row.locked_until > now) return { refused: 'locked', until: row.locked_until }
  noAccount ??= hashPassword('no account has this password') // an unknown name takes as long as a known one
  const right = await isPassword(password, row?.password_hash ?? (await noAccount))
  if (!row) return { refused: 'wrong' }
  if (!right || row.disabled_at !== null) {
    const until = await countFailure(database, row.id, now)
    return until === null ? { refused: 'wrong' } : { refused: 'locked', until }
  }
  await database.commit([
    write(database.read.updateTable('account').set({ failed: 0, locked_until: 0 }).where('id', '=', row.id)),
  ])
  return { account: toAccount(row) }
}

/** @returns until when the account is shut; null when it is not */
async function countFailure(database: Database, id: string, now: Instant): Promise<Instant | null> {
  const until = now + LOCKED_FOR_MS
  const last = sql`failed + 1 >= ${FAILURES_ALLOWED}`
  const count = database.read
    .updateTable('account')
    .set({
      failed: sql<number>`case when ${last} then 0 else failed + 1 end`,
      locked_until: sql<number>`case when ${last} then cast(${until} as bigint) else locked_until end`,
    })
    .where('id', '=', id)
    .returning('locked_until')
  const result = await database.commit([write(count)])
  const locked = 'refused' in result ? 0 : Number(result.rows[0]?.[0]?.locked_until ?? 0)
  return locked > now ? locked : null
}
