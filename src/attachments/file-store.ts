/** Where sealed files lie: a folder, written so that after a power cut a name has either all of its bytes or none. */
import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Instant } from '../calendar/instant.ts'

export type FileStore = {
  /** Resolves once the bytes would survive a power cut. @throws when the disk is nearly full: the database needs the rest */
  write(name: string, bytes: Buffer): Promise<void>
  /** Null when there is none. */
  read(name: string): Promise<Buffer | null>
  /** Removing what is not there is fine. */
  remove(name: string): Promise<void>
  /** All names, unfinished ones included, folder by folder, with when they were written. */
  list(): AsyncGenerator<{ name: string; at: Instant }[]>
}

/** The database may lie on the same disk, and must go on taking messages when no more files are. */
const RESERVE_BYTES = 512 * 1024 * 1024

const NAME = /^[a-z0-9][a-z0-9.-]*$/

/** @param folder made when the first file comes */
export function createFileStore(folder: string): FileStore {
  const folderOf = (name: string) => join(folder, name.slice(0, 2))
  const pathOf = (name: string) => {
    if (!NAME.test(name)) throw new Error('a file of the store has another kind of name')
    return join(folderOf(name), name)
  }
  return {
    async write(name, bytes) {
      const path = pathOf(name)
      const inFolder = dirname(path)
      const isNew = (await mkdir(inFolder, { recursive: true, mode: 0o700 })) !== undefined
      const { bavail, bsize } = await statfs(inFolder)
      if (bavail * bsize - bytes.length < RESERVE_BYTES)
        throw Object.assign(new Error('the disk of the attachments is nearly full'), { code: 'ENOSPC' })
      const unfinished = `${path}.partial-${randomBytes(6).toString('hex')}`
      try {
        const file = await open(unfinished, 'wx', 0o600)
        try {
          await file.writeFile(bytes)
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(unfinished, path)
      } catch (error) {
        await rm(unfinished, { force: true })
        throw error
      }
      await settle(inFolder)
      if (isNew) await settle(folder)
    },
    async read(name) {
      try {
        return await readFile(pathOf(name))
      } catch (error) {
        if ((error as { code?: string }).code === 'ENOENT') return null
        throw error
      }
    },
    remove: (name) => rm(pathOf(name), { force: true }),
    async *list() {
      for (const part of await namesIn(folder)) {
        const names = await namesIn(join(folder, part))
        const found = await Promise.all(names.map((name) => whenWritten(join(folder, part, name), name)))
        yield found.filter((one) => one !== null)
      }
    },
  }
}

async function settle(folder: string): Promise<void> {
  if (process.platform === 'win32') return // there a folder cannot be opened
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as { code?: string }).code ?? '')) return []
    throw error
  }
}

async function whenWritten(path: string, name: string): Promise<{ name: string; at: Instant } | null> {
  const facts = await stat(path).catch(() => null)
  return facts?.isFile() ? { name, at: facts.mtimeMs } : null
}
