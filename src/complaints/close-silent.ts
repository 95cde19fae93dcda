/** The daily job that closes answered complaints on which the citizen stayed silent for the term. */
import { DAY_MS, type Instant } from '../calendar/instant.ts'
import type { Desk } from '../desk.ts'
import { act } from './act.ts'
import { readSetting, readStanding } from './complaint-store.ts'
import { keepAction } from './complaint-writes.ts'

const SLICE = 200

/** Closes what is due, in slices; one that changes meanwhile is left to the next run. @returns how many were closed */
export async function closeSilent(desk: Desk, now: Instant): Promise<number> {
  const setting = await readSetting(desk, now)
  let closed = 0
  let after = ''
  for (;;) {
    const rows = await desk.database.read
      .selectFrom('complaint')
      .select('code')
      .where('status', '=', 'resolved')
      .where('resolved_at', '<', now - desk.settings.silenceWorkingDays * DAY_MS)
      .where('code', '>', after)
      .orderBy('code')
      .limit(SLICE)
      .execute()
    for (const { code } of rows) {
      const standing = await readStanding(desk.database, code)
      if (!standing) continue
      const acted = act(standing.complaint, { action: 'close' }, setting)
      if ('refused' in acted) continue
      const result = await desk.database.commit(keepAction(desk, standing, acted, 'system', now))
      if (!('refused' in result)) closed += 1
    }
    if (rows.length < SLICE) return closed
    after = rows.at(-1)!.code
  }
}
