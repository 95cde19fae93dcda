/** Questions to PostgreSQL that read whole tables from end to end. */
import { type RawBuilder, sql } from 'kysely'
import type { Database, Write } from '../../database/database.ts'

/** For this transaction alone: memory for millions of groups, and no other way of joining, whatever the planner's statistics say. */
const SETTINGS = [
  `work_mem = '256MB'`,
  'hash_mem_multiplier = 4',
  'jit = off',
  'max_parallel_workers_per_gather = 0',
  'enable_sort = off',
  'enable_nestloop = off',
  'enable_mergejoin = off',
].map((setting) => `set local ${setting}`)

/** The same before writes of one commit; none on SQLite, which has no such settings. */
export function scanning({ kind }: Database): Write[] {
  return kind === 'postgres' ? SETTINGS.map((text) => ({ sql: text, parameters: [] })) : []
}

/** Asks in a transaction of its own, with settings that are for it alone. */
export function scanned<Row>(database: Database, statement: RawBuilder<Row>): Promise<Row[]> {
  return database.read.transaction().execute(async (transaction) => {
    for (const setting of SETTINGS) await sql.raw(setting).execute(transaction)
    return (await statement.execute(transaction)).rows
  })
}
