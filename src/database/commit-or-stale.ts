/** Commits that are decided anew when another writer came first. */
import { type CommitResult, Conflict, type Database, type Write } from './database.ts'

/** A commit in which meeting another writer is one more reason to be `stale`: nothing was done, read again. */
export async function commitOrStale(database: Database, writes: Write[]): Promise<CommitResult> {
  try {
    return await database.commit(writes)
  } catch (error) {
    if (error instanceof Conflict) return { refused: 'stale', at: 0 }
    throw error
  }
}
