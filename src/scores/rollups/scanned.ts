/** Questions to PostgreSQL that read whole tables from end to end. */
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../database/database.ts'

/** For this transaction alone: memory for millions of groups, and no other way of joining, whatever the planner's statistics say. */
const SETTINGS = `set local work_mem = '256MB'; set local hash_mem_multiplier = 2; set local jit = off;
  set local max_parallel_workers_per_gather = 0; set local enable_sort = off; set local enable_nestloop = off;
  set local enable_mergejoin = off`

/** Asks in a transaction of its own, with settings that are for it alone. */
export function scanned<Row>(database: Database, statement: RawBuilder<Row>): Promise<Row[]> {
  return database.read.transaction().execute(async (transaction) => {
    for (const setting of SETTINGS.split(';')) await sql.raw(setting).execute(transaction)
    return (await statement.execute(transaction)).rows
  })
}
