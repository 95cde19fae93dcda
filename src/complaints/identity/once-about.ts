/**
 * The units that a complaint was about before it was corrected, and that the whole was about which it was split from: what an
 * official corrects or splits makes nobody a stranger to what was said of them.
 */
import type { Database } from '../../database/database.ts'

/** Units are those of a complaint and of all that it was split from, by its code; complaints that name none have []. */
export async function onceAbout(
  { read }: Pick<Database, 'read'>,
  codes: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = new Map<string, { unit: string | null; from: string | null }>()
  for (let asked = [...new Set(codes)]; asked.length > 0; ) {
    const found = await read
      .selectFrom('complaint')
      .select(['code', 'unit_code', 'split_from'])
      .where('code', 'in', asked)
      .execute()
    for (const row of found) rows.set(row.code, { unit: row.unit_code, from: row.split_from })
    asked = found.flatMap(({ split_from }) => split_from ?? []).filter((code) => !rows.has(code))
  }
  const before = await correctedFrom({ read }, [...rows.keys()])
  return new Map(
    codes.map((code) => {
      const units: (string | null)[] = []
      for (let at = rows.get(code) ? code : null; at !== null; at = rows.get(at)?.from ?? null)
        units.push(rows.get(at)?.unit ?? null, ...(before.get(at) ?? []))
      return [code, [...new Set(units.filter((unit) => unit !== null))]]
    }),
  )
}

async function correctedFrom(
  { read }: Pick<Database, 'read'>,
  codes: readonly string[],
): Promise<Map<string, string[]>> {
  const before = new Map<string, string[]>()
  if (codes.length === 0) return before
  const steps = await read
    .selectFrom('complaint_event')
    .select(['complaint', 'data'])
    .where('complaint', 'in', [...codes])
    .where('kind', '=', 'correct')
    .execute()
  for (const { complaint, data } of steps) {
    const { aboutBefore } = JSON.parse(data) as { aboutBefore?: unknown }
    if (typeof aboutBefore === 'string')
      before.set(complaint, [...(before.get(complaint) ?? []), aboutBefore])
  }
  return before
}
