/** "Số tiền là bao nhiêu?" Asked only where money is the matter. */
import { answer, choose, type Question } from '../../src/conversation/flow.ts'
import { readAmountVnd } from '../../src/understanding/amount.ts'
import { isSkipped } from '../short-answers.ts'
import { COMPLAIN, type Draft, say } from './draft.ts'

export const amount: Question<Draft> = {
  id: 'amount',
  fills: 'amountVnd',
  passes: ({ ground }) => ground !== 'bribery' && ground !== 'overcharge',
  asks: (talk) => choose(say(talk).amount.asks, [skip(talk)]),
  reads(talk) {
    if (isSkipped(talk)) return { fills: { amountVnd: null } }
    const amountVnd = readAmountVnd(talk.incoming.text)
    return amountVnd === null
      ? { again: choose(say(talk).amount.again, [skip(talk)]) }
      : { fills: { amountVnd } }
  },
}

function skip(talk: Parameters<typeof say>[0]) {
  return { label: say(talk).skip, payload: answer(COMPLAIN, 'amount', 'skip') }
}
