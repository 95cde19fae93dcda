/**
 * The first message often names the procedure, or only an office ("một cửa làm việc mấy giờ").
 * Openings: `where` asks for an office, anything else is a procedure's code.
 */
import { type Effectful, lookUp } from '../../src/conversation/effect.ts'
import type { Talk } from '../../src/conversation/flow.ts'
import { foldWords } from '../../src/understanding/vietnamese-text.ts'
import { findUnits } from '../../src/units/find-units.ts'
import { clearMatch } from '../../src/units/name-index.ts'
import { unitSaid } from '../unit-said.ts'
import { asksContact } from './asks-contact.ts'
import type { Draft } from './draft.ts'
import { proceduresIn } from './procedures-in.ts'

const WORDS_OF_A_BARE_WISH = 4

export function* begins(talk: Talk<Draft>, opening: string | null): Effectful<Draft> {
  if (opening === 'where') return { wantsOffice: true }
  if (opening !== null) return { procedure: opening }
  const { text, tap } = talk.incoming
  if (tap !== null) return {}
  if (asksContact(text)) {
    const office = (yield* unitSaid(text)).unit
    return office ? { office: office.code, wantsOffice: true } : { wantsOffice: true }
  }
  const { unit, procedure } = talk.means.slots
  if (unit !== undefined && procedure === undefined) {
    const office = clearMatch(yield* lookUp(findUnits, { text: unit })) ?? (yield* unitSaid(text)).unit
    if (office) return { office: office.code, wantsOffice: true }
  }
  const { named, isSure } = yield* proceduresIn(text, procedure ?? null)
  if (isSure) return { found: named, procedure: named[0]!.code }
  if (named.length > 0) return { found: named }
  if (unit !== undefined) return { wantsOffice: true }
  return foldWords(text).length > WORDS_OF_A_BARE_WISH ? { missed: true } : {}
}
