/** A complaint's chained record as a file that anyone can verify offline with `lang-nghe verify-record`. */
import { type Instant, toIso } from '../calendar/instant.ts'
import type { Desk } from '../desk.ts'
import { chainOfComplaint, recordViews } from '../privacy/chained-record.ts'
import { leavesOfDay } from '../privacy/seal-day.ts'
import { RECORD_FORMAT, type RecordFile } from '../privacy/verify-record.ts'
import { openDetails, toComplaint } from './complaint-row.ts'
import { filedContent } from './complaint-store.ts'
import { stepContent } from './complaint-writes.ts'
import { readTimeline } from './timeline.ts'

/**
 * The record of one complaint: the whole chain, the contents that are left with their salts, and the days that sealed it.
 * The export itself stands in it. The file holds the citizen's words: whoever calls has checked who asks.
 *
 * @returns null for an unknown code
 */
export async function exportRecord(
  desk: Desk,
  code: string,
  actor: string,
  now: Instant,
): Promise<RecordFile | null> {
  const row = await desk.database.read
    .selectFrom('complaint')
    .selectAll()
    .where('code', '=', code)
    .executeTakeFirst()
  if (!row) return null
  await recordViews(desk, [code], actor, 'export', now)
  const details = openDetails(desk.vault, row)
  const steps = (await readTimeline(desk, code, row.key_sealed)).slice(1)
  const chain = await chainOfComplaint(desk.database, code)
  const entries = chain.map(({ complaint: _, ...entry }) => {
    const isStep = steps[0]?.kind === entry.kind
    const step = isStep ? steps.shift() : undefined
    const content =
      entry.kind === 'filed'
        ? details && filedContent(toComplaint(row), details)
        : step
          ? stepContent(step.seq, step)
          : {}
    return { ...entry, content: entry.salt === null ? null : content }
  })
  const sealedOn = [...new Set(chain.map((entry) => entry.day).filter((day) => day !== null))]
  const days = await desk.database.read
    .selectFrom('chain_day')
    .select(['day', 'heads', 'prev', 'hash'])
    .where('day', '>=', sealedOn[0] ?? '9')
    .orderBy('day')
    .execute()
  const withLeaves = []
  for (const day of days) {
    const leaves = sealedOn.includes(day.day) ? await leavesOfDay(desk.database, day.day) : null
    withLeaves.push({ ...day, leaves })
  }
  return {
    format: RECORD_FORMAT,
    complaint: code,
    exportedAt: toIso(now),
    exportedBy: actor,
    entries,
    days: withLeaves,
  }
}
