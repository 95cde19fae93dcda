/** What dossiers say, counted by the database: by unit, as recorded until a moment. Two questions, however many units. */
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../database/database.ts'
import type { DossierStatus, HistoryEntry } from '../dossiers/dossier.ts'
import { isLate } from '../dossiers/timeliness.ts'
import { type Scope, within } from './scope.ts'

export type DossierCount = {
  unit: string
  finished: number //     finished in the period
  finishedLate: number // of those, after the day of their first due date
  overdue: number //      unfinished at the period's end, the day of the first due date over
  returned: number //     results handed over in the period
  invited: number //      of those, with an invitation to rate
  responded: number //    of those, with a rating that used the invitation
}

/** The first moment at which a dossier is late: 24:00 of the day (in Vietnam) of its first due date. Whole-number arithmetic. */
const LATE_FROM = sql<number>`((due_at + 25200000) / 86400000 + 1) * 86400000 - 25200000`

/** Done, whether or not the result is handed over. */
const DONE = sql`status in ('finished', 'returned')`
const RUNNING = sql`status in ('accepted', 'in_progress')`
const STOPPED = sql`status in ('need_supplement', 'need_payment', 'paused')`

/**
 * Dossiers by unit. Not yet accepted, refused and withdrawn ones are nobody's delay and do not count (design 6; facts/domain.md 4.3).
 * A dossier without a due date counts as on time; one that is done without a date was done when that was recorded.
 */
export async function countDossiers(database: Database, scope: Scope): Promise<DossierCount[]> {
  const { rows } = await sql<DossierCount>`
    with asked as (
      select dossier_code, min(case when used_at <= ${scope.asOf} then 1 else 2 end) as answer
      from invitation where dossier_code is not null and sent_at <= ${scope.asOf} group by dossier_code
    ), judged as (
      select unit_code, invitations.answer as answer,
        case when ${DONE} and done_at >= ${scope.from} and done_at < ${scope.end} then 1 else 0 end as finished,
        case when due_at is not null and done_at >= ${LATE_FROM} then 1 else 0 end as behind,
        case when (${RUNNING} or (${DONE} and done_at >= ${scope.end})) and ${LATE_FROM} <= ${scope.end} then 1 else 0 end as overdue,
        case when status = 'returned' and returned_at >= ${scope.from} and returned_at < ${scope.end} then 1 else 0 end as returned
      from (${dossiers(scope)}) newest left join asked invitations on invitations.dossier_code = newest.code
    )
    select unit_code as unit, sum(finished) as "finished", sum(finished * behind) as "finishedLate", sum(overdue) as "overdue",
      sum(returned) as "returned", sum(case when answer is not null then returned else 0 end) as "invited",
      sum(case when answer = 1 then returned else 0 end) as "responded"
    from judged group by unit_code`.execute(database.read)
  const stopped = await stoppedLate(database, scope)
  return [...rows, ...stopped.map((unit) => ({ ...NONE, unit, overdue: 1 }))]
}

const NONE = { finished: 0, finishedLate: 0, overdue: 0, returned: 0, invited: 0, responded: 0 }

/** The units of dossiers on hold that were late before the hold began, one entry a dossier: only the history tells when it began. */
async function stoppedLate(database: Database, scope: Scope): Promise<string[]> {
  type Row = { unit: string; status: DossierStatus; dueAt: number; history: string }
  const { rows } = await sql<Row>`
    select unit_code as unit, status, due_at as "dueAt", history from (${dossiers(scope)}) newest
    where ${STOPPED} and ${LATE_FROM} <= ${scope.end}`.execute(database.read)
  const dates = { firstDueAt: null, finishedAt: null, returnedAt: null }
  return rows
    .filter(({ status, dueAt, history }) =>
      isLate({ ...dates, status, dueAt, history: JSON.parse(history) as HistoryEntry[] }, scope.end),
    )
    .map((row) => row.unit)
}

/** The latest version of each dossier as far as recorded, with its first due date as `due_at`. */
function dossiers(scope: Scope): RawBuilder<unknown> {
  const mine = scope.units
    ? sql`code in (select code from dossier_version where ${within(scope, 'unit_code')})`
    : sql`1 = 1`
  return sql`
    select code, unit_code, status, done_at, returned_at, due_at, history from (
      select code, unit_code, status, coalesce(finished_at, returned_at, recorded_at) as done_at, returned_at, history,
        coalesce(first_due_at, due_at) as due_at,
        row_number() over (partition by code order by recorded_at desc, id desc) as newest_first
      from dossier_version where recorded_at <= ${scope.asOf} and ${mine}
    ) ranked where newest_first = 1 and ${within(scope, 'unit_code')}`
}
