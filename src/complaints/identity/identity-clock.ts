/** What the clock does to opened identities: ends them, and tells citizens whose telling was put off once their case is over. */
import { sql } from 'kysely'
import type { Instant } from '../../calendar/instant.ts'
import type { Desk } from '../../desk.ts'
import { FINAL_STATUSES } from '../complaint.ts'
import { step } from './identity-store.ts'

const SLICE = 100

/**
 * Ends openings whose time is over, and schedules the notices that were put off. What others change meanwhile is left to
 * the next run.
 *
 * @returns how many steps were taken
 */
export async function tendOpenings(desk: Desk, now: Instant): Promise<number> {
  const { read } = desk.database
  const over = await read
    .selectFrom('identity_request')
    .select('id')
    .where('state', '=', sql.lit('open')) // as its index says it
    .where('expires_at', '<=', now)
    .orderBy('expires_at')
    .limit(SLICE)
    .execute()
  const untold = await read
    .selectFrom('identity_request')
    .select('id')
    .where('telling', '=', sql.lit('deferred'))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('complaint')
          .select('code')
          .whereRef('code', '=', 'identity_request.complaint')
          .where('status', 'in', FINAL_STATUSES),
      ),
    )
    .limit(SLICE)
    .execute()
  let taken = 0
  for (const [action, rows] of [
    ['expire', over],
    ['tell', untold],
  ] as const) {
    for (const { id } of rows) {
      const result = await step(desk, id, { action }, 'system', now, { text: null, allows: () => true })
      if (!('refused' in result)) taken += 1
    }
  }
  return taken
}
