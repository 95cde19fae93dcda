/** Who served where and when, and as whose head: out of the versions of officials. A post ends when the next one begins. */
import { addDays, type Day, dayOf, type Instant } from '../../calendar/instant.ts'
import type { Database } from '../../database/database.ts'

/** `to` null: no end is known. */
export type Posting = { official: string; unitCode: string; head: boolean; from: Day; to: Day | null }

/** A version of an official, and on which day it was recorded. */
type PostingVersion = Posting & { recordedOn: Day }

/** Every post recorded until a moment. */
export async function postings(database: Database, asOf: Instant): Promise<Posting[]> {
  const rows = await database.read
    .selectFrom('official_version')
    .selectAll()
    .where('recorded_at', '<=', asOf)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  const versions = rows.map((row) => ({
    official: row.code,
    unitCode: row.unit_code,
    head: row.head === 1,
    from: row.valid_from,
    to: row.valid_to,
    recordedOn: dayOf(row.recorded_at),
  }))
  return [...Map.groupBy(versions, ({ official }) => official).values()].flatMap(postsOf)
}

/**
 * The posts of one official, out of their versions in the order of recording. A version of the same post puts the one before
 * right, or appoints its holder again, who then has held it since they first did; one of another post ends it the day before,
 * where it began earlier.
 */
export function postsOf(versions: readonly PostingVersion[]): Posting[] {
  const posts: Posting[] = []
  for (const { recordedOn, ...version } of versions) {
    const last = posts.at(-1)
    const isSame = last?.unitCode === version.unitCode && last.head === version.head
    if (isSame || (last && last.from >= version.from)) posts.pop()
    else if (last && (last.to === null || last.to >= version.from)) last.to = addDays(version.from, -1)
    const goesOn = isSame && isAgain(last, version.from, recordedOn)
    posts.push(goesOn ? { ...version, from: last.from } : version)
  }
  return posts
}

/** Whether the same post from a later day on is a new appointment to it: its day had come, and nothing ended it before. */
function isAgain(last: Posting, from: Day, recordedOn: Day): boolean {
  return last.from < from && from <= recordedOn && (last.to === null || addDays(last.to, 1) >= from)
}

/** Whether a post was held on any of the days from `first` to `last`. */
export function servedWithin({ from, to }: Posting, first: Day, last: Day): boolean {
  return from <= last && (to === null || to >= first)
}
