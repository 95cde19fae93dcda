/** A rating that comes back from a platform's own rating template, which carried one of our invitations. */
import type { Instant } from '../calendar/instant.ts'
import type { ChannelName } from '../channels/channel.ts'
import type { Moment } from '../conversation/effect.ts'
import type { Desk } from '../desk.ts'
import { addComment, giveRating } from './give-rating.ts'
import { ratingContext } from './rating-context.ts'

/** What a template brought back. `key`: the record's, for ever; `level` from 1 to 5; `note`: '' for none. */
type TemplateRating = {
  token: string
  level: number
  note: string
  key: string
  channel: ChannelName
  at: Instant
}

/**
 * Keeps the rating as one that was invited and verified by its token. Who gave it is not known: the template went to a phone.
 *
 * @returns `unknown` when the token is none of ours, `used` when it was used before
 */
export async function rateByTemplate(
  desk: Desk,
  { token, level, note, key, channel, at }: TemplateRating,
  now: Instant,
): Promise<'rated' | 'unknown' | 'used'> {
  const moment: Moment = {
    at,
    recordedAt: now,
    key,
    cause: key,
    citizen: desk.vault.ref('template-rater', token), // stands for nobody: only one rating has it
    address: { channel, account: '', user: '' },
    draw: (purpose) => desk.vault.draw(key, purpose),
  }
  const context = await ratingContext(desk, { token }, moment)
  if ('missing' in context || context.tokenState === 'unknown') return 'unknown'
  if (context.tokenState !== 'valid') return 'used'
  const kept = await desk.database.commit([
    ...giveRating(desk, { level, standing: context.standing }, moment),
    ...(note.trim() === '' ? [] : addComment(desk, { rating: key, text: note.trim() }, moment)),
  ])
  return 'rows' in kept ? 'rated' : 'used'
}
