/** The daily job that closes answered complaints on which the citizen stayed silent for the term. */
import { setImmediate } from 'node:timers/promises'
import { DAY_MS, type Instant } from '../calendar/instant.ts'
import { commitOrStale } from '../database/commit-or-stale.ts'
import type { Desk } from '../desk.ts'
import { act } from './act.ts'
import { readSetting, readStanding } from './complaint-store.ts'
import { keepAction } from './complaint-writes.ts'

const SLICE = 200

/**
 * Closes what is due, in slices; one that changes meanwhile is left to the next run.
 *
 * @param signal breaks off between two slices; it then throws AbortError
 * @returns how many were closed
 */
export async function closeSilent(desk: Desk, now: Instant, signal?: AbortSignal): Promise<number> {
  const setting = await readSetting(desk, now)
  const answered = desk.database.read
    .selectFrom('complaint')
    .select(['code', 'updated_at'])
    .where('status', '=', 'resolved')
    .where('resolved_at', '<', now - desk.settings.silenceWorkingDays * DAY_MS)
    .orderBy('updated_at')
    .orderBy('code')
    .limit(SLICE)
  let closed = 0
  let slice = answered
  for (;;) {
    const rows = await slice.execute()
    for (const { code } of rows) {
      const standing = await readStanding(desk.database, code)
      if (!standing) continue
      const acted = act(standing.complaint, { action: 'close' }, setting)
      if ('refused' in acted) continue
      const result = await commitOrStale(desk.database, keepAction(desk, standing, acted, 'system', now))
      if (!('refused' in result)) closed += 1
    }
    const last = rows.at(-1)
    if (!last || rows.length < SLICE) return closed
    slice = answered.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('updated_at', 'code'), '>', tuple(last.updated_at, last.code)),
    )
    await setImmediate(undefined, { signal })
  }
}
