/** The code may stand in the first message, or come with a button. */
import type { Effectful } from '../../src/conversation/effect.ts'
import type { Talk } from '../../src/conversation/flow.ts'
import { knownDossier } from '../known-dossier.ts'
import { codeIn } from './code-in.ts'
import type { Draft } from './draft.ts'

export function* begins(talk: Talk<Draft>, opening: string | null): Effectful<Draft> {
  const code = opening ?? codeIn(talk.incoming.text)
  if (code === null) {
    const broken = talk.means.slots.dossierCode
    return broken === undefined ? {} : { missed: { code: broken, isWhole: false } }
  }
  const found = yield* knownDossier(code)
  return found === null ? { missed: { code, isWhole: true } } : { found }
}
