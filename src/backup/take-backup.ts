/** Takes a backup of a deployment's records, while it runs. */
import { readFileSync } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { type Instant, toIso } from '../calendar/instant.ts'
import type { Config } from '../config.ts'
import { ATTACHMENTS, DATABASE_FILE, dataFolder } from '../open-desk.ts'
import { copy, exists, type FileSum, filesBelow, settle, sumOf } from './files.ts'
import { type Manifest, writeManifest } from './manifest.ts'
import { dumpPostgres } from './postgres-dump.ts'
import { BackupRefused } from './refused.ts'
import { copySqlite } from './sqlite-copy.ts'

/** The dump's name inside a backup of PostgreSQL. */
export const DUMP_FILE = 'lang-nghe.dump'

/**
 * Writes a backup under a name that shows that it is unfinished, and gives it its own name when everything is on the disk.
 *
 * @param target a folder that does not exist yet, in one that does
 * @throws BackupRefused; nothing is left behind
 */
export async function takeBackup(config: Config, target: string, now: Instant): Promise<Manifest> {
  const data = dataFolder(config)
  const attachments = resolve(data, ATTACHMENTS)
  if (await exists(target)) throw new BackupRefused(`${target}: đã có / exists already; name a new folder`)
  if (!(await exists(dirname(resolve(target)))))
    throw new BackupRefused(
      `${target}: không có thư mục chứa nó / the folder that it is to lie in does not exist`,
    )
  if (resolve(target).startsWith(`${attachments}${sep}`))
    throw new BackupRefused(`${target}: nằm trong thư mục được sao lưu / lies in a folder that is backed up`)
  const partial = await mkdtemp(`${resolve(target)}.partial-`)
  try {
    const { DATABASE_URL, REDIS_URL } = config.env
    const facts = DATABASE_URL
      ? await dumpPostgres(DATABASE_URL, join(partial, DUMP_FILE))
      : await copySqlite(join(data, DATABASE_FILE), join(partial, DATABASE_FILE))
    // After the database: whatever it speaks of is there by then.
    for (const path of await filesBelow(attachments))
      await copyIfThere(join(attachments, path), join(partial, ATTACHMENTS, path))
    const files: FileSum[] = []
    for (const path of await filesBelow(partial)) files.push({ path, ...(await sumOf(join(partial, path))) })
    for (const folder of new Set(files.map(({ path }) => dirname(join(partial, path))))) await settle(folder)
    const manifest: Manifest = {
      format: 'lang-nghe-backup-1',
      version: programVersion(),
      takenAt: toIso(now),
      database: DATABASE_URL ? 'postgres' : 'sqlite',
      engine: REDIS_URL ? 'redis' : 'database',
      ...facts,
      files,
    }
    await writeManifest(partial, manifest)
    await rename(partial, resolve(target))
    await settle(dirname(resolve(target)))
    return manifest
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw error
  }
}

/** An attachment that was erased since its folder was read is no loss. */
async function copyIfThere(from: string, to: string): Promise<void> {
  try {
    await copy(from, to)
  } catch (error) {
    if (await exists(from)) throw error
    await rm(to, { force: true })
  }
}

function programVersion(): string {
  const file = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(file) as { version: string }).version
}
