/** Tries at an account: each counts as failed before it is looked at, and the fifth shuts the account for a while. */
import { sql } from 'kysely'
import type { Instant } from '../calendar/instant.ts'
import { type Database, write } from '../database/database.ts'

const FAILURES_ALLOWED = 5
const LOCKED_FOR_MS = 15 * 60_000

/** Whom a try is at. */
export type Target = { username: string } | { id: string }

/** A try that was counted, with what has to be unchanged when it turns out right. */
export type Try = { id: string; lockedUntil: Instant; passwordHash: string }

/** Counts a try as failed until it succeeds. @returns null: unknown, or shut */
export async function reserveTry(database: Database, target: Target, now: Instant): Promise<Try | null> {
  const until = now + LOCKED_FOR_MS
  const last = sql`failed + 1 >= ${FAILURES_ALLOWED}`
  const reserve = database.read
    .updateTable('account')
    .set({
      failed: sql<number>`case when ${last} then 0 else failed + 1 end`,
      locked_until: sql<number>`case when ${last} then cast(${until} as bigint) else locked_until end`,
    })
    .where(...whoseRow(target))
    .where('locked_until', '<=', now)
    .returning(['id', 'locked_until', 'password_hash'])
  const result = await database.commit([write(reserve)])
  const row = 'refused' in result ? undefined : result.rows[0]?.[0]
  return row
    ? { id: String(row.id), lockedUntil: Number(row.locked_until), passwordHash: String(row.password_hash) }
    : null
}

/** The try was right, and all that was to be shown has been: no failure is left. @returns false: it was shut or changed meanwhile */
export function forgetTries(database: Database, tried: Try): Promise<boolean> {
  return settle(database, tried, { failed: sql<number>`0`, locked_until: sql<number>`0` })
}

/**
 * The try was right, and a second factor is still to be shown: this try is taken back, and no other. Else whoever knows the
 * password could guess codes for ever.
 *
 * @returns false: it was shut or changed meanwhile
 */
export function giveBackTry(database: Database, tried: Try, now: Instant): Promise<boolean> {
  const before =
    tried.lockedUntil > now
      ? sql<number>`${FAILURES_ALLOWED - 1}`
      : sql<number>`case when failed > 0 then failed - 1 else 0 end`
  return settle(database, tried, { failed: before, locked_until: sql<number>`0` })
}

/** Until when an account is shut; 0: it is not, or there is none. */
export async function lockedUntil(database: Database, target: Target): Promise<Instant> {
  const row = await database.read
    .selectFrom('account')
    .select('locked_until')
    .where(...whoseRow(target))
    .executeTakeFirst()
  return row?.locked_until ?? 0
}

async function settle(
  database: Database,
  tried: Try,
  set: { failed: ReturnType<typeof sql<number>>; locked_until: ReturnType<typeof sql<number>> },
): Promise<boolean> {
  const update = database.read
    .updateTable('account')
    .set(set)
    .where('id', '=', tried.id)
    .where('locked_until', '=', tried.lockedUntil)
    .where('password_hash', '=', tried.passwordHash)
    .where('disabled_at', 'is', null)
  return !('refused' in (await database.commit([write(update, 'changed')])))
}

function whoseRow(target: Target): ['username' | 'id', '=', string] {
  return 'id' in target ? ['id', '=', target.id] : ['username', '=', target.username]
}
