/** The office that a message names in passing, so that it is not asked for. */
import { type Effectful, lookUp } from '../src/conversation/effect.ts'
import { unitSlot } from '../src/understanding/office-slots.ts'
import { foldWords } from '../src/understanding/vietnamese-text.ts'
import { findUnits } from '../src/units/find-units.ts'
import { clearMatch } from '../src/units/name-index.ts'

/** `unit`: one that stands out; `unitWords`: words that fit several, to be asked about; neither: none is named. */
export type UnitSaid = { unit?: { code: string; name: string }; unitWords?: string }

/** Below this a resemblance is chance: "một cửa đóng cửa từ 3 giờ" names neither Đồng Mây nor Gió Lành. */
const LIKELY = 0.6

/** The first words that name any office decide, so that "một cửa phường …" is not taken for the ward's committee. */
export function* unitSaid(text: string): Effectful<UnitSaid> {
  for (const words of [...officeSpans(text), unitSlot(text)]) {
    const matches = words === null ? [] : yield* lookUp(findUnits, { text: words })
    const clear = clearMatch(matches)
    if (clear) return { unit: { code: clear.code, name: clear.name } }
    if (words !== null && (matches[0]?.score ?? 0) >= LIKELY) return { unitWords: words }
  }
  return {}
}

const HEADS = new Set(
  'phuong xa so ubnd uy trung mot tthcc ttpvhcc vpdk vpdkdd van dac thue p x ward commune'.split(' '),
)
const SECOND: Record<string, string> = { uy: 'ban', trung: 'tam', mot: 'cua', van: 'phong', dac: 'khu' }
const REACH = 8
const MOST_SPANS = 4

/** A few words from each "phường", "xã", "sở", "ủy ban" on: where a text without capitals may name an office. Folded. */
function officeSpans(text: string): string[] {
  const words = foldWords(text.slice(0, 4000))
  const isHead = (word: string, at: number) =>
    HEADS.has(word) && (SECOND[word] ?? words[at + 1]) === words[at + 1]
  return words
    .flatMap((word, at) => (isHead(word, at) ? [words.slice(at, at + REACH).join(' ')] : []))
    .slice(0, MOST_SPANS)
}
