/** "Ông/Bà muốn đánh giá việc phục vụ ở đâu?" A dossier code, a token, or any way of naming an office. */
import { type Effectful, lookUp } from '../../src/conversation/effect.ts'
import { answer, choose, type Question, type Reading, type Talk, text } from '../../src/conversation/flow.ts'
import { isPlainYes } from '../../src/understanding/says-only.ts'
import { accountUnit } from '../../src/units/account-unit.ts'
import { findUnits, type UnitMatch } from '../../src/units/find-units.ts'
import { clearMatch } from '../../src/units/name-index.ts'
import { subjectSaid } from './begins.ts'
import { type Draft, RATE, say } from './draft.ts'
import { scoreToldWith } from './level-said.ts'
import { subject } from './subject.ts'

const MOST_OFFERED = 4

export const about: Question<Draft> = {
  id: 'about',
  fills: 'about',
  *asks(talk) {
    const { unitWords, trouble } = talk.draft
    if (trouble) return text(trouble)
    const matches = unitWords ? yield* lookUp(findUnits, { text: unitWords, limit: MOST_OFFERED }) : []
    if (matches.length > 0) return offer(matches, talk)
    const own = yield* lookUp(accountUnit, null)
    return choose(say(talk).about.asks, own ? choices([own]) : [])
  },
  *reads(talk): Effectful<Reading<Draft>> {
    if (talk.chosen !== null) return filled(talk, yield* subject(talk, { unitCode: talk.chosen }))
    const matches = yield* lookUp(findUnits, { text: talk.incoming.text, limit: MOST_OFFERED })
    const said = yield* subjectSaid(talk)
    if (said.about || said.trouble) return filled(talk, said)
    const clear =
      clearMatch(matches) ?? (isPlainYes(talk.incoming.text) ? yield* first(talk.draft.unitWords) : null)
    if (clear) return filled(talk, yield* subject(talk, { unitCode: clear.code }))
    if (matches.length === 0) return { again: text(say(talk).about.again) }
    return { keeps: { unitWords: talk.incoming.text, trouble: '' }, says: [offer(matches, talk)] }
  },
}

function filled(talk: Talk<Draft>, found: Partial<Draft>): Reading<Draft> {
  if (found.trouble) return { again: text(found.trouble) }
  const score = talk.chosen === null ? scoreToldWith(talk.incoming.text) : null
  return { fills: { ...found, ...(score === null ? {} : { score }) } }
}

function* first(unitWords: string | undefined): Effectful<UnitMatch | null> {
  const matches = unitWords ? yield* lookUp(findUnits, { text: unitWords, limit: 1 }) : []
  return matches[0] ?? null
}

function offer(matches: UnitMatch[], talk: Talk<Draft>) {
  return choose(say(talk).about.which, choices(matches))
}

function choices(units: Pick<UnitMatch, 'code' | 'name'>[]) {
  return units.map(({ code, name }) => ({ label: name, payload: answer(RATE, 'about', code) }))
}
