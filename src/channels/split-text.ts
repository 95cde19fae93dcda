/** Long replies in pieces that a channel accepts. */

/** How a channel counts the length of a text. */
type Measure = (text: string) => number

/** UTF-16 units, the strictest count there is. */
export const utf16Units: Measure = (text) => text.length

/** Code points: an emoji counts once, a composed Vietnamese letter once. */
export const codePoints: Measure = (text) => {
  let n = text.length
  for (let i = 0; i < text.length - 1; i++) if (isHighSurrogate(text.charCodeAt(i))) n--
  return n
}

/** Where a text may be cut, best first: between paragraphs, lines, sentences, words. */
const BORDERS = [/\n{2,}/g, /\n/g, /(?<=[.!?…:;])\s/g, /\s/g]

const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' })

/**
 * Cuts a text into pieces of at most `limit`, on the best border in the last three quarters of each piece,
 * and between letters only where nothing else is left. White space at the cuts is dropped. '' gives no piece.
 */
export function splitText(text: string, limit: number, measure: Measure): string[] {
  const pieces: string[] = []
  let rest = text.trim()
  while (measure(rest) > limit) {
    const window = startOf(rest, limit, measure)
    const piece = window.slice(0, lastBorder(rest, window.length)).trimEnd()
    pieces.push(piece)
    rest = rest.slice(piece.length).trimStart()
  }
  if (rest !== '') pieces.push(rest)
  return pieces
}

/** The text cut to `limit`, with … in place of what is missing. */
export function shorten(text: string, limit: number, measure: Measure): string {
  return measure(text) <= limit ? text : `${startOf(text, limit - 1, measure).trimEnd()}…`
}

/** The longest beginning within the limit that ends between two letters as a reader sees them. */
function startOf(text: string, limit: number, measure: Measure): string {
  let start = ''
  let size = 0
  for (const { segment } of graphemes.segment(text)) {
    const grown = size + measure(segment)
    if (grown > limit) break
    start += segment
    size = grown
  }
  return start || beginning(text, limit)
}

/** For the one "letter" of thousands of combining marks: cut between code points. */
function beginning(text: string, limit: number): string {
  const cut = text.slice(0, limit)
  return isHighSurrogate(cut.charCodeAt(cut.length - 1)) ? cut.slice(0, -1) : cut
}

function lastBorder(text: string, windowLength: number): number {
  for (const border of BORDERS) {
    let last = 0
    for (const { index } of text.slice(0, windowLength + 1).matchAll(border))
      if (index <= windowLength) last = index
    if (last >= windowLength / 4) return last
  }
  return windowLength
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}
