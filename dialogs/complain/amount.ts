/** "Số tiền là bao nhiêu?" Asked only where money is the matter. */
import { answer, choose, type Question } from '../../src/conversation/flow.ts'
import { readAmountAnswer } from '../../src/understanding/amount.ts'
import { foldWords } from '../../src/understanding/vietnamese-text.ts'
import { isSkipped } from '../short-answers.ts'
import { COMPLAIN, type Draft, say } from './draft.ts'

export const amount: Question<Draft> = {
  id: 'amount',
  fills: 'amountVnd',
  passes: ({ ground }) => ground !== 'bribery' && ground !== 'overcharge',
  asks: (talk) => choose(say(talk).amount.asks, [skip(talk)]),
  reads(talk) {
    if (isSkipped(talk)) return { fills: { amountVnd: null } }
    const { text } = talk.incoming
    const amountVnd = readAmountAnswer(text)
    if (amountVnd !== null) return { fills: { amountVnd } }
    const again = choose(say(talk).amount.again, [skip(talk)])
    return saysRoughly(text) ? { keeps: {}, says: [again] } : { again }
  },
}

const MOST_WORDS = 6

/** «vài triệu», «mấy trăm», «5» answer the question, if not well enough: they tell nothing else that would have to be noted. */
function saysRoughly(text: string): boolean {
  const words = foldWords(text)
  const isVague =
    words.some((word) => /^(?:vai|may|it|nhieu)$/.test(word)) && words.some((word) => SIZES.has(word))
  return words.length <= MOST_WORDS && (isVague || words.every((word) => /^\d{1,3}$/.test(word)))
}
const SIZES = new Set('chuc tram nghin ngan k trieu tr cu chai lit xi dong tien'.split(' '))

function skip(talk: Parameters<typeof say>[0]) {
  return { label: say(talk).skip, payload: answer(COMPLAIN, 'amount', 'skip') }
}
