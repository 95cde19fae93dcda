/** Canned answers (câu trả lời mẫu): what officials put into a live talk and change before it goes out. */
import { type AdminEvent, type AdminFacts, keepAdminEvent } from '../accounts/admin-event.ts'
import type { Instant } from '../calendar/instant.ts'
import { type Database, write } from '../database/database.ts'

export type CannedAnswer = {
  id: string
  title: string
  words: string
  /** Counts its changes, so that two who change it are told of each other. */
  version: number
  changedAt: Instant
}

/** Those that are offered, by title. */
export async function listCannedAnswers({ read }: Database): Promise<CannedAnswer[]> {
  const rows = await read
    .selectFrom('canned_answer')
    .selectAll()
    .where('retired_at', 'is', null)
    .orderBy('title')
    .orderBy('id')
    .execute()
  return rows.map(toAnswer)
}

/** Null when there is none, or it was retired. */
export async function cannedAnswer({ read }: Database, id: string): Promise<CannedAnswer | null> {
  const row = await read
    .selectFrom('canned_answer')
    .selectAll()
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  return row ? toAnswer(row) : null
}

/** Keeps a new one. @param id of the form: sent again, it changes nothing. @param account the id of who did it */
export async function addCannedAnswer(
  database: Database,
  { id, title, words }: Pick<CannedAnswer, 'id' | 'title' | 'words'>,
  account: string,
  now: Instant,
): Promise<void> {
  const times = { created_at: now, changed_at: now, retired_at: null }
  const insert = database.read
    .insertInto('canned_answer')
    .values({ id, title, words, version: 1, ...times })
    .onConflict((conflict) => conflict.doNothing())
  await database.commit([
    write(insert, 'there'),
    keepAdminEvent(database, recorded(account, title, null, { title, words }, now)),
  ])
}

/**
 * Changes one, or offers it no more.
 *
 * @param was as it was seen when it was changed
 * @param change null: it is retired
 * @param account the id of who did it
 * @returns false when somebody else has changed or retired it since
 */
export async function changeCannedAnswer(
  database: Database,
  was: Pick<CannedAnswer, 'id' | 'title' | 'words' | 'version'>,
  change: Pick<CannedAnswer, 'title' | 'words'> | null,
  account: string,
  now: Instant,
): Promise<boolean> {
  const { id, title, words, version } = was
  const update = database.read
    .updateTable('canned_answer')
    .set({ ...(change ?? { retired_at: now }), version: version + 1, changed_at: now })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('retired_at', 'is', null)
  const result = await database.commit([
    write(update, 'changed'),
    keepAdminEvent(database, recorded(account, title, { title, words }, change, now)),
  ])
  return !('refused' in result)
}

function recorded(
  account: string,
  subject: string,
  before: AdminFacts | null,
  after: AdminFacts | null,
  at: Instant,
): Omit<AdminEvent, 'id'> {
  return { at, account, kind: 'canned_answer.record', subject, before, after }
}

function toAnswer(row: {
  id: string
  title: string
  words: string
  version: number
  changed_at: number
}): CannedAnswer {
  return { id: row.id, title: row.title, words: row.words, version: row.version, changedAt: row.changed_at }
}
