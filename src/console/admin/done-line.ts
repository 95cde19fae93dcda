/** What a page says after its form was sent. */
import type { SignedInVisit } from '../page.ts'
import { adminWords } from './words.ts'

/** Null when nothing was sent. */
export function doneLine({ query, language }: Pick<SignedInVisit, 'query' | 'language'>): string | null {
  const words = adminWords(language)
  return query.done === 'saved' ? words.saved : query.done === 'same' ? words.same : null
}
