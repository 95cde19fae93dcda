/** "Thông tin nào chưa đúng?" What the chat keeps is little; a person looks at the rest. */
import { choose, type Question } from '../../src/conversation/flow.ts'
import { toMenu } from '../menu/menu.ts'
import { isSkipped, isWordless } from '../short-answers.ts'
import { type Draft, say } from './draft.ts'

const MOST_LETTERS = 2000

export const correction: Question<Draft> = {
  id: 'correction',
  fills: 'correction',
  free: true,
  passes: ({ wish }) => wish !== 'correct',
  asks: (talk) => choose(say(talk).correction.asks, []),
  reads(talk) {
    const { text } = talk.incoming
    if (isSkipped(talk)) return { stops: [choose(say(talk).consent.kept, [toMenu(talk.language)])] }
    if (isWordless(text)) return { again: choose(say(talk).correction.again, [toMenu(talk.language)]) }
    return { fills: { correction: text.trim().slice(0, MOST_LETTERS) } }
  },
}
