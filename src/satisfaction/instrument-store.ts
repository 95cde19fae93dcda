/** Instruments as recorded. */
import { versionedYaml } from '../versioned-yaml.ts'
import { type Instrument, InstrumentFile } from './instrument.ts'

/** The questionnaires: loaded from files, read as they stand or stood. */
export const instrumentStore = versionedYaml<Instrument>('instrument_version', InstrumentFile)
