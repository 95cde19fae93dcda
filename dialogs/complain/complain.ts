/** Gửi phản ánh: from "I want to report" to a tracking code in the citizen's hand. */
import { type Flow, flow } from '../../src/conversation/flow.ts'
import { amount } from './amount.ts'
import { begins, goesOnBehind } from './begins.ts'
import { confidentiality } from './confidentiality.ts'
import { dossier } from './dossier.ts'
import { COMPLAIN, type Draft } from './draft.ts'
import { withFiles } from './files-anywhere.ts'
import { ground } from './ground.ts'
import { notices } from './notices.ts'
import { official } from './official.ts'
import { send } from './send.ts'
import { story } from './story.ts'
import { summary } from './summary.ts'
import { unit } from './unit.ts'

export const complain: Flow = flow<Draft>({
  name: COMPLAIN,
  version: 1,
  intents: ['file_complaint'],
  questions: [
    withFiles(ground),
    story,
    ...[unit, dossier, official, amount, confidentiality, summary].map(withFiles),
  ],
  begins,
  goesOnBehind,
  ends: send,
  notices,
})
