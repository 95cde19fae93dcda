/** Frameworks in the database: appended when a file's content is new, read as they stood at a moment. */
import type { Instant } from '../calendar/instant.ts'
import { type Database, write } from '../database/database.ts'
import { type FileFault, readYamlFolder } from '../satisfaction/yaml-folder.ts'
import { type Framework, FrameworkFile } from './framework.ts'

/** Records what is new in a folder of framework files. Files with faults are left out and reported. */
export async function loadFrameworks(
  database: Database,
  folder: string,
  now: Instant,
): Promise<{ recorded: string[]; faults: FileFault[] }> {
  const { things, faults } = await readYamlFolder(folder, FrameworkFile)
  const recorded: string[] = []
  for (const framework of things) {
    const { name, version } = framework
    const body = JSON.stringify(framework)
    if ((await versionRows(database, name)).at(-1)?.body === body) continue
    await database.commit([
      write(database.read.insertInto('framework_version').values({ name, version, recorded_at: now, body })),
    ])
    recorded.push(name)
  }
  return { recorded, faults }
}

/**
 * A framework as it stood at a moment; before its first recording the first version, so that a scorecard of an earlier
 * moment does not change when the same file is loaded late.
 *
 * @returns null when no such framework was ever recorded
 */
export async function frameworkAsOf(
  database: Database,
  name: string,
  asOf: Instant,
): Promise<Framework | null> {
  const rows = await versionRows(database, name)
  const row = rows.findLast((row) => row.recorded_at <= asOf) ?? rows[0]
  return row ? (JSON.parse(row.body) as Framework) : null
}

/** All recorded frameworks, each as it stands, by name. */
export async function frameworks(database: Database): Promise<Framework[]> {
  const rows = await database.read
    .selectFrom('framework_version')
    .select(['name', 'body'])
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  const newest = new Map(rows.map(({ name, body }) => [name, JSON.parse(body) as Framework]))
  return [...newest.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

function versionRows(database: Database, name: string) {
  return database.read
    .selectFrom('framework_version')
    .select(['body', 'recorded_at'])
    .where('name', '=', name)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
}
