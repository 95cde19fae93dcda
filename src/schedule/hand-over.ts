/** Hands due notices to the citizens' lanes, the only way out. A crash in between hands over again; the lane drops the second. */

import { dayOf, type Instant, startOfDay } from '../calendar/instant.ts'
import type { Arrival, Mailbox } from '../conversation/mailbox.ts'
import type { Write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { addressesOf } from '../privacy/citizen.ts'
import { refusedBy } from '../privacy/consent.ts'
import { cappedSince, type DueNotice, dueNotices, markAccepted, markOutcome, putOff } from './notices.ts'
import { CAPPED_KINDS, REFUSABLE_KINDS, type Verdict, whenToTell } from './when-to-tell.ts'

const SLICE = 100

/** @returns how many notices were due; those that must wait for another hour count, too */
export async function handOverNotices(desk: Desk, mailbox: Mailbox, now: Instant): Promise<number> {
  const due = await dueNotices(desk, now, SLICE)
  if (due.length === 0) return 0
  const verdicts = await verdictsOn(desk, due, now)
  const told = due.filter((_, at) => verdicts[at] === 'tell')
  const addresses = await addressesOf(
    desk,
    told.map((notice) => notice.lane),
  )
  const arrivals: Arrival[] = []
  const marks: Write[] = due.flatMap(({ id }, at) => without(desk, id, verdicts[at]!, now))
  for (const { id, lane, kind, body, dueAt } of told) {
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

/** What each is to become, in their order: those of one citizen count together. */
async function verdictsOn(desk: Desk, due: DueNotice[], now: Instant): Promise<Verdict[]> {
  const lanesOf = (kinds: readonly string[]) => [
    ...new Set(due.filter(({ kind }) => kinds.includes(kind)).map(({ lane }) => lane)),
  ]
  const told = await cappedSince(desk.database, lanesOf(CAPPED_KINDS), startOfDay(dayOf(now)))
  const refused = await refusedBy(desk.database, lanesOf(REFUSABLE_KINDS))
  return due.map(({ lane, kind }) => {
    const before = told.get(lane) ?? 0
    const verdict = whenToTell(kind, now, desk.settings, before, refused.get(lane) ?? new Set())
    if (verdict === 'tell' && CAPPED_KINDS.includes(kind)) told.set(lane, before + 1)
    return verdict
  })
}

function without({ database }: Desk, id: string, verdict: Verdict, now: Instant): Write[] {
  if (verdict === 'tell') return []
  if ('notBefore' in verdict) return [putOff(database, id, verdict.notBefore)]
  return [markAccepted(database, id, now), markOutcome(database, id, `dead: ${verdict.drop}`)]
}
