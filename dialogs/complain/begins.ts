/**
 * What the message that starts a complaint has already told. Openings (`ln:start:complain:…`):
 * - a dossier code, alone or after `late:`: that dossier, and its delay when it is late
 * - `unit:` and a unit's code: that office
 * - `door:` and what a printed door says: its office
 * - `words:` and words told elsewhere: the story
 */
import type { Effectful } from '../../src/conversation/effect.ts'
import { lookUp } from '../../src/conversation/effect.ts'
import type { Talk } from '../../src/conversation/flow.ts'
import { findDoor } from '../../src/doors/door-store.ts'
import { understand } from '../../src/understanding/understand.ts'
import { findUnit } from '../../src/units/find-units.ts'
import { keepFiles } from '../keep-files.ts'
import { isLate, knownDossier } from '../known-dossier.ts'
import { type Draft, MOST_FILES, say } from './draft.ts'
import { gleaned } from './gleaned.ts'
import { groundSaid } from './ground.ts'
import { isIdentityPaper } from './identity-paper.ts'
import { filesOf } from './story.ts'

export function* begins(talk: Talk<Draft>, opening: string | null): Effectful<Draft> {
  const draft: Draft = { channel: talk.moment.address.channel, flags: [], story: '', attachments: [] }
  if (opening === null) return yield* fromWords({ ...talk, draft })
  if (opening.startsWith('words:')) {
    const text = opening.slice('words:'.length)
    const incoming = { ...talk.incoming, text, tap: null }
    return yield* fromWords({ ...talk, draft, means: understand(text), incoming })
  }
  if (opening.startsWith('unit:')) return { ...draft, ...(yield* unitOf(opening.slice('unit:'.length))) }
  if (opening.startsWith('door:')) return { ...draft, ...(yield* behindDoor(opening)) }
  return {
    ...draft,
    ...(yield* fromDossier(talk, opening.replace(/^late:/, ''), opening.startsWith('late:'))),
  }
}

/** A story that is being told is not lost when a poster is scanned meanwhile: the poster only says where it happened. */
export function* goesOnBehind({ draft }: Talk<Draft>, opening: string): Effectful<Partial<Draft> | null> {
  if (draft.story === '' && draft.attachments.length === 0) return null
  return draft.unit === undefined ? yield* behindDoor(opening) : {}
}

function* behindDoor(opening: string): Effectful<Partial<Draft>> {
  const door = yield* lookUp(findDoor, { said: opening.slice('door:'.length) })
  const known = door ? yield* unitOf(door.unitCode) : {}
  if (!door || !known.unit) return {}
  const { counter, procedureCode } = door
  const isCounter = counter !== null || procedureCode !== null
  return {
    ...known,
    behindDoor: true,
    ...(isCounter ? { door: { unit: known.unit.code, counter, procedureCode } } : {}),
  }
}

/** Nothing for an unknown code: the office is asked for then. */
function* unitOf(code: string): Effectful<Partial<Draft>> {
  const unit = yield* lookUp(findUnit, { code })
  return unit ? { unit: { code: unit.code, name: unit.name } } : {}
}

function* fromWords(talk: Talk<Draft>): Effectful<Draft> {
  const ground = talk.incoming.tap === null ? groundSaid(talk) : null
  const files = filesOf(talk.incoming).filter((file) => !isIdentityPaper(file, talk.incoming.text))
  const attachments = yield* keepFiles(talk, files.slice(0, MOST_FILES))
  return { ...talk.draft, attachments, ...(ground ? { ground } : {}), ...(yield* gleaned(talk)) }
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
