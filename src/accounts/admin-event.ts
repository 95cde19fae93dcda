/** What administrators changed: rights of accounts, units, officials, the calendar, templates. Appended to, never changed. */
import type { Instant } from '../calendar/instant.ts'
import { type Database, type Write, write } from '../database/database.ts'

/** What can be changed; the first word says of what. */
export const ADMIN_KINDS = [
  'account.create',
  'account.grant',
  'account.end_grant',
  'account.password',
  'account.second_factor',
  'account.disable',
  'account.enable',
  'account.sign_out',
  'account.login',
  'unit.record',
  'official.record',
  'holidays.record',
  'template.record',
  'canned_answer.record',
] as const
export type AdminKind = (typeof ADMIN_KINDS)[number]

/** Who changes something from the command line; no account has this id. */
export const OPERATOR = 'operator'

/** Plain values by name, nothing of citizens and no secret. */
export type AdminFacts = Record<string, string | number | boolean | null | readonly string[]>

export type AdminEvent = {
  id: number
  at: Instant
  /** The id of the account that did it, or `OPERATOR`. */
  account: string
  kind: AdminKind
  /** An account's id, a unit's or official's code, a year, a kind of notice. */
  subject: string
  /** Null: there was nothing before. */
  before: AdminFacts | null
  /** Null: nothing is left. */
  after: AdminFacts | null
}

/** Keeps that something was changed; goes into the commit that changes it. */
export function keepAdminEvent(database: Database, event: Omit<AdminEvent, 'id'>): Write {
  const { before, after, ...rest } = event
  return write(
    database.read.insertInto('admin_event').values({
      ...rest,
      before: before === null ? null : JSON.stringify(before),
      after: after === null ? null : JSON.stringify(after),
    }),
  )
}

/** The newest first. @param by the account that did it; null: any. @param older only those before this id; null: from the newest on */
export async function listAdminEvents(
  database: Database,
  { about, by, older, most }: { about: string | null; by: string | null; older: number | null; most: number },
): Promise<AdminEvent[]> {
  let query = database.read.selectFrom('admin_event').selectAll().orderBy('id', 'desc').limit(most)
  if (about !== null) query = query.where('kind', 'like', `${about}.%`)
  if (by !== null) query = query.where('account', '=', by)
  if (older !== null) query = query.where('id', '<', older)
  return (await query.execute()).map(toEvent)
}

/** What was changed of one account, the newest first; its last 50. */
export async function listAdminEventsOf(database: Database, account: string): Promise<AdminEvent[]> {
  const rows = await database.read
    .selectFrom('admin_event')
    .selectAll()
    .where('subject', '=', account)
    .where('kind', 'like', 'account.%')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
  return rows.map(toEvent)
}

/** Who recorded something of a subject, by the moment at which they did. */
export async function whoChanged(
  database: Database,
  kind: AdminKind,
  subject: string,
): Promise<ReadonlyMap<Instant, string>> {
  const rows = await database.read
    .selectFrom('admin_event')
    .select(['at', 'account'])
    .where('subject', '=', subject)
    .where('kind', '=', kind)
    .execute()
  return new Map(rows.map(({ at, account }) => [at, account]))
}

/** The names of the members that differ between two sets of facts. Pure. */
export function changedFacts(before: AdminFacts | null, after: AdminFacts | null): string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  const said = (facts: AdminFacts | null, name: string) => JSON.stringify(facts?.[name] ?? null)
  return [...names].filter((name) => said(before, name) !== said(after, name))
}

function toEvent(row: {
  id: number
  at: number
  account: string
  kind: string
  subject: string
  before: string | null
  after: string | null
}): AdminEvent {
  const facts = (text: string | null) => (text === null ? null : (JSON.parse(text) as AdminFacts))
  return { ...row, kind: row.kind as AdminKind, before: facts(row.before), after: facts(row.after) }
}
