/** Leadership bodies and party base organisations (tập thể lãnh đạo, tổ chức cơ sở đảng) as recorded: versions, appended and never changed. */
import type { Day, Instant } from '../../calendar/instant.ts'
import { type Database, type Write, write } from '../../database/database.ts'

/** A body that leads a unit. Its members are not known here. */
export type Body = { code: string; name: string; unitCode: string; validFrom: Day; validTo: Day | null }

/** The bodies recorded until a moment, the newest version of each, by code, in the order of codes. */
export async function bodies(database: Database, asOf: Instant): Promise<ReadonlyMap<string, Body>> {
  const rows = await database.read
    .selectFrom('body_version')
    .selectAll()
    .where('recorded_at', '<=', asOf)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  const newest = new Map(rows.map((row) => [row.code, row]))
  const found = [...newest.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
  return new Map(
    found.map((row) => [
      row.code,
      {
        code: row.code,
        name: row.name,
        unitCode: row.unit_code,
        validFrom: row.valid_from,
        validTo: row.valid_to,
      },
    ]),
  )
}

/** Records a body's new version. */
export function putBody(database: Database, body: Body, now: Instant): Write {
  return write(
    database.read.insertInto('body_version').values({
      code: body.code,
      name: body.name,
      unit_code: body.unitCode,
      valid_from: body.validFrom,
      valid_to: body.validTo,
      recorded_at: now,
    }),
  )
}
