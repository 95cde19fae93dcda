/** Leaving a rating out of the figures, or counting it again: a reason from the list, words, and by whose right. */
import { z } from 'zod'
import { decideExclusion } from '../../satisfaction/exclusion.ts'
import { EXCLUSION_REASONS, INCLUSION_REASONS } from '../../satisfaction/exclusion-reasons.ts'
import { actorOf } from '../actor.ts'
import { chosen, readForm, words as wordsField } from '../form.ts'
import type { Answer, SignedInVisit } from '../page.ts'
import { plainPage } from '../plain-pages.ts'
import { ratingPage } from './one-page.ts'
import { readOne } from './read-one.ts'
import { ratingWords } from './words.ts'

/** Letters of an explanation. */
export const MOST_LETTERS = 1000

const Decision = z.object({
  excluded: z.enum(['yes', 'no'], 'choose'),
  reason: chosen(40),
  words: wordsField(MOST_LETTERS),
  seen: z.coerce.number('choose').int('choose').min(0, 'choose'),
})

/** Keeps a decision on one rating, or says at the field what is missing; a form that others were faster than is shown anew. */
export async function doDecide(visit: SignedInVisit): Promise<Answer> {
  const one = await readOne(visit)
  if (!one) return plainPage('notFound', visit.language)
  const words = ratingWords(visit.language)
  const read = readForm(Decision, visit.form)
  const faults = 'faults' in read ? read.faults : isReason(read.values) ? null : { reason: 'choose' as const }
  if (faults !== null || 'faults' in read) {
    const errors = Object.fromEntries(
      Object.entries(faults ?? {}).map(([name, fault]) => [name, words.faults[fault]]),
    )
    return ratingPage(visit, { values: visit.form, errors, problem: null }, null)
  }
  const { account, desk, now } = visit
  const { id } = one.rating
  const decided = await decideExclusion(
    desk.database,
    {
      rating: id,
      excluded: read.values.excluded === 'yes',
      reason: read.values.reason,
      by: actorOf(account),
      wordsSealed: desk.vault.seal(read.values.words),
      right: { role: account.role, unitCode: account.unitCode },
      seen: read.values.seen,
    },
    now,
  )
  if ('refused' in decided) {
    const values = { words: read.values.words }
    return ratingPage(visit, { values, errors: {}, problem: words.stale }, null)
  }
  return { seeOther: `/console/ratings/${encodeURIComponent(id)}?done=1` }
}

function isReason({ excluded, reason }: z.output<typeof Decision>): boolean {
  return Object.hasOwn(excluded === 'yes' ? EXCLUSION_REASONS : INCLUSION_REASONS, reason)
}
