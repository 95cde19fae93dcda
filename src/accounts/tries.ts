/**
 * Tries at an account: each counts as failed before it is looked at, and the fifth shuts for a while what it was counted at: the
 * account, one device on which it is known, or a name that nobody has.
 */
import { sql } from 'kysely'
import { DAY_MS, type Instant } from '../calendar/instant.ts'
import { type Database, type Write, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { deviceHash } from './known-device.ts'

const FAILURES_ALLOWED = 5
const LOCKED_FOR_MS = 15 * 60_000

/** Failures are forgotten after a day, at accounts and at unknown names alike. */
const FORGOTTEN_AFTER_MS = DAY_MS

/** Whom a try is at. */
export type Target = { username: string } | { id: string }

type Place =
  | { table: 'account'; id: string }
  | { table: 'known_device'; id_hash: string; account: string }
  | { table: 'unknown_name'; bucket: string }

/** What a try is counted at. */
export type Lock = {
  place: Place
  /** 0, or a moment that is over: it is not shut. */
  lockedUntil: Instant
  /** Null: nobody has the name. */
  account: { id: string; passwordHash: string } | null
}

/** A try that was counted at an account, with what has to be unchanged when it turns out right. */
export type Try = Lock & { account: NonNullable<Lock['account']> }

/**
 * What a try from a device is counted at: a device on which the account is known has a lock of its own, strangers share the
 * account's. A name that nobody has is shut as one that somebody has; such names share 65,536 locks, so that strangers cannot
 * fill the database.
 *
 * @param device the cookie that came; null: none
 */
export async function lockOf(
  { database, vault }: Pick<Desk, 'database' | 'vault'>,
  target: Target,
  device: string | null,
  now: Instant,
): Promise<Lock> {
  const { read } = database
  const row = await read
    .selectFrom('account')
    .select(['id', 'password_hash', 'locked_until'])
    .where(...whoseRow(target))
    .executeTakeFirst()
  if (!row) {
    const bucket = vault.draw('unknown-name', 'id' in target ? target.id : target.username).slice(0, 4)
    const shut = await read
      .selectFrom('unknown_name')
      .select('locked_until')
      .where('bucket', '=', bucket)
      .executeTakeFirst()
    return {
      place: { table: 'unknown_name', bucket },
      lockedUntil: shut?.locked_until ?? 0,
      account: null,
    }
  }
  const account = { id: row.id, passwordHash: row.password_hash }
  const id_hash = device === null ? null : deviceHash(device)
  const known =
    id_hash === null
      ? undefined
      : await read
          .selectFrom('known_device')
          .select('locked_until')
          .where('id_hash', '=', id_hash)
          .where('account', '=', row.id)
          .where('expires_at', '>', now)
          .executeTakeFirst()
  return known && id_hash !== null
    ? {
        place: { table: 'known_device', id_hash, account: row.id },
        lockedUntil: known.locked_until,
        account,
      }
    : { place: { table: 'account', id: row.id }, lockedUntil: row.locked_until, account }
}

/** Counts a try as failed until it succeeds. @returns the lock as it is then; null: it was shut meanwhile */
export async function reserveTry(database: Database, lock: Lock, now: Instant): Promise<Lock | null> {
  const result = await database.commit([counting(database, lock.place, now)])
  const row = 'refused' in result ? undefined : result.rows[0]?.[0]
  return row ? { ...lock, lockedUntil: Number(row.locked_until) } : null
}

/** The try was right, and all that was to be shown has been: no failure is left. @returns false: it was shut or changed meanwhile */
export function forgetTries(database: Database, tried: Try): Promise<boolean> {
  return settle(database, tried, sql<number>`0`)
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
  return settle(database, tried, before)
}

/** One more failure, and with the fifth the lock. Changes nothing while it is shut. */
function counting({ read }: Database, place: Place, now: Instant): Write {
  const of = (column: string) => sql.ref(`${place.table}.${column}`)
  const until = now + LOCKED_FOR_MS
  const failures = sql`(case when ${of('failed_at')} > ${now - FORGOTTEN_AFTER_MS} then ${of('failed')} else 0 end + 1)`
  const last = sql`${failures} >= ${FAILURES_ALLOWED}`
  const set = {
    failed: sql<number>`case when ${last} then 0 else ${failures} end`,
    failed_at: now,
    locked_until: sql<number>`case when ${last} then cast(${until} as bigint) else ${of('locked_until')} end`,
  }
  if (place.table === 'unknown_name')
    return write(
      read
        .insertInto('unknown_name')
        .values({ bucket: place.bucket, failed: 1, failed_at: now, locked_until: 0 })
        .onConflict((conflict) =>
          conflict.column('bucket').doUpdateSet(set).where('unknown_name.locked_until', '<=', now),
        )
        .returning('locked_until'),
    )
  if (place.table === 'account')
    return write(
      read
        .updateTable('account')
        .set(set)
        .where('id', '=', place.id)
        .where('locked_until', '<=', now)
        .returning('locked_until'),
    )
  return write(
    read
      .updateTable('known_device')
      .set(set)
      .where('id_hash', '=', place.id_hash)
      .where('account', '=', place.account)
      .where('locked_until', '<=', now)
      .returning('locked_until'),
  )
}

/** A device is forgotten together with every change of the account's keys, so that it need not be asked for them. */
async function settle(
  { read, commit }: Database,
  { place, lockedUntil, account }: Try,
  failed: ReturnType<typeof sql<number>>,
): Promise<boolean> {
  const set = { failed, locked_until: 0 }
  const update =
    place.table === 'known_device'
      ? read
          .updateTable('known_device')
          .set(set)
          .where('id_hash', '=', place.id_hash)
          .where('account', '=', account.id)
          .where('locked_until', '=', lockedUntil)
      : read
          .updateTable('account')
          .set(set)
          .where('id', '=', account.id)
          .where('locked_until', '=', lockedUntil)
          .where('password_hash', '=', account.passwordHash)
          .where('disabled_at', 'is', null)
  return !('refused' in (await commit([write(update, 'changed')])))
}

function whoseRow(target: Target): ['username' | 'id', '=', string] {
  return 'id' in target ? ['id', '=', target.id] : ['username', '=', target.username]
}
