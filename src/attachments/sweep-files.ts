/** Removes files that no row speaks of: those of erased citizens and complaints, and what a crash left unfinished. */
import type { Instant } from '../calendar/instant.ts'
import type { Database } from '../database/database.ts'
import { COPY } from './fetch-one.ts'
import type { FileStore } from './file-store.ts'

/** A younger one may be on its way to its row. */
const YOUNG_MS = 600_000
const SLICE = 500

/**
 * Without its row a file cannot be opened any more, as the key went with it; so this is no hurry.
 *
 * @param now by the clock of the machine on which the files lie
 * @returns how many were removed
 */
export async function sweepFiles(database: Database, files: FileStore, now: Instant): Promise<number> {
  let removed = 0
  for await (const folder of files.list()) {
    const old = folder.filter(({ at }) => at < now - YOUNG_MS).map(({ name }) => name)
    for (let from = 0; from < old.length; from += SLICE) {
      const names = old.slice(from, from + SLICE)
      const known = await rowsOf(database, names.map(rowName))
      for (const name of names) {
        if (known.has(rowName(name))) continue
        await files.remove(name)
        removed += 1
      }
    }
  }
  return removed
}

function rowName(name: string): string {
  return name.endsWith(COPY) ? name.slice(0, -COPY.length) : name
}

async function rowsOf(database: Database, names: string[]): Promise<Set<string>> {
  const rows = await database.read
    .selectFrom('attachment')
    .select('file')
    .where('file', 'in', names)
    .execute()
  return new Set(rows.map((row) => row.file!))
}
