/** Hands due notices to the citizens' lanes, the only way out. A crash in between hands over again; the lane drops the second. */

import type { Instant } from '../calendar/instant.ts'
import type { Arrival, Mailbox } from '../conversation/mailbox.ts'
import type { Write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { addressesOf } from '../privacy/citizen.ts'
import { dueNotices, markAccepted, markOutcome } from './notices.ts'

const SLICE = 100

/** @returns how many notices were due */
export async function handOverNotices(desk: Desk, mailbox: Mailbox, now: Instant): Promise<number> {
  const due = await dueNotices(desk, now, SLICE)
  if (due.length === 0) return 0
  const addresses = await addressesOf(
    desk,
    due.map((notice) => notice.lane),
  )
  const arrivals: Arrival[] = []
  const marks: Write[] = []
  for (const { id, lane, kind, body, dueAt } of due) {
    const address = addresses.get(lane)
    marks.push(markAccepted(desk.database, id, now))
    if (!address) {
      marks.push(markOutcome(desk.database, id, 'dead: citizen_erased'))
      continue
    }
    arrivals.push({
      lane,
      address,
      deliveryKey: desk.vault.ref('notice', id),
      sentAt: dueAt,
      gathers: false,
      letter: { notice: { id, kind, body } },
    })
  }
  if (arrivals.length > 0) await mailbox.accept(arrivals, now)
  await desk.database.commit(marks)
  return due.length
}
