/** What every played world stands on: a database with the seeds and keys made of a seed. Loaded once a process, then copied. */
import { createHash, randomUUID } from 'node:crypto'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Instant } from '../calendar/instant.ts'
import { createPattern, type Pattern } from '../database/copy-sqlite.ts'
import type { Database } from '../database/database.ts'
import { migrate } from '../database/migrate.ts'
import { openSqlite } from '../database/sqlite.ts'
import { type Desk, defaultSettings } from '../desk.ts'
import { vaultOf } from '../privacy/vault.ts'
import { bringKnownDossiersUpToDate } from '../seed/load-demo.ts'
import { loadSeeds, SEEDS } from '../seed/load-seeds.ts'

const SEEDED_AT = Date.parse('2024-01-01T00:00:00+07:00')

/** The seeds by the moment of their loading: one for all talks of our time. */
const patterns = new Map<Instant, Promise<Pattern>>()

/** A desk over a SQLite database in memory, where a talk can begin. */
export async function layGround(startsAt: Instant): Promise<Desk> {
  const open = await seedsFor(startsAt)
  const bare = deskOver(await open())
  const desk = { ...bare, settings: { ...bare.settings, formsFolder: join(SEEDS, 'forms') } }
  await bringKnownDossiersUpToDate(desk, startsAt)
  return desk
}

function seedsFor(startsAt: Instant): Promise<Pattern> {
  const at = Math.min(SEEDED_AT, startsAt)
  const known =
    patterns.get(at) ?? createPattern(`seeds-${at}`, (database) => seed(deskOver(database), startsAt))
  patterns.set(at, known)
  return known
}

async function seed(desk: Desk, startsAt: Instant): Promise<void> {
  await migrate(desk.database)
  await loadSeeds(desk, SEEDS, Math.min(SEEDED_AT, startsAt))
}

function deskOver(database: Database): Desk {
  return {
    database,
    vault: seededVault('transcripts'),
    settings: defaultSettings,
  }
}

/**
 * Databases that are laid once for each beginning; where their commits go when power fails does not matter here. Without
 * forms: whoever looks into a folder waits for the real disk, and no two runs of such a world are the same.
 */
export type Grounds = {
  /** A desk over a database of its own. Closing the database deletes it. */
  open(startsAt: Instant): Promise<Desk>
  close(): Promise<void>
}

/** A folder for the databases of this process; `close` deletes it. */
export async function openGrounds(): Promise<Grounds> {
  const folder = await mkdtemp(join(tmpdir(), 'lang-nghe-replay-'))
  /** Files by what they hold: the seeds alone, or with the dossiers of one beginning. */
  const laid = new Map<string, Promise<string>>()

  function once(name: string, lay: (file: string) => Promise<void>): Promise<string> {
    const file = join(folder, `${name}.sqlite`)
    const known = laid.get(name) ?? lay(file).then(() => file)
    laid.set(name, known)
    return known
  }

  async function working(file: string, work: (desk: Desk) => Promise<void>): Promise<void> {
    const database = await unsynced(openSqlite(file))
    await work(deskOver(database))
    await database.close()
  }

  function layFor(startsAt: Instant): Promise<string> {
    const seededAt = Math.min(SEEDED_AT, startsAt)
    return once(`${startsAt}`, async (file) => {
      await copyFile(
        await once(`seeds-${seededAt}`, (seeds) => working(seeds, (desk) => seed(desk, startsAt))),
        file,
      )
      await working(file, (desk) => bringKnownDossiersUpToDate(desk, startsAt))
    })
  }

  return {
    async open(startsAt) {
      const file = join(folder, `${randomUUID()}.sqlite`)
      await copyFile(await layFor(startsAt), file)
      const database = await unsynced(openSqlite(file))
      const close = async () => {
        await database.close()
        await rm(file)
      }
      return deskOver({ ...database, close })
    },
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

async function unsynced(database: Database): Promise<Database> {
  await sql`PRAGMA synchronous=OFF`.execute(database.read)
  return database
}

/** Keys made of a seed: codes and ids of a talk come out the same each time. */
function seededVault(seed: string) {
  const key = (name: string) => createHash('sha256').update(`${seed}:${name}`).digest()
  return vaultOf(key('data'), key('index'))
}
