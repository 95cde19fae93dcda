/** Hỏi thủ tục: papers, term, fee and place of a procedure, or where an office is and when it is open. */
import { type Flow, flow } from '../../src/conversation/flow.ts'
import { answers } from './answers.ts'
import { asksContact } from './asks-contact.ts'
import { begins } from './begins.ts'
import { ASK_PROCEDURE, type Draft } from './draft.ts'
import { office } from './office.ts'
import { what } from './what.ts'
import { which } from './which.ts'

export const askProcedure: Flow = flow<Draft>({
  name: ASK_PROCEDURE,
  version: 1,
  intents: ['procedure_info'],
  questions: [what, which, office],
  begins,
  claims: asksContact,
  ends: answers,
})
