/** "Ông/Bà muốn gửi theo cách nào?" Says who will see the complaint before it is sent, and what a dossier number and a voice tell. */
import { CONFIDENTIALITIES } from '../../src/complaints/complaint.ts'
import { planComplaint } from '../../src/complaints/plan-complaint.ts'
import { lookUp } from '../../src/conversation/effect.ts'
import { answer, choose, type Question, type Talk } from '../../src/conversation/flow.ts'
import { readDossierCode } from '../../src/understanding/codes.ts'
import { COMPLAIN, type Draft, holdsRecording, say } from './draft.ts'
import { planned } from './planned.ts'
import { wayTyped } from './way-typed.ts'

export const confidentiality: Question<Draft> = {
  id: 'confidentiality',
  fills: 'confidentiality',
  *asks(talk) {
    const { draft } = talk
    const words = say(talk).confidentiality
    const plan = yield* lookUp(planComplaint, planned(draft))
    const lines = [
      words.asks,
      plan.handlerName ? words.goesTo(plan.handlerName) : '',
      plan.protected ? words.outOfChain : '',
      CONFIDENTIALITIES.map((way) => words.explained[way]).join('\n'),
      draft.dossier ? words.dossierTells : '',
      readDossierCode(draft.story) ? words.storyTells : '',
      holdsRecording(draft) ? words.recordingTells : '',
      draft.flags.includes('identity_protection') ? words.askedToHide : '',
      draft.flags.includes('threat_or_retaliation') ? say(talk).summary.protection : '',
    ]
    return choose(lines.filter(Boolean).join('\n\n'), choices(talk))
  },
  reads(talk) {
    const said =
      CONFIDENTIALITIES.find((way) => way === talk.chosen) ??
      (talk.chosen === null ? wayTyped(talk.incoming.text) : null)
    return said
      ? { fills: { confidentiality: said } }
      : { again: choose(say(talk).confidentiality.again, choices(talk)) }
  },
}

function choices(talk: Talk<Draft>) {
  return CONFIDENTIALITIES.map((way) => ({
    label: say(talk).confidentialities[way],
    payload: answer(COMPLAIN, 'confidentiality', way),
    ...(way === 'named' && { acts: true as const }),
  }))
}
