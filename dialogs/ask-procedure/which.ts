/** "Ông/Bà hỏi thủ tục nào dưới đây?" Another name typed here searches again. */
import type { Effectful } from '../../src/conversation/effect.ts'
import { answer, choose, type Question, type Reading, type Talk } from '../../src/conversation/flow.ts'
import { wantsElse } from '../short-answers.ts'
import { isBareWish } from './bare-wish.ts'
import { ASK_PROCEDURE, type Draft, say } from './draft.ts'
import { proceduresIn } from './procedures-in.ts'

export const which: Question<Draft> = {
  id: 'which',
  fills: 'procedure',
  passes: ({ wantsOffice }) => wantsOffice === true,
  asks: (talk) => choose(say(talk).which.asks, choicesOf(talk)),
  *reads(talk): Effectful<Reading<Draft>> {
    if (talk.chosen === 'none' || ['deny', 'skip'].includes(talk.means.intent)) return { goesTo: 'what' }
    if (talk.chosen !== null) return { fills: { procedure: talk.chosen } }
    const offered = talk.draft.found ?? []
    if (talk.means.intent === 'affirm' && offered.length === 1)
      return { fills: { procedure: offered[0]!.code } }
    if (talk.means.intent !== 'procedure_info' && wantsElse(talk)) {
      return { again: choose(say(talk).which.again, choicesOf(talk)) }
    }
    const { named, isSure } = yield* proceduresIn(talk.incoming.text, talk.means.slots.procedure ?? null)
    if (isSure) return { fills: { procedure: named[0]!.code } }
    if (named.length > 0) return { fills: { found: named } }
    if (isBareWish(talk.incoming.text)) return { goesTo: 'what' }
    return { again: choose(say(talk).which.again, choicesOf(talk)) }
  },
}

function choicesOf(talk: Talk<Draft>) {
  const named = (talk.draft.found ?? []).map(({ code, name }) => ({
    label: name,
    payload: answer(ASK_PROCEDURE, 'which', code),
  }))
  return [...named, { label: say(talk).which.none, payload: answer(ASK_PROCEDURE, 'which', 'none') }]
}
