/**
 * Brings roll-ups up to the facts. Every fact marks its cell in its own transaction; here marked cells are counted anew, and
 * exactly the marks that were seen before the counting go with the new count, in one transaction.
 *
 * A fact that comes in between keeps its mark, so the cell stays marked. Of two that count the same cell, the one whose
 * counting began with an older version is refused, so that no older count replaces a newer one. Breaking off anywhere leaves
 * the marks.
 */
import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Instant } from '../../calendar/instant.ts'
import { commitOrStale } from '../../database/commit-or-stale.ts'
import { type Database, type Write, write } from '../../database/database.ts'
import { beside } from './beside.ts'
import { type CellKey, cellNameOf } from './cell.ts'
import { type CountedCell, countCells } from './count-cells.ts'
import { currentShapes, type Shapes } from './shapes.ts'

/** Cells a slice: one of a thousand ratings takes some milliseconds. */
const SLICE = 4

/** Cells kept by one commit; where one of them is refused, each by its own. */
const TOGETHER = 100

/** So that connections are left for others. */
const COMMITS_BESIDE = 3

/** What was known of a cell before it was counted. */
type Standing = CellKey & { version: number; marks: number[] }

/**
 * Counts marked cells anew until none is left, and once those that were counted for another form of the instruments: of two
 * processes that know different forms, as while one version follows another, each run ends.
 *
 * @param clock asked after each slice
 * @returns how many cells were counted
 */
export async function recomputeTouched(
  database: Database,
  clock: () => Instant,
  signal?: AbortSignal,
): Promise<number> {
  let done = 0
  const shapes = await currentShapes(database)
  let looked: CellKey | null = null
  for (;;) {
    signal?.throwIfAborted()
    let cells = await markedCells(database)
    if (cells.length === 0) {
      cells = await cellsOfOtherForm(database, shapes, looked)
      looked = cells.at(-1) ?? looked
    }
    if (cells.length === 0) return done
    await recompute(database, cells, (each) => countCells(database, each, shapes, clock))
    done += cells.length
    await setImmediate()
  }
}

/**
 * Counts these cells anew, whether or not they are marked. What another process counts meanwhile is left to it.
 *
 * @param count `countCells`, here or in another thread
 */
export async function recompute(
  database: Database,
  cells: readonly CellKey[],
  count: (cells: readonly CellKey[]) => Promise<CountedCell[]>,
): Promise<void> {
  const standings = await standingsOf(database, cells)
  const counted = await count(cells)
  const keep = (some: readonly CountedCell[]) =>
    commitOrStale(
      database,
      some.flatMap((cell) => keepCell(database, cell, standings.get(nameOf(cell))!)),
    )
  const slices = Array.from({ length: Math.ceil(counted.length / TOGETHER) }, (_, i) =>
    counted.slice(i * TOGETHER, (i + 1) * TOGETHER),
  )
  await beside(COMMITS_BESIDE, slices, async (slice) => {
    if ('refused' in (await keep(slice)) && slice.length > 1) for (const cell of slice) await keep([cell])
  })
}

function nameOf({ unit_code: unit, month }: CountedCell): string {
  return cellNameOf({ unit, month })
}

/** The version and the marks of cells, of one moment. */
async function standingsOf(database: Database, cells: readonly CellKey[]): Promise<Map<string, Standing>> {
  const standings = new Map<string, Standing>()
  for (const cell of cells) standings.set(cellNameOf(cell), { ...cell, version: 0, marks: [] })
  const isNear = sql<boolean>`month in (${sql.join([...new Set(cells.map(({ month }) => month))])})
    and unit_code in (${sql.join([...new Set(cells.map(({ unit }) => unit))])})`
  const { rows } = await sql<CellKey & { version: number; seq: number }>`
    select unit_code as unit, month, version, 0 as seq from rollup where ${isNear}
    union all select unit_code, month, 0, seq from rollup_mark where ${isNear}`.execute(database.read)
  for (const { seq, version, ...cell } of rows) {
    const standing = standings.get(cellNameOf(cell))
    if (!standing) continue
    if (seq > 0) standing.marks.push(seq)
    else standing.version = version
  }
  return standings
}

function keepCell({ read }: Database, cell: CountedCell, { version, marks }: Standing): Write[] {
  const row = { ...cell, version: version + 1 }
  const { month: _, unit_code: __, ...changes } = row
  const keep = read
    .insertInto('rollup')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['month', 'unit_code']).doUpdateSet(changes).where('rollup.version', '=', version),
    )
  const gone = read.deleteFrom('rollup_mark').where('seq', 'in', marks)
  return [write(keep, 'stale'), ...(marks.length > 0 ? [write(gone)] : [])]
}

async function markedCells(database: Database): Promise<CellKey[]> {
  const { rows } = await sql<CellKey>`
    select unit_code as unit, month from rollup_mark group by month, unit_code limit ${SLICE}`.execute(
    database.read,
  )
  return rows
}

/** In the order of their keys. @param after the last one of the slice before; null: from the first */
async function cellsOfOtherForm(
  { read }: Database,
  { text }: Shapes,
  after: CellKey | null,
): Promise<CellKey[]> {
  const others = read
    .selectFrom('rollup')
    .select(['unit_code as unit', 'month'])
    .where('shapes', '<>', text)
    .orderBy('month')
    .orderBy('unit_code')
    .limit(SLICE)
  if (after === null) return others.execute()
  return others
    .where(({ eb, refTuple, tuple }) =>
      eb(refTuple('month', 'unit_code'), '>', tuple(after.month, after.unit)),
    )
    .execute()
}
