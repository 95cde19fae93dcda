/** PostgreSQL in a backup: a dump of one moment, by PostgreSQL's own tools. */
import { spawn } from 'node:child_process'
import { closeSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Database } from '../database/database.ts'
import { openPostgres } from '../database/postgres.ts'
import { exists, settle } from './files.ts'
import type { Manifest, StoreFacts } from './manifest.ts'
import { BackupRefused } from './refused.ts'

/** Where Debian keeps the tools of each version. */
const DEBIAN = '/usr/lib/postgresql'

/** @throws BackupRefused when the tools are missing, or say no */
export async function dumpPostgres(url: string, to: string): Promise<StoreFacts> {
  closeSync(openSync(to, 'wx', 0o600))
  await run('pg_dump', url, ['--format=custom', '--no-owner', '--no-privileges', `--file=${to}`])
  await settle(to)
  return using(url, factsOf)
}

/** @throws BackupRefused when anything is there */
export async function refuseUnlessEmptyPostgres(url: string): Promise<void> {
  const { rows } = await using(url, ({ read }) =>
    sql<{
      name: string
    }>`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%' limit 1`.execute(
      read,
    ),
  )
  if (rows.length > 0)
    throw new BackupRefused(
      `DATABASE_URL: cơ sở dữ liệu không trống (có ${rows[0]!.name}) / the database is not empty; make a new one with createdb and name it in DATABASE_URL`,
    )
}

/** Restores into an empty database, all or nothing. */
export async function restorePostgres(from: string, url: string, { keys }: Manifest): Promise<void> {
  const how = ['--single-transaction', '--exit-on-error', '--no-owner', '--no-privileges']
  await run('pg_restore', url, [...how, from])
  if (JSON.stringify((await using(url, factsOf)).keys) !== JSON.stringify(keys))
    throw new BackupRefused(
      'manifest.json: là của bản sao lưu khác / belongs to another backup; drop the database that was restored',
    )
}

async function factsOf({ read }: Database): Promise<StoreFacts> {
  const migrations = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
    read,
  )
  const keys = await read.selectFrom('secret').select(['name', 'wrapped']).execute()
  return {
    migrations: migrations.rows.map(({ name }) => name),
    keys: keys.sort((a, b) => (a.name < b.name ? -1 : 1)),
  }
}

async function using<T>(url: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = openPostgres(url, 1)
  return work(database).finally(() => database.close())
}

/** The password goes by the environment: arguments can be read by everybody on the machine. */
async function run(tool: 'pg_dump' | 'pg_restore', url: string, args: string[]): Promise<void> {
  const program = await find(tool)
  const address = new URL(url)
  const password = decodeURIComponent(address.password)
  address.password = ''
  const env = { ...process.env, ...(password ? { PGPASSWORD: password } : {}) }
  const child = spawn(program, [`--dbname=${address.href}`, ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(0, 2_000)
  })
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new BackupRefused(`${tool}: ${said.trim()}`)
}

async function find(tool: string): Promise<string> {
  const versions = (await exists(DEBIAN)) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...(process.env.PATH ?? '').split(':').filter(Boolean),
    ...versions.map((version) => join(DEBIAN, version, 'bin')),
  ]
  for (const folder of folders) if (await exists(join(folder, tool))) return join(folder, tool)
  throw new BackupRefused(
    `Máy này không có ${tool} / ${tool} is not on this machine; install PostgreSQL's client tools, of the server's version or newer (Debian, Ubuntu: apt-get install postgresql-client)`,
  )
}
