/** What complaints came to, counted from what each counted as, as recorded until a moment. Two questions, however many units. */
import { type RawBuilder, sql } from 'kysely'
import { OUTCOMES, type Outcome, type Status } from '../complaints/complaint.ts'
import { conductRows, RESULTS, type Result } from '../complaints/figures/settled-cases.ts'
import type { Database } from '../database/database.ts'
import { quartersIn } from './period.ts'
import { type Scope, within } from './scope.ts'

/** Complaints about a unit; `what` is the outcome, or `open` for those without one at the period's end. */
export type ComplaintCount = { unit: string; protected: number; what: Outcome | 'open'; n: number }

const OPEN: readonly Status[] = ['received', 'assigned', 'in_progress', 'need_info', 'reopened']

/**
 * Outcomes that stand, by when they were first concluded so; open ones by the state at the period's end. Unit and protection
 * are those known at `asOf`. Complaints that were merged into another or name no unit are left out.
 */
export async function countComplaints(database: Database, scope: Scope): Promise<ComplaintCount[]> {
  return (await Promise.all([concluded(database, scope), open(database, scope)])).flat()
}

/**
 * Outcomes of complaints about conduct, as the chain complained of may count them. Only quarters that are over and lie wholly
 * in the period enter, each as one batch of what was settled in it, and of a batch what the board tells, too: so no two
 * figures, of whatever periods and moments, differ by a single case. What is settled never changes, so a past figure stays.
 */
export async function countSettledConduct(
  { read }: Database,
  scope: Scope,
): Promise<{ unit: string; what: Outcome; n: number }[]> {
  const quarters = quartersIn(scope).filter((quarter) => scope.asOf >= quarter.to - 1)
  if (quarters.length === 0) return []
  const result = sql`case when s.status = 'rejected' then 'refused' else s.outcome end`
  const ended = quarters.map(({ to }, i) => sql`when s.recorded_at < ${to} then cast(${i} as integer)`)
  const { rows } = await sql<{ quarter: number; unit: string; result: Result; n: number }>`
    select quarter, unit, result, count(*) as n from (
      select case ${sql.join(ended, sql` `)} end as quarter, s.unit_code as unit, ${result} as result
      from complaint_standing s
      where s.settled = 1 and s.recorded_at >= ${quarters[0]!.from} and s.recorded_at < ${quarters.at(-1)!.to}
        and s.merged = 0 and s.protected = 1 and s.unit_code is not null and ${within(scope, 's.unit_code')}
        and not exists (select 1 from complaint_standing before
          where before.complaint = s.complaint and before.seq < s.seq and before.settled = 1)
    ) settled group by quarter, unit, result`.execute(read)
  return quarters.flatMap((_, quarter) => {
    const batch = rows.filter((row) => row.quarter === quarter).map((row) => ({ ...row, n: Number(row.n) }))
    return conductRows(batch).flatMap(({ unit, results }) =>
      OUTCOMES.map((what) => ({ unit, what, n: results[RESULTS.indexOf(what)] ?? 0 })),
    )
  })
}

/** By what was concluded in the period: what counts still, and what counted at `asOf`, each by an index of its own. */
async function concluded({ read }: Database, scope: Scope): Promise<ComplaintCount[]> {
  const which = (stood: RawBuilder<boolean>) => sql`
    select s.unit_code, s.protected, s.outcome from complaint_standing s
    where s.concluded_at >= ${scope.from} and s.concluded_at < ${scope.to} and s.concluded_at <= ${scope.asOf}
      and ${recorded(scope)} and ${stood}`
  const { rows } = await sql<ComplaintCount>`
    select unit_code as unit, protected, outcome as what, count(*) as n
    from (${which(sql`s.replaced_at is null`)} union all ${which(sql`s.replaced_at > ${scope.asOf}`)}) stood
    group by unit_code, protected, outcome`.execute(read)
  return rows
}

/**
 * By the state at the period's end: looked up for what the kept spans say was open then (`complaint_open`, migration 0017), and
 * for what was recorded after `asOf`, of which they know too much.
 */
async function open({ kind, read }: Database, scope: Scope): Promise<ComplaintCount[]> {
  const openThen =
    kind === 'postgres'
      ? sql`int8range(least(from_at, until_at), until_at) @> cast(${scope.end - 1} as bigint)`
      : sql`until_at >= ${scope.end} and from_at < ${scope.end}`
  const then = sql`(select state.status from complaint_standing state
    where state.complaint = s.complaint and state.recorded_at <= ${scope.asOf} and state.happened_at < ${scope.end}
    order by state.seq desc limit 1)`
  const { rows } = await sql<Omit<ComplaintCount, 'what'>>`
    select s.unit_code as unit, s.protected as protected, count(*) as n
    from (select distinct complaint as code from (
      select complaint from complaint_open where ${openThen}
      union all select complaint from complaint_standing where recorded_at > ${scope.asOf}) known) may
    cross join complaint_standing s -- crosswise, so that no planner begins with all that ever stood
    where s.complaint = may.code and ${counts(scope)} and ${then} in (${sql.join(OPEN)})
    group by s.unit_code, s.protected`.execute(read)
  return rows.map((row) => ({ ...row, what: 'open' }))
}

/** Whether `s` is what the complaint counted as at `asOf`, and of a unit that is asked about. */
function counts(scope: Scope): RawBuilder<boolean> {
  return sql<boolean>`${recorded(scope)} and (s.replaced_at is null or s.replaced_at > ${scope.asOf})`
}

/** Whether `s` was recorded by `asOf`, of a unit that is asked about. */
function recorded(scope: Scope): RawBuilder<boolean> {
  return sql<boolean>`s.recorded_at <= ${scope.asOf} and s.merged = 0 and s.unit_code is not null and ${within(scope, 's.unit_code')}`
}
