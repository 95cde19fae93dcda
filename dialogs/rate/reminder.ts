/** The one reminder of an invitation to rate; left unsaid when it was answered meanwhile, or is not wanted any more. */
import type { Reply } from '../../src/channels/channel.ts'
import { type Effectful, lookUp } from '../../src/conversation/effect.ts'
import { beyond, choose, start, type Talk } from '../../src/conversation/flow.ts'
import { isStillInvited } from '../../src/satisfaction/reminders.ts'
import { findUnit } from '../../src/units/find-units.ts'
import { RATE, say } from './draft.ts'

export function* reminder(
  body: Record<string, unknown>,
  talk: Pick<Talk<unknown>, 'language'>,
): Effectful<Reply[]> {
  const words = say(talk)
  const [dossier, token] = [String(body.dossier), String(body.token)]
  if (!(yield* lookUp(isStillInvited, { dossier, token }))) return []
  const unit = body.unit === null ? null : yield* lookUp(findUnit, { code: String(body.unit) })
  const about = unit ? words.dossierAt(dossier, unit.name) : words.dossier(dossier)
  const told = choose(words.invitation.reminds(about), [
    { label: words.invitation.rate, payload: start(RATE, token) },
  ])
  return [beyond(told, 'rating_reminder', { dossier, unit: unit?.name ?? words.invitation.theOffice })]
}
