/**
 * Makes the one reminder of each invitation to rate that was brought and not answered. That it was made is noted on the
 * invitation in the commit that makes the notice: however often and in however many processes this runs, there is one.
 */
import { setImmediate } from 'node:timers/promises'
import type { Instant } from '../calendar/instant.ts'
import type { Desk } from '../desk.ts'
import { forgetPauses } from '../satisfaction/cool-down.ts'
import { followerToken } from '../satisfaction/invitations.ts'
import { forgetInvitees, remindersDue, takeReminder } from '../satisfaction/reminders.ts'
import { scheduleNotice } from './notices.ts'

const SLICE = 100

/**
 * @param signal breaks off between two slices; it then throws AbortError
 * @returns how many reminders were made now
 */
export async function remindToRate(desk: Desk, now: Instant, signal?: AbortSignal): Promise<number> {
  for (let made = 0; ; ) {
    const due = await remindersDue(desk, now, SLICE)
    for (const { hash, citizen, dossier, unit } of due) {
      const shown = desk.settings.dossierByCode === 'minimal' ? null : unit
      const body = { dossier, unit: shown, token: followerToken(desk, dossier, citizen) }
      const id = `rating-reminder:${hash}`
      const result = await desk.database.commit([
        ...takeReminder(desk.database, hash, now),
        scheduleNotice(desk, { id, lane: citizen, kind: 'rating_reminder', body, dueAt: now }, now),
      ])
      if (!('refused' in result)) made += 1
    }
    if (due.length < SLICE) return made
    await setImmediate(undefined, { signal })
  }
}

/** What is kept only so that nobody is asked too often goes when it is over. */
export async function forgetAsking(desk: Desk, now: Instant): Promise<void> {
  await desk.database.commit([...forgetInvitees(desk.database, now), forgetPauses(desk, now)])
}
