/**
 * What the first message has said: what is rated, and perhaps how. Openings (`ln:start:rate:…`): a one-time token of an
 * invitation or a counter, `unit:` and a unit's code, `door:` and what a printed door says, or a dossier code.
 */
import { type Effectful, lookUp } from '../../src/conversation/effect.ts'
import type { Talk } from '../../src/conversation/flow.ts'
import { findDoor } from '../../src/doors/door-store.ts'
import { readDossierCode } from '../../src/understanding/codes.ts'
import { readLevel } from '../../src/understanding/levels.ts'
import { unitSaid } from '../unit-said.ts'
import { type Draft, say } from './draft.ts'
import { levelToldFirst } from './level-said.ts'
import { readToken, subject } from './subject.ts'

export function* begins(talk: Talk<Draft>, opening: string | null): Effectful<Draft> {
  const { incoming, means } = talk
  if (opening?.startsWith('door:'))
    return { comment: '', ...(yield* behindDoor(talk, opening.slice('door:'.length))) }
  if (opening !== null) {
    const token = readToken(opening)
    const unitCode = opening.startsWith('unit:') ? opening.slice('unit:'.length) : null
    const ask = token ? { token } : unitCode ? { unitCode } : { dossierCode: opening }
    return { comment: '', ...(yield* subject(talk, ask)) }
  }
  const { text, tap } = incoming
  const score = tap === null ? levelToldFirst(text, means.slots.score ?? readLevel(text)) : null
  return { comment: '', ...(score === null ? {} : { score }), ...(yield* subjectSaid(talk)) }
}

/** The office, counter and procedure of a printed door. */
function* behindDoor(talk: Talk<Draft>, said: string): Effectful<Partial<Draft>> {
  const door = yield* lookUp(findDoor, { said })
  if (door === null) return { trouble: say(talk).about.unknownDoor }
  const { unitCode, counter, procedureCode } = door
  return yield* subject(talk, { unitCode, counter, procedureCode })
}

/** What a typed text names: a dossier before an office. */
export function* subjectSaid(talk: Talk<Draft>): Effectful<Partial<Draft>> {
  const { text, tap } = talk.incoming
  if (tap !== null) return {}
  const token = readToken(text)
  if (token) return yield* subject(talk, { token })
  const dossierCode = readDossierCode(text)
  if (dossierCode) return yield* subject(talk, { dossierCode })
  const said = yield* unitSaid(text)
  if (said.unit) return yield* subject(talk, { unitCode: said.unit.code })
  return said.unitWords ? { unitWords: said.unitWords } : {}
}
