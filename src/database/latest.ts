/** Facts that nearly every turn reads (units, calendar, procedures), kept in memory until a newer version is recorded. */
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

type VersionTable = {
  [Name in keyof Tables]: Name extends `${string}_version` ? Name : never
}[keyof Tables]

type Held = { newest: number; value: Promise<unknown> }

const held = new WeakMap<Database, Map<VersionTable, Held>>()

/**
 * The value that `load` makes of a version table, made anew only when the table has a newer row.
 * Versions are only ever appended, so the highest id tells whether anything was recorded, by whichever process.
 */
export async function latest<Value>(
  database: Database,
  table: VersionTable,
  load: () => Promise<Value>,
): Promise<Value> {
  const row = await database.read
    .selectFrom(table)
    .select((select) => select.fn.max('id').as('newest'))
    .executeTakeFirst()
  const newest = Number(row?.newest ?? 0)
  let tables = held.get(database)
  if (!tables) {
    tables = new Map()
    held.set(database, tables)
  }
  const before = tables.get(table)
  if (before && before.newest === newest) return before.value as Promise<Value>
  const value = load()
  tables.set(table, { newest, value })
  value.catch(() => tables.delete(table))
  return value
}
