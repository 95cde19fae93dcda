/** Verifies an exported record offline: nothing but the file is needed. */
import { z } from 'zod'
import { type Break, contentDigest, findBreaks, findBrokenDays, headsDigest, leafOf } from './chain.ts'

export const RECORD_FORMAT = 'lang-nghe-record-1'

/** SHA-256 in hex. */
const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** The file that `exportRecord` writes. `salt` and `content` are null where they were destroyed or held back: the chain holds without them. */
export const RecordFile = z.object({
  format: z.literal(RECORD_FORMAT),
  complaint: z.string().min(1).max(100),
  exportedAt: z.iso.datetime({ offset: true }),
  exportedBy: z.string(),
  entries: z.array(
    z.object({
      seq: z.int(),
      at: z.int(), // milliseconds since 1970, UTC
      actor: z.string(),
      kind: z.string(),
      digest: hash,
      prev: hash,
      hash,
      day: z.iso.date().nullable(), // the day whose seal covers it; null: none yet
      salt: z.string().nullable(),
      content: z.unknown(),
    }),
  ),
  days: z.array(
    z.object({
      day: z.iso.date(),
      heads: hash,
      prev: hash,
      hash,
      leaves: z.array(hash).nullable(), // only for days that sealed entries of this complaint
    }),
  ),
})
export type RecordFile = z.infer<typeof RecordFile>

/** The last seal of a file, to be compared with what the office noted or published on that day. */
type LastSeal = { day: string; hash: string }

/** What was verified, or every place where the record does not hold. `unreadable`: it is no such file; where it differs. */
export type Verdict =
  | { holds: true; entries: number; contents: number; days: number; lastSeal: LastSeal | null }
  | { holds: false; breaks: Break[] }
  | { unreadable: string }

/**
 * Whether a record holds: each entry follows from the one before, the export itself is the last, contents match their
 * digests, and the days cover it. Whoever could write the whole file anew could make one that holds: the seals of the days,
 * kept elsewhere, are what such a file cannot match.
 */
export function verifyRecord(file: unknown): Verdict {
  const read = RecordFile.safeParse(file)
  if (!read.success) return { unreadable: read.error.issues[0]?.path.join('.') ?? '' }
  const { complaint, entries, days } = read.data
  const breaks = [
    ...findBreaks(entries.map((entry) => ({ ...entry, complaint }))),
    ...missingEntries(read.data),
    ...changedContents(read.data),
    ...findBrokenDays(days),
    ...uncovered(read.data),
  ]
  if (breaks.length > 0) return { holds: false, breaks }
  const last = days.at(-1)
  return {
    holds: true,
    entries: entries.length,
    contents: entries.filter(hasContent).length,
    days: days.length,
    lastSeal: last ? { day: last.day, hash: last.hash } : null,
  }
}

type Entry = RecordFile['entries'][number]

function hasContent({ salt, content }: Entry): boolean {
  return salt !== null && content !== null && content !== undefined
}

/** The export writes itself into the record before the file is made: a file that ends otherwise was cut. */
function missingEntries({ complaint, entries, exportedAt, exportedBy }: RecordFile): Break[] {
  const last = entries.at(-1)
  const isExport = last?.kind === 'export' && last.actor === exportedBy && last.at === Date.parse(exportedAt)
  return isExport ? [] : [{ at: `${complaint}#${(last?.seq ?? 0) + 1}`, why: 'no_entry' }]
}

function changedContents({ complaint, entries }: RecordFile): Break[] {
  return entries
    .filter((entry) => hasContent(entry) && contentDigest(entry.salt!, entry.content) !== entry.digest)
    .map(({ seq }) => ({ at: `${complaint}#${seq}`, why: 'content_changed' }))
}

/** Days grow along the chain, the unsealed stand at its end, and each day's seal is there and holds the head of that day. */
function uncovered({ complaint, entries, days }: RecordFile): Break[] {
  const breaks: Break[] = []
  for (const [i, entry] of entries.entries()) {
    const before = entries[i - 1]
    if (before && (before.day ?? '9') > (entry.day ?? '9'))
      breaks.push({ at: `${complaint}#${before.seq}`, why: 'not_in_day' })
  }
  const headOf = new Map(
    entries.flatMap((entry) => (entry.day === null ? [] : [[entry.day, entry] as const])),
  )
  for (const [day, head] of headOf) {
    const seal = days.find((each) => each.day === day)
    if (!seal) {
      breaks.push({ at: day, why: 'no_day' })
      continue
    }
    const leaves = seal.leaves ?? []
    const covers = leaves.includes(leafOf(complaint, head)) && headsDigest(leaves) === seal.heads
    if (!covers) breaks.push({ at: day, why: 'not_in_day' })
  }
  return breaks
}
