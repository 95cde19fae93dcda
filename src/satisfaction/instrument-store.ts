/** Instruments in the database: appended when a file's content is new, read as they stood at a moment. */
import type { Instant } from '../calendar/instant.ts'
import { type Database, type Write, write } from '../database/database.ts'
import { latest } from '../database/latest.ts'
import { type Instrument, InstrumentFile } from './instrument.ts'
import { type FileFault, readYamlFolder } from './yaml-folder.ts'

/**
 * Records an instrument unless its latest version already says the same.
 *
 * @returns the write, or null when nothing is new
 */
async function recordInstrument(
  database: Database,
  instrument: Instrument,
  now: Instant,
): Promise<Write | null> {
  const body = JSON.stringify(instrument)
  const known = await versionRows(database, instrument.name)
  if (known.at(-1)?.body === body) return null
  const { name, version } = instrument
  return write(
    database.read.insertInto('instrument_version').values({ name, version, recorded_at: now, body }),
  )
}

/**
 * An instrument as it stood at a moment. Before its first recording the first version is used, so that a scorecard of an
 * earlier moment does not change when the same file is loaded late.
 *
 * @returns null when no such instrument was ever recorded
 */
export async function instrumentAsOf(
  database: Database,
  name: string,
  asOf: Instant,
): Promise<Instrument | null> {
  const rows = await versionRows(database, name)
  const row = rows.findLast((row) => row.recorded_at <= asOf) ?? rows[0]
  return row ? (JSON.parse(row.body) as Instrument) : null
}

/** All instruments in their latest versions, by name (kept in memory until something is recorded). */
export async function currentInstruments(database: Database): Promise<ReadonlyMap<string, Instrument>> {
  return latest(database, 'instrument_version', async () => {
    const rows = await database.read
      .selectFrom('instrument_version')
      .select(['name', 'body'])
      .orderBy('recorded_at')
      .orderBy('id')
      .execute()
    return new Map(rows.map((row) => [row.name, JSON.parse(row.body) as Instrument]))
  })
}

function versionRows(database: Database, name: string) {
  return database.read
    .selectFrom('instrument_version')
    .select(['body', 'recorded_at'])
    .where('name', '=', name)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
}

/** Records what is new in a folder of instrument files. Files with faults are left out and reported. */
export async function loadInstruments(
  database: Database,
  folder: string,
  now: Instant,
): Promise<{ recorded: string[]; faults: FileFault[] }> {
  const { things, faults } = await readYamlFolder(folder, InstrumentFile)
  const recorded: string[] = []
  for (const instrument of things) {
    const write = await recordInstrument(database, instrument, now)
    if (!write) continue
    await database.commit([write])
    recorded.push(instrument.name)
  }
  return { recorded, faults }
}
