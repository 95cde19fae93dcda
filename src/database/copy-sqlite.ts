/** A database in memory that others are copied from: what took long to lay is laid once. */
import { randomUUID } from 'node:crypto'
import { backup, DatabaseSync } from 'node:sqlite'
import type { Database } from './database.ts'
import { openSqlite } from './sqlite.ts'

/** Opens a database in memory that holds all that the pattern holds. */
export type Pattern = () => Promise<Database>

const ALL_PAGES = 1_000_000

/**
 * Lays a pattern, which stays in memory as long as the process runs. SQLite lets connections of a process meet at a name in
 * memory (sqlite.org/sharedcache.html, "Shared Cache And In-Memory Databases").
 *
 * @param name no other pattern's; letters, digits and hyphens
 */
export async function createPattern(
  name: string,
  lay: (database: Database) => Promise<void>,
): Promise<Pattern> {
  const place = inMemory(`pattern-${name}`)
  await lay(openSqlite(place))
  const laid = new DatabaseSync(place)
  return async () => {
    const copy = inMemory(randomUUID())
    const database = openSqlite(copy)
    await backup(laid, copy, { rate: ALL_PAGES })
    return database
  }
}

const inMemory = (name: string) => `file:${name}?mode=memory&cache=shared`
