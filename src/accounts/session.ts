/** Sessions of the console: a random id in a cookie, kept here as a hash alone, with a token against forged forms. */
import { createHash, randomBytes } from 'node:crypto'
import type { Instant } from '../calendar/instant.ts'
import { type Database, write } from '../database/database.ts'
import { type Account, accountRows, toAccount } from './account.ts'
import { endingSessions } from './closing.ts'
import { forgettingDevices } from './known-device.ts'

const IDLE_MS = 30 * 60_000
const ABSOLUTE_MS = 12 * 3_600_000

/** A session's last use is noted at most this often, so that a page does not cost a write. */
const NOTED_EVERY_MS = 60_000

/** How an account signed in: with a password alone, with a second factor besides, or at the OpenID Connect provider. */
export type SignInWay = 'password' | 'second_factor' | 'oidc'

/** A form that was being written when a session ended: sealed, and until when it is kept. */
export type KeptDraft = { sealed: string; until: Instant }

export type Session = {
  account: Account
  csrf: string
  way: SignInWay
  /** The password was set by somebody else. */
  mustChangePassword: boolean
  hasSecondFactor: boolean
  /** A form that was being written when the session before ended; sealed. */
  draftSealed: string | null
}

/** Opens a session. @returns the id for the cookie, told only here, and the token for forms */
export async function openSession(
  database: Database,
  account: string,
  now: Instant,
  { way = 'password', draft = null }: { way?: SignInWay; draft?: KeptDraft | null } = {},
): Promise<{ id: string; csrf: string }> {
  const id = randomBytes(32).toString('base64url')
  const csrf = randomBytes(24).toString('base64url')
  const row = {
    id_hash: hashOf(id),
    account,
    csrf,
    created_at: now,
    last_at: now,
    way,
    draft_sealed: draft?.sealed ?? null,
    draft_until: draft?.until ?? null,
  }
  await database.commit([write(database.read.insertInto('session').values(row))])
  return { id, csrf }
}

/**
 * Whose session it is, with the rights that the account has at this moment; null when it is unknown or was ended, was idle for
 * 30 minutes, is 12 hours old, the account is disabled or holds no grant now.
 */
export async function readSession(database: Database, id: string, now: Instant): Promise<Session | null> {
  const row = await accountRows(database, now)
    .innerJoin('session', 'session.account', 'account.id')
    .select([
      'session.csrf',
      'session.last_at',
      'session.created_at as opened_at',
      'session.way',
      'session.draft_sealed',
    ])
    .where('session.id_hash', '=', hashOf(id))
    .where('session.ended_at', 'is', null)
    .where('account.disabled_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  if (!isOpen({ lastAt: row.last_at, openedAt: row.opened_at }, now)) {
    await closeSession(database, id, now)
    return null
  }
  if (now - row.last_at >= NOTED_EVERY_MS) {
    const note = database.read.updateTable('session').set({ last_at: now }).where('id_hash', '=', hashOf(id))
    await database.commit([write(note)])
  }
  return {
    account: toAccount(row),
    csrf: row.csrf,
    way: row.way as SignInWay,
    mustChangePassword: row.must_change === 1,
    hasSecondFactor: row.second_factor_sealed !== null,
    draftSealed: row.draft_sealed,
  }
}

/** Ends a session. */
export async function closeSession(database: Database, id: string, now: Instant): Promise<void> {
  const end = database.read
    .updateTable('session')
    .set({ ended_at: now, draft_sealed: null })
    .where('id_hash', '=', hashOf(id))
    .where('ended_at', 'is', null)
  await database.commit([write(end)])
}

/** An open session as its owner sees it. */
export type OpenSession = {
  /** Names it in forms; opens nothing. */
  handle: string
  openedAt: Instant
  lastAt: Instant
  way: SignInWay
  /** The one that asks. */
  isThis: boolean
}

