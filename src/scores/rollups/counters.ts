/** Who counts cells for a rebuild or a check: PostgreSQL's own processes, or threads with a connection of their own to SQLite's file. */
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Instant } from '../../calendar/instant.ts'
import type { Database } from '../../database/database.ts'
import type { CellKey } from './cell.ts'
import { countAllRatings } from './count-all-ratings.ts'
import { type CountedCell, type Counting, countCells, oneByOne } from './count-cells.ts'
import { countAllDossierCells } from './count-dossiers.ts'
import type { Shapes } from './shapes.ts'

export type Counter = {
  /** How many cells are best counted by one call. */
  atOnce: number
  /** As `countCells`; one call at a time. */
  count(cells: readonly CellKey[]): Promise<CountedCell[]>
  close(): Promise<void>
}

/** What a thread is told; `now` from before it reads, which `countCells` allows. */
export type CountOrder = { cells: readonly CellKey[]; shapes: Shapes; now: Instant }

/** Cells a thread counts by one call: some tens of thousands of ratings. */
const CELLS_A_THREAD = 36
/** PostgreSQL counts all together, as long as all that is counted has room in our memory: some 10 kB a cell. */
const CELLS_TOGETHER = 20_000
/** Fewer are looked up one by one, as when a check looks again at those that differ. */
const FEW_CELLS = 200

/** At least one; each counts beside the others. @param judged dossiers are counted only then */
export function openCounters(
  database: Database,
  shapes: Shapes,
  clock: () => Instant,
  judged: Promise<void> = Promise.resolve(),
): Counter[] {
  const many = Math.min(4, Math.max(2, availableParallelism()))
  const { file } = database
  if (file !== undefined) return Array.from({ length: many }, () => thread(file, shapes, clock, judged))
  const here: Counter = {
    atOnce: database.kind === 'postgres' ? CELLS_TOGETHER : CELLS_A_THREAD,
    count: (cells) => countCells(database, cells, shapes, clock, after(judged, waysOf(database, cells))),
    close: async () => {},
  }
  return [here]
}

function waysOf({ kind }: Database, cells: readonly CellKey[]): Counting {
  return kind !== 'postgres' || cells.length <= FEW_CELLS ? oneByOne : allAtOnce
}

/** While dossiers are judged, their ratings are counted already. */
function after(judged: Promise<void>, { ratings, dossiers }: Counting): Counting {
  return { ratings, dossiers: (...asked) => judged.then(() => dossiers(...asked)) }
}

/** For PostgreSQL only. */
export const allAtOnce: Counting = { ratings: countAllRatings, dossiers: countAllDossierCells }

function thread(file: string, shapes: Shapes, clock: () => Instant, judged: Promise<void>): Counter {
  const worker = new Worker(new URL('./count-thread.ts', import.meta.url), { workerData: file })
  return {
    atOnce: CELLS_A_THREAD,
    async count(cells) {
      await judged
      worker.postMessage({ cells, shapes, now: clock() } satisfies CountOrder)
      const [counted] = (await once(worker, 'message')) as [CountedCell[]]
      return counted
    },
    async close() {
      await worker.terminate()
    },
  }
}
