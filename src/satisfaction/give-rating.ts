/** What the chat keeps of a rating: the first tap at once, then one answer at a time, then perhaps a comment. */
import type { Recorder } from '../conversation/effect.ts'
import { write } from '../database/database.ts'
import { tellOfRating } from '../score-feed/enqueue.ts'
import { useInvitation } from './invitations.ts'
import { ratingIdOf, ratingSubject } from './rating.ts'
import type { RatingStanding } from './rating-context.ts'

/**
 * Keeps the answer to the overall question, as soon as it is tapped. A changed mind is a new version that supersedes.
 *
 * Refusals: `already_rated` (another message was faster: look up the context again and offer to change it),
 * `token_used` (look up again; the rating can be given unverified).
 */
export const giveRating: Recorder<{ level: number; standing: RatingStanding }> = (
  desk,
  { level, standing },
  { key, at, recordedAt, citizen, address },
) => {
  const { unit, dossierCode, previous } = standing
  const rating = desk.database.read
    .insertInto('rating')
    .values({
      id: ratingIdOf(desk.vault, key),
      subject: ratingSubject(desk.vault, { citizen, dossierCode, unitCode: unit.code, at }),
      version: previous ? previous.version + 1 : 1,
      channel: address.channel,
      unit_code: unit.code,
      counter: standing.counter,
      dossier_code: dossierCode,
      procedure_code: standing.procedureCode,
      instrument: standing.instrument,
      overall: level,
      citizen,
      invited: standing.invited ? 1 : 0,
      verified: standing.verifiedBy === null ? 0 : 1,
      supersedes: previous?.id ?? null,
      flagged: '[]',
      external_id: null,
      given_at: at,
      recorded_at: recordedAt,
    })
    .onConflict((conflict) => conflict.columns(['subject', 'version']).doNothing())
  return [
    ...(standing.token === null ? [] : [useInvitation(desk, standing.token, recordedAt)]),
    write(rating, 'already_rated'),
    ...tellOfRating(desk, ratingIdOf(desk.vault, key), key, recordedAt),
  ]
}

/**
 * Keeps the answer to one item.
 *
 * @param rating the key that recording the rating gave (`record(giveRating, …)`)
 */
export const addAnswer: Recorder<{ rating: string; item: string; level: number }> = (
  desk,
  { rating, item, level },
  { key, recordedAt },
) => [
  write(
    desk.database.read
      .insertInto('rating_answer')
      .values({ rating: ratingIdOf(desk.vault, rating), item, level, recorded_at: recordedAt })
      .onConflict((conflict) => conflict.columns(['rating', 'item']).doNothing()),
    'already_answered',
  ),
  ...tellOfRating(desk, ratingIdOf(desk.vault, rating), key, recordedAt),
]

/**
 * Keeps the citizen's own words about a rating, sealed. `text` is all of them so far: what it replaces is its own beginning,
 * so no version is kept of it; no figure rests on words. `rating` as for `addAnswer`.
 */
export const addComment: Recorder<{ rating: string; text: string }> = (
  desk,
  { rating, text },
  { key, recordedAt },
) => {
  const recorded_at = recordedAt
  const text_sealed = desk.vault.seal(text.normalize('NFC'))
  return [
    write(
      desk.database.read
        .insertInto('rating_comment')
        .values({ rating: ratingIdOf(desk.vault, rating), text_sealed, recorded_at })
        .onConflict((conflict) => conflict.column('rating').doUpdateSet({ text_sealed, recorded_at })),
    ),
    ...tellOfRating(desk, ratingIdOf(desk.vault, rating), key, recordedAt),
  ]
}
