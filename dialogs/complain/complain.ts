/** Gửi phản ánh: from "I want to report" to a tracking code in the citizen's hand. */
import { type Flow, flow } from '../../src/conversation/flow.ts'
import { amount } from './amount.ts'
import { explains } from './asked-about.ts'
import { begins, goesOnBehind } from './begins.ts'
import { withOldAnswer } from './being-corrected.ts'
import { confidentiality } from './confidentiality.ts'
import { dossier } from './dossier.ts'
import { COMPLAIN, type Draft } from './draft.ts'
import { withFiles } from './files-anywhere.ts'
import { criedMeanwhile } from './gleaned.ts'
import { ground } from './ground.ts'
import { withLateDetails } from './late-details.ts'
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
    withFiles(withOldAnswer(ground)),
    withOldAnswer(story),
    ...[unit, dossier, official, amount, confidentiality].map((question) =>
      withFiles(withOldAnswer(withLateDetails(question))),
    ),
    withFiles(withLateDetails(summary)),
  ],
  begins,
  goesOnBehind,
  explains,
  keepsCry: criedMeanwhile,
  firstWords: ({ story }) => story || null,
  filesIn: ({ attachments }) => attachments,
  ends: send,
  notices,
})
