/** Fresh databases for tests: SQLite in memory, and a database of its own on the run's PostgreSQL. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import type { Database } from '../../src/database/database.ts'
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

export async function freshSqlite(): Promise<Database> {
  const database = openSqlite(':memory:')
  await migrate(database)
  return database
}

export async function freshPostgres(): Promise<Database> {
  const database = openPostgres(await freshPostgresUrl(), 4)
  await migrate(database)
  return database
}

/** An empty database on the run's PostgreSQL, which is the caller's alone. */
export async function freshPostgresUrl(): Promise<string> {
  const url = new URL(inject('postgresUrl'))
  const name = `test_${randomBytes(6).toString('hex')}`
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  url.pathname = `/${name}`
  return url.href
}

/** A desk over a database, with fresh keys and the default settings. */
export function deskOver(database: Database): Desk {
  return { database, vault: vaultOf(newKey(), newKey()), settings: defaultSettings }
}
