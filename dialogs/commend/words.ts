/** The praise in the citizen's own words. Where they rather blame, the kind is asked once more. */
import { answer, choose, type Question, type Reading, text } from '../../src/conversation/flow.ts'
import { isDone, isWordless } from '../short-answers.ts'
import { isDoubtful } from './doubtful.ts'
import { COMMEND, type Draft, say } from './draft.ts'

const MOST_LETTERS = 4_000

export const words: Question<Draft> = {
  id: 'words',
  fills: 'told',
  gathers: true,
  asks: (talk) => text(say(talk).words.asks),
  reads(talk): Reading<Draft> {
    const { draft, incoming, chosen } = talk
    const own = say(talk).words
    const done = { label: own.done, payload: answer(COMMEND, 'words', 'done') }
    if (chosen === 'done' || isDone(incoming.text)) {
      if (draft.words === '') return { again: text(own.none) }
      return { fills: { told: true, ...(isDoubtful(draft.words) ? { doubt: true } : {}) } }
    }
    if (isWordless(incoming.text)) return { again: text(own.noWords) }
    const whole = [draft.words, incoming.text].filter(Boolean).join('\n').slice(0, MOST_LETTERS)
    return { keeps: { words: whole }, says: [choose(own.noted, [done])] }
  },
}
