/** The SQLite file in a backup: one moment of it, while others write. */
import { closeSync, openSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { copy, exists, settle } from './files.ts'
import type { Manifest, StoreFacts } from './manifest.ts'
import { BackupRefused } from './refused.ts'

/**
 * Copies what one moment of the database holds. Only what is there is copied: SQLite's own backup would take the free
 * pages along, and in them remains of what citizens had erased.
 *
 * @throws BackupRefused when there is no database, or it is damaged
 */
export async function copySqlite(from: string, to: string): Promise<StoreFacts> {
  if (!(await exists(from)))
    throw new BackupRefused(`DATA_DIR: không có cơ sở dữ liệu ở ${from} / there is no database at ${from}`)
  closeSync(openSync(to, 'wx', 0o600))
  const source = new DatabaseSync(from)
  try {
    source.exec('PRAGMA busy_timeout=5000')
    source.prepare('VACUUM INTO ?').run(to)
  } finally {
    source.close()
  }
  await settle(to)
  return factsOf(to)
}

/** @throws BackupRefused when a database, or what is left of one, is there */
export async function refuseUnlessNoSqlite(path: string): Promise<void> {
  for (const one of [path, `${path}-wal`, `${path}-shm`, `${path}-journal`]) {
    if (await exists(one))
      throw new BackupRefused(
        `DATA_DIR: đã có ${one} / there is ${one} already; stop the server and move it away, or name another DATA_DIR`,
      )
  }
}

/** Puts the copy in place under its name only when it is complete and was looked at. */
export async function restoreSqlite(from: string, path: string, { keys }: Manifest): Promise<void> {
  const arriving = `${path}.restoring`
  await rm(arriving, { force: true })
  try {
    await copy(from, arriving)
    if (JSON.stringify(factsOf(arriving).keys) !== JSON.stringify(keys))
      throw new BackupRefused('manifest.json: là của bản sao lưu khác / belongs to another backup')
    await rename(arriving, path)
    await settle(dirname(path))
  } catch (error) {
    await rm(arriving, { force: true })
    throw error
  }
}

function factsOf(path: string): StoreFacts {
  const database = new DatabaseSync(path, { readOnly: true })
  try {
    const found = database.prepare('PRAGMA quick_check(1)').get() as { quick_check: string }
    if (found.quick_check !== 'ok')
      throw new BackupRefused(`Cơ sở dữ liệu hỏng / the database is damaged: ${found.quick_check}`)
    const migrations = database.prepare('select name from kysely_migration order by name').all()
    const keys = database.prepare('select name, wrapped from secret order by name').all()
    return {
      migrations: migrations.map(({ name }) => String(name)),
      keys: keys.map(({ name, wrapped }) => ({ name: String(name), wrapped: String(wrapped) })),
    }
  } finally {
    database.close()
  }
}
