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

const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' })

/**
 * Cuts a text into pieces of at most `limit`, on the best border in the last three quarters of each piece: between
 * paragraphs, lines, sentences, words, and between letters as a reader sees them only where nothing else is left. White
 * space at the cuts is dropped. '' gives no piece.
 */
export function splitText(text: string, limit: number, measure: Measure): string[] {
  const pieces: string[] = []
  let rest = text.trim()
  while (measure(rest) > limit) {
    const piece = rest.slice(0, cutIn(rest, limit, measure))
    pieces.push(piece.trimEnd())
    rest = withoutLeadingSpace(rest.slice(piece.length))
  }
  if (rest !== '') pieces.push(rest)
  return pieces
}

/** Where the first piece ends, in UTF-16 units. A border counts where the space is no part of a letter, as " ́" is. */
function cutIn(text: string, limit: number, measure: Measure): number {
  const borders = [0, 0, 0, 0]
  let size = 0
  let end = 0
  for (const { segment, index } of graphemes.segment(text)) {
    if (isSpace(segment)) borders[rankAt(text, index)] = index
    size += measure(segment)
    if (size > limit) break
    end = index + segment.length
  }
  return borders.find((border) => border > 0 && border >= end / 4) ?? (end || beginning(text, limit).length)
}

/** How good a border this space is: 0 between paragraphs, 1 lines, 2 sentences, 3 words. */
function rankAt(text: string, index: number): number {
  if (/^\r?\n\s*\n/.test(text.slice(index, index + 8))) return 0
  if (/[\r\n]/.test(text[index]!)) return 1
  return /[.!?…:;]/.test(text[index - 1] ?? '') ? 2 : 3
}

function withoutLeadingSpace(text: string): string {
  for (const { segment, index } of graphemes.segment(text)) if (!isSpace(segment)) return text.slice(index)
  return ''
}

function isSpace(segment: string): boolean {
  return segment.trim() === ''
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

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}