/** The open sessions of an account, the last used first. @param asking the id of the session that asks */
export async function openSessionsOf(
  database: Database,
  account: string,
  asking: string | null,
  now: Instant,
): Promise<OpenSession[]> {
  const rows = await database.read
    .selectFrom('session')
    .selectAll()
    .where('account', '=', account)
    .where('ended_at', 'is', null)
    .where('last_at', '>', now - IDLE_MS)
    .where('created_at', '>', now - ABSOLUTE_MS)
    .orderBy('last_at', 'desc')
    .execute()
  return rows.map((row) => ({
    handle: row.id_hash,
    openedAt: row.created_at,
    lastAt: row.last_at,
    way: row.way as SignInWay,
    isThis: asking !== null && row.id_hash === hashOf(asking),
  }))
}

/** Ends one session of an account by its handle. Of another account's nothing happens. */
export async function closeByHandle(
  database: Database,
  account: string,
  handle: string,
  now: Instant,
): Promise<void> {
  const end = database.read
    .updateTable('session')
    .set({ ended_at: now, draft_sealed: null })
    .where('id_hash', '=', handle)
    .where('account', '=', account)
    .where('ended_at', 'is', null)
  await database.commit([write(end)])
}

/** Ends all other sessions of an account than the one that asks, and forgets all other devices. @param device its cookie; null: none came */
export async function closeOthers(
  database: Database,
  account: string,
  asking: { session: string; device: string | null },
  now: Instant,
): Promise<void> {
  await database.commit([
    endingSessions(database, account, now, hashOf(asking.session)),
    forgettingDevices(database, account, asking.device),
  ])
}

/** For which account a form was made, by the token in it, for as long as ended sessions are remembered; null: no session had it. */
export async function accountOfForm(database: Database, csrf: string): Promise<string | null> {
  const row = await database.read
    .selectFrom('session')
    .select('account')
    .where('csrf', '=', csrf)
    .executeTakeFirst()
  return row?.account ?? null
}

/**
 * Keeps a form that came too late, for whoever signs in to the same account next, or, with the token of a session that is open,
 * for this session.
 *
 * @param csrf of the session that keeps it
 */
export async function keepDraft(
  database: Database,
  csrf: string,
  { sealed, until }: KeptDraft,
): Promise<void> {
  const keep = database.read
    .updateTable('session')
    .set({ draft_sealed: sealed, draft_until: until })
    .where('csrf', '=', csrf)
  await database.commit([write(keep)])
}

/** The form that was kept last for an account, and lets go of all; null: none. */
export async function takeDraft(database: Database, account: string): Promise<KeptDraft | null> {
  const row = await database.read
    .selectFrom('session')
    .select(['draft_sealed', 'draft_until'])
    .where('account', '=', account)
    .where('draft_sealed', 'is not', null)
    .orderBy('last_at', 'desc')
    .executeTakeFirst()
  if (!row?.draft_sealed) return null
  const drop = database.read.updateTable('session').set({ draft_sealed: null }).where('account', '=', account)
  await database.commit([write(drop)])
  return { sealed: row.draft_sealed, until: row.draft_until ?? 0 }
}

/** Lets go of every form that has been kept long enough, whoever's it is. */
export async function dropOldDrafts({ read, commit }: Database, now: Instant): Promise<void> {
  const drop = read
    .updateTable('session')
    .set({ draft_sealed: null })
    .where('draft_sealed', 'is not', null)
    .where(({ eb, or }) => or([eb('draft_until', 'is', null), eb('draft_until', '<=', now)]))
  await commit([write(drop)])
}

/** Lets go of the form that a session kept. */
export async function dropDraft(database: Database, id: string): Promise<void> {
  const drop = database.read
    .updateTable('session')
    .set({ draft_sealed: null })
    .where('id_hash', '=', hashOf(id))
  await database.commit([write(drop)])
}

function isOpen({ lastAt, openedAt }: { lastAt: Instant; openedAt: Instant }, now: Instant): boolean {
  return now - lastAt < IDLE_MS && now - openedAt < ABSOLUTE_MS
}

/** What a session's id is kept as. */
function hashOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url')
}
