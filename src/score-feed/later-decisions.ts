/**
 * Ratings that a decision left out or counted again, and those that a rule noticed, are told anew. Decisions and flags are
 * appended and never changed, so each is found by itself for a week, and its event's id keeps it from being told twice.
 */
import { sql } from 'kysely'
import { DAY_MS, type Instant } from '../calendar/instant.ts'
import type { Database, Write } from '../database/database.ts'
import { queueRatings } from './enqueue.ts'

const FOUND_FOR_MS = 7 * DAY_MS

/** Queues the events of what was decided since a week ago and is not queued yet. */
export function tellOfDecisions(database: Database, now: Instant): Write[] {
  const isRecent = sql<boolean>`since.recorded_at > ${now - FOUND_FOR_MS}`
  const excluded = sql`rating_exclusion since join rating on rating.id = since.rating`
  const noticed = sql`rating_flag since join rating on rating.id = since.rating`
  return [
    queueRatings(database, excluded, sql`'excluded:' || cast(since.id as text)`, isRecent, now, now),
    queueRatings(database, noticed, sql`'noticed:' || since.rating || ':' || since.rule`, isRecent, now, now),
  ]
}
