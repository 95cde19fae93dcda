/** Brings a database to this version. Safe with several processes: Kysely's migrator takes a lock. */
import { readdir, readFile } from 'node:fs/promises'
import { type Migration, Migrator, sql } from 'kysely'
import type { Database } from './database.ts'

const FOLDER = new URL('./migrations/', import.meta.url)
const IDENTITY = {
  sqlite: 'integer primary key autoincrement',
  postgres: 'bigint generated always as identity primary key',
}

/**
 * Runs the migrations that are missing, in the order of their numbers.
 *
 * @param until the last one to run, as an older version of the program had it; absent: all
 * @returns the names of those that ran now
 * @throws the database's error; nothing of the failed migration stays
 */
export async function migrate(database: Database, until?: string): Promise<string[]> {
  const migrator = new Migrator({
    db: database.read,
    provider: { getMigrations: () => readMigrations(database.kind) },
  })
  const { error, results } = await (until === undefined
    ? migrator.migrateToLatest()
    : migrator.migrateTo(until))
  if (error) throw error
  return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName)
}

/** The migrations that this version of the program knows, in their order. */
export async function knownMigrations(): Promise<string[]> {
  return (await migrationFiles()).map((name) => name.replace('.sql', ''))
}

async function migrationFiles(): Promise<string[]> {
  return (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort()
}

async function readMigrations(kind: Database['kind']): Promise<Record<string, Migration>> {
  const names = await migrationFiles()
  const migrations: Record<string, Migration> = {}
  for (const name of names) {
    const text = (await readFile(new URL(name, FOLDER), 'utf8')).replaceAll('IDENTITY', IDENTITY[kind])
    const statements = text
      .replace(/^--.*$/gm, '')
      .split(/;\s*$/m)
      .map((statement) => statement.trim())
      .filter(Boolean)
      .flatMap((statement) => forKind(statement, kind))
    migrations[name.replace('.sql', '')] = {
      async up(db) {
        for (const statement of statements) await sql.raw(statement).execute(db)
      },
    }
  }
  return migrations
}

/** What the two say differently (triggers) stands twice, each after the word of its database. */
function forKind(statement: string, kind: Database['kind']): string[] {
  const [, only, rest] = /^ON_(SQLITE|POSTGRES)\s([\s\S]*)$/.exec(statement) ?? []
  if (only === undefined) return [statement]
  return only.toLowerCase() === kind ? [rest!] : []
}
