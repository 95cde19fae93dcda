/** What complaints came to, counted from their events as recorded until a moment. Two questions, however many units. */
import { sql } from 'kysely'
import { OUTCOMES, type Outcome, type Status } from '../complaints/complaint.ts'
import { conductRows, RESULTS, type Result } from '../complaints/figures/settled-cases.ts'
import type { Database } from '../database/database.ts'
import { quartersIn } from './period.ts'
import { type Scope, within } from './scope.ts'

/** Complaints about a unit; `what` is the outcome, or `open` for those without one at the period's end. */
export type ComplaintCount = { unit: string; protected: number; what: Outcome | 'open'; n: number }

const OPEN: readonly Status[] = ['received', 'assigned', 'in_progress', 'need_info', 'reopened']

/**
 * Outcomes that stand, by when they were first concluded so; open ones by the state at the period's end.
 * Complaints that were merged into another or name no unit are left out.
 */
export async function countComplaints(database: Database, scope: Scope): Promise<ComplaintCount[]> {
  return [...(await concluded(database, scope)), ...(await open(database, scope))]
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
  const told: { unit: string; what: Outcome; n: number }[] = []
  // Protected `+ 0`: else SQLite collects the protected ones of all time by another index.
  for (const { from, to } of quartersIn(scope).filter((quarter) => scope.asOf >= quarter.to - 1)) {
    const { rows } = await sql<{ unit: string; result: Result; n: number }>`
      select unit_code as unit, case when status = 'rejected' then 'refused' else outcome end as result, count(*) as n
      from complaint
      where settled_at >= ${from} and settled_at < ${to} and merged_into is null and protected + 0 = 1
        and unit_code is not null and ${within(scope, 'unit_code')}
      group by unit_code, case when status = 'rejected' then 'refused' else outcome end`.execute(read)
    for (const { unit, results } of conductRows(rows.map((row) => ({ ...row, n: Number(row.n) }))))
      for (const what of OUTCOMES) told.push({ unit, what, n: results[RESULTS.indexOf(what)] ?? 0 })
  }
  return told
}

async function concluded(database: Database, scope: Scope): Promise<ComplaintCount[]> {
  type Row = { code: string; unit: string; protected: number; at: number; status: Status; data: string }
  const { rows } = await sql<Row>`
    select c.code as code, c.unit_code as unit, c.protected as protected, e."at" as "at", e.status as status, e.data as data
    from complaint c join complaint_event e on e.complaint = c.code
    where c.unit_code is not null and c.merged_into is null and ${within(scope, 'c.unit_code')}
      and e."at" <= ${scope.asOf} and (e.status = 'reopened' or e.data like '%"outcome":"%')
      and exists (select 1 from complaint_event later where later.complaint = c.code
        and later."at" >= ${scope.from} and later."at" <= ${scope.asOf} and later.data like '%"outcome":"%')
    order by c.code, e.seq`.execute(database.read)
  const inForce = new Map<string, ComplaintCount & { at: number }>()
  for (const { code, unit, at, status, data, ...row } of rows) {
    const what = outcomeIn(data)
    if (what === null)
      inForce.delete(code) // reopened: what was concluded no longer stands
    else if (inForce.get(code)?.what !== what) {
      inForce.set(code, { unit, protected: row.protected, at, what, n: 1 })
    }
  }
  return [...inForce.values()]
    .filter(({ at }) => at >= scope.from && at < scope.to)
    .map(({ unit, what, n, ...row }) => ({ unit, protected: row.protected, what, n }))
}

function outcomeIn(data: string): Outcome | null {
  const { outcome } = JSON.parse(data) as { outcome?: unknown }
  return OUTCOMES.find((each) => each === outcome) ?? null
}

async function open(database: Database, scope: Scope): Promise<ComplaintCount[]> {
  const { rows } = await sql<Omit<ComplaintCount, 'what'>>`
    select unit, protected, count(*) as n from (
      select c.unit_code as unit, c.protected as protected, e.status as status,
        row_number() over (partition by e.complaint order by e.seq desc) as newest_first
      from complaint c join complaint_event e on e.complaint = c.code
      where c.unit_code is not null and c.merged_into is null and ${within(scope, 'c.unit_code')}
        and e."at" < ${scope.end}
    ) ranked
    where newest_first = 1 and status in (${sql.join(OPEN)})
    group by unit, protected`.execute(database.read)
  return rows.map((row) => ({ ...row, what: 'open' }))
}
