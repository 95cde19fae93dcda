/** The invitation to rate once a dossier is done. Its button carries the token, so that the rating is verified. */
import type { Reply } from '../../src/channels/channel.ts'
import { type Effectful, lookUp } from '../../src/conversation/effect.ts'
import { beyond, choose, start, type Talk } from '../../src/conversation/flow.ts'
import { findUnit } from '../../src/units/find-units.ts'
import { RATE, say } from './draft.ts'

export function* invitation(
  body: Record<string, unknown>,
  talk: Pick<Talk<unknown>, 'language'>,
): Effectful<Reply[]> {
  const words = say(talk)
  const code = String(body.dossier)
  const unit = yield* lookUp(findUnit, { code: String(body.unit) })
  const about = unit ? words.dossierAt(code, unit.name) : words.dossier(code)
  const sentence = words.invitation.asks(about)
  const told = choose(sentence.charAt(0).toUpperCase() + sentence.slice(1), [
    { label: words.invitation.rate, payload: start(RATE, String(body.token)) },
  ])
  return [beyond(told, 'rating_invitation', { dossier: code, unit: unit?.name ?? '' })]
}
