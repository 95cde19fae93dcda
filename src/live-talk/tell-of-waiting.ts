/** Tells citizens who asked for a person that it takes longer: once, when half an hour of the office's time has passed. */
import { setImmediate } from 'node:timers/promises'
import { loadCalendar } from '../calendar/calendar-store.ts'
import { DAY_MS, type Instant } from '../calendar/instant.ts'
import { provinceOf } from '../complaints/routing.ts'
import { write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { scheduleNotice } from '../schedule/notices.ts'
import { unitTree } from '../units/unit-store.ts'
import { isOpenAt, spellsOf, workedMs } from './office-hours.ts'

const PATIENCE_MS = 30 * 60_000
/** Nobody waits for what they asked longer ago. */
const LONGEST_WAIT_MS = 14 * DAY_MS
const SLICE = 100

/**
 * Schedules the notices; nothing outside working hours, when the citizen knows already that it takes until the next ones.
 *
 * @param signal breaks off between two slices; it then throws AbortError
 * @returns how many are told
 */
export async function tellOfWaiting(desk: Desk, now: Instant, signal?: AbortSignal): Promise<number> {
  const { database } = desk
  if (!(await isAnyWaiting(desk, now))) return 0
  const calendar = await loadCalendar(database)
  const spells = spellsOf(provinceOf(await unitTree(database))?.hours ?? null)
  if (!isOpenAt(calendar, spells, now)) return 0
  let count = 0
  for (;;) {
    const rows = await untold(desk, now).orderBy('created_at').orderBy('id').limit(SLICE).execute()
    const due = rows.filter((row) => workedMs(calendar, spells, row.created_at, now) >= PATIENCE_MS)
    for (const { id, citizen } of due) {
      const told = database.read
        .updateTable('human_request')
        .set({ waits_told_at: now })
        .where('id', '=', id)
        .where('waits_told_at', 'is', null)
        .where('status', '=', 'open')
        .where('taken_by', 'is', null)
      const notice = {
        id: `request:${id}:waits`,
        lane: citizen!,
        kind: 'talk_waits',
        body: {},
        dueAt: now,
      } as const
      const result = await database.commit([write(told, 'changed'), scheduleNotice(desk, notice, now)])
      if (!('refused' in result)) count += 1
    }
    if (due.length < SLICE) return count
    await setImmediate(undefined, { signal })
  }
}

/** Whether it is worth looking at the calendar. */
async function isAnyWaiting(desk: Desk, now: Instant): Promise<boolean> {
  return (await untold(desk, now).limit(1).executeTakeFirst()) !== undefined
}

function untold({ database }: Desk, now: Instant) {
  return database.read
    .selectFrom('human_request')
    .select(['id', 'citizen', 'created_at'])
    .where('status', '=', 'open')
    .where('waits_told_at', 'is', null)
    .where('taken_by', 'is', null)
    .where('citizen', 'is not', null)
    .where('created_at', '<=', now - PATIENCE_MS)
    .where('created_at', '>', now - LONGEST_WAIT_MS)
}
