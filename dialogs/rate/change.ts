/** "Ông/Bà đã đánh giá … Muốn đổi không?" Asked only where there is an earlier rating; changing it keeps the history. */
import { lookUp } from '../../src/conversation/effect.ts'
import { answer, choose, type Question, type Reading, type Talk, text } from '../../src/conversation/flow.ts'
import { ratingContext } from '../../src/satisfaction/rating-context.ts'
import { readLevel } from '../../src/understanding/levels.ts'
import { isPlainYes } from '../../src/understanding/says-only.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'
import { isSkipped } from '../short-answers.ts'
import { type Draft, levelWords, RATE, say } from './draft.ts'

export const change: Question<Draft> = {
  id: 'change',
  fills: 'change',
  passes: ({ previous }) => previous === undefined,
  *asks(talk) {
    const { about = '', ask = {} } = talk.draft
    const context = yield* lookUp(ratingContext, ask)
    const previous = 'missing' in context ? null : context.standing.previous?.overall
    return choose(say(talk).change.asks(about, previous ? levelWords(previous, talk) : '…'), choices(talk))
  },
  reads(talk): Reading<Draft> {
    const { chosen, incoming, means } = talk
    const plain = fold(incoming.text)
    const score = chosen === null ? readLevel(incoming.text) : null
    if (chosen === 'yes' || score !== null)
      return { fills: { change: true, ...(score === null ? {} : { score }) } }
    if (chosen === 'no' || means.intent === 'deny' || isSkipped(talk) || /^(giu|thoi|keep)/.test(plain)) {
      return { stops: [text(say(talk).change.kept)] }
    }
    if (isPlainYes(talk.incoming.text, 'đổi sửa lại change')) return { fills: { change: true } }
    return { again: choose(say(talk).change.again, choices(talk)) }
  },
}

function choices(talk: Talk<Draft>) {
  const words = say(talk).change
  return [
    { label: words.yes, payload: answer(RATE, 'change', 'yes') },
    { label: words.no, payload: answer(RATE, 'change', 'no') },
  ]
}
