/**
 * Looks at complaints that have changed since officials were last told of them, and at those whose terms the clock brings, and
 * writes all that follows in one commit: the notices, the steps of an escalation, and that they were told. Filing a complaint
 * does no more for it than before. Safe in several processes and to break off anywhere: whoever comes second is refused as
 * `stale`, and a change in between is looked at in the next round.
 */
import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Account, activeAccounts } from '../accounts/account-store.ts'
import type { Instant } from '../calendar/instant.ts'
import type { Setting } from '../complaints/action.ts'
import { citizensTime } from '../complaints/coarse-time.ts'
import { FINAL_STATUSES, isFinal, type Status } from '../complaints/complaint.ts'
import { readSetting, readStanding } from '../complaints/complaint-store.ts'
import { commitOrStale } from '../database/commit-or-stale.ts'
import { type Database, type Write, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { type Contact, contactsOf, waysOf } from './contact.ts'
import { escalationSteps, escalationWrites } from './escalate.ts'
import { type CaseEvent, eventsDue } from './events.ts'
import { noticeWrites } from './notice-writes.ts'
import { recipientsOf } from './recipients.ts'

const SLICE = 100

/** What recipients are chosen from, read once a round. */
type Office = { setting: Setting; accounts: Account[] }

type Watched = NonNullable<Awaited<ReturnType<typeof readStanding>>>

/**
 * One round: what has changed, then what is due, in slices.
 *
 * @param signal breaks off between two complaints; it then throws AbortError
 * @returns how many notices were written
 */
export async function watchComplaints(desk: Desk, now: Instant, signal?: AbortSignal): Promise<number> {
  let office: Office | null = null // most rounds find nothing to look at
  let written = 0
  const watch = async (code: string) => {
    signal?.throwIfAborted()
    office ??= await officeNow(desk, now)
    written += await watchOne(desk, code, office, now)
  }
  for (let last = ''; ; ) {
    const rows = await changedAfter(desk.database, last)
    const hasEnded = ({ status }: { status: string }) => isFinal(status as Status)
    await passOver(desk.database, rows.filter(hasEnded))
    for (const row of rows) if (!hasEnded(row)) await watch(row.code)
    if (rows.length < SLICE) break
    last = rows.at(-1)!.code
    await setImmediate(undefined, { signal })
  }
  for (let last: Watch | null = null; ; ) {
    const rows: Watch[] = await dueAfter(desk.database, last, now)
    for (const { complaint } of rows) await watch(complaint)
    if (rows.length < SLICE) return written
    last = rows.at(-1)!
    await setImmediate(undefined, { signal })
  }
}

/** When the clock brings the next thing to tell; null: never, as things stand. */
export async function nextTermAt({ read }: Database): Promise<Instant | null> {
  const row = await read
    .selectFrom('complaint_watch')
    .select((select) => select.fn.min('next_at').as('at'))
    .where('next_at', 'is not', null)
    .executeTakeFirst()
  return row?.at === null || row?.at === undefined ? null : Number(row.at)
}

async function officeNow(desk: Desk, now: Instant): Promise<Office> {
  return { setting: await readSetting(desk, now), accounts: await activeAccounts(desk.database, now) }
}

/** Nothing is told of what has ended: many at once, as after an import. */
async function passOver({ read, commit }: Database, ended: readonly { code: string }[]): Promise<void> {
  if (ended.length === 0) return
  const codes = ended.map(({ code }) => code)
  await commit([
    write(read.deleteFrom('complaint_watch').where('complaint', 'in', codes)),
    write(
      read
        .updateTable('complaint')
        .set({ watched_version: sql`version` })
        .where('code', 'in', codes)
        .where('status', 'in', FINAL_STATUSES),
    ),
  ])
}

function changedAfter({ read }: Database, last: string): Promise<{ code: string; status: string }[]> {
  return read
    .selectFrom('complaint')
    .select(['code', 'status'])
    .where(sql<boolean>`watched_version <> version`) // as its index says it
    .where('code', '>', last)
    .orderBy('code')
    .limit(SLICE)
    .execute()
}

type Watch = { complaint: string; next_at: number | null }

function dueAfter({ read }: Database, last: Watch | null, now: Instant): Promise<Watch[]> {
  return read
    .selectFrom('complaint_watch')
    .select(['complaint', 'next_at'])
    .where('next_at', '<=', now)
    .where(({ eb, refTuple, tuple }) =>
      eb(refTuple('next_at', 'complaint'), '>', tuple(last?.next_at ?? 0, last?.complaint ?? '')),
    )
    .orderBy('next_at')
    .orderBy('complaint')
    .limit(SLICE)
    .execute()
}

/** @returns how many notices were written; 0 when somebody else came first */
async function watchOne(desk: Desk, code: string, office: Office, now: Instant): Promise<number> {
  const standing = await readStanding(desk.database, code)
  if (!standing) return 0
  const { complaint } = standing
  const before = await toldOf(desk.database, code)
  const told = new Set(before === null ? [] : (JSON.parse(before) as string[]))
  const { events, nextAt } = eventsDue(complaint, office.setting, told)
  const telling = events.map((event) => ({
    event,
    accounts: recipientsOf(event.kind, complaint, office.accounts, office.setting.tree),
  }))
  const ids = telling.flatMap(({ accounts }) => accounts.map(({ id }) => id))
  const contacts = await contactsOf(desk, [...new Set(ids)], now)
  const notices = telling.flatMap((each) => noticesOf(desk, standing, each, contacts, now))
  const steps = escalationSteps(standing, telling, office.setting.tree)
  const after = JSON.stringify([...told, ...events.map(({ key }) => key)])
  const result = await commitOrStale(desk.database, [
    isFinal(complaint.status)
      ? write(desk.database.read.deleteFrom('complaint_watch').where('complaint', '=', code))
      : keepTold(desk.database, code, before, after, nextAt),
    watched(desk.database, standing),
    ...escalationWrites(desk, standing, steps, now),
    ...notices.flat(),
  ])
  return 'refused' in result ? 0 : notices.length
}

/** The writes of each notice that an event brings. */
function noticesOf(
  desk: Desk,
  { complaint }: Watched,
  { event, accounts }: { event: CaseEvent; accounts: Account[] },
  contacts: ReadonlyMap<string, Contact>,
  now: Instant,
): Write[][] {
  const isUrgent = event.kind === 'flagged' && complaint.flags.includes('danger_to_life')
  const news = { complaint: complaint.code, event, at: citizensTime(complaint, now), isUrgent }
  return accounts.flatMap(({ id: account }) => {
    const contact = contacts.get(account)
    if (!contact) return []
    const lane = contact.chat?.lane ?? null
    return waysOf(contact).map((way) => noticeWrites(desk, news, { account, way, lane }, now))
  })
}

/** The version that was looked at; one that has changed meanwhile is looked at again. */
function watched({ read }: Database, { complaint: { code, version } }: Watched): Write {
  return write(
    read
      .updateTable('complaint')
      .set({ watched_version: version })
      .where('code', '=', code)
      .where('version', '=', version),
  )
}

/** @param before null: nothing was told of it yet. Refused as `stale` when somebody else told meanwhile. */
function keepTold(
  { read }: Database,
  complaint: string,
  before: string | null,
  told: string,
  nextAt: Instant | null,
) {
  const values = { told, next_at: nextAt }
  return write(
    before === null
      ? read
          .insertInto('complaint_watch')
          .values({ complaint, ...values })
          .onConflict((conflict) => conflict.column('complaint').doNothing())
      : read
          .updateTable('complaint_watch')
          .set(values)
          .where('complaint', '=', complaint)
          .where('told', '=', before),
    'stale',
  )
}

async function toldOf({ read }: Database, complaint: string): Promise<string | null> {
  const row = await read
    .selectFrom('complaint_watch')
    .select('told')
    .where('complaint', '=', complaint)
    .executeTakeFirst()
  return row?.told ?? null
}
