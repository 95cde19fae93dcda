/** Destroying much in slices, so that talks go on meanwhile. */
import type { Database, Write } from '../database/database.ts'

/** Rows that are destroyed in one commit. */
export const SLICE = 200

/** What is to be destroyed next, and by which statements; no rows: nothing is left. */
export type Slice = { rows: number; writes: Write[] }

/** Between two slices: lets others work. */
export type Pass = () => Promise<void>

/** Repeats a slice until it is not full. @returns how many rows there were */
export async function destroySlices(
  database: Database,
  slice: () => Promise<Slice>,
  pass: Pass,
): Promise<number> {
  let total = 0
  for (;;) {
    const { rows, writes } = await slice()
    if (rows === 0) return total
    await database.commit(writes)
    total += rows
    if (rows < SLICE) return total
    await pass()
  }
}
