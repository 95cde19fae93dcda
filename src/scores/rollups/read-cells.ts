/**
 * What is kept of a period, read by one statement, so that all of it is of one moment: cells, which of them a fact has touched
 * since, and dossiers. What the kept rows cannot tell as of an earlier moment comes along by name, for the facts themselves to tell.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../database/database.ts'
import { type Scope, within } from '../scope.ts'
import type { CellKey } from './cell.ts'
import { type Month, monthsIn } from './months.ts'

/** A unit's cells of the period that nothing has touched, added up: a line a cell, its ratings (cell-text.ts) or its name (unit-sums.ts). */
export type KeptCells = { unit: string; lines: string[] } & DossierCells

type DossierCells = { finished: number; late: number; returned: number; invited: number; responded: number }

/** A dossier that has another version after `asOf`: what it counts as now. */
export type ChangedDossier = {
  code: string
  unit: string
  done: string | null //     the month in which it is finished
  handed: string | null //   the month in which its result is handed over
  late: number
  invited: number
  responded: number
}

export type KeptPeriod = {
  /** Of units that have any, as of `asOf`. */
  cells: KeptCells[]
  /** Cells whose ratings have to be counted anew. */
  touched: CellKey[]
  /** Dossiers of touched cells, and overdue ones; without those that changed after `asOf`. */
  dossiers: ({ unit: string; overdue: number } & DossierCells)[]
  /** Dossiers that changed after `asOf`, whose counts in `cells` are those of now; null: too many to be told one by one. */
  changed: ChangedDossier[] | null
}

/** No cell's text holds one. */
const LINE = sql.lit('\n')

/** More of them, and counting the facts themselves is the shorter way. */
const CHANGED_AT_MOST = 500

type Row = { what: 'cells' | 'touched' | 'dossiers' | 'changed'; unit: string; month: string | null } & {
  code: string | null // changed: of the dossier
  text: string | null // cells: their lines; changed: the month in which it is finished
  more: string | null // changed: the month in which its result is handed over
} & DossierCells & { overdue: number }

/**
 * @param shape what `shapeName` says of the instrument asked for: cells counted for another form of it are touched
 * @param what is told of each cell in `lines`
 */
export async function readCells(
  database: Database,
  scope: Scope,
  shape: string,
  what: 'ratings' | 'names',
): Promise<KeptPeriod> {
  const months = monthsIn(scope)
  const { rows } = await statement(database.kind, scope, months, shape, what).execute(database.read)
  const of = (kind: Row['what']) => rows.filter((row) => row.what === kind)
  const changed = of('changed')
  return {
    cells: of('cells').map((row) => ({ ...row, lines: row.text!.split('\n') })),
    touched: of('touched').map(({ unit, month }) => ({ unit, month: month! })),
    dossiers: of('dossiers'),
    changed:
      changed.length > CHANGED_AT_MOST
        ? null
        : changed.map((row) => ({ ...row, code: row.code!, done: row.text, handed: row.more })),
  }
}

function statement(
  kind: Database['kind'],
  scope: Scope,
  months: Month[],
  shape: string,
  what: 'ratings' | 'names',
): RawBuilder<Row> {
  const line = what === 'ratings' ? sql.ref('ratings') : sql`month || ' ' || version || ' ' || newest`
  const { end, asOf } = scope
  const inMonths = sql`month in (${sql.join(months.map(({ month }) => month))}) and ${within(scope, 'unit_code')}`
  const monthOf = (column: string) =>
    kind === 'postgres'
      ? sql`rollup_month(${sql.ref(column)})`
      : sql`strftime('%Y-%m', (${sql.ref(column)} + 25200000) / 1000, 'unixepoch')`
  const invited = sql`case when exists (select 1 from invitation i where i.dossier_code = k.code and i.sent_at <= ${asOf}) then 1 else 0 end`
  const responded = sql`case when exists (select 1 from invitation i where i.dossier_code = k.code and i.sent_at <= ${asOf} and i.used_at <= ${asOf}) then 1 else 0 end`
  // Looked up for each cell, however many marks a planner expects: joined with all dossiers it takes 0.5 s for one unit.
  const dossiersIn = (column: 'done_at' | 'returned_at') => {
    const [at, ofCell] = [sql.ref(`k.${column}`), sql`k.unit_code = b.unit_code and k.recorded_at <= ${asOf}`]
    const inCell = sql`${ofCell} and ${at} >= b.first and ${at} < b.last and ${at} < ${end}`
    return kind === 'postgres'
      ? sql`lateral (select * from dossier_kept k where ${inCell} offset 0) k`
      : sql`dossier_kept k where ${inCell}`
  }
  const otherShape = shape === '' ? sql`1 = 0` : sql`shapes not like ${`%${shape}%`}`
  const spans = months.map(
    ({ month, from, to }) => sql`(cast(${month} as text), cast(${from} as bigint), cast(${to} as bigint))`,
  )
  return sql<Row>`
    with span(month, first, last) as (values ${sql.join(spans)}),
    kept as materialized (
      select month, unit_code, ${line} as line, finished, finished_late, returned, invited, responded,
        case when newest > ${asOf} or ${otherShape} then 1 else 0 end as other
      from rollup where ${inMonths}
    ),
    touched as (
      select month, unit_code from rollup_mark where ${inMonths}
      union select month, unit_code from kept where other = 1
    ),
    bad as (select t.unit_code, t.month, s.first, s.last from touched t join span s on s.month = t.month)
    select 'cells' as what, unit_code as unit, null as month, null as code, string_agg(line, ${LINE}) as text, null as more,
      sum(finished) as finished, sum(finished_late) as late, sum(returned) as returned, sum(invited) as invited,
      sum(responded) as responded, 0 as overdue
    from kept where (unit_code, month) not in (select unit_code, month from touched) group by unit_code
    union all select 'touched', unit_code, month, null, null, null, 0, 0, 0, 0, 0, 0 from bad
    union all select 'dossiers', k.unit_code, b.month, null, null, null, count(*), sum(k.late), 0, 0, 0, 0
      from bad b cross join ${dossiersIn('done_at')} group by k.unit_code, b.month
    union all select 'dossiers', unit_code, month, null, null, null, 0, 0, count(*), sum(invited), sum(responded), 0 from (
      select k.unit_code as unit_code, b.month as month, ${invited} as invited, ${responded} as responded
      from bad b cross join ${dossiersIn('returned_at')}) handed group by unit_code, month
    union all select 'dossiers', unit_code, null, null, null, null, 0, 0, 0, 0, 0, count(*)
      from dossier_kept where overdue_from <= ${end} and overdue_until is null and recorded_at <= ${asOf}
        and ${within(scope, 'unit_code')} group by unit_code
    union all select 'dossiers', unit_code, null, null, null, null, 0, 0, 0, 0, 0, count(*)
      from dossier_kept where overdue_until >= ${end} and overdue_from <= ${end} and recorded_at <= ${asOf}
        and ${within(scope, 'unit_code')} group by unit_code
    union all select * from (
      select 'changed', k.unit_code, null, k.code, ${monthOf('k.done_at')}, ${monthOf('k.returned_at')},
        0, k.late, 0, ${invited}, ${responded}, 0
      from dossier_kept k where k.recorded_at > ${asOf} limit ${CHANGED_AT_MOST + 1}) changed`
}
