/**
 * Puts what is to be told to SCORE_FEED_URL into the queue, in the commit that records the fact: nothing is told that was
 * not recorded, and nothing recorded is left untold.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../calendar/instant.ts'
import type { Database, Write } from '../database/database.ts'
import type { Desk } from '../desk.ts'

/** So long a fact waits before it is told: a chat's answers come one by one, and those of one rating are told together. */
const SETTLES_MS = 30_000

/**
 * A rating was given, or something of it changed. Stands after the statement that does it. Protected ones are never told.
 * Nothing where no feed is set.
 *
 * @param cause names the change: the same change queued again stays one event
 */
export function tellOfRating(desk: Desk, rating: string, cause: string, at: Instant): Write[] {
  return tellOfRatings(desk, [rating], cause, at, at + SETTLES_MS)
}

/** The same of many at once, by one statement. @param dueAt not told before */
export function tellOfRatings(
  desk: Desk,
  ratings: readonly string[],
  cause: string,
  at: Instant,
  dueAt = at + SETTLES_MS,
): Write[] {
  if (!desk.settings.feedsScores || ratings.length === 0) return []
  const rows = ratings.map((rating) => {
    const id = desk.vault.ref('feed-event', rating, cause)
    return sql`(cast(${rating} as text), cast(${id} as text))`
  })
  const from = sql`(values ${sql.join(rows)}) told cross join rating` // both name its columns column1 and column2
  const which = sql<boolean>`rating.id = told.column1`
  return [queueRatings(desk.database, from, sql`told.column2`, which, at, dueAt)]
}

/** A citizen's ratings lose who gave them, and their words: whoever was told of them is told anew. Stands before the erasure. */
export function tellOfErasure(desk: Desk, citizen: string, at: Instant): Write[] {
  if (!desk.settings.feedsScores) return []
  const which = sql<boolean>`rating.citizen = ${citizen}`
  return [queueRatings(desk.database, sql`rating`, sql`'erased:' || rating.id`, which, at, at)]
}

/**
 * One event for each row of ratings that may be told. An event that is there already stays as it is.
 *
 * @param from `rating`, perhaps joined to what makes the events
 */
export function queueRatings(
  { read }: Database,
  from: RawBuilder<unknown>,
  id: RawBuilder<unknown>,
  which: RawBuilder<boolean>,
  at: Instant,
  dueAt: Instant,
): Write {
  const columns = sql`id, kind, unit, subject, state, tries, since, next_at, created_at`
  const moment = (instant: Instant) => sql`cast(${instant} as bigint)`
  const query = sql`insert into feed_event (${columns})
    select ${id}, 'rating', rating.unit_code, rating.id, 'waiting', 0, ${moment(at)}, ${moment(dueAt)}, ${moment(at)}
    from ${from} where rating.protected = 0 and ${which} on conflict (id) do nothing`
  const { sql: text, parameters } = query.compile(read)
  return { sql: text, parameters }
}
