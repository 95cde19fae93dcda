/** Estimates with their intervals, a line each, names beside them: as many as a printed page holds. On a page of the console: src/charts/intervals.ts. */
import { html } from 'hono/html'
import {
  across,
  type ChartFrame,
  chartOf,
  INK,
  LINE,
  line,
  PAPER,
  type Piece,
  plot,
  SOFT,
  shortened,
  words,
} from '../charts/chart.ts'
import type { IntervalRow, Mark } from '../charts/intervals.ts'
import { type Scale, scaleOf } from '../charts/scale.ts'
import { chartWords, percentWord } from '../charts/words.ts'

const ROW = 22
/** The line of a name that does not fit beside its interval and stands above it. */
const NAME_LINE = 18
/** So many letters fit beside. */
const LETTERS = 36
const TOP = 22
const BOTTOM = 22
/** Shares of the width: names, then the plot, then the figures. */
const NAMES = 0.43
const PLOT = 0.47

/** A row each, in the order given; `mark` is a line across all of them. */
export function forestChart(frame: ChartFrame, rows: readonly IntervalRow[], mark: Mark | null): string {
  if (rows.length === 0) return chartOf(frame, 24, words(0, 16, chartWords(frame.language).none))
  const values = rows.flatMap(({ index, low, high }) => [index, low, high]).filter((value) => value !== null)
  const scale = scaleOf(mark ? [...values, mark.value] : values)
  const tops = topsOf(rows)
  const bottom = tops.at(-1)!
  const place = { left: NAMES + 0.02, width: PLOT - 0.04, y: 0, height: bottom + BOTTOM }
  return chartOf(frame, bottom + BOTTOM, [
    plot(place, [grid(scale, bottom, frame), mark ? marked(mark, scale, bottom) : '']),
    rows.map((row, i) => beside(row, [tops[i]!, middleOf(tops, i)], frame)),
    plot(
      place,
      rows.map((row, i) => interval(row, scale, middleOf(tops, i))),
    ),
  ])
}

/** Whether a row takes two lines. */
export function isLong({ label, note }: Pick<IntervalRow, 'label' | 'note'>): boolean {
  return [...label].length > (note ? 26 : LETTERS)
}

/** Where each row begins, and where the last one ends. */
function topsOf(rows: readonly IntervalRow[]): number[] {
  const tops = [TOP]
  for (const row of rows) tops.push(tops.at(-1)! + ROW + (isLong(row) ? NAME_LINE : 0))
  return tops
}

/** The height at which a row's interval lies: on its last line. */
function middleOf(tops: readonly number[], i: number): number {
  return tops[i + 1]! - ROW / 2
}

function grid({ ticks, at }: Scale, bottom: number, { language }: ChartFrame): Piece[] {
  return ticks.map(
    (tick) =>
      html`${line([at(tick), TOP], [at(tick), bottom], { stroke: LINE })}${words(at(tick), bottom + 16, percentWord(tick, language, true), { anchor: 'middle', soft: true })}`,
  )
}

function marked({ value, label }: Mark, { at }: Scale, bottom: number): Piece {
  const anchor = at(value) < 0.3 ? 'start' : at(value) > 0.7 ? 'end' : 'middle'
  return html`${line([at(value), TOP - 6], [at(value), bottom], { stroke: SOFT, thick: 1.5, dashes: '5 3' })}${words(at(value), 13, label, { anchor, soft: true })}`
}

function beside(row: IntervalRow, [top, middle]: [number, number], { language }: ChartFrame): Piece[] {
  const { label, index, note } = row
  const y = middle + 5
  const figure = index === null ? chartWords(language).withheld : percentWord(index, language)
  return [
    words(0, isLong(row) ? top + NAME_LINE - 3 : y, shortened(label, 80), { halo: true }),
    ...(note ? [words(NAMES - 0.01, y, note, { anchor: 'end', soft: true })] : []),
    words(1, y, figure, { anchor: 'end', bold: index !== null, soft: index === null }),
  ]
}

function interval({ index, low, high }: IntervalRow, { at }: Scale, y: number): Piece | '' {
  if (index === null || low === null || high === null) return ''
  const cap = (value: number) => line([at(value), y - 4], [at(value), y + 4], { thick: 1.5 })
  return html`${line([at(low), y], [at(high), y], { thick: 1.5 })}${cap(low)}${cap(high)}<circle cx="${across(at(index))}" cy="${y}" r="4.5" fill="${INK}" stroke="${PAPER}" stroke-width="1.5"/>`
}
