/** Erasures asked for in the chat: everything is erased, and once the farewell has gone out the lane is forgotten too. */
import type { Instant } from '../calendar/instant.ts'
import { write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { eraseData } from './erase-citizen.ts'

const SLICE = 100

/**
 * Carries out what was asked for. A lane in which something is still under way is left to the next run.
 *
 * @param mailbox the engine's mailbox
 * @param signal breaks off between two citizens; it then throws AbortError
 */
export async function forgetErased(
  desk: Desk,
  mailbox: { forget(lane: string, onlyIdle: boolean): Promise<boolean> },
  now: Instant,
  signal?: AbortSignal,
): Promise<number> {
  const { read } = desk.database
  const requests = await read
    .selectFrom('data_request')
    .select(['id', 'citizen', 'by', 'outcome'])
    .where('kind', '=', 'erase')
    .where('citizen', 'is not', null)
    .limit(SLICE)
    .execute()
  let forgotten = 0
  for (const { id, citizen, by, outcome } of requests) {
    signal?.throwIfAborted()
    if (outcome === null) await eraseData(desk, { id, citizen: citizen!, by, lane: citizen }, now)
    if (!(await mailbox.forget(citizen!, true))) continue
    await desk.database.commit([
      write(read.updateTable('data_request').set({ citizen: null, done_at: now }).where('id', '=', id)),
    ])
    forgotten += 1
  }
  return forgotten
}
