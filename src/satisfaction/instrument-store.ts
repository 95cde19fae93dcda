/** Instruments as recorded. */
import type { Instant } from '../calendar/instant.ts'
import type { Database } from '../database/database.ts'
import { versionedYaml } from '../versioned-yaml.ts'
import { type FileFault, readYamlFolder } from '../yaml-folder.ts'
import { askedTwice } from './asked-instrument.ts'
import { type Instrument, InstrumentFile } from './instrument.ts'

const versions = versionedYaml<Instrument>('instrument_version', InstrumentFile)

/** The questionnaires: loaded from files, read as they stand or stood. */
export const instrumentStore = { ...versions, load }

/** As `VersionedYaml.load`; nothing of the folder is recorded when two files want to be asked of the same units. */
async function load(
  database: Database,
  folder: string,
  now: Instant,
): Promise<{ recorded: string[]; faults: FileFault[] }> {
  const { things } = await readYamlFolder(folder, InstrumentFile)
  const clashes = askedTwice(things)
  if (clashes.length === 0) return versions.load(database, folder, now)
  const faults = clashes.map(({ name, what }) => {
    return { file: `${name}.yaml`, line: null, reason: `asks: ${what} is asked another instrument too` }
  })
  return { recorded: [], faults }
}
