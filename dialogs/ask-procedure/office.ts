/** "Ông/Bà ở phường, xã nào?" An office by any of its names. */
import { type Effectful, lookUp } from '../../src/conversation/effect.ts'
import { answer, choose, type Question, type Reading } from '../../src/conversation/flow.ts'
import { findUnits } from '../../src/units/find-units.ts'
import { clearMatch } from '../../src/units/name-index.ts'
import { toMenu, toOfficial } from '../menu/menu.ts'
import { ASK_PROCEDURE, type Draft, say } from './draft.ts'

const MOST_OFFERED = 5

export const office: Question<Draft> = {
  id: 'office',
  fills: 'office',
  passes: ({ wantsOffice }) => wantsOffice !== true,
  asks: (talk) => choose(say(talk).office.asks, []),
  *reads(talk): Effectful<Reading<Draft>> {
    if (talk.chosen !== null) return { fills: { office: talk.chosen } }
    const words = say(talk).office
    const found = yield* lookUp(findUnits, { text: talk.incoming.text, limit: MOST_OFFERED })
    const clear = clearMatch(found)
    if (clear) return { fills: { office: clear.code } }
    if (found.length === 0)
      return { again: choose(words.unknown, [toOfficial(talk.language), toMenu(talk.language)]) }
    const choices = found.map(({ code, name }) => ({
      label: name,
      payload: answer(ASK_PROCEDURE, 'office', code),
    }))
    return { keeps: {}, says: [choose(words.which, choices)] }
  },
}
