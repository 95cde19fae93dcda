/** "Ông/Bà muốn nhắn thêm điều gì không?" Kept message by message, so that walking away loses nothing. */
import { type Effectful, record } from '../../src/conversation/effect.ts'
import { answer, choose, type Question, type Reading, type Talk } from '../../src/conversation/flow.ts'
import { addComment } from '../../src/satisfaction/give-rating.ts'
import { SATISFIED_FROM } from '../../src/satisfaction/instrument.ts'
import { isDone, isSkipped, isWordless } from '../short-answers.ts'
import { type Draft, RATE, say } from './draft.ts'

const MOST_LETTERS = 4_000

export const comment: Question<Draft> = {
  id: 'comment',
  fills: 'commented',
  gathers: true,
  asks(talk) {
    const words = say(talk).comment
    const isLow = (talk.draft.overall ?? SATISFIED_FROM) < SATISFIED_FROM - 1
    return choose(isLow ? words.asksLow : words.asks, [skip(talk)])
  },
  *reads(talk): Effectful<Reading<Draft>> {
    const { draft, incoming, chosen } = talk
    const words = say(talk).comment
    if (chosen !== null || isDone(incoming.text) || (draft.comment === '' && isSkipped(talk))) {
      return { fills: { commented: true } }
    }
    if (isWordless(incoming.text) || !draft.rating) return { again: choose(words.textOnly, [skip(talk)]) }
    const whole = [draft.comment, incoming.text].filter(Boolean).join('\n').slice(0, MOST_LETTERS)
    yield* record(addComment, { rating: draft.rating, text: whole })
    const done = { label: words.done, payload: answer(RATE, 'comment', 'done') }
    return { keeps: { comment: whole }, says: [choose(words.noted, [done])] }
  },
}

function skip(talk: Talk<Draft>) {
  return { label: say(talk).item.enough, payload: answer(RATE, 'comment', 'skip') }
}
