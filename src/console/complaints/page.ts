/** `/console/complaints`: what the account may see, flagged first, then by deadline; and the search in it. */
import { z } from 'zod'
import { readForm, words as wordsField } from '../form.ts'
import type { Answer, SignedInVisit } from '../page.ts'
import { wordsOf } from '../words.ts'
import { readListQuery } from './query.ts'
import { readQueue } from './read-queue.ts'
import { complaintsView } from './view.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

/** Letters that a search may have. */
const MOST_LETTERS = 200

const Search = z.object({ q: wordsField(MOST_LETTERS) })

export async function showComplaints(visit: SignedInVisit): Promise<Answer> {
  const words = visit.language === 'en' ? en : vi
  const query = readListQuery(visit.query)
  const queue = await readQueue(visit, query, null)
  return { title: words.title, body: complaintsView(visit, words, queue, { text: null }) }
}

/** The search comes as a posted form: what is looked for may be a citizen's words, which stand in no address and no log. */
export async function searchComplaints(visit: SignedInVisit): Promise<Answer> {
  const words = visit.language === 'en' ? en : vi
  const at = '/console/complaints'
  const read = readForm(Search, visit.form)
  if ('faults' in read) {
    const error = words.faults[read.faults.q === 'too_long' ? 'too_long' : 'missing']
    const queue = await readQueue(visit, readListQuery(visit.form), null)
    return {
      title: `${wordsOf(visit.language).error}: ${words.title}`,
      body: complaintsView(visit, words, queue, { text: visit.form.q ?? '', error }),
      status: 422,
      at,
    }
  }
  const { q } = read.values
  const queue = await readQueue(visit, readListQuery(visit.form, 'all'), q)
  return { title: words.found, body: complaintsView(visit, words, queue, { text: q }), at }
}
