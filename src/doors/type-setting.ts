/** Words on a page: broken into lines and made smaller until they fit. Pure. */

/** How wide words are in the page's units, at a size. */
export type Measure = (words: string, size: number, bold: boolean) => number

/** The typeface's name; its files are those of `print.ts`. */
export const FONT = 'Be Vietnam Pro'

type Room = { size: number; least: number; width: number; most: number; bold: boolean }
type Block = { lines: string[]; size: number; bold: boolean }

/**
 * The largest size, from `size` down to `least`, at which words fit into `most` lines of a width. What fits at no size keeps
 * the least one and has its end cut off with "…".
 */
export function fitted(words: string, { size, least, width, most, bold }: Room, measure: Measure): Block {
  for (let tried = size; ; tried = Math.max(least, tried * 0.95)) {
    const lines = broken(words, (part) => measure(part, tried, bold) <= width)
    if (lines.length <= most && lines.every((line) => measure(line, tried, bold) <= width))
      return { lines, size: tried, bold }
    if (tried <= least)
      return {
        lines: shortened(lines, most, (part) => measure(part, tried, bold) <= width),
        size: tried,
        bold,
      }
  }
}

function broken(words: string, fits: (part: string) => boolean): string[] {
  const lines: string[] = []
  for (const word of words.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && fits(`${last} ${word}`)) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

function shortened(lines: string[], most: number, fits: (part: string) => boolean): string[] {
  const kept = lines.slice(0, most)
  const isCut = lines.length > most
  return kept.map((line, at) => {
    let end = [...line]
    const mark = isCut && at === most - 1 ? '…' : ''
    if (fits(line + mark)) return line + mark
    while (end.length > 1 && !fits(`${end.join('')}…`)) end = end.slice(0, -1)
    return `${end.join('')}…`
  })
}

type Look = { size: number; bold?: boolean; fill?: string; anchor?: 'start' | 'middle'; spacing?: number }

/** One line of words as SVG. @param y of the foot of the letters */
export function text(words: string, x: number, y: number, look: Look): string {
  const { size, bold = false, fill = '#000', anchor = 'middle', spacing = 0 } = look
  return `<text x="${x}" y="${y}" font-family="${FONT}" font-size="${size}" font-weight="${bold ? 700 : 400}" fill="${fill}" text-anchor="${anchor}" letter-spacing="${spacing}">${escaped(words)}</text>`
}

/** Text for SVG: what comes from outside may hold anything. */
export function escaped(words: string): string {
  return words
    .replace(/[^\P{Cc}\n]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
