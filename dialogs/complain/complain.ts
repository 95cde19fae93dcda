/** Gửi phản ánh: from "I want to report" to a tracking code in the citizen's hand. */
import { type Flow, flow } from '../../src/conversation/flow.ts'
import { amount } from './amount.ts'
import { begins } from './begins.ts'
import { confidentiality } from './confidentiality.ts'
import { dossier } from './dossier.ts'
import { COMPLAIN, type Draft } from './draft.ts'
import { ground } from './ground.ts'
import { official } from './official.ts'
import { send } from './send.ts'
import { story } from './story.ts'
import { summary } from './summary.ts'
import { unit } from './unit.ts'

export const complain: Flow = flow<Draft>({
  name: COMPLAIN,
  version: 1,
  intents: ['file_complaint'],
  questions: [ground, story, unit, dossier, official, amount, confidentiality, summary],
  begins,
  ends: send,
})
