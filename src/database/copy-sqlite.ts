/** A database in memory that others are filled from: what took long to lay is laid once and copied. */
import { sql } from 'kysely'
import type { Database, Write } from './database.ts'
import { openSqlite } from './sqlite.ts'

/** Fills an empty SQLite database with all that the pattern holds. */
export type Pattern = (empty: Database) => Promise<void>

/**
 * Lays a pattern, which stays in memory as long as the process runs. SQLite lets two connections of a process meet at a
 * name in memory (sqlite.org/sharedcache.html, "Shared Cache And In-Memory Databases").
 *
 * @param name no other pattern's; letters, digits and hyphens
 */
export async function createPattern(
  name: string,
  lay: (database: Database) => Promise<void>,
): Promise<Pattern> {
  const place = `file:pattern-${name}?mode=memory&cache=shared`
  const pattern = openSqlite(place)
  await lay(pattern)
  return async (empty) => {
    await sql`attach ${sql.lit(place)} as pattern`.execute(empty.read)
    await empty.commit(await copying(pattern))
    await sql`detach pattern`.execute(empty.read)
  }
}

/** Indexes and triggers come after the rows, which triggers must not meet. */
async function copying({ read }: Database): Promise<Write[]> {
  const { rows } = await sql<{ type: string; name: string; sql: string }>`
    select type, name, sql from sqlite_master where sql is not null and name not like 'sqlite_%' order by rowid`.execute(
    read,
  )
  const ofType = (wanted: string) => rows.filter(({ type }) => type === wanted)
  const made = (wanted: string) => ofType(wanted).map((each): Write => ({ sql: each.sql, parameters: [] }))
  const filled = ofType('table').map(({ name }): Write => {
    const [to, from] = [`main."${name}"`, `pattern."${name}"`]
    return { sql: `insert into ${to} select * from ${from}`, parameters: [] }
  })
  return [...made('table'), ...filled, ...['index', 'view', 'trigger'].flatMap(made)]
}
