/** Requests of data subjects (export, erasure) as whoever looks after personal data sees them: never whose they are. */
import type { Instant } from '../calendar/instant.ts'
import type { Database } from '../database/database.ts'

export type DataRequest = {
  kind: string
  at: Instant
  /** `citizen`, `operator`, or who did it for them. */
  by: string
  /** Null while it is under way. */
  doneAt: Instant | null
}

/** The newest first. */
export async function latestDataRequests(database: Database, limit: number): Promise<DataRequest[]> {
  const rows = await database.read
    .selectFrom('data_request')
    .select(['kind', 'at', 'by', 'done_at'])
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ done_at: doneAt, ...row }) => ({ ...row, doneAt }))
}
