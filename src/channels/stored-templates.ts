/** Templates that were set in the console: each wins over the one of its kind in TEMPLATES_FILE. */

import type { Instant } from '../calendar/instant.ts'
import { afterNewest, newestId } from '../database/after-newest.ts'
import { type Database, type Write, write } from '../database/database.ts'
import { latest } from '../database/latest.ts'
import { Template, type Templates } from './templates.ts'

/** By kind; null: as the file says again. Kinds that were never set are missing. */
export type StoredTemplates = ReadonlyMap<string, Template | null>

/** The newest of each kind, kept in memory until something is recorded. */
export async function storedTemplates(database: Database): Promise<StoredTemplates> {
  return latest(database, 'template_version', async () => {
    const rows = await database.read
      .selectFrom('template_version')
      .select(['kind', 'body'])
      .orderBy('id')
      .execute()
    return new Map(
      rows.map(({ kind, body }) => [kind, body === null ? null : Template.parse(JSON.parse(body))]),
    )
  })
}

/** What holds: the file's templates, and over them those that were set. Pure. */
export function withStored(file: Templates, stored: StoredTemplates): Templates {
  const set = [...stored].flatMap(([kind, template]) =>
    template === null ? [] : [[kind, template] as const],
  )
  return new Map([...file, ...set])
}

/** The newest version of any template, by id; 0 when there is none. */
export function newestTemplate(database: Database): Promise<number> {
  return newestId(database, 'template_version')
}

/** When the template of each kind was last set. */
export async function templateVersions(database: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await database.read
    .selectFrom('template_version')
    .select((select) => ['kind', select.fn.max('id').as('id')])
    .groupBy('kind')
    .execute()
  return new Map(rows.map(({ kind, id }) => [kind, Number(id)]))
}

/** Sets a kind's template; null: as the file says again. Refused as `stale` when any was set since `newest`. */
export function putTemplateAfter(
  database: Database,
  newest: number,
  { kind, template }: { kind: string; template: Template | null },
  now: Instant,
): Write[] {
  const row = { kind, recorded_at: now, body: template === null ? null : JSON.stringify(template) }
  const insert = write(database.read.insertInto('template_version').values(row))
  return [...afterNewest(database, 'template_version', newest), insert]
}
