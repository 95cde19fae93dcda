/** "Ông/Bà ở phường, xã nào?" An office by any of its names. */
import { type Effectful, lookUp } from '../../src/conversation/effect.ts'
import { answer, choose, type Question, type Reading, type Talk } from '../../src/conversation/flow.ts'
import { findUnits } from '../../src/units/find-units.ts'
import { clearMatch } from '../../src/units/name-index.ts'
import { toMenu, toOfficial } from '../menu/menu.ts'
import { isSkipped } from '../short-answers.ts'
import { isBareWish } from './bare-wish.ts'
import { ASK_PROCEDURE, type Draft, say } from './draft.ts'
import { provincialCounter } from './place-of.ts'
import { proceduresIn } from './procedures-in.ts'

const MOST_OFFERED = 5

export const office: Question<Draft> = {
  id: 'office',
  fills: 'office',
  passes: ({ wantsOffice }) => wantsOffice !== true,
  asks: (talk) => choose(say(talk).office.asks, [unsure(talk)]),
  *reads(talk): Effectful<Reading<Draft>> {
    const words = say(talk).office
    if (isBareWish(talk.incoming.text)) return { fills: { wantsOffice: undefined } }
    if (isSkipped(talk)) {
      const counter = yield* lookUp(provincialCounter, {})
      if (counter !== null) return { fills: { office: counter.code } }
    }
    if (talk.chosen !== null) return { fills: { office: talk.chosen } }
    const found = yield* lookUp(findUnits, { text: talk.incoming.text, limit: MOST_OFFERED })
    const clear = clearMatch(found)
    if (clear) return { fills: { office: clear.code } }
    if (found.length === 0) {
      if (talk.means.slots.procedure !== undefined) {
        const { named, isSure } = yield* proceduresIn(talk.incoming.text, talk.means.slots.procedure)
        const procedure = isSure ? { procedure: named[0]!.code } : {}
        if (named.length > 0) return { fills: { wantsOffice: undefined, found: named, ...procedure } }
      }
      return {
        again: choose(words.unknown, [unsure(talk), toOfficial(talk.language), toMenu(talk.language)]),
      }
    }
    const choices = found.map(({ code, name }) => ({
      label: name,
      payload: answer(ASK_PROCEDURE, 'office', code),
    }))
    return { keeps: {}, says: [choose(words.which, choices)] }
  },
}

/** Whoever does not know the office is shown the one-stop centre of the province. */
function unsure(talk: Talk<Draft>) {
  return { label: say(talk).office.unsure, payload: answer(ASK_PROCEDURE, 'office', 'skip') }
}
