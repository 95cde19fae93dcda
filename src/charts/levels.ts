/** How many ratings of each level there are: one bar of five parts, each with its number, and beside each level its words. */
import { box, type ChartFrame, chartOf, INK, PAPER, type Piece, words } from './chart.ts'
import { chartWords, countWord, percentWord } from './words.ts'

export type LevelPart = { level: number; label: string; n: number }

/** From dark (1) to light (5), so that the order is seen in grey. */
const FILLS = ['#17212b', '#4a5663', '#8a96a3', '#c3ccd6', '#ecf0f4']
const LETTERS = [PAPER, PAPER, INK, INK, INK]
const BAR = 34
const ROW = 26
/** Narrower parts have no number inside; the rows under the bar have it. */
const LEAST = 0.06

/** @param parts in the order of the levels, 1 to 5 */
export function levelsChart(frame: ChartFrame, parts: readonly LevelPart[]): string {
  const total = parts.reduce((sum, { n }) => sum + n, 0)
  if (total === 0) return chartOf(frame, 24, words(0, 16, chartWords(frame.language).none))
  const shares = parts.map(({ n }) => n / total)
  const starts = shares.map((_, i) => shares.slice(0, i).reduce((sum, share) => sum + share, 0))
  const rows = [...parts].reverse()
  return chartOf(frame, BAR + 12 + rows.length * ROW, [
    parts.map((part, i) => bar(part, starts[i]!, shares[i]!, i)),
    rows.map((part, row) => legend(part, part.n / total, BAR + 12 + row * ROW, frame)),
  ])
}

function bar({ level, n }: LevelPart, x: number, width: number, i: number): Piece[] {
  if (n === 0) return []
  const part = box({ x, width, y: 1, height: BAR - 2 }, { fill: FILLS[i]!, stroke: INK })
  if (width < LEAST) return [part]
  return [
    part,
    words(x + width / 2, BAR / 2 + 5, String(level), { anchor: 'middle', bold: true, fill: LETTERS[i]! }),
  ]
}

function legend({ level, label, n }: LevelPart, share: number, y: number, frame: ChartFrame): Piece[] {
  const i = level - 1
  const text = `${countWord(n, frame.language)} (${percentWord(Math.round(share * 1000) / 10, frame.language)})`
  return [
    box({ x: 0.005, width: 0.075, y: y + 3, height: 18 }, { fill: FILLS[i]!, stroke: INK }),
    words(0.0425, y + 17, String(level), { anchor: 'middle', bold: true, fill: LETTERS[i]! }),
    words(0.1, y + 17, label),
    words(1, y + 17, text, { anchor: 'end', dx: -2 }),
  ]
}
