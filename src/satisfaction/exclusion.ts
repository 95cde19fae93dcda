/** Leaving a rating out of the figures: a recorded decision with a reason, which a later one can take back. */
import type { Instant } from '../calendar/instant.ts'
import { type Database, write } from '../database/database.ts'

/**
 * Records the decision. The rating stays and is shown; only the figures leave it out, from this moment on.
 *
 * @param by who decided: `account:<id>`, `token:<name>`
 */
export async function decideExclusion(
  database: Database,
  decision: { rating: string; excluded: boolean; reason: string; by: string },
  now: Instant,
): Promise<{ done: true } | { refused: 'unknown_rating' }> {
  const { rating, reason, by } = decision
  const known = await database.read
    .selectFrom('rating')
    .select('id')
    .where('id', '=', rating)
    .executeTakeFirst()
  if (!known) return { refused: 'unknown_rating' }
  const row = { rating, excluded: decision.excluded ? 1 : 0, reason, by, recorded_at: now }
  await database.commit([write(database.read.insertInto('rating_exclusion').values(row))])
  return { done: true }
}
