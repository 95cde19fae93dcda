/** The records of a turn as writes: each under its key, which lives for ever, so that a redone turn keeps it once. */

import type { Instant } from '../calendar/instant.ts'
import type { CommitResult, Database, Write } from '../database/database.ts'
import type { TurnRecord } from './mailbox.ts'

/** Records need no time of their own; a day tells nothing of who was writing when. */
const DAY_MS = 86_400_000
const REFUSED_RECORD = 'record:'

/** The writes, and how to tell which record a refusal of them meant. */
export type RecordWrites = {
  writes: Write[]
  /**
   * @param offset how many other writes the commit had before these
   * @returns null when it was none of the records
   */
  refusedRecord(result: CommitResult, offset: number): { key: string; reason: string } | null
}

/** The statement that keeps a record's key, in the database's dialect. */
export function recordKeyStatement(database: Database): string {
  return database.statement('insert into record (key, at) values ($1, $2) on conflict (key) do nothing')
}

/** @param keyStatement from `recordKeyStatement` */
export function recordWrites(
  keyStatement: string,
  records: readonly TurnRecord[],
  now: Instant,
): RecordWrites {
  const writes: Write[] = []
  const ends: { before: number; key: string }[] = []
  for (const record of records) {
    const parameters = [record.key, now - (now % DAY_MS)]
    writes.push({ sql: keyStatement, parameters, refusal: `${REFUSED_RECORD}recorded` }, ...record.writes)
    ends.push({ before: writes.length, key: record.key })
  }
  return {
    writes,
    refusedRecord(result, offset) {
      if (!('refused' in result) || result.at < offset) return null
      const { key } = ends.find((end) => result.at - offset < end.before)!
      return { key, reason: result.refused.replace(REFUSED_RECORD, '') }
    },
  }
}
