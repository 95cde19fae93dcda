/** The reason for looking at it again (may be left out), or what is added to the complaint (may not). */
import { answer, choose, type Question, type Talk, text } from '../../src/conversation/flow.ts'
import { isDone, isSkipped, isWordless } from '../short-answers.ts'
import { type Draft, say, TRACK } from './draft.ts'

const MOST_LETTERS = 10_000

export const words: Question<Draft> = {
  id: 'words',
  fills: 'told',
  gathers: true,
  passes: ({ act }) => act !== 'reopen' && act !== 'add',
  asks(talk) {
    const own = say(talk).words
    if (talk.draft.act !== 'reopen') return text(own.add)
    return choose(own.reopen, [{ label: own.skip, payload: answer(TRACK, 'words', 'skip') }])
  },
  reads(talk) {
    const { draft, incoming, chosen } = talk
    const own = say(talk).words
    const optional = draft.act === 'reopen'
    if (chosen === 'done' || isDone(incoming.text)) {
      return draft.words !== '' || optional ? { fills: { told: true } } : { again: text(own.none) }
    }
    if (optional && draft.words === '' && isSkipped(talk)) return { fills: { told: true } }
    if (isWordless(incoming.text)) return { again: choose(own.textOnly, [done(talk)]) }
    const whole = [draft.words, incoming.text].filter(Boolean).join('\n').slice(0, MOST_LETTERS)
    return { keeps: { words: whole }, says: [choose(own.noted, [done(talk)])] }
  },
}

function done(talk: Talk<Draft>) {
  return { label: say(talk).words.done, payload: answer(TRACK, 'words', 'done') }
}
