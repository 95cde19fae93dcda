/** Verifies an exported record offline: nothing but the file is needed. */
import { z } from 'zod'
import { type Break, contentDigest, findBreak, findBrokenDay, headsDigest, leafOf } from './chain.ts'

export const RECORD_FORMAT = 'lang-nghe-record-1'

/** The file that `exportRecord` writes. `salt` and `content` are null where they were destroyed: the chain holds without them. */
export const RecordFile = z.object({
  format: z.literal(RECORD_FORMAT),
  complaint: z.string(),
  exportedAt: z.string(),
  exportedBy: z.string(),
  entries: z.array(
    z.object({
      seq: z.number(),
      at: z.number(), // milliseconds since 1970, UTC
      actor: z.string(),
      kind: z.string(),
      digest: z.string(),
      prev: z.string(),
      hash: z.string(),
      day: z.string().nullable(), // the day whose seal covers it; null: none yet
      salt: z.string().nullable(),
      content: z.unknown(),
    }),
  ),
  days: z.array(
    z.object({
      day: z.string(),
      heads: z.string(),
      prev: z.string(),
      hash: z.string(),
      leaves: z.array(z.string()).nullable(), // only for days that sealed entries of this complaint
    }),
  ),
})
export type RecordFile = z.infer<typeof RecordFile>

/** What was verified, or every place where the record does not hold. `unreadable`: it is no such file. */
export type Verdict =
  | { holds: true; entries: number; contents: number; days: number }
  | { holds: false; breaks: Break[] }
  | { unreadable: string }

/** Whether a record holds: each entry follows from the one before, contents match their digests, and the days cover it. */
export function verifyRecord(file: unknown): Verdict {
  const read = RecordFile.safeParse(file)
  if (!read.success) return { unreadable: read.error.issues[0]?.path.join('.') ?? '' }
  const { complaint, entries, days } = read.data
  const breaks: Break[] = []
  const chain = findBreak(entries.map((entry) => ({ ...entry, complaint })))
  if (chain) breaks.push(chain)
  let contents = 0
  for (const { seq, salt, content, digest } of entries) {
    if (salt === null || content === null) continue
    if (contentDigest(salt, content) === digest) contents += 1
    else breaks.push({ at: `${complaint}#${seq}`, why: 'content_changed' })
  }
  const brokenDay = findBrokenDay(days)
  if (brokenDay) breaks.push(brokenDay)
  const sealedOn = new Map(entries.filter((entry) => entry.day !== null).map((entry) => [entry.day!, entry]))
  for (const [day, head] of sealedOn) {
    const seal = days.find((each) => each.day === day)
    if (!seal) continue // gathered, and not sealed yet
    const leaves = seal.leaves ?? []
    const covers = leaves.includes(leafOf(complaint, head)) && headsDigest(leaves) === seal.heads
    if (!covers) breaks.push({ at: day, why: 'not_in_day' })
  }
  return breaks.length > 0
    ? { holds: false, breaks }
    : { holds: true, entries: entries.length, contents, days: days.length }
}
