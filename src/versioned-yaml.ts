/**
 * Methods as data (questionnaires, frameworks, what others published): YAML files, each a thing with a name. A file whose content is new is recorded
 * as a version, appended and never changed, so that what a method was at a moment can be asked for ever.
 */
import type { z } from 'zod'
import type { Instant } from './calendar/instant.ts'
import { type Database, write } from './database/database.ts'
import { latest } from './database/latest.ts'
import { type FileFault, readYamlFolder, type ThingFault } from './yaml-folder.ts'

type VersionTable = 'instrument_version' | 'framework_version' | 'reference_version'
type Named = { name: string; version: string }
type Version<Thing> = { recordedAt: Instant; body: string; thing: Thing }

export type VersionedYaml<Thing> = {
  /** Records what is new in a folder. Files with faults are left out and reported. */
  load(database: Database, folder: string, now: Instant): Promise<{ recorded: string[]; faults: FileFault[] }>
  /**
   * A thing as it stood at a moment. Before its first recording the first version is used, so that a scorecard of an earlier
   * moment does not change when the same file is loaded late. Null: no such thing was ever recorded.
   */
  asOf(database: Database, name: string, at: Instant): Promise<Thing | null>
  /** All of them as they stood at a moment, by name, in the order of names. */
  allAsOf(database: Database, at: Instant): Promise<ReadonlyMap<string, Thing>>
  /** All of them in their latest versions, by name, in the order of names. */
  current(database: Database): Promise<ReadonlyMap<string, Thing>>
  /** The versions of a thing recorded until a moment, the oldest first; before its first recording the first one. [] for an unknown name. */
  versionsUntil(database: Database, name: string, at: Instant): Promise<Thing[]>
}

/** What is wrong with a thing beside what is recorded already. */
type Check<Thing> = (database: Database) => Promise<(thing: Thing) => ThingFault[]>

/**
 * What is read is kept in memory until something is recorded: it belongs to all who ask and must not be changed.
 *
 * @param check absent: a file that fits the schema is in order
 * @param revive makes a thing of what was recorded, by whichever version of the program
 */
export function versionedYaml<Thing extends Named>(
  table: VersionTable,
  schema: z.ZodType<Thing>,
  check: Check<Thing> = async () => () => [],
  revive: (recorded: unknown) => Thing = (recorded) => recorded as Thing,
): VersionedYaml<Thing> {
  const versions = (database: Database) =>
    latest(database, table, () => readVersions(database, table, revive))
  return {
    async load(database, folder, now) {
      const { things, faults } = await readYamlFolder(folder, schema, await check(database))
      const known = await versions(database)
      const recorded: string[] = []
      for (const thing of things) {
        const { name, version } = thing
        const body = JSON.stringify(thing)
        if (known.get(name)?.at(-1)?.body === body) continue
        const row = { name, version, recorded_at: now, body }
        await database.commit([write(database.read.insertInto(table).values(row))])
        recorded.push(name)
      }
      return { recorded, faults }
    },
    async asOf(database, name, at) {
      const recorded = (await versions(database)).get(name)
      return recorded ? standing(recorded, at) : null
    },
    async allAsOf(database, at) {
      const all = [...(await versions(database))].sort(([a], [b]) => (a < b ? -1 : 1))
      return new Map(all.map(([name, recorded]) => [name, standing(recorded, at)]))
    },
    async versionsUntil(database, name, at) {
      const recorded = (await versions(database)).get(name) ?? []
      const until = recorded.filter(({ recordedAt }) => recordedAt <= at)
      return (until.length > 0 ? until : recorded.slice(0, 1)).map(({ thing }) => thing)
    },
    async current(database) {
      const all = [...(await versions(database))].sort(([a], [b]) => (a < b ? -1 : 1))
      return new Map(all.map(([name, recorded]) => [name, recorded.at(-1)!.thing]))
    },
  }
}

/** The version that stood at a moment; before the first it is the first. */
function standing<Thing>(recorded: readonly Version<Thing>[], at: Instant): Thing {
  return (recorded.findLast(({ recordedAt }) => recordedAt <= at) ?? recorded[0]!).thing
}

/** Every version by name, the oldest first. */
async function readVersions<Thing>(
  database: Database,
  table: VersionTable,
  revive: (recorded: unknown) => Thing,
): Promise<ReadonlyMap<string, Version<Thing>[]>> {
  const rows = await database.read
    .selectFrom(table)
    .select(['name', 'body', 'recorded_at'])
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  const parsed = rows.map(({ name, body, recorded_at: recordedAt }) => ({
    name,
    version: { recordedAt, body, thing: revive(JSON.parse(body)) },
  }))
  const byName = new Map<string, Version<Thing>[]>()
  for (const { name, version } of parsed) byName.set(name, [...(byName.get(name) ?? []), version])
  return byName
}
