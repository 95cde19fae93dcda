/** Yearly ranks as recorded: versions, appended and never changed. */
import type { Instant } from '../../calendar/instant.ts'
import { type Database, type Write, write } from '../../database/database.ts'
import type { Rank, Ranking } from './rank.ts'

/** The ranks recorded until a moment, the newest of each unit and year, by unit code. */
export async function rankings(database: Database, asOf: Instant): Promise<ReadonlyMap<string, Ranking[]>> {
  const rows = await database.read
    .selectFrom('ranking_version')
    .selectAll()
    .where('recorded_at', '<=', asOf)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  const newest = new Map<string, Ranking>()
  for (const row of rows) {
    newest.set(`${row.unit_code} ${row.year}`, {
      unitCode: row.unit_code,
      year: Number(row.year),
      rank: row.rank as Rank,
      decision: row.decision,
      decidedOn: row.decided_on,
    })
  }
  return Map.groupBy(newest.values(), ({ unitCode }) => unitCode)
}

/** Records a rank, as the newest word on its unit and year. */
export function putRanking(database: Database, ranking: Ranking, now: Instant): Write {
  return write(
    database.read.insertInto('ranking_version').values({
      unit_code: ranking.unitCode,
      year: ranking.year,
      rank: ranking.rank,
      decision: ranking.decision,
      decided_on: ranking.decidedOn,
      recorded_at: now,
    }),
  )
}
