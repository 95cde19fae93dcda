/** Fresh databases for tests: SQLite in memory, and a database of its own on the run's PostgreSQL. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { createPattern, type Pattern } from '../../src/database/copy-sqlite.ts'
import type { Database } from '../../src/database/database.ts'
import { migrate } from '../../src/database/migrate.ts'
import { openPostgres } from '../../src/database/postgres.ts'
import { type Desk, defaultSettings } from '../../src/desk.ts'
import { newKey } from '../../src/privacy/seal.ts'
import { vaultOf } from '../../src/privacy/vault.ts'

/** For `describe.each(databases)`: the suite runs on both. */
export const databases = [
  { kind: 'SQLite', fresh: freshSqlite },
  { kind: 'PostgreSQL', fresh: freshPostgres },
]

/** What the migrations make of an empty database: made once, since they take fifty times as long as a copy. */
let migrated: Promise<Pattern> | null = null

export async function freshSqlite(): Promise<Database> {
  migrated ??= createPattern('migrated', async (database) => void (await migrate(database)))
  const open = await migrated
  return open()
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
