/** "Ông/Bà muốn khen ai, ở cơ quan nào?" A person, an office or both, in any words; "không rõ" will do. */
import { type Effectful, lookUp } from '../../src/conversation/effect.ts'
import { answer, choose, type Question, type Reading, type Talk } from '../../src/conversation/flow.ts'
import { isPlainYes } from '../../src/understanding/says-only.ts'
import { findUnit, findUnits, type UnitMatch } from '../../src/units/find-units.ts'
import { clearMatch } from '../../src/units/name-index.ts'
import { isSkipped, isWordless, leavesAsItIs, wantsElse, wordCount } from '../short-answers.ts'
import { tellsStory } from '../tells-story.ts'
import { whomSaid } from './begins.ts'
import { COMMEND, type Draft, say } from './draft.ts'
import { withMore } from './words.ts'

const MOST_OFFERED = 4
const MOST_WORDS_OF_A_NAME = 8
const MOST_LETTERS = 200

export const whom: Question<Draft> = {
  id: 'whom',
  fills: 'whom',
  *asks(talk) {
    const { unitWords } = talk.draft
    const matches = unitWords ? yield* lookUp(findUnits, { text: unitWords, limit: MOST_OFFERED }) : []
    return choose(matches.length > 0 ? say(talk).whom.which : say(talk).whom.asks, choices(talk, matches))
  },
  *reads(talk): Effectful<Reading<Draft>> {
    const { chosen, incoming } = talk
    if (isSkipped(talk)) return { fills: { unit: undefined, official: undefined, whom: true } }
    if (staysAsItIs(talk)) return { fills: { whom: true } }
    if (chosen !== null) {
      const unit = yield* lookUp(findUnit, { code: chosen })
      if (unit) return { fills: { unit: { code: unit.code, name: unit.name }, whom: true } }
    }
    const again = { again: choose(say(talk).whom.again, choices(talk, [])) }
    if (isWordless(incoming.text)) return again
    const said = yield* whomSaid(incoming.text)
    const matches = yield* lookUp(findUnits, { text: incoming.text, limit: MOST_OFFERED })
    const clear = said.unit ?? clearMatch(matches)
    const isNamed = wordCount(incoming.text) <= MOST_WORDS_OF_A_NAME || !wantsElse(talk) // «công an phường Mây Hồng» asks nothing here
    if (clear && isNamed)
      return { fills: { ...said, unit: { code: clear.code, name: clear.name }, whom: true } }
    if (wantsElse(talk)) return again
    if (matches.length > 0 && talk.draft.unitWords === undefined) {
      const official = said.official ? { official: said.official } : {}
      return {
        keeps: { unitWords: incoming.text, ...official },
        says: [choose(say(talk).whom.which, choices(talk, matches))],
      }
    }
    // «Chị hướng dẫn tận tình cho mẹ tôi» instead of an office: the praise has begun
    if (talk.draft.unitWords !== undefined && tellsStory(incoming.text))
      return { fills: { words: withMore(talk.draft.words, incoming.text), whom: true } }
    return { fills: { official: said.official ?? incoming.text.trim().slice(0, MOST_LETTERS), whom: true } }
  },
}

/** Of a name that is being mended: «để nguyên», «gửi». */
function staysAsItIs({ draft, chosen, incoming }: Talk<Draft>): boolean {
  if (chosen !== null || (!draft.unit && !draft.official)) return false
  return leavesAsItIs(incoming.text) || isPlainYes(incoming.text, 'gửi send')
}

function choices(talk: Talk<Draft>, matches: UnitMatch[]) {
  const offered = matches.map(({ code, name }) => ({ label: name, payload: answer(COMMEND, 'whom', code) }))
  return [...offered, { label: say(talk).whom.unknown, payload: answer(COMMEND, 'whom', 'skip') }]
}
