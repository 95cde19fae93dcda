/** The procedures that words name, in the office's terms or as people say them. */
import { type Effectful, lookUp } from '../../src/conversation/effect.ts'
import { findProcedures, type ProcedureMatch } from '../../src/procedures/procedure-store.ts'
import { expandTeencode } from '../../src/understanding/teencode.ts'
import { fold, foldWords } from '../../src/understanding/vietnamese-text.ts'
import { clearMatch } from '../../src/units/name-index.ts'
import type { Named } from './draft.ts'
import { SPOKEN_NAMES } from './spoken-names.ts'

const MOST_OFFERED = 4
/** Of the best match's score: what fits less well is not worth offering. */
const NEARLY = 0.75
/** A text longer than this tells a story; a procedure found in it is offered, not taken. */
const WORDS_OF_A_NAME = 6
/** Words around a name that say nothing about which procedure it is. */
const AROUND = new Set(
  'lam xin cho cua toi em con thu tuc ho so giay cap dang ky can gi hoi muon ve va do bi nguoi'.split(' '),
)

/** `isSure`: one, and no other can be meant. */
type Found = { named: Named[]; isSure: boolean }

/** @param slot the procedure as the understanding cut it out of the text; null when it did not */
export function* proceduresIn(text: string, slot: string | null): Effectful<Found> {
  const isShort = foldWords(text).length <= WORDS_OF_A_NAME
  const asked = inOfficeTerms(isShort ? text : (slot ?? text))
  const matches = yield* lookUp(findProcedures, { text: asked, limit: 2 * MOST_OFFERED })
  const isName = isShort || slot !== null
  const fitting = matches.filter(
    (match) => match.score === 1 || (isName ? isMostlySaid(match, asked) : sharesTwoWords(match, asked)),
  )
  const clear = clearMatch(fitting)
  if (clear && (isName || text.includes(clear.code))) return { named: [nameOf(clear)], isSure: true }
  const near = fitting.filter(({ score }) => score >= fitting[0]!.score * NEARLY)
  return { named: near.slice(0, MOST_OFFERED).map(nameOf), isSure: false }
}

function nameOf({ code, name }: ProcedureMatch): Named {
  return { code, name }
}

/** More than half of the telling words asked stand in the name: "tách thửa" is not "Tách hộ", "ly hôn" not "kết hôn". */
function isMostlySaid(match: ProcedureMatch, asked: string): boolean {
  const telling = foldWords(asked).filter((word) => !AROUND.has(word))
  if (telling.length === 0) return true
  const own = new Set(foldWords(`${match.name} ${match.domain} ${match.code}`))
  return telling.filter((word) => own.has(word)).length > telling.length / 2
}

function sharesTwoWords(match: ProcedureMatch, asked: string): boolean {
  const said = new Set(foldWords(asked))
  return foldWords(match.name).filter((word) => !AROUND.has(word) && said.has(word)).length >= 2
}

/** "làm sổ đỏ" is in no procedure's name: what people say is exchanged for what the office says, longer names first. */
function inOfficeTerms(text: string): string {
  let rest = ` ${expandTeencode(fold(text))} `
  const terms: string[] = []
  for (const [names, term] of SPOKEN_NAMES) {
    const said = names.map((name) => ` ${fold(name)} `).find((name) => rest.includes(name))
    if (said === undefined) continue
    rest = rest.replaceAll(said, ' ')
    terms.push(term)
  }
  return terms.length === 0 ? text : `${rest.trim()} ${terms.join(' ')}`.trim()
}
