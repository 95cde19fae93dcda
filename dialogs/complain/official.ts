/** "Có biết tên, số quầy của người liên quan không?" Words only; not asked where no person stands behind the matter. */
import { answer, choose, type Question } from '../../src/conversation/flow.ts'
import { isDone, isSkipped, isWordless, wantsElse } from '../short-answers.ts'
import { COMPLAIN, type Draft, say } from './draft.ts'

const MOST_LETTERS = 200
const IMPERSONAL = ['delay', 'online_system', 'other']

export const official: Question<Draft> = {
  id: 'official',
  fills: 'official',
  passes: ({ ground, official }) => official === undefined && IMPERSONAL.includes(ground ?? ''),
  asks: (talk) => choose(say(talk).official.asks, [skip(talk)]),
  reads(talk) {
    const { text } = talk.incoming
    // Whoever says that they are done names nobody.
    if (isSkipped(talk) || isDone(text)) return { fills: { official: null } }
    if (isWordless(text) || wantsElse(talk)) return { again: choose(say(talk).official.again, [skip(talk)]) }
    return { fills: { official: text.trim().slice(0, MOST_LETTERS) } }
  },
}

function skip(talk: Parameters<typeof say>[0]) {
  return { label: say(talk).skip, payload: answer(COMPLAIN, 'official', 'skip') }
}
