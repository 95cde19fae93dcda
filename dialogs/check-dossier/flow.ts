/** Tra cứu hồ sơ: from a code, in whatever form it was typed, to where the dossier stands and what can be done about it; and following it. */
import { type Flow, flow } from '../../src/conversation/flow.ts'
import { answers } from './answers.ts'
import { begins } from './begins.ts'
import { claims } from './claims.ts'
import { code } from './code.ts'
import { consent } from './consent.ts'
import { CHECK_DOSSIER, type Draft } from './draft.ts'
import { notices } from './notices.ts'

export const checkDossier: Flow = flow<Draft>({
  name: CHECK_DOSSIER,
  version: 1,
  intents: ['check_dossier'],
  questions: [code, consent],
  begins,
  claims,
  ends: answers,
  notices,
})
