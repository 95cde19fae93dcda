/** All roll-ups counted anew from the facts, or compared with them. Both go on beside the office's work. */
import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Instant } from '../../calendar/instant.ts'
import type { Database, Write } from '../../database/database.ts'
import { type CellKey, cellNameOf } from './cell.ts'
import type { CountedCell } from './count-cells.ts'
import { type Counter, openCounters } from './counters.ts'
import { monthOf, monthsIn } from './months.ts'
import { recompute, recomputeTouched } from './recompute.ts'
import { scanning } from './scanned.ts'
import { currentShapes } from './shapes.ts'

/** Told after each slice: cells done and cells in all. */
export type Progress = (done: number, total: number) => void

/** Counts every cell anew, and judges dossiers anew that were not kept as they are judged. @returns how many cells there are */
export async function rebuildRollups(
  database: Database,
  clock: () => Instant,
  progress: Progress = () => {},
): Promise<number> {
  const judged = database.commit([...scanning(database), judgeAnew(database)]).then(() => {})
  judged.catch(() => {}) // whoever counts dossiers learns of it
  const counters = openCounters(database, await currentShapes(database), clock, judged)
  const cells = await eachSlice(database, counters, progress, (slice, { count }) =>
    recompute(database, slice, count),
  )
  await judged
  await recomputeTouched(database, clock) // what was judged otherwise while its cell was counted
  return cells
}

/** What a check found: cells that differ from the facts, and how many dossiers are not kept as they are judged. */
export type RollupFaults = { cells: CellKey[]; dossiers: number }

/** Compares every cell and every dossier with the facts. Cells that a fact has touched are no fault. */
export async function checkRollups(
  database: Database,
  clock: () => Instant,
  progress: Progress = () => {},
): Promise<RollupFaults> {
  const counters = openCounters(database, await currentShapes(database), clock)
  const cells: CellKey[] = []
  await eachSlice(database, counters, progress, async (slice, counter) => {
    cells.push(...(await differing(database, await differing(database, slice, counter), counter)))
  })
  const { rows } = await sql<{ n: number }>`select count(*) as n from (${misjudged(database)}) m`.execute(
    database.read,
  )
  return { cells, dossiers: Number(rows[0]!.n) }
}

async function eachSlice(
  database: Database,
  counters: readonly Counter[],
  progress: Progress,
  work: (cells: CellKey[], counter: Counter) => Promise<void>,
): Promise<number> {
  try {
    const cells = await allCells(database)
    let [next, done] = [0, 0]
    const each = async (counter: Counter) => {
      while (next < cells.length) {
        const slice = cells.slice(next, next + counter.atOnce)
        next += slice.length
        await work(slice, counter)
        done += slice.length
        progress(done, cells.length)
        await setImmediate()
      }
    }
    await Promise.all(counters.map(each))
    return cells.length
  } finally {
    await Promise.all(counters.map((counter) => counter.close()))
  }
}

/** Cells that nothing has touched and that nevertheless are not what the facts tell. Counted while a fact comes in, one may differ once. */
async function differing(database: Database, cells: CellKey[], { count }: Counter): Promise<CellKey[]> {
  if (cells.length === 0) return []
  const counted = await count(cells)
  const isIn = sql`month in (${sql.join([...new Set(cells.map(({ month }) => month))])})
    and unit_code in (${sql.join([...new Set(cells.map(({ unit }) => unit))])})`
  const { rows } = await sql<Omit<CountedCell, 'shapes' | 'newest'> & { marked: number }>`
    select month, unit_code, finished, finished_late, returned, invited, responded, ratings, protected, 0 as marked
    from rollup where ${isIn}
    union all select distinct month, unit_code, 0, 0, 0, 0, 0, '', '', 1 from rollup_mark where ${isIn}`.execute(
    database.read,
  )
  const nameOf = (row: { unit_code: string; month: string }) =>
    cellNameOf({ unit: row.unit_code, month: row.month })
  const marked = new Set(rows.filter((row) => row.marked === 1).map(nameOf))
  const kept = new Map(rows.filter((row) => row.marked === 0).map((row) => [nameOf(row), row]))
  return cells.filter((cell, i) => {
    const name = cellNameOf(cell)
    return !marked.has(name) && countsOf(kept.get(name)) !== countsOf(counted[i])
  })
}

