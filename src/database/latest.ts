/** Facts that nearly every turn reads (units, calendar, procedures), kept in memory until a newer version is recorded. */
import type { CompiledQuery } from 'kysely'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

type VersionTable = {
  [Name in keyof Tables]: Name extends `${string}_version` ? Name : never
}[keyof Tables]

type Held = {
  /** The question for the highest id and the number of rows, compiled once: it is asked in nearly every turn. */
  question: CompiledQuery<{ newest: number | null; count: number }>
  /** What was answered last. */
  stand: string
  value: Promise<unknown> | null
}

const held = new WeakMap<Database, Map<VersionTable, Held>>()

/**
 * The value that `load` makes of a version table, made anew only when the table has another row. Versions are only ever
 * appended, so highest id and number of rows tell whether anything was recorded, by whichever process. The id alone would
 * not: PostgreSQL hands ids out before it commits, so a lower one may appear after a higher one.
 */
export async function latest<Value>(
  database: Database,
  table: VersionTable,
  load: () => Promise<Value>,
): Promise<Value> {
  const memory = memoryOf(database, table)
  const { rows } = await database.read.executeQuery(memory.question)
  const stand = `${rows[0]?.newest ?? 0}/${rows[0]?.count ?? 0}`
  if (memory.value && memory.stand === stand) return memory.value as Promise<Value>
  const value = load()
  Object.assign(memory, { stand, value })
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
      .select((select) => [select.fn.max('id').as('newest'), select.fn.countAll().as('count')])
      .compile() as Held['question']
    memory = { question, stand: '', value: null }
    tables.set(table, memory)
  }
  return memory
}
