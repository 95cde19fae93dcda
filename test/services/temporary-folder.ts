/**
 * Where a run of the tests keeps its files: in memory where Linux has room for them there. What a store calls durable is
 * as durable against the death of a process as on a disk, and nobody waits for the disk, or for others who use it.
 */
import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const IN_MEMORY = '/dev/shm'
/** Several times what a run leaves there. */
const ROOM_BYTES = 3 * 2 ** 30

/**
 * Makes one folder, which `tmpdir()` names from now on, also in the processes started later.
 *
 * @returns deletes it
 */
export function takeTemporaryFolder(): () => void {
  const folder = mkdtempSync(join(hasRoom(IN_MEMORY) ? IN_MEMORY : tmpdir(), 'lang-nghe-tests-'))
  chmodSync(folder, 0o711) // PostgreSQL runs as somebody else when the tests run as root
  process.env.TMPDIR = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

function hasRoom(place: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(place)
    return bavail * bsize >= ROOM_BYTES
  } catch {
    return false // no such place
  }
}
