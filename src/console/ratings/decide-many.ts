/** Leaving several ticked ratings of the list out of the figures at once: one reason and words for all, each recorded, or none. */
import { z } from 'zod'
import { decideExclusions, decisionsOf, type ExclusionDecision } from '../../satisfaction/exclusion.ts'
import { EXCLUSION_REASONS } from '../../satisfaction/exclusion-reasons.ts'
import { ratingRow } from '../../satisfaction/gaming/find-ratings.ts'
import { unitTree } from '../../units/unit-store.ts'
import { actorOf } from '../actor.ts'
import { chosen, readForm, words as wordsField } from '../form.ts'
import type { Answer, SignedInVisit } from '../page.ts'
import { plainPage } from '../plain-pages.ts'
import { MOST_LETTERS } from './decide.ts'
import { PICK } from './list-view.ts'
import { ratingsPage } from './page.ts'
import { ratingsAddress, readRatingQuery } from './query.ts'
import { singleSight } from './sight.ts'
import { ratingWords } from './words.ts'

/** More than a page shows is no form of ours. */
const MOST_PICKED = 100

const Decision = z.object({
  reason: chosen(40).refine((reason) => Object.hasOwn(EXCLUSION_REASONS, reason), 'choose'),
  words: wordsField(MOST_LETTERS),
  shownAt: z.coerce.number('choose').int('choose'),
})

export async function doDecideMany(visit: SignedInVisit): Promise<Answer> {
  const { desk, form, now } = visit
  const words = ratingWords(visit.language)
  const ids = Object.keys(form)
    .flatMap((name) => (name.startsWith(PICK) ? [name.slice(PICK.length)] : []))
    .slice(0, MOST_PICKED)
  const read = readForm(Decision, form)
  const query = readRatingQuery(form, now)
  if (ids.length === 0) return ratingsPage(visit, query, words.tickSome)
  if ('faults' in read) return ratingsPage(visit, query, words.reasonAndWords)
  if (!(await maySeeAll(visit, ids))) return plainPage('notFound', visit.language)
  const decisions = await decisionsFor(visit, ids, read.values)
  const decided = decisions && (await decideExclusions(desk.database, decisions, now))
  if (!decided || 'refused' in decided) return ratingsPage(visit, query, words.stale)
  return { seeOther: `${ratingsAddress(query)}&done=${ids.length}` }
}

async function maySeeAll({ desk, account }: SignedInVisit, ids: readonly string[]): Promise<boolean> {
  const isSingle = singleSight(account, await unitTree(desk.database))
  for (const id of ids) {
    const row = await ratingRow(desk.database, id)
    if (!row || !isSingle(row.unit_code)) return false
  }
  return true
}

/** Null: about one of them something was decided since the list was shown. */
async function decisionsFor(
  { desk, account }: SignedInVisit,
  ids: readonly string[],
  { reason, words, shownAt }: z.output<typeof Decision>,
): Promise<ExclusionDecision[] | null> {
  const known = await decisionsOf(desk.database, ids)
  const last = (id: string) => known.get(id)?.at(-1)
  if (ids.some((id) => last(id)?.excluded || (last(id)?.at ?? 0) >= shownAt)) return null
  return ids.map((rating) => ({
    rating,
    excluded: true,
    reason,
    by: actorOf(account),
    wordsSealed: desk.vault.seal(words),
    right: { role: account.role, unitCode: account.unitCode },
    seen: last(rating)?.id ?? 0,
  }))
}
