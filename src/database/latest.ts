/** Facts that nearly every turn reads (units, calendar, procedures), kept in memory until a newer version is recorded. */
import type { CompiledQuery } from 'kysely'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

type VersionTable = {
  [Name in keyof Tables]: Name extends `${string}_version` ? Name : never
}[keyof Tables]

type Held = {
  /** The question for the highest id, compiled once: it is asked in nearly every turn. */
  question: CompiledQuery<{ newest: number | null }>
  newest: number
  value: Promise<unknown> | null
}

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
  const memory = memoryOf(database, table)
  const { rows } = await database.read.executeQuery(memory.question)
  const newest = Number(rows[0]?.newest ?? 0)
  if (memory.value && memory.newest === newest) return memory.value as Promise<Value>
  const value = load()
  Object.assign(memory, { newest, value })
  value.catch(() => {
    if (memory.value === value) memory.value = null
  })
  return value
}

function memoryOf(database: Database, table: VersionTable): Held {
  let tables = held.get(database)
  if (!tables) {
    tables = new Map()
    held.set(database, tables)
  }
  let memory = tables.get(table)
  if (!memory) {
    const question = database.read
      .selectFrom(table)
      .select((select) => select.fn.max('id').as('newest'))
      .compile() as Held['question']
    memory = { question, newest: 0, value: null }
    tables.set(table, memory)
  }
  return memory
}
