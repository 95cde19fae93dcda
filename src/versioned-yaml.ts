/**
 * Methods as data (questionnaires, frameworks): YAML files, each a thing with a name. A file whose content is new is recorded
 * as a version, appended and never changed, so that what a method was at a moment can be asked for ever.
 */
import type { z } from 'zod'
import type { Instant } from './calendar/instant.ts'
import { type Database, write } from './database/database.ts'
import { latest } from './database/latest.ts'
import { type FileFault, readYamlFolder } from './yaml-folder.ts'

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
  /** All of them in their latest versions, by name, in the order of names. */
  current(database: Database): Promise<ReadonlyMap<string, Thing>>
}

/** What is read is kept in memory until something is recorded: it belongs to all who ask and must not be changed. */
export function versionedYaml<Thing extends Named>(
  table: 'instrument_version' | 'framework_version',
  schema: z.ZodType<Thing>,
): VersionedYaml<Thing> {
  const versions = (database: Database) => latest(database, table, () => readVersions<Thing>(database, table))
  return {
    async load(database, folder, now) {
      const { things, faults } = await readYamlFolder(folder, schema)
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
      const found = recorded?.findLast(({ recordedAt }) => recordedAt <= at) ?? recorded?.[0]
      return found?.thing ?? null
    },
    async current(database) {
      const all = [...(await versions(database))].sort(([a], [b]) => (a < b ? -1 : 1))
      return new Map(all.map(([name, recorded]) => [name, recorded.at(-1)!.thing]))
    },
  }
}

/** Every version by name, the oldest first. */
async function readVersions<Thing>(
  database: Database,
  table: 'instrument_version' | 'framework_version',
): Promise<ReadonlyMap<string, Version<Thing>[]>> {
  const rows = await database.read
    .selectFrom(table)
    .select(['name', 'body', 'recorded_at'])
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  const parsed = rows.map(({ name, body, recorded_at: recordedAt }) => ({
    name,
    version: { recordedAt, body, thing: JSON.parse(body) as Thing },
  }))
  const byName = new Map<string, Version<Thing>[]>()
  for (const { name, version } of parsed) byName.set(name, [...(byName.get(name) ?? []), version])
  return byName
}
