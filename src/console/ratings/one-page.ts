/** `/console/ratings/:id`: one rating, what was noticed about it, and the decisions on it. */

import { accountNames } from '../admin/account-names.ts'
import type { Answer, SignedInVisit } from '../page.ts'
import { plainPage } from '../plain-pages.ts'
import { wordsOf } from '../words.ts'
import { EMPTY, oneView, type Typed } from './one-view.ts'
import { readOne } from './read-one.ts'
import { ratingWords } from './words.ts'

export async function showRating(visit: SignedInVisit): Promise<Answer> {
  return ratingPage(visit, EMPTY, visit.query.done === '1' ? ratingWords(visit.language).done : null)
}

/** The page with a form as it was typed. @param notice what was done; null: nothing */
export async function ratingPage(visit: SignedInVisit, typed: Typed, notice: string | null): Promise<Answer> {
  const one = await readOne(visit)
  if (!one) return plainPage('notFound', visit.language)
  const words = ratingWords(visit.language)
  const names = await accountNames(visit.desk.database, visit.language)
  const title = words.oneTitle(one.rating.unit.name)
  const isWrong = typed.problem !== null || Object.keys(typed.errors).length > 0
  return {
    title: isWrong ? `${wordsOf(visit.language).error}: ${title}` : title,
    body: oneView(visit, { ...one, names, typed, notice }, words),
    ...(isWrong && { status: 422, at: `/console/ratings/${one.rating.id}` }),
  }
}