/** What a cell counts, as text; that of no cell is that of an empty one. */
function countsOf(cell: Omit<CountedCell, 'shapes' | 'newest'> | undefined): string {
  if (!cell) return '0 0 0 0 0  '
  const { finished, finished_late, returned, invited, responded, ratings, protected: apart } = cell
  return [finished, finished_late, returned, invited, responded, ratings, apart].join(' ')
}

/** Every cell that a fact may lie in: of each unit that has any, the months from its first to its last, and what is kept. */
async function allCells(database: Database): Promise<CellKey[]> {
  const { rows } = await sql<{ unit: string; first: Instant; last: Instant }>`
    with recursive rated(unit) as (
      select min(unit_code) from rating union all
      select (select min(unit_code) from rating where unit_code > rated.unit) from rated where rated.unit is not null
    )
    select unit, (select min(given_at) from rating where unit_code = unit) as first,
      (select max(given_at) from rating where unit_code = unit) as last from rated where unit is not null
    union all select unit_code, min(done_at), max(done_at) from dossier_kept where done_at is not null group by unit_code
    union all select unit_code, min(returned_at), max(returned_at) from dossier_kept where returned_at is not null
      group by unit_code`.execute(database.read)
  const kept = await database.read.selectFrom('rollup').select(['unit_code as unit', 'month']).execute()
  const cells = new Map<string, CellKey>()
  for (const { unit, first, last } of rows)
    for (const { month } of monthsIn({ from: monthOf(first).from, to: monthOf(last).to })) {
      cells.set(cellNameOf({ unit, month }), { unit, month })
    }
  for (const cell of kept) cells.set(cellNameOf(cell), cell)
  const place = ({ unit, month }: CellKey) => `${unit} ${month}` // as their ratings lie in the index
  return [...cells.values()].sort((a, b) => (place(a) < place(b) ? -1 : 1))
}

const JUDGED = [
  'unit_code',
  'recorded_at',
  'done_at',
  'late',
  'overdue_from',
  'overdue_until',
  'returned_at',
] as const

/** Dossiers whose newest version is judged otherwise than is kept, or not kept. */
function misjudged({ kind }: Database) {
  const same = kind === 'postgres' ? sql`is not distinct from` : sql`is`
  const alike = sql.join(
    [...JUDGED, 'version' as const].map(
      (column) => sql`k.${sql.ref(column)} ${same} j.${sql.ref(column === 'version' ? 'id' : column)}`,
    ),
    sql` and `,
  )
  return sql`
    select j.* from dossier_judged j join (
      select id as newest, row_number() over (partition by code order by recorded_at desc, id desc) as newest_first
      from dossier_version) ranked on ranked.newest = j.id
    where ranked.newest_first = 1 and not exists (select 1 from dossier_kept k where k.code = j.code and ${alike})`
}

/** Only where the version is at least as new: what comes in meanwhile is kept by its trigger. */
function judgeAnew(database: Database): Write {
  const { sql: text, parameters } = sql`
    insert into dossier_kept (code, version, ${sql.join(JUDGED.map((column) => sql.ref(column)))})
    select code, id, ${sql.join(JUDGED.map((column) => sql.ref(column)))} from (${misjudged(database)}) m where 1 = 1
    on conflict (code) do update set version = excluded.version,
      ${sql.join(JUDGED.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`))}
    where excluded.recorded_at > dossier_kept.recorded_at
      or (excluded.recorded_at = dossier_kept.recorded_at and excluded.version >= dossier_kept.version)`.compile(
    database.read,
  )
  return { sql: text, parameters }
}
