/** The daily job that destroys what has been kept long enough (settings `RETENTION_*`), in slices so that talks go on meanwhile. Message bodies are the mailbox's (`clean`). */
import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { DAY_MS, type Instant } from '../calendar/instant.ts'
import { FINAL_STATUSES } from '../complaints/complaint.ts'
import { commitOrStale } from '../database/commit-or-stale.ts'
import { type Database, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { sentBefore } from '../schedule/sent-messages.ts'
import { tellOfRatings } from '../score-feed/enqueue.ts'
import { unclearBefore } from '../understanding/unclear/unclear-messages.ts'
import { chainHeads } from './chained-record.ts'
import { destroyWords } from './destroy-complaint.ts'
import { destroySlices, type Pass, SLICE, type Slice } from './slices.ts'

const HOUR_MS = 3_600_000

/** A repeated call within this time answers as the first one did; receipts are known so long. */
const TRACE_DAYS = 30
/** A form that was written before a long weekend still finds its account (src/console/draft.ts). */
const SESSION_DAYS = 7

/** What happened to an account is told to whoever looks after it, for so long. */
const ACCOUNT_EVENT_DAYS = 365

/** How much was destroyed, by kind. */
export type Destroyed = Record<
  | 'complaints'
  | 'commendations'
  | 'humanRequests'
  | 'comments'
  | 'applicants'
  | 'notices'
  | 'followers'
  | 'attachments'
  | 'quarantine'
  | 'receipts'
  | 'unclear'
  | 'traces',
  number
>

/**
 * Runs through every kind of data once.
 *
 * @param signal breaks off between two slices; it then throws AbortError
 */
export async function runRetention(desk: Desk, now: Instant, signal?: AbortSignal): Promise<Destroyed> {
  const { database, settings } = desk
  const { retentionDays: days } = settings
  const before = (n: number) => now - n * DAY_MS
  const pass = () => setImmediate(undefined, { signal })
  const inSlices = (slice: () => Promise<Slice>) => destroySlices(database, slice, pass)
  return {
    complaints: await destroyComplaints(database, before(days.complaints), now, pass),
    commendations: await inSlices(() => commendationsBefore(database, before(days.commendations))),
    humanRequests: await inSlices(() => requestsBefore(database, before(days.humanRequests))),
    comments: await destroyComments(desk, before(days.comments), now, pass),
    applicants: await inSlices(() => applicantsBefore(database, before(days.applicants))),
    notices: await inSlices(() => noticesBefore(database, before(days.messages))),
    attachments: await inSlices(() => attachmentsBefore(database, before(days.messages))),
    followers: await inSlices(() => followersBefore(database, before(days.messages))),
    quarantine: await inSlices(() => quarantineBefore(database, before(days.messages))),
    receipts: await inSlices(() => sentBefore(database, before(TRACE_DAYS), SLICE)),
    unclear: await inSlices(() => unclearBefore(database, before(days.unclear), SLICE)),
    traces: await destroyTraces(database, before),
  }
}

/** Complaints over since before `before`, and at once those whose citizen was erased while they were handled. */
async function destroyComplaints(
  database: Database,
  before: Instant,
  now: Instant,
  pass: Pass,
): Promise<number> {
  const { read } = database
  const kept = read
    .selectFrom('complaint')
    .select(['code', 'updated_at'])
    .where('key_sealed', 'is not', null)
    .where('status', 'in', FINAL_STATUSES)
    .limit(SLICE)
  const old = kept.where('updated_at', '<', before).orderBy('updated_at').orderBy('code')
  const orphaned = kept
    .where('citizen', 'is', null)
    .where('confidentiality', '<>', sql.lit('anonymous'))
    .orderBy('code')
  return (
    (await destroyEach(database, now, pass, (last) =>
      last
        ? old.where(({ eb, refTuple, tuple }) =>
            eb(refTuple('updated_at', 'code'), '>', tuple(last.updated_at, last.code)),
          )
        : old,
    )) + (await destroyEach(database, now, pass, (last) => orphaned.where('code', '>', last?.code ?? '')))
  )
}

type Place = { code: string; updated_at: number }

/** @param after the slice after a place; null: the first */
async function destroyEach(
  database: Database,
  now: Instant,
  pass: Pass,
  after: (last: Place | null) => { execute(): Promise<Place[]> },
): Promise<number> {
  let destroyed = 0
  for (let last: Place | null = null; ; ) {
    const rows: Place[] = await after(last).execute()
    const heads = await chainHeads(
      database,
      rows.map((row) => row.code),
    )
    for (const { code } of rows) {
      const result = await commitOrStale(
        database,
        destroyWords(database, code, heads.get(code)!, 'system', now),
      )
      if (!('refused' in result)) destroyed += 1 // one being read just now is left to the next run
    }
    if (rows.length < SLICE) return destroyed
    last = rows.at(-1)!
    await pass()
  }
}

async function commendationsBefore({ read }: Database, before: Instant): Promise<Slice> {
  const rows = await read
    .selectFrom('commendation')
    .select('id')
    .where('created_at', '<', before)
    .where('details_sealed', 'is not', null)
    .limit(SLICE)
    .execute()
  const ids = rows.map((row) => row.id)
  const update = () =>
    read.updateTable('commendation').set({ details_sealed: null, citizen: null }).where('id', 'in', ids)
  return { rows: ids.length, writes: ids.length === 0 ? [] : [write(update())] }
}

async function requestsBefore({ read }: Database, before: Instant): Promise<Slice> {
  const rows = await read
    .selectFrom('human_request')
    .select('id')
    .where('created_at', '<', before)
    .where(({ eb, or }) => or([eb('topic_sealed', 'is not', null), eb('citizen', 'is not', null)]))
    .limit(SLICE)
    .execute()
  const ids = rows.map((row) => row.id)
  const update = () =>
    read.updateTable('human_request').set({ topic_sealed: null, citizen: null }).where('id', 'in', ids)
  const remove = () => read.deleteFrom('talk_line').where('request', 'in', ids)
  return { rows: ids.length, writes: ids.length === 0 ? [] : [write(update()), write(remove())] }
}

/** A comment has no time of its own: all that are left are gone through, by key. Whoever was told of the words is told that they are gone. */
async function destroyComments(desk: Desk, before: Instant, now: Instant, pass: Pass): Promise<number> {
  const { read, commit } = desk.database
  let destroyed = 0
  for (let after = ''; ; ) {
    const rows = await read
      .selectFrom('rating_comment')
      .innerJoin('rating', 'rating.id', 'rating_comment.rating')
      .select(['rating_comment.rating', 'rating.given_at'])
      .where('rating_comment.rating', '>', after)
      .orderBy('rating_comment.rating')
      .limit(SLICE)
      .execute()
    const old = rows.filter((row) => row.given_at < before).map((row) => row.rating)
    if (old.length > 0) {
      const gone = write(read.deleteFrom('rating_comment').where('rating', 'in', old))
      await commit([gone, ...tellOfRatings(desk, old, 'words destroyed', now, now)])
    }
    destroyed += old.length
    if (rows.length < SLICE) return destroyed
    after = rows.at(-1)!.rating
    await pass()
  }
}

/** Who applied, in every version of a dossier whose result was handed over before `before`: a version without it keeps the one before's. */
async function applicantsBefore({ read }: Database, before: Instant): Promise<Slice> {
  const rows = await read
    .selectFrom('dossier_version')
    .select('code')
    .distinct()
    .where('returned_at', '<', before)
    .where(({ eb, or }) => or([eb('applicant_sealed', 'is not', null), eb('phone_ref', 'is not', null)]))
    .limit(SLICE)
    .execute()
  const codes = rows.map((row) => row.code)
  const update = () =>
    read
      .updateTable('dossier_version')
      .set({ applicant_sealed: null, phone_ref: null })
      .where('code', 'in', codes)
      .where(({ eb, or }) => or([eb('applicant_sealed', 'is not', null), eb('phone_ref', 'is not', null)]))
  return { rows: codes.length, writes: codes.length === 0 ? [] : [write(update())] }
}

/** Deliveries that were not taken: they hold the same words as messages do. */
async function quarantineBefore({ read }: Database, before: Instant): Promise<Slice> {
  const rows = await read
    .selectFrom('quarantine')
    .select('id')
    .where('at', '<', before)
    .limit(SLICE)
    .execute()
  const ids = rows.map((row) => row.id)
  const remove = () => read.deleteFrom('quarantine').where('id', 'in', ids)
  return { rows: ids.length, writes: ids.length === 0 ? [] : [write(remove())] }
}

/** Files that never became part of a complaint. Those of complaints go with them. */
async function attachmentsBefore({ read }: Database, before: Instant): Promise<Slice> {
  const rows = await read
    .selectFrom('attachment')
    .select('id')
    .where('created_at', '<', before)
    .where('complaint', 'is', null)
    .limit(SLICE)
    .execute()
  const ids = rows.map((row) => row.id)
  const remove = () => read.deleteFrom('attachment').where('id', 'in', ids).where('complaint', 'is', null)
  return { rows: ids.length, writes: ids.length === 0 ? [] : [write(remove())] }
}

/** Who followed a dossier and does no longer. */
async function followersBefore({ read }: Database, before: Instant): Promise<Slice> {
  const rows = await read
    .selectFrom('follower')
    .select(['dossier', 'citizen'])
    .where('ended_at', '<', before)
    .orderBy('ended_at')
    .limit(SLICE)
    .execute()
  const writes = rows.map(({ dossier, citizen }) =>
    write(
      read
        .deleteFrom('follower')
        .where('dossier', '=', dossier)
        .where('citizen', '=', citizen)
        .where('ended_at', '<', before),
    ),
  )
  return { rows: rows.length, writes }
}

async function noticesBefore({ read }: Database, before: Instant): Promise<Slice> {
  const rows = await read
    .selectFrom('notice')
    .select('id')
    .where('accepted_at', '<', before)
    .where('body_sealed', 'is not', null)
    .limit(SLICE)
    .execute()
  const ids = rows.map((row) => row.id)
  const update = () => read.updateTable('notice').set({ body_sealed: null }).where('id', 'in', ids)
  return { rows: ids.length, writes: ids.length === 0 ? [] : [write(update())] }
}

/** Tries, devices that are known no more, sessions that are over, answers kept for repeated calls, and that someone was erased. */
async function destroyTraces({ read, commit }: Database, before: (days: number) => Instant): Promise<number> {
  const result = await commit([
    write(read.deleteFrom('attempt').where('at', '<', before(1)).returning('id')),
    write(
      read
        .deleteFrom('secret_try')
        .where('hour', '<', Math.floor(before(1) / HOUR_MS))
        .returning('n'),
    ),
    write(read.deleteFrom('unknown_name').where('failed_at', '<', before(1)).returning('bucket')),
    write(read.deleteFrom('known_device').where('expires_at', '<', before(0)).returning('account')),
    write(read.deleteFrom('session').where('created_at', '<', before(SESSION_DAYS)).returning('account')),
    write(read.deleteFrom('idempotency').where('at', '<', before(TRACE_DAYS)).returning('at')),
    write(
      read.deleteFrom('account_event').where('recorded_at', '<', before(ACCOUNT_EVENT_DAYS)).returning('id'),
    ),
    write(read.deleteFrom('official_notice').where('settled_at', '<', before(TRACE_DAYS)).returning('id')),
    write(read.deleteFrom('citizen').where('erased_at', '<', before(TRACE_DAYS)).returning('ref')),
  ])
  return 'refused' in result ? 0 : result.rows.reduce((sum, rows) => sum + rows.length, 0)
}
