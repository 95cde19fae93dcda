/** What the dossiers of cells come to as they are kept now, with their invitations. */
import { sql } from 'kysely'
import type { Instant } from '../../calendar/instant.ts'
import type { Database } from '../../database/database.ts'
import type { RollupTable } from '../../database/tables/scores.ts'
import { type CellKey, cellNameOf } from './cell.ts'
import { cellTable } from './count-ratings.ts'
import { monthBucket, monthsOver } from './months.ts'
import { scanned } from './scanned.ts'

/** A part of a cell: dossiers finished, or results handed over. `newest`: the latest moment in it. */
export type DossierCell = CellKey &
  Pick<RollupTable, 'finished' | 'finished_late' | 'returned' | 'invited' | 'responded'> & {
    newest: number | null
  }

/** Cells asked for at once. */
const AT_ONCE = 500

/** The newest moment of a dossier that was handed over. */
const NEWEST = sql`max(case when used > coalesce(sent, 0) and used > returned_at then used
  when sent > returned_at then sent else returned_at end)`
const INVITED = sql`sum(case when sent is null then 0 else 1 end), sum(case when used is null then 0 else 1 end)`

/** Looks up each cell's. @param until invitations sent by then count */
export async function countDossierCells(
  database: Database,
  cells: readonly CellKey[],
  until: Instant,
): Promise<DossierCell[]> {
  const counted: DossierCell[] = []
  for (let at = 0; at < cells.length; at += AT_ONCE)
    counted.push(...(await lookUp(database, cells.slice(at, at + AT_ONCE), until)))
  return counted
}

async function lookUp(database: Database, cells: readonly CellKey[], until: Instant): Promise<DossierCell[]> {
  // Cells first, then their dossiers, and each dossier's invitations once: planners would rather begin with all dossiers.
  const { rows } = await sql<DossierCell>`
    with ${cellTable(cells)}, handed as materialized (
      select c.unit_code as unit, c.month as month, k.returned_at as returned_at,
        (select max(i.sent_at) from invitation i where i.dossier_code = k.code and i.sent_at <= ${until}) as sent,
        (select max(i.used_at) from invitation i where i.dossier_code = k.code and i.sent_at <= ${until}) as used
      from cell c cross join dossier_kept k
      where k.unit_code = c.unit_code and k.returned_at >= c.first and k.returned_at < c.last
    )
    select c.unit_code as unit, c.month as month, count(*) as finished, sum(k.late) as finished_late, 0 as returned,
      0 as invited, 0 as responded, max(k.done_at) as newest
    from cell c cross join dossier_kept k
    where k.unit_code = c.unit_code and k.done_at >= c.first and k.done_at < c.last
    group by c.unit_code, c.month
    union all
    select unit, month, 0, 0, count(*), ${INVITED}, ${NEWEST} from handed group by unit, month`.execute(
    database.read,
  )
  return rows
}

/** The same on PostgreSQL by reading all dossiers, for all cells at once. */
export async function countAllDossierCells(
  database: Database,
  cells: readonly CellKey[],
  until: Instant,
): Promise<DossierCell[]> {
  const months = monthsOver(cells.map(({ month }) => month))
  const names = new Set(cells.map(cellNameOf))
  const rows = await scanned(
    database,
    sql<Omit<DossierCell, 'month'> & { place: number }>`
    with invited as (
      select dossier_code, max(sent_at) as sent, max(used_at) as used from invitation
      where dossier_code is not null and sent_at <= ${until} group by dossier_code
    )
    select unit_code as unit, ${monthBucket(months, 'done_at')} as place, count(*) as finished, sum(late) as finished_late,
      0 as returned, 0 as invited, 0 as responded, max(done_at) as newest
    from dossier_kept where done_at is not null group by unit_code, place
    union all
    select unit_code, ${monthBucket(months, 'returned_at')} as place, 0, 0, count(*), ${INVITED}, ${NEWEST}
    from dossier_kept k left join invited i on i.dossier_code = k.code
    where returned_at is not null group by unit_code, place`,
  )
  return rows
    .map(({ place, ...row }) => ({ ...row, month: months[place]?.month ?? '' }))
    .filter((row) => names.has(cellNameOf(row)))
}
