/** `/console/ratings`: ratings with what was noticed about them, as far as the account may look. */
import type { Answer, SignedInVisit } from '../page.ts'
import { wordsOf } from '../words.ts'
import { listView } from './list-view.ts'
import { type RatingQuery, ratingsAddress, readRatingQuery } from './query.ts'
import { readRatingsPage } from './read-ratings-page.ts'
import { ratingWords } from './words.ts'

export async function showRatings(visit: SignedInVisit): Promise<Answer> {
  return ratingsPage(visit, readRatingQuery(visit.query, visit.now), null)
}

/** The list. @param problem why the ticked ones were not decided upon; null: nothing went wrong */
export async function ratingsPage(
  visit: SignedInVisit,
  query: RatingQuery,
  problem: string | null,
): Promise<Answer> {
  const words = ratingWords(visit.language)
  const page = await readRatingsPage(visit, query)
  const title = problem === null ? words.title : `${wordsOf(visit.language).error}: ${words.title}`
  const body = listView(visit, page, words, problem)
  return { title, body, ...(problem !== null && { status: 422, at: ratingsAddress(query) }) }
}
