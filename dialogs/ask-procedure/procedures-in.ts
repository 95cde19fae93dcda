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
  (
    'lam xin cho cua toi em con thu tuc ho so giay cap dang ky can gi hoi muon ve va do bi nguoi ' +
    'le phi co mat tien khong bao nhieu may ngay lau o dau nao sao the ra thi phai den hay duoc khi nop lay het ton a oi ad nhu lai chau vo chong ong ba bo me ' +
    'i a an the my do need want to get for of how much is what papers documents fee register apply'
  ).split(' '),
)

/** `isSure`: one, and no other can be meant. */
type Found = { named: Named[]; isSure: boolean }

/** @param slot the procedure as the understanding cut it out of the text; null when it did not */
export function* proceduresIn(text: string, slot: string | null): Effectful<Found> {
  const isShort = foldWords(text).length <= WORDS_OF_A_NAME
  const around = slot === null ? null : spokenAround(text, slot)
  const asked = around ?? inOfficeTerms(isShort ? text : (slot ?? text))
  if (tellingOf(asked).length === 0) return { named: [], isSure: false } // «nộp ở đâu» names none
  const matches = yield* lookUp(findProcedures, { text: asked, limit: 2 * MOST_OFFERED })
  const isName = isShort || slot !== null
  const fitting = matches.filter(
    (match) => match.score === 1 || (isName ? isMostlySaid(match, asked) : sharesTwoWords(match, asked)),
  )
  const near = fitting.filter(({ score }) => score >= fitting[0]!.score * NEARLY)
  const holding = near.filter((match) => holdsAll(match, asked))
  const saying = holding.filter(({ name }) => fold(name).includes(tellingOf(asked).join(' ')))
  const alike = saying.length > 0 ? saying : holding
  const only = alike.length === 1 && tellingOf(asked).length > 2 ? alike[0]! : null
  const clear = only ?? (alike.length < 2 || fitting[0]?.score === 1 ? clearMatch(fitting) : null)
  if (clear && (isName || text.includes(clear.code))) return { named: [nameOf(clear)], isSure: true }
  const offered = alike.length > 1 ? alike : near
  return { named: offered.slice(0, MOST_OFFERED).map(nameOf), isSure: false }
}

function nameOf({ code, name }: ProcedureMatch): Named {
  return { code, name }
}

/** More than half of the telling words asked stand in the name: "tách thửa" is not "Tách hộ", "ly hôn" not "kết hôn". */
function isMostlySaid(match: ProcedureMatch, asked: string): boolean {
  const telling = tellingOf(asked)
  return telling.filter((word) => ownWords(match).has(word)).length > telling.length / 2
}

/** Every telling word asked stands in the name: "căn cước" is as much of one procedure's as of the other's. */
function holdsAll(match: ProcedureMatch, asked: string): boolean {
  const own = new Set(foldWords(match.name))
  return tellingOf(asked).every((word) => own.has(word))
}

function tellingOf(asked: string): string[] {
  return expandTeencode(fold(asked))
    .split(' ')
    .filter((word) => !AROUND.has(word))
}

function ownWords({ name, domain, code }: ProcedureMatch): Set<string> {
  return new Set(foldWords(`${name} ${domain} ${code}`))
}

function sharesTwoWords(match: ProcedureMatch, asked: string): boolean {
  const said = new Set(foldWords(asked))
  return foldWords(match.name).filter((word) => !AROUND.has(word) && said.has(word)).length >= 2
}

/** "làm lại thẻ bhyt" says more than "thẻ bhyt", which the understanding cut out of it. */
function spokenAround(text: string, slot: string): string | null {
  const plain = ` ${expandTeencode(fold(text))} `
  const cut = expandTeencode(fold(slot))
  const isAround = (name: string) =>
    plain.includes(` ${fold(name)} `) && ` ${fold(name)} `.includes(` ${cut} `)
  return SPOKEN_NAMES.find(([names]) => names.some(isAround))?.[1] ?? null
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
