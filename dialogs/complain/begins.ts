/**
 * What the message that starts a complaint has already told. Openings (`ln:start:complain:…`):
 * - a dossier code, alone or after `late:`: that dossier, and its delay when it is late
 * - `unit:` and a unit's code: that office
 * - `words:` and words told elsewhere: the story
 */
import type { Effectful } from '../../src/conversation/effect.ts'
import { lookUp } from '../../src/conversation/effect.ts'
import type { Talk } from '../../src/conversation/flow.ts'
import { understand } from '../../src/understanding/understand.ts'
import { findUnit } from '../../src/units/find-units.ts'
import { isLate, knownDossier } from '../known-dossier.ts'
import { type Draft, say } from './draft.ts'
import { gleaned } from './gleaned.ts'
import { groundSaid } from './ground.ts'

export function* begins(talk: Talk<Draft>, opening: string | null): Effectful<Draft> {
  const draft: Draft = { channel: talk.moment.address.channel, flags: [], story: '', attachments: [] }
  if (opening === null) return yield* fromWords({ ...talk, draft }, talk.incoming.text)
  if (opening.startsWith('words:'))
    return yield* fromWords({ ...talk, draft }, opening.slice('words:'.length))
  if (opening.startsWith('unit:')) {
    const unit = yield* lookUp(findUnit, { code: opening.slice('unit:'.length) })
    return { ...draft, ...(unit ? { unit: { code: unit.code, name: unit.name } } : {}) }
  }
  return {
    ...draft,
    ...(yield* fromDossier(talk, opening.replace(/^late:/, ''), opening.startsWith('late:'))),
  }
}

function* fromWords(talk: Talk<Draft>, text: string): Effectful<Draft> {
  const heard = { ...talk, means: understand(text), incoming: { ...talk.incoming, text, tap: null } }
  const ground = groundSaid(heard)
  return { ...talk.draft, ...(ground ? { ground } : {}), ...(yield* gleaned(heard)) }
}

/** The facts of a late dossier stand in the story; the citizen may add to them. */
function* fromDossier(talk: Talk<Draft>, code: string, saidLate: boolean): Effectful<Partial<Draft>> {
  const known = yield* knownDossier(code)
  if (known === null) return {}
  const view = known === 'unchecked' ? null : known
  const unit = view?.details ? { unit: view.details.unit } : {}
  if (!saidLate && !isLate(view)) return { dossier: code, ...unit }
  const story = say(talk).story.lateDossier(code, view?.details?.workingDaysLate ?? 0)
  return { dossier: code, ...unit, ground: 'delay', story }
}
