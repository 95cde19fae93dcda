/** Many rows a statement: a demonstration of 100,000 rows has to be there within seconds. */
import type { Insertable } from 'kysely'
import type { Database, Write } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'

/** Kept well under SQLite's 32,766 and PostgreSQL's 65,535 parameters a statement, so that a statement takes a few milliseconds. */
const PARAMETERS = 6_000

/** Statements of one commit: enough that waiting for the disk does not count, few enough to take some 30 ms. */
const STATEMENTS = 10

/**
 * Inserts rows of one table, in slices that are each a commit of their own: other work of the process comes between them.
 * All rows have the same columns.
 *
 * @throws the database's error; earlier slices stay
 */
export async function insertRows<Name extends keyof Tables>(
  database: Database,
  table: Name,
  rows: readonly Insertable<Tables[Name]>[],
): Promise<void> {
  const writes = insertWrites(database, table, rows)
  for (let start = 0; start < writes.length; start += STATEMENTS) {
    await database.commit(writes.slice(start, start + STATEMENTS))
  }
}

/** The statements that insert the rows, built without Kysely, which takes a microsecond and more for each value. */
export function insertWrites<Name extends keyof Tables>(
  database: Database,
  table: Name,
  rows: readonly Insertable<Tables[Name]>[],
): Write[] {
  const [first] = rows
  if (!first) return []
  const columns = Object.keys(first)
  const size = Math.floor(PARAMETERS / columns.length)
  const full = statementFor(database, table, columns, size)
  const writes: Write[] = []
  for (let start = 0; start < rows.length; start += size) {
    const slice = rows.slice(start, start + size) as Record<string, unknown>[]
    writes.push({
      sql: slice.length === size ? full : statementFor(database, table, columns, slice.length),
      parameters: slice.flatMap((row) => columns.map((column) => row[column])),
    })
  }
  return writes
}

/** SQLite looks each numbered parameter up in a list, which made ten times the work of these: it gets plain ones. */
function statementFor({ kind }: Database, table: string, columns: string[], rows: number): string {
  const place = (n: number) => (kind === 'sqlite' ? '?' : `$${n}`)
  const groups = Array.from({ length: rows }, (_, row) => {
    return `(${columns.map((_column, i) => place(row * columns.length + i + 1)).join(',')})`
  })
  const names = columns.map((column) => `"${column}"`).join(',')
  return `insert into "${table}" (${names}) values ${groups.join(',')}`
}
