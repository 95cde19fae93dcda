/** What an event says: JSON in the shapes of the machine API, so that a receiver knows them already. */
import type { Selectable } from 'kysely'
import { ratingOut } from '../api/ratings-routes.ts'
import { toIso } from '../calendar/instant.ts'
import type { FeedEventTable } from '../database/tables/score-feed.ts'
import type { Desk } from '../desk.ts'
import { listRatings } from '../satisfaction/rating-list.ts'
import type { Feed } from './feed-settings.ts'

/**
 * The body of an event. A rating is told as it stands at this moment, so that its latest event always says all.
 *
 * @returns null when there is nothing to tell any more
 */
export async function eventBody(
  desk: Desk,
  event: Selectable<FeedEventTable>,
  { comments }: Pick<Feed, 'comments'>,
): Promise<string | null> {
  const data = event.kind === 'rating' ? await rating(desk, event.subject, comments) : scorecard(event.body)
  if (data === null) return null
  const { id, kind: type, unit, seq: sequence } = event
  return JSON.stringify({ id, type, unit, sequence, recordedAt: toIso(event.created_at), data })
}

async function rating(desk: Desk, id: string, comments: boolean): Promise<object | null> {
  const [read] = await listRatings(desk, { id }, { limit: 1 }) // lists no protected one
  if (!read) return null
  const shown = ratingOut(read)
  if (comments) return shown
  const { comment: _, ...wordless } = shown
  return wordless
}

function scorecard(body: string | null): object | null {
  return body === null ? null : (JSON.parse(body) as object)
}
