/** "Việc xảy ra ở cơ quan nào?" Any way of naming an office; where it fits several, they are offered. "Không rõ" will do. */
import { type Effectful, lookUp } from '../../src/conversation/effect.ts'
import { answer, choose, type Question, type Reading, type Talk } from '../../src/conversation/flow.ts'
import { isPlainYes } from '../../src/understanding/says-only.ts'
import { accountUnit } from '../../src/units/account-unit.ts'
import { findUnit, findUnits, type UnitMatch } from '../../src/units/find-units.ts'
import { clearMatch } from '../../src/units/name-index.ts'
import { isSkipped, wantsElse, wordCount } from '../short-answers.ts'
import { COMPLAIN, type Draft, say } from './draft.ts'
import { accuses, gleaned, moreStory } from './gleaned.ts'

const MOST_OFFERED = 4
/** Below this a long text is rather more of the story than the name of an office. */
const LEAST_SCORE = 0.7

export const unit: Question<Draft> = {
  id: 'unit',
  fills: 'unit',
  *asks(talk) {
    const { unitWords } = talk.draft
    if (unitWords) return offer(talk, yield* lookUp(findUnits, { text: unitWords, limit: MOST_OFFERED }))
    const own = yield* lookUp(accountUnit, null)
    return choose(say(talk).unit.asks, choices(talk, own ? [own] : []))
  },
  *reads(talk): Effectful<Reading<Draft>> {
    const words = say(talk).unit
    if (talk.draft.unitWords && talk.incoming.tap === null) {
      // "không" says no to what was offered, although it begins "Không rõ" too
      if (talk.means.intent === 'deny') return { keeps: { unitWords: '' }, says: [offer(talk, [])] }
      if (talk.chosen === null && isPlainYes(talk.incoming.text)) {
        const [first] = yield* lookUp(findUnits, { text: talk.draft.unitWords, limit: 1 })
        if (first) return { fills: { unit: { code: first.code, name: first.name } } }
      }
    }
    if (isSkipped(talk)) return { fills: { unit: null } }
    if (talk.chosen !== null) {
      const chosen = yield* lookUp(findUnit, { code: talk.chosen })
      if (chosen) return { fills: { unit: { code: chosen.code, name: chosen.name } } }
    }
    const matches = yield* lookUp(findUnits, { text: talk.incoming.text, limit: MOST_OFFERED })
    const clear = clearMatch(matches)
    if (clear) {
      return { fills: { ...toldWith(talk, clear.name), unit: { code: clear.code, name: clear.name } } }
    }
    if (wantsElse(talk) && (matches[0]?.score ?? 0) < LEAST_SCORE)
      return { again: choose(words.again, choices(talk, [])) }
    const more = yield* gleaned(talk)
    if (more.unit) return { fills: { ...more, ...toldWith(talk, more.unit.name) } }
    const told = (matches[0]?.score ?? 0) < LEAST_SCORE ? moreStory(talk) : null
    if (told) return { keeps: told, says: [choose(words.noted, choices(talk, []))] }
    if (matches.length === 0) return { again: choose(words.again, choices(talk, [])) }
    return { keeps: { unitWords: talk.incoming.text }, says: [offer(talk, matches)] }
  },
}

/** What is told with the office's name is part of the story: a deed, or more than a few words. */
function toldWith(talk: Talk<Draft>, name: string): Partial<Draft> | null {
  const isMore = wordCount(talk.incoming.text) > wordCount(name) + WORDS_AROUND_A_NAME
  return accuses(talk) || isMore ? moreStory(talk) : null
}
const WORDS_AROUND_A_NAME = 6

/** One office that fits is asked about; several are offered. */
function offer(talk: Talk<Draft>, matches: UnitMatch[]) {
  const words = say(talk).unit
  const [only] = matches
  if (only && matches.length === 1) {
    const unknown = choices(talk, [])
    return choose(words.isIt(only.name), [
      { label: words.yes, payload: answer(COMPLAIN, 'unit', only.code) },
      ...unknown,
    ])
  }
  return choose(matches.length > 0 ? words.which : words.asks, choices(talk, matches))
}

function choices(talk: Talk<Draft>, matches: Pick<UnitMatch, 'code' | 'name'>[]) {
  const offered = matches.map(({ code, name }) => ({ label: name, payload: answer(COMPLAIN, 'unit', code) }))
  return [...offered, { label: say(talk).unit.unknown, payload: answer(COMPLAIN, 'unit', 'skip') }]
}
