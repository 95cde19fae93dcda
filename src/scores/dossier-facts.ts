/**
 * What dossiers say, counted by the database: by unit, as recorded until a moment. One question, however many units.
 * The view `dossier_judged` (migration 0017) says of each version whether it is done and when it is late; triggers keep what it
 * says of the newest one in `dossier_kept`, which roll-ups count (rollups/read-cells.ts): both are one rule.
 *
 * Not yet accepted, refused and withdrawn ones are nobody's delay and do not count (design 6; facts/domain.md 4.3). A dossier
 * is late from 24:00 of the day (in Vietnam) of its first due date; without a due date it counts as on time. One that is done
 * without a date was done when that was recorded. One on hold is late when it was so before the hold began, as recorded (dossiers/stop.ts).
 */
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../database/database.ts'
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

/** Dossiers by unit. @param codes only these, as they are kept; absent: all */
export async function countDossiers(
  database: Database,
  scope: Scope,
  codes?: readonly string[],
): Promise<DossierCount[]> {
  const { from, end, asOf } = scope
  const { rows } = await sql<DossierCount>`
    with asked as (
      select dossier_code, min(case when used_at <= ${asOf} then 1 else 2 end) as answer
      from invitation where dossier_code is not null and sent_at <= ${asOf}
        and ${codes ? sql`dossier_code in (${sql.join(codes)})` : sql`1 = 1`} group by dossier_code
    ), judged as (
      select unit_code, late, invitations.answer as answer,
        case when done_at >= ${from} and done_at < ${end} then 1 else 0 end as finished,
        case when overdue_from <= ${end} and (overdue_until is null or overdue_until >= ${end}) then 1 else 0 end as overdue,
        case when returned_at >= ${from} and returned_at < ${end} then 1 else 0 end as returned
      from (${dossiers(scope, codes)}) newest left join asked invitations on invitations.dossier_code = newest.code
    )
    select unit_code as unit, sum(finished) as "finished", sum(finished * late) as "finishedLate", sum(overdue) as "overdue",
      sum(returned) as "returned", sum(case when answer is not null then returned else 0 end) as "invited",
      sum(case when answer = 1 then returned else 0 end) as "responded"
    from judged group by unit_code`.execute(database.read)
  return rows
}

/** The latest version of each dossier as far as recorded. */
function dossiers(scope: Scope, codes?: readonly string[]): RawBuilder<unknown> {
  const mine = codes
    ? sql`code in (${sql.join(codes)})`
    : scope.units
      ? sql`code in (select code from dossier_version where ${within(scope, 'unit_code')})`
      : sql`1 = 1`
  return sql`
    select * from (
      select dossier_judged.*, row_number() over (partition by code order by recorded_at desc, id desc) as newest_first
      from dossier_judged where recorded_at <= ${scope.asOf} and ${mine}
    ) ranked where newest_first = 1 and ${within(scope, 'unit_code')}`
}
