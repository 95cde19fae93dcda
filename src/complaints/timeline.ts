/** What has happened to a complaint, step by step. */
import type { Instant } from '../calendar/instant.ts'
import type { Desk } from '../desk.ts'
import type { Step } from './action.ts'
import type { Status } from './complaint.ts'

export type TimelineStep = Step & { seq: number; at: Instant; actor: string }

/**
 * The steps in order, their texts opened.
 *
 * @param keySealed the complaint's key as stored; null: its words were destroyed, and the texts are null
 * @throws CannotOpen
 */
export async function readTimeline(
  desk: Desk,
  complaint: string,
  keySealed: string | null,
): Promise<TimelineStep[]> {
  const key = keySealed === null ? null : desk.vault.keyFrom(keySealed)
  const rows = await desk.database.read
    .selectFrom('complaint_event')
    .selectAll()
    .where('complaint', '=', complaint)
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    actor: row.actor,
    kind: row.kind as Step['kind'],
    status: row.status as Status,
    text: row.text_sealed === null || key === null ? null : desk.vault.open(row.text_sealed, key),
    data: JSON.parse(row.data) as Step['data'],
  }))
}
