/** Restores a backup into a deployment that holds nothing yet. */
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { knownMigrations } from '../database/migrate.ts'
import { ATTACHMENTS, DATABASE_FILE, dataFolder } from '../open-desk.ts'
import { copy, exists, filesBelow, settle } from './files.ts'
import { type Manifest, readManifest, refuseWrongSecret, verifyFiles } from './manifest.ts'
import { refuseUnlessEmptyPostgres, restorePostgres } from './postgres-dump.ts'
import { BackupRefused } from './refused.ts'
import { refuseUnlessNoSqlite, restoreSqlite } from './sqlite-copy.ts'
import { DUMP_FILE } from './take-backup.ts'

/**
 * Looks at everything before it touches anything; what fails later is taken away again.
 *
 * @param source the folder of a backup
 * @throws BackupRefused; nothing was restored
 */
export async function restoreBackup(config: Config, source: string): Promise<Manifest> {
  const manifest = await readManifest(source)
  const { DATABASE_URL, SECRET_KEY, SECRET_KEY_PREVIOUS } = config.env
  refuseOtherKind(manifest, DATABASE_URL)
  refuseNewer(manifest, await knownMigrations())
  refuseWrongSecret(manifest.keys, [SECRET_KEY, SECRET_KEY_PREVIOUS])
  await verifyFiles(source, manifest)

  const data = dataFolder(config)
  const attachments = join(data, ATTACHMENTS)
  if ((await filesBelow(attachments)).length > 0)
    throw new BackupRefused(
      `DATA_DIR: ${attachments} không trống / is not empty; move it away, or name another DATA_DIR`,
    )
  if (DATABASE_URL) await refuseUnlessEmptyPostgres(DATABASE_URL)
  else await refuseUnlessNoSqlite(join(data, DATABASE_FILE))

  const restored = await restoreAttachments(source, manifest, attachments)
  try {
    if (DATABASE_URL) await restorePostgres(join(source, DUMP_FILE), DATABASE_URL, manifest)
    else await restoreSqlite(join(source, DATABASE_FILE), join(data, DATABASE_FILE), manifest)
  } catch (error) {
    if (restored) await rm(attachments, { recursive: true, force: true })
    throw error
  }
  return manifest
}

function refuseOtherKind({ database, files }: Manifest, url: string | undefined): void {
  if (database === 'postgres' && !url)
    throw new BackupRefused(
      'DATABASE_URL: bản sao lưu này của PostgreSQL / this is a backup of PostgreSQL; set DATABASE_URL to an empty database',
    )
  if (database === 'sqlite' && url)
    throw new BackupRefused(
      'DATABASE_URL: bản sao lưu này của SQLite / this is a backup of SQLite; unset DATABASE_URL',
    )
  const needed = database === 'postgres' ? DUMP_FILE : DATABASE_FILE
  if (!files.some(({ path }) => path === needed))
    throw new BackupRefused(`manifest.json: hỏng / is damaged: it does not name ${needed}`)
}

function refuseNewer({ migrations, version }: Manifest, known: string[]): void {
  if (migrations.some((name) => !known.includes(name)))
    throw new BackupRefused(
      `Bản sao lưu của phiên bản mới hơn (${version}) / the backup is of a newer version (${version}); install that version or a later one`,
    )
}

/** @returns whether there were any */
async function restoreAttachments(
  source: string,
  { files }: Manifest,
  attachments: string,
): Promise<boolean> {
  const inside = files.map(({ path }) => path).filter((path) => path.startsWith(`${ATTACHMENTS}/`))
  if (inside.length === 0) return false
  const arriving = `${attachments}.restoring`
  await rm(arriving, { recursive: true, force: true })
  try {
    await mkdir(arriving, { mode: 0o700 })
    for (const path of inside)
      await copy(join(source, path), join(arriving, path.slice(ATTACHMENTS.length + 1)))
    await settle(arriving)
    if (await exists(attachments)) await rm(attachments, { recursive: true }) // empty folders alone
    await rename(arriving, attachments)
  } catch (error) {
    await rm(arriving, { recursive: true, force: true })
    throw error
  }
  return true
}
