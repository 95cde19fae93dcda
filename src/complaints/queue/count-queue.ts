/** How many complaints a viewer would find, from the tally: adding up a few thousand rows however many complaints there are. */
import { type SqlBool, sql } from 'kysely'
import type { Instant } from '../../calendar/instant.ts'
import type { Desk } from '../../desk.ts'
import { subtreeOf, type UnitTree } from '../../units/unit.ts'
import { unitTree } from '../../units/unit-store.ts'
import { STATUSES, type Status } from '../complaint.ts'
import type { Viewer } from '../visibility.ts'
import { type Condition, maySee, NEVER } from '../visible-rows.ts'

export type QueueCounts = {
  /** Statuses without any are left out. */
  byStatus: Map<Status, number>
  /** Of those that wait for an official: flagged ones. */
  flagged: number
  /** Of those that wait for an official: past their day. */
  overdue: number
}

/** Counts as `listQueue` would list, without a filter. */
export async function countQueue(
  { database }: Pick<Desk, 'database'>,
  viewer: Viewer,
  now: Instant,
): Promise<QueueCounts> {
  const tree = await unitTree(database)
  const visible = sql`${nearBy(viewer, tree)} and ${maySee('t', viewer, tree)}`
  const from = (table: string) =>
    sql`select status, flagged, due_at, n from ${sql.table(table)} as t where ${visible}`
  const { rows } = await sql<{
    status: Status
    flagged: number
    n: number
    overdue: number
    waiting: number
  }>`
    select status, flagged, sum(n) as n, sum(case when due_at > 0 and due_at <= ${now} then n else 0 end) as overdue,
      sum(case when due_at > 0 then n else 0 end) as waiting
    from (${from('complaint_tally')} union all ${from('complaint_tally_change')}) as counted
    group by status, flagged`.execute(database.read)
  const sum = (of: (row: (typeof rows)[number]) => number) =>
    rows.reduce((total, row) => total + Number(of(row)), 0)
  const byStatus = STATUSES.map(
    (status) => [status, sum((row) => (row.status === status ? Number(row.n) : 0))] as const,
  )
  return {
    byStatus: new Map(byStatus.filter(([, n]) => n > 0)),
    flagged: sum((row) => (Number(row.flagged) === 1 ? Number(row.waiting) : 0)),
    overdue: sum((row) => Number(row.overdue)),
  }
}

/** What an index gives of the tally to one of some units: all that may be theirs, and more. */
function nearBy(viewer: Viewer, tree: UnitTree): Condition {
  if (viewer.unitCode === null) return sql<SqlBool>`1 = 1`
  const theirs = subtreeOf(tree, viewer.unitCode)
  if (theirs.length === 0) return NEVER
  return sql<SqlBool>`(t.unit_code in (${sql.join(theirs)}) or t.handler_unit_code in (${sql.join(theirs)}))`
}
