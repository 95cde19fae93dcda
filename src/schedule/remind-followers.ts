/**
 * What followers are told by the calendar, once a working day: that a dossier is due on the next one, and that it has become
 * late. Whoever is told is told once for each promised day. Nothing under `DOSSIER_BY_CODE=minimal`, which tells no dates.
 * What nothing more comes of is followed no longer after a while.
 */
import { setImmediate } from 'node:timers/promises'
import { loadCalendar } from '../calendar/calendar-store.ts'
import { DAY_MS, type Day, dayOf, type Instant, startOfDay } from '../calendar/instant.ts'
import { addWorkingDays, type Calendar, isWorkingDay } from '../calendar/working-days.ts'
import type { Database } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { isClockStopped, isFinished } from '../dossiers/dossier.ts'
import { dossierByCode, type RecordedDossier } from '../dossiers/dossier-store.ts'
import { followedNews } from '../dossiers/followed-news.ts'
import { endFollowing } from '../dossiers/follower-writes.ts'
import { isOver } from '../dossiers/news.ts'
import { isLate } from '../dossiers/timeliness.ts'
import { scheduleNotice } from './notices.ts'

const DOSSIERS_AT_ONCE = 50
const FOLLOWERS_AT_ONCE = 200
/** Morning, when people read: 08:00. */
const TOLD_AT_MS = 8 * 3_600_000
/** How long a dossier that is over is still followed: an office may correct itself. */
const FOLLOWED_AFTER_MS = 30 * DAY_MS

/** A notice by the calendar, and the promised day that it is about. */
export type Reminder = { kind: 'dossier_due_tomorrow' | 'dossier_late'; day: Day }

/** What is to be said of a dossier on a day; null: nothing. Pure. */
export function reminderOf(
  dossier: Pick<RecordedDossier, 'status' | 'dueAt' | 'firstDueAt' | 'finishedAt' | 'returnedAt' | 'history'>,
  now: Instant,
  calendar: Calendar,
): Reminder | null {
  const { status, dueAt, firstDueAt } = dossier
  const today = dayOf(now)
  if (isFinished(status) || isOver(status) || isClockStopped(status) || status === 'new') return null
  if (dueAt === null || !isWorkingDay(calendar, today)) return null
  const due = dayOf(dueAt)
  if (due > today && due <= addWorkingDays(calendar, today, 1))
    return { kind: 'dossier_due_tomorrow', day: due }
  if (!isLate(dossier, now)) return null
  const first = dayOf(firstDueAt ?? dueAt)
  return { kind: 'dossier_late', day: due > first && due < today ? due : first } // a second promise may be broken, too
}

/**
 * Makes the day's notices, in slices; made again they change nothing.
 *
 * @param signal breaks off between two slices; it then throws AbortError
 */
export async function remindFollowers(desk: Desk, now: Instant, signal?: AbortSignal): Promise<void> {
  const calendar = await loadCalendar(desk.database)
  for (let last = ''; ; ) {
    const codes = await codesAfter(desk.database, last)
    for (const code of codes) {
      const dossier = await dossierByCode(desk.database, code)
      if (!dossier) continue
      const reminder = desk.settings.dossierByCode === 'minimal' ? null : reminderOf(dossier, now, calendar)
      if (reminder) await remindAll(desk, dossier, reminder, now, signal)
      else if (isOver(dossier.status) && dossier.recordedAt < now - FOLLOWED_AFTER_MS) {
        await desk.database.commit([endFollowing(desk.database, code, now)])
      }
    }
    if (codes.length < DOSSIERS_AT_ONCE) return
    last = codes.at(-1)!
    await setImmediate(undefined, { signal })
  }
}

async function codesAfter({ read }: Database, last: string): Promise<string[]> {
  const rows = await read
    .selectFrom('follower')
    .select('dossier')
    .distinct()
    .where('dossier', '>', last)
    .where('ended_at', 'is', null)
    .orderBy('dossier')
    .limit(DOSSIERS_AT_ONCE)
    .execute()
  return rows.map(({ dossier }) => dossier)
}

/** Who took it up when it was late already has been told then. */
async function remindAll(
  desk: Desk,
  dossier: RecordedDossier,
  { kind, day }: Reminder,
  now: Instant,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { database, vault } = desk
  const body = await followedNews(desk, dossier, now)
  const dueAt = Math.max(now, startOfDay(dayOf(now)) + TOLD_AT_MS)
  for (let last = ''; ; ) {
    const rows = await database.read
      .selectFrom('follower')
      .select(['citizen', 'since'])
      .where('dossier', '=', dossier.code)
      .where('ended_at', 'is', null)
      .where('citizen', '>', last)
      .orderBy('citizen')
      .limit(FOLLOWERS_AT_ONCE)
      .execute()
    const knowsNot = rows.filter(({ since }) => kind !== 'dossier_late' || dayOf(since) <= day)
    await database.commit(
      knowsNot.map(({ citizen: lane }) => {
        const id = `dossier:${vault.ref('dossier-reminder', kind, dossier.code, lane, day)}`
        return scheduleNotice(desk, { id, lane, kind, body, dueAt }, now)
      }),
    )
    if (rows.length < FOLLOWERS_AT_ONCE) return
    last = rows.at(-1)!.citizen
    await setImmediate(undefined, { signal })
  }
}
