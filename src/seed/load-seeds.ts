/** A folder like `seeds/` on its way into the database: what is new is recorded, what is recorded already is not again. */
import { access, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Instant } from '../calendar/instant.ts'
import type { Desk } from '../desk.ts'
import { instrumentStore } from '../satisfaction/instrument-store.ts'
import { frameworkStore } from '../scores/frameworks/framework-store.ts'
import { referenceStore } from '../scores/reference.ts'
import type { FileFault } from '../yaml-folder.ts'
import { readSeedFile, type SeedProblem } from './seed-file.ts'
import { SEED_KINDS } from './seed-kinds.ts'

/** The folder that comes with the program. */
export const SEEDS = fileURLToPath(new URL('../../seeds/', import.meta.url))

/** How many rows were recorded now, by file or folder; rows that say what is recorded already do not count. */
export type SeedsLoaded = { loaded: Record<string, number>; problems: SeedProblem[] }

const FOLDERS = [
  ['instruments', instrumentStore.load],
  ['frameworks', frameworkStore.load],
  ['reference', referenceStore.load],
] as const

/**
 * Records what is new in a folder; any of its files may be missing. Good rows are kept, bad ones listed.
 *
 * @param now when it counts as recorded
 * @param leftOut files that are passed over
 * @throws when the folder cannot be read
 */
export async function loadSeeds(
  desk: Desk,
  folder: string,
  now: Instant,
  leftOut: ReadonlySet<string> = new Set(),
): Promise<SeedsLoaded> {
  if (!(await stat(folder)).isDirectory()) throw new Error(`not a folder: ${folder}`)
  const loaded: Record<string, number> = {}
  const problems: SeedProblem[] = []
  for (const kind of SEED_KINDS.filter(({ file }) => !leftOut.has(file))) {
    const { rows, problems: unread } = await readSeedFile(join(folder, kind.file))
    const { recorded, problems: refused } = await kind.record(desk, rows, now)
    loaded[kind.file] = recorded
    problems.push(...unread, ...refused)
  }
  for (const [name, load] of FOLDERS) {
    if (!(await exists(join(folder, name)))) continue
    const { recorded, faults } = await load(desk.database, join(folder, name), now)
    loaded[name] = recorded.length
    problems.push(...faults.map((fault) => asProblem(name, fault)))
  }
  return { loaded, problems }
}

function asProblem(folder: string, { file, line, reason }: FileFault): SeedProblem {
  return { file: `${folder}/${file}`, where: line === null ? '' : `line ${line}`, reason }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
