/** Sessions of the console: a random id in a cookie, kept here as a hash alone, with a token against forged forms. */
import { createHash, randomBytes } from 'node:crypto'
import type { Instant } from '../calendar/instant.ts'
import { type Database, write } from '../database/database.ts'
import { type Account, toAccount } from './account-store.ts'

const IDLE_MS = 30 * 60_000
const ABSOLUTE_MS = 12 * 3_600_000

/** A session's last use is noted at most this often, so that a page does not cost a write. */
const NOTED_EVERY_MS = 60_000

export type Session = { account: Account; csrf: string }

/** Opens a session. @returns the id for the cookie, told only here, and the token for forms */
export async function openSession(
  database: Database,
  account: string,
  now: Instant,
): Promise<{ id: string; csrf: string }> {
  const id = randomBytes(32).toString('base64url')
  const csrf = randomBytes(24).toString('base64url')
  const row = { id_hash: hashOf(id), account, csrf, created_at: now, last_at: now }
  await database.commit([write(database.read.insertInto('session').values(row))])
  return { id, csrf }
}

/** Whose session it is; null when it is unknown, was idle for 30 minutes, is 12 hours old, or the account is disabled. */
export async function readSession(database: Database, id: string, now: Instant): Promise<Session | null> {
  const row = await database.read
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account')
    .selectAll('account')
    .select(['session.csrf', 'session.last_at', 'session.created_at as opened_at'])
    .where('id_hash', '=', hashOf(id))
    .executeTakeFirst()
  if (!row || row.disabled_at !== null) return null
  if (now - row.last_at >= IDLE_MS || now - row.opened_at >= ABSOLUTE_MS) {
    await closeSession(database, id)
    return null
  }
  if (now - row.last_at >= NOTED_EVERY_MS) {
    const note = database.read.updateTable('session').set({ last_at: now }).where('id_hash', '=', hashOf(id))
    await database.commit([write(note)])
  }
  return { account: toAccount(row), csrf: row.csrf }
}

/** Ends a session. */
export async function closeSession(database: Database, id: string): Promise<void> {
  await database.commit([write(database.read.deleteFrom('session').where('id_hash', '=', hashOf(id)))])
}

function hashOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url')
}
