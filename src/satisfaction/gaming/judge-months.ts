/** The detector's monthly job: whether a unit's month shows that those who could rate were chosen, or figures bent otherwise. */
import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { DAY_MS, dayOf, type Instant } from '../../calendar/instant.ts'
import { commitOrStale } from '../../database/commit-or-stale.ts'
import { type Database, write } from '../../database/database.ts'
import type { Desk } from '../../desk.ts'
import { type Period, readPeriod } from '../../scores/period.ts'
import { unitTree } from '../../units/unit-store.ts'
import { delaysUndone } from './delay-undone.ts'
import { keepUnitFlags } from './flag-store.ts'
import { lateBeforeIn, recordedIn } from './month-facts.ts'
import { moreUnverified } from './more-unverified.ts'
import { MORE_UNVERIFIED, type UnitFlag } from './rules.ts'
import { type Returned, selectionFlags } from './selection.ts'

/** A month is judged so long after its end: invitations go out after the result, and are answered some days later. */
const SETTLES_MS = 12 * DAY_MS
/** A deployment that is new to this looks so many months back. */
const BACK = 12
const PASS = 'month'

/**
 * Judges the months that have settled and were not judged yet, unit by unit so that talks go on meanwhile. Judging a month
 * again changes nothing, so breaking off anywhere is safe, and so are several processes.
 *
 * @param signal breaks off between two units; it then throws AbortError
 * @returns how many months were judged
 */
export async function judgeMonths(desk: Desk, now: Instant, signal?: AbortSignal): Promise<number> {
  const { database } = desk
  let judged = 0
  for (const month of await openMonths(database, now)) {
    for (const unit of (await unitTree(database)).byCode.keys()) {
      await setImmediate(undefined, { signal })
      const flags = await flagsOfMonth(database, unit, month)
      if (flags.length > 0)
        await commitOrStale(database, keepUnitFlags(database, unit, month.name, flags, now))
    }
    await commitOrStale(database, [done(database, month.to)])
    judged += 1
  }
  return judged
}

async function flagsOfMonth(database: Database, unit: string, month: Period): Promise<UnitFlag[]> {
  const { pastMonths } = MORE_UNVERIFIED
  const starts = Array.from({ length: pastMonths + 1 }, (_, i) => monthsBefore(month, pastMonths - i).from)
  const recorded = await recordedIn(database, unit, starts, month.to)
  return [
    ...selectionFlags(await returnedIn(database, unit, month)),
    ...moreUnverified(recorded.at(-1)!, recorded.slice(0, -1)),
    ...delaysUndone(await lateBeforeIn(database, unit, month)),
  ]
}

function monthsBefore({ name }: Period, back: number): Period {
  const [year, month] = name.split('-').map(Number) as [number, number]
  return monthAt(year * 12 + month - 1 - back)
}

async function openMonths({ read }: Database, now: Instant): Promise<Period[]> {
  const row = await read
    .selectFrom('gaming_progress')
    .select('recorded_at')
    .where('pass', '=', PASS)
    .executeTakeFirst()
  const [year, month] = dayOf(now).split('-').map(Number) as [number, number]
  const months = Array.from({ length: BACK }, (_, i) => monthAt(year * 12 + month - 1 - BACK + i))
  return months.filter(({ from, to }) => from >= (row?.recorded_at ?? 0) && to + SETTLES_MS <= now)
}

function monthAt(index: number): Period {
  return readPeriod(`${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`)!
}

function done({ read }: Database, to: Instant) {
  return write(
    read
      .insertInto('gaming_progress')
      .values({ pass: PASS, recorded_at: to, rating: '' })
      .onConflict((conflict) =>
        conflict
          .column('pass')
          .doUpdateSet({ recorded_at: to })
          .where('gaming_progress.recorded_at', '<', to),
      ),
  )
}

/**
 * A unit's results handed over in a month, as recorded now and late by the rule of scores (`dossier_kept`). Those that were not invited because their citizen had just been
 * asked about another stand apart: chance chose them, unless somebody chose which result to hand over first.
 */
async function returnedIn(database: Database, unit: string, { from, to }: Period): Promise<Returned> {
  const { rows } = await sql<{
    invited: number
    answered: number
    passed: number
    onTime: number
    n: number
  }>`
    with judged as (
      select 1 - k.late as on_time,
        (select min(case when used_at is not null then 1 else 2 end) from invitation
          where dossier_code = k.code and sent_at < ${Number.MAX_SAFE_INTEGER}) as asked,
        case when exists (select 1 from cooled_down where dossier_code = k.code) then 1 else 0 end as cooled
      from dossier_kept k join dossier_version d on d.id = k.version
      where k.unit_code = ${unit} and k.returned_at >= ${from} and k.returned_at < ${to}
        and coalesce(d.first_due_at, d.due_at) is not null
    ), told as (
      select case when asked is null then 0 else 1 end as invited, case when asked = 1 then 1 else 0 end as answered,
        case when asked is null then cooled else 0 end as passed, on_time from judged
    )
    select invited, answered, passed, on_time as "onTime", count(*) as n from told
    group by invited, answered, passed, on_time`.execute(database.read)
  const count = (of: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(of).reduce((sum, { n }) => sum + n, 0)
  return {
    invited: count(({ invited }) => invited === 1),
    invitedOnTime: count(({ invited, onTime }) => invited === 1 && onTime === 1),
    notInvited: count(({ invited, passed }) => invited === 0 && passed === 0),
    notInvitedOnTime: count(({ invited, passed, onTime }) => invited === 0 && passed === 0 && onTime === 1),
    passedOver: count(({ passed }) => passed === 1),
    passedOverOnTime: count(({ passed, onTime }) => passed === 1 && onTime === 1),
    answered: count(({ answered }) => answered === 1),
    answeredOnTime: count(({ answered, onTime }) => answered === 1 && onTime === 1),
  }
}
