/** The code may stand in the first message, or come with a button; the wish to follow a dossier, too. */
import type { Effectful } from '../../src/conversation/effect.ts'
import type { Talk } from '../../src/conversation/flow.ts'
import { knownDossier } from '../known-dossier.ts'
import { codeIn } from './code-in.ts'
import type { Draft } from './draft.ts'
import { beginsFollowing, wishIn } from './wish.ts'

export function* begins(talk: Talk<Draft>, opening: string | null): Effectful<Draft> {
  const asked = wishIn(opening, talk.incoming.text)
  if (asked) return yield* beginsFollowing(asked)
  const code = opening ?? codeIn(talk.incoming.text)
  if (code === null) {
    const broken = talk.means.slots.dossierCode
    return broken === undefined ? {} : { missed: { code: broken, isWhole: false } }
  }
  const found = yield* knownDossier(code)
  return found === null ? { missed: { code, isWhole: true } } : { found }
}
