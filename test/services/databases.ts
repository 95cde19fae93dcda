/** Fresh databases for tests: SQLite in memory, and a database of its own on the run's PostgreSQL. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { inject } from 'vitest'
import { type Database, type Write, write } from '../../src/database/database.ts'
import { migrate } from '../../src/database/migrate.ts'
import { openPostgres } from '../../src/database/postgres.ts'
import { openSqlite } from '../../src/database/sqlite.ts'
import { type Desk, defaultSettings } from '../../src/desk.ts'
import { newKey } from '../../src/privacy/seal.ts'
import { vaultOf } from '../../src/privacy/vault.ts'

/** For `describe.each(databases)`: the suite runs on both. */
export const databases = [
  { kind: 'SQLite', fresh: freshSqlite },
  { kind: 'PostgreSQL', fresh: freshPostgres },
]

/** What the migrations make of an empty database: made once a file of tests, since they take ten times as long. */
let schema: Promise<Write[]> | null = null

export async function freshSqlite(): Promise<Database> {
  schema ??= migratedSchema()
  const database = openSqlite(':memory:')
  await database.commit(await schema)
  return database
}

async function migratedSchema(): Promise<Write[]> {
  const { read, close } = await migratedSqlite()
  const { rows: made } = await sql<{ type: string; name: string; sql: string }>`
    select type, name, sql from sqlite_master where sql is not null and name not like 'sqlite_%' order by rowid`.execute(
    read,
  )
  const ofType = (wanted: string) => made.filter(({ type }) => type === wanted)
  const statements = (wanted: string) =>
    ofType(wanted).map((each): Write => ({ sql: each.sql, parameters: [] }))
  const filled: Write[] = []
  for (const { name } of ofType('table')) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(read)
    for (const row of rows) filled.push(write(read.insertInto(name as never).values(row as never)))
  }
  await close()
  return [...statements('table'), ...filled, ...['index', 'view', 'trigger'].flatMap(statements)]
}

async function migratedSqlite(): Promise<Database> {
  const database = openSqlite(':memory:')
  await migrate(database)
  return database
}

/** A copy of the database that `global-setup.ts` has migrated. */
export async function freshPostgres(): Promise<Database> {
  return openPostgres(await createDatabase('template migrated'), 4)
}

/** An empty database on the run's PostgreSQL, which is the caller's alone. */
export async function freshPostgresUrl(): Promise<string> {
  return createDatabase('')
}

async function createDatabase(from: string): Promise<string> {
  const url = new URL(inject('postgresUrl'))
  const name = `test_${randomBytes(6).toString('hex')}`
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  await client.query(`create database ${name} ${from}`)
  await client.end()
  url.pathname = `/${name}`
  return url.href
}

/** A desk over a database, with fresh keys and the default settings. */
export function deskOver(database: Database): Desk {
  return { database, vault: vaultOf(newKey(), newKey()), settings: defaultSettings }
}
