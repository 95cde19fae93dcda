/**
 * Mails what waits for it. A row is leased for its try; whether it may still be told is asked right before. A try whose
 * outcome nobody knows (the process died, the server hung up after the text) is repeated once, with the same Message-ID and
 * the same bytes, and then given up: that one letter may arrive twice, no other.
 */
import { type Selectable, sql } from 'kysely'
import type { Instant } from '../calendar/instant.ts'
import { coarse } from '../complaints/coarse-time.ts'
import { type Database, type Write, write } from '../database/database.ts'
import type { OfficialNoticeTable } from '../database/tables/officials-told.ts'
import type { Desk } from '../desk.ts'
import type { Log } from '../telemetry/log.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import { contactOf } from './contact.ts'
import { type Mail, MOST_MS } from './mail.ts'
import type { MailOutcome } from './mail-outcome.ts'
import { caseTold } from './standing.ts'
import { caseMail, confirmationMail, loginChangedMail, type MailWords } from './told-words.ts'

const SLICE = 20
const LEASE_MS = 2 * MOST_MS
const MINUTE_MS = 60_000
/** How long to wait after each try that failed; after the last one it is given up. */
const AGAIN_AFTER_MS = [1, 5, 15, 60, 180, 360, 720].map((minutes) => minutes * MINUTE_MS)
/** Later it would only confuse. */
const TOO_OLD_MS = 2 * 24 * 60 * MINUTE_MS

export type MailTools = {
  desk: Desk
  mail: Mail
  log: Log
  metrics: Pick<Metrics, 'officialMails'>
  now(): Instant
  signal?: AbortSignal
}

/** As its index says it. */
const IS_OPEN = sql<boolean>`status in ('waiting', 'sending')`

type Row = Selectable<OfficialNoticeTable>
type Letter = MailWords & { to: string }

/** One round, one letter after the other. @returns how many rows were looked at */
export async function mailDue(tools: MailTools): Promise<number> {
  const { desk, now, signal } = tools
  const rows = await desk.database.read
    .selectFrom('official_notice')
    .selectAll()
    .where(IS_OPEN)
    .where('way', '=', 'email')
    .where('next_at', '<=', now())
    .orderBy('next_at')
    .limit(SLICE)
    .execute()
  for (const row of rows) {
    if (signal?.aborted) return rows.length
    await mailOne(tools, row)
  }
  return rows.length
}

/** When the next letter is due; null when none waits. */
export async function nextMailAt({ read }: Database): Promise<Instant | null> {
  const row = await read
    .selectFrom('official_notice')
    .select((select) => select.fn.min('next_at').as('at'))
    .where(IS_OPEN)
    .executeTakeFirst()
  return row?.at === null || row?.at === undefined ? null : Number(row.at)
}

async function mailOne({ desk, mail, log, metrics, now, signal }: MailTools, row: Row): Promise<void> {
  const { database } = desk
  const tried = await claim(database, row, now())
  if (tried === null) return
  const letter = await letterOf(desk, tried, now())
  const outcome = letter === null ? 'dropped' : await attempt(mail, tried, letter, signal)
  await database.commit([settle(database, tried, outcome, now())])
  const word = typeof outcome === 'string' ? outcome : outcome.failure
  metrics.officialMails.inc({ outcome: word })
  if (typeof outcome !== 'string')
    log.warn({ notice: row.id, tries: tried.tries, ...outcome }, 'an e-mail was not sent')
}

async function attempt(
  mail: Mail,
  { id, created_at, maybe_sent }: Row,
  letter: Letter,
  signal: AbortSignal | undefined,
): Promise<MailOutcome> {
  if (maybe_sent > 1) return { failure: 'unknown_outcome', code: 'twice' }
  return mail.send({ id, at: created_at, ...letter }, signal)
}

/** Takes the row for one try. @returns the row as it is then; null: another process has it */
async function claim({ read, commit }: Database, row: Row, now: Instant): Promise<Row | null> {
  const isUnknown = row.status === 'sending' // its lease is over: whoever had it did not live to say
  const set = {
    status: 'sending',
    tries: row.tries + 1,
    maybe_sent: isUnknown ? row.maybe_sent + 1 : row.maybe_sent,
    next_at: now + LEASE_MS,
  }
  const taken = read
    .updateTable('official_notice')
    .set(set)
    .where('id', '=', row.id)
    .where('status', '=', row.status)
    .where('tries', '=', row.tries)
  return 'refused' in (await commit([write(taken, 'taken')])) ? null : { ...row, ...set }
}

/** What the letter says and to whom; null when it must not be told any more. */
async function letterOf(desk: Desk, row: Row, now: Instant): Promise<Letter | null> {
  if (now - row.created_at > TOO_OLD_MS) return null
  if (row.kind === 'login_changed') {
    if (row.body_sealed === null) return null
    const { email, at } = JSON.parse(desk.vault.open(row.body_sealed)) as { email: string; at: Instant }
    return { to: email, ...loginChangedMail(at) }
  }
  const contact = await contactOf(desk, row.account, now)
  if (contact.email === null) return null
  if (row.kind === 'confirm_email') {
    if (row.body_sealed === null || !(await isAwaited(desk, row))) return null
    const { code } = JSON.parse(desk.vault.open(row.body_sealed)) as { code: string }
    return { to: contact.email, ...confirmationMail(code) }
  }
  const told = contact.emailConfirmedAt === null ? null : await caseTold(desk, row, now)
  return told && { to: contact.email, ...caseMail(told) }
}

/** Whether the code is still the one that the account awaits: another address has another. */
async function isAwaited({ database, vault }: Desk, row: Row): Promise<boolean> {
  const { hash } = JSON.parse(vault.open(row.body_sealed!)) as { hash: string }
  const found = await database.read
    .selectFrom('account_contact')
    .select('account')
    .where('account', '=', row.account)
    .where('email_code_hash', '=', hash)
    .executeTakeFirst()
  return found !== undefined
}

/** What becomes of the row after this try, as long as no other has begun. */
function settle({ read }: Database, row: Row, outcome: MailOutcome | 'dropped', now: Instant): Write {
  const own = read
    .updateTable('official_notice')
    .where('id', '=', row.id)
    .where('status', '=', 'sending')
    .where('tries', '=', row.tries)
  const over = { settled_at: settledAt(row, now), next_at: row.created_at, body_sealed: null }
  if (typeof outcome === 'string') return write(own.set({ ...over, status: outcome, reason: null }))
  const reason = `${outcome.failure}: ${outcome.code}`
  const isUnknown = outcome.failure === 'unknown_outcome'
  const isSecond = isUnknown && row.maybe_sent > 0
  const wait = AGAIN_AFTER_MS[row.tries - 1]
  if (outcome.failure === 'rejected' || isSecond || wait === undefined)
    return write(own.set({ ...over, status: 'dead', reason }))
  return write(
    own.set({
      status: 'waiting',
      next_at: now + wait,
      reason,
      maybe_sent: isUnknown ? row.maybe_sent + 1 : row.maybe_sent,
    }),
  )
}

/** The day alone for a notice of which no more than its day is kept. */
function settledAt({ created_at }: Row, now: Instant): Instant {
  return created_at === coarse(created_at) ? coarse(now) : now
}
