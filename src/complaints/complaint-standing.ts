/**
 * What a complaint counts as in scores: of which unit, protected, merged, in what state, with which outcome since when.
 * Kept in versions beside the complaint, whose own row shows only what stands, so that figures of any moment can be made again.
 */
import { dayOf, endOfDay, type Instant } from '../calendar/instant.ts'
import { type Database, type Write, write } from '../database/database.ts'
import { coarse } from './coarse-time.ts'
import { type Complaint, isFinal } from './complaint.ts'

type Counted = Pick<Complaint, 'unitCode' | 'protected' | 'mergedInto' | 'status' | 'outcome'>

/**
 * Appends what a change made of it; [] when it counts as before.
 *
 * @param before null: it is new
 * @param seq the timeline's last step after the change
 * @param at when it happened
 * @param recordedAt when it came in; a time of a day alone (coarse-time.ts) enters figures when that day ends, since they
 *   must not change afterwards
 */
export function keepCounted(
  { read }: Database,
  before: Complaint | null,
  after: Complaint,
  seq: number,
  at: Instant,
  recordedAt: Instant,
): Write[] {
  if (before !== null && isSame(before, after)) return []
  const goesOn = after.outcome !== null && before?.outcome === after.outcome
  const last = read
    .selectFrom('complaint_standing')
    .select('concluded_at')
    .where('complaint', '=', after.code)
    .orderBy('seq', 'desc')
    .limit(1)
  return [
    write(
      read
        .insertInto('complaint_standing')
        .values({
          complaint: after.code,
          seq,
          recorded_at: recordedAt === coarse(recordedAt) ? endOfDay(dayOf(recordedAt)) - 1 : recordedAt,
          happened_at: at,
          unit_code: after.unitCode,
          protected: after.protected ? 1 : 0,
          merged: after.mergedInto === null ? 0 : 1,
          status: after.status,
          outcome: after.outcome,
          concluded_at: after.outcome === null ? null : goesOn ? last : at,
          settled: isSettled(after) ? 1 : 0,
        })
        .onConflict((conflict) => conflict.columns(['complaint', 'seq']).doNothing()),
    ),
  ]
}

/** Whether nothing about it can change any more: an outcome may still be stated after a citizen's last word. */
export function isSettled({ status, outcome }: Pick<Complaint, 'status' | 'outcome'>): boolean {
  return status === 'rejected' || (isFinal(status) && outcome !== null)
}

function isSame(one: Counted, other: Counted): boolean {
  return (
    one.unitCode === other.unitCode &&
    one.protected === other.protected &&
    (one.mergedInto === null) === (other.mergedInto === null) &&
    one.status === other.status &&
    one.outcome === other.outcome
  )
}
