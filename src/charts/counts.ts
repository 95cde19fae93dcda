/** Whole counts as bars from zero: how many results were handed over, invited to rate, answered; complaints by outcome. */
import { box, type ChartFrame, chartOf, INK, type Piece, SOFT, shortened, words } from './chart.ts'
import { chartWords, countWord } from './words.ts'

export type CountBar = {
  label: string
  /** Null: not told; a dashed frame stands in its place. */
  n: number | null
  /** Beside the number: `50,0%`. */
  note?: string | undefined
}

const ROW = 44
const BAR = 14
/** Of a name above its bar on paper; on a page, which may be a phone's, half of it. */
const LETTERS = 60

/** A bar each, its name above it and its number at the right. */
export function countChart(frame: ChartFrame, bars: readonly CountBar[]): string {
  if (bars.length === 0) return chartOf(frame, 24, words(0, 16, chartWords(frame.language).none))
  const most = Math.max(1, ...bars.map(({ n }) => n ?? 0))
  return chartOf(
    frame,
    bars.length * ROW,
    bars.map((bar, i) => rowOf(bar, most, i * ROW, frame)),
  )
}

function rowOf(
  { label, n, note }: CountBar,
  most: number,
  y: number,
  { language, width }: ChartFrame,
): Piece[] {
  const text = n === null ? chartWords(language).withheld : countWord(n, language)
  const shown = note ? `${text} (${note})` : text
  const place = { y: y + 22, height: BAR }
  return [
    words(0, y + 15, shortened(label, width === undefined ? 30 : LETTERS)),
    words(1, y + 15, shown, { anchor: 'end', bold: true }),
    box({ x: 0, width: 1, ...place }, { fill: '#ecf0f4' }),
    n === null
      ? box({ x: 0.002, width: 0.05, ...place }, { fill: 'none', stroke: SOFT, dashes: '3 2' })
      : box({ x: 0, width: n / most, ...place }, { fill: INK }),
  ]
}
