/** The praise in the citizen's own words. Where they rather blame, the kind is asked once more. */
import { answer, choose, type Question, type Reading, type Talk, text } from '../../src/conversation/flow.ts'
import { saysOnly } from '../../src/understanding/says-only.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'
import { isDone, isWordless } from '../short-answers.ts'
import { isDoubtful } from './doubtful.ts'
import { COMMEND, type Draft, say } from './draft.ts'
import { takesBack } from './takes-back.ts'

const MOST_LETTERS = 4_000
const ANEW = /^(?:viet lai|start over)(?: tu dau)?(?: a| nhe| nha)?$/
const SENDING = 'gửi lời khen send praise'

export const words: Question<Draft> = {
  id: 'words',
  fills: 'told',
  gathers: true,
  asks(talk) {
    const own = say(talk).words
    const { words } = talk.draft
    return words === '' ? text(own.asks) : choose(own.soFar(words), [done(talk), anew(talk)])
  },
  reads(talk): Reading<Draft> {
    const { draft, incoming, chosen } = talk
    const own = say(talk).words
    if (chosen === 'anew' || ANEW.test(fold(incoming.text)))
      return { keeps: { words: '' }, says: [text(own.asks)] }
    const isOver = isDone(incoming.text) || (draft.words !== '' && saysOnly(incoming.text, SENDING))
    if (chosen === 'done' || isOver) {
      if (draft.words === '') return { again: text(own.none) }
      return { fills: { told: true, ...(isDoubtful(draft.words) ? { doubt: true } : {}) } }
    }
    if (isWordless(incoming.text)) return { again: text(own.noWords) }
    if (takesBack(incoming.text)) {
      const cancel = { label: own.cancel, payload: 'ln:cancel', acts: true as const }
      return { again: choose(own.takenBack, [cancel]) }
    }
    return { keeps: { words: withMore(draft.words, incoming.text) }, says: [choose(own.noted, [done(talk)])] }
  },
}

/** What was told, and what is told besides. */
export function withMore(told: string, more: string): string {
  return [told, more].filter(Boolean).join('\n').slice(0, MOST_LETTERS)
}

function done(talk: Talk<Draft>) {
  return { label: say(talk).words.done, payload: answer(COMMEND, 'words', 'done') }
}

function anew(talk: Talk<Draft>) {
  return { label: say(talk).words.anew, payload: answer(COMMEND, 'words', 'anew') }
}
