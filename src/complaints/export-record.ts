/** A complaint's chained record as a file that anyone can verify offline with `lang-nghe verify-record`. */
import { type Instant, toIso } from '../calendar/instant.ts'
import type { Desk } from '../desk.ts'
import { chainOfComplaint, recordViews } from '../privacy/chained-record.ts'
import { leavesOfDay } from '../privacy/seal-day.ts'
import { RECORD_FORMAT, type RecordFile } from '../privacy/verify-record.ts'
import { contentsOf } from './record-contents.ts'

/**
 * Which contents go into the file: all; those that the office wrote, without the citizen's own words, contact and dossier;
 * or none. The chain is whole and can be verified with any of them.
 */
export type Contents = 'all' | 'office' | 'none'

type Entry = Awaited<ReturnType<typeof chainOfComplaint>>[number]

/**
 * The record of one complaint: the whole chain, the contents that are left with their salts, and the days that sealed it.
 * The export itself stands in it, as the last entry. Whoever calls has checked who asks, and chosen what they may read.
 *
 * @returns null for an unknown code
 */
export async function exportRecord(
  desk: Desk,
  code: string,
  actor: string,
  now: Instant,
  contents: Contents = 'all',
): Promise<RecordFile | null> {
  const row = await desk.database.read
    .selectFrom('complaint')
    .selectAll()
    .where('code', '=', code)
    .executeTakeFirst()
  if (!row) return null
  await recordViews(desk, [code], actor, 'export', now)
  const chain = untilExport(await chainOfComplaint(desk.database, code), actor, now)
  const contentOf = await contentsOf(desk, row)
  const days = await daysSince(desk, chain)
  const sealed = new Set(days.map(({ day }) => day))
  return {
    format: RECORD_FORMAT,
    complaint: code,
    exportedAt: toIso(now),
    exportedBy: actor,
    entries: chain.map(({ complaint: _, ...entry }) => {
      const content = contentOf(entry)
      const shown = entry.salt !== null && content !== null && maySee(contents, entry)
      return {
        ...entry,
        day: entry.day !== null && sealed.has(entry.day) ? entry.day : null, // being sealed just now
        salt: shown ? entry.salt : null,
        content: shown ? content : null,
      }
    }),
    days,
  }
}

/** Without what others have written since the export noted itself. */
function untilExport(chain: Entry[], actor: string, at: Instant): Entry[] {
  const last = chain.findLastIndex(
    (entry) => entry.kind === 'export' && entry.actor === actor && entry.at === at,
  )
  return chain.slice(0, last + 1)
}

function maySee(contents: Contents, { actor }: Pick<Entry, 'actor'>): boolean {
  return contents === 'all' || (contents === 'office' && actor !== 'citizen' && actor !== 'receipt')
}

async function daysSince({ database }: Desk, chain: readonly Entry[]): Promise<RecordFile['days']> {
  const sealedOn = new Set(chain.flatMap(({ day }) => day ?? []))
  const days = await database.read
    .selectFrom('chain_day')
    .select(['day', 'heads', 'prev', 'hash'])
    .where('day', '>=', [...sealedOn].sort()[0] ?? '9')
    .orderBy('day')
    .execute()
  const withLeaves = []
  for (const day of days)
    withLeaves.push({ ...day, leaves: sealedOn.has(day.day) ? await leavesOfDay(database, day.day) : null })
  return withLeaves
}
