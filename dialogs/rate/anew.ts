/** A rating whose answers change is kept anew, as its next version; what stood in the one before is said again. */
import { type Effectful, lookUp, record } from '../../src/conversation/effect.ts'
import { addAnswer, addComment, giveRating } from '../../src/satisfaction/give-rating.ts'
import { ratingContext } from '../../src/satisfaction/rating-context.ts'
import type { Draft } from './draft.ts'

/** Repeats under a new version what was answered under the one before. */
export function* answersAgain(draft: Draft, rating: string): Effectful<void> {
  if (!draft.rating) return
  for (const [item, level] of Object.entries(draft.kept ?? {}))
    yield* record(addAnswer, { rating, item, level })
  if (draft.comment) yield* record(addComment, { rating, text: draft.comment })
}

/** Keeps a further answer; another level for a statement that was answered before makes a new version. */
export function* keepAnswer(draft: Draft, item: string, level: number): Effectful<Partial<Draft>> {
  const before = draft.kept?.[item]
  const kept = { ...draft.kept, [item]: level }
  if (before === level) return {}
  if (before === undefined) {
    yield* record(addAnswer, { rating: draft.rating!, item, level })
    return { kept }
  }
  const context = yield* lookUp(ratingContext, draft.ask ?? {})
  if ('missing' in context) return {}
  const given = yield* record(giveRating, { level: draft.overall!, standing: context.standing })
  if (given.refused !== null) return {}
  yield* answersAgain({ ...draft, kept }, given.key)
  return { kept, rating: given.key }
}
