/** Estimates with their intervals under one another on one measure (a forest plot): units, factors, criteria. */
import { html } from 'hono/html'
import {
  across,
  BAND,
  box,
  type ChartFrame,
  type ChartLanguage,
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
} from './chart.ts'
import { type Scale, scaleOf } from './scale.ts'
import { chartWords, percentWord } from './words.ts'

export type IntervalRow = {
  label: string
  /** In percent; all three null: withheld, which its row says. */
  index: number | null
  low: number | null
  high: number | null
  /** A few words under the name, such as a rank: `hạng 3 đến 7, đồng hạng`. */
  note?: string | undefined
}

/** A line across all rows, such as the whole province’s figure or a threshold. */
export type Mark = { value: number; label: string }

const ROW = 46
/** The line of the notes, where any row has one. */
const NOTE = 17
const TOP = 24
const BOTTOM = 22
/** The share of the width that the intervals have; the figures stand right of it. */
const PLOT = 0.8
const PALE = '#f3f5f7'
/** Of a letter on the average, px, with some room. */
const LETTER_WIDTH = 7.5

/**
 * A row each, in the order given: the name, under it the interval as a line with its middle as a disc, and the index.
 *
 * @param among values of the charts beside it, where all shall have one measure
 */
export function intervalChart(
  frame: ChartFrame,
  rows: readonly IntervalRow[],
  mark: Mark | null = null,
  among: readonly number[] = [],
): string {
  if (rows.length === 0) return chartOf(frame, 24, words(0, 16, chartWords(frame.language).none))
  const values = rows.flatMap(({ index, low, high }) => [index, low, high]).filter((value) => value !== null)
  const scale = scaleOf([...values, ...(mark ? [mark.value] : []), ...among])
  const row = ROW + (rows.some(({ note }) => note) ? NOTE : 0)
  const bottom = TOP + rows.length * row
  const place = { left: 0.03, width: PLOT - 0.06, y: 0, height: bottom + BOTTOM }
  return chartOf(frame, bottom + BOTTOM, [
    rows.map((_, i) =>
      i % 2 === 0 ? box({ x: 0, width: 1, y: TOP + i * row, height: row }, { fill: PALE }) : '',
    ),
    plot(place, [grid(scale, bottom, frame), mark ? marked(mark, scale, bottom) : '']),
    rows.map((each, i) => told(each, TOP + i * row, TOP + (i + 1) * row - 9, frame)),
    plot(
      place,
      rows.map((each, i) => interval(each, scale, TOP + (i + 1) * row - 14)),
    ),
  ])
}

/** The words of a row: name and note from its top on, the figure on the line of its interval. */
function told(row: IntervalRow, top: number, base: number, frame: ChartFrame): Piece[] {
  const { label, note } = row
  const most = frame.width === undefined ? 40 : Math.floor(frame.width / LETTER_WIDTH)
  return [
    words(0.01, top + 16, shortened(label, most)),
    note ? words(0.01, top + 16 + NOTE, shortened(note, most), { soft: true }) : html``,
    figure(row, base, frame),
  ]
}

function grid({ ticks, at }: Scale, bottom: number, { language }: ChartFrame): Piece[] {
  return ticks.map(
    (tick) =>
      html`${line([at(tick), TOP], [at(tick), bottom], { stroke: LINE })}${words(at(tick), bottom + 16, percentWord(tick, language, true), { anchor: at(tick) < 0.05 ? 'start' : 'middle', soft: true, dx: at(tick) < 0.05 ? -8 : 0 })}`,
  )
}

function marked({ value, label }: Mark, { at }: Scale, bottom: number): Piece {
  const anchor = at(value) < 0.3 ? 'start' : at(value) > 0.7 ? 'end' : 'middle'
  return html`${line([at(value), TOP - 6], [at(value), bottom], { stroke: SOFT, thick: 1.5, dashes: '5 3' })}${words(at(value), 13, label, { anchor, soft: true })}`
}

function interval({ index, low, high }: Omit<IntervalRow, 'label'>, { at }: Scale, y: number): Piece | '' {
  if (index === null || low === null || high === null) return ''
  const cap = (value: number) => line([at(value), y - 5], [at(value), y + 5], { thick: 2 })
  return html`${line([at(low), y], [at(high), y], { thick: 2 })}${cap(low)}${cap(high)}<circle cx="${across(at(index))}" cy="${y}" r="5.5" fill="${INK}" stroke="${PAPER}" stroke-width="1.5"/>`
}

function figure({ index }: IntervalRow, y: number, { language }: ChartFrame): Piece {
  return index === null
    ? words(0.01, y, `– ${chartWords(language).withheld}`, { soft: true })
    : words(1, y, percentWord(index, language), { anchor: 'end', bold: true, dx: -4 })
}

const CELL = { left: 0.04, width: 0.92, y: 0, height: 20 }

/**
 * The interval alone, as it stands in a cell of a table whose column shares one measure: the cells beside it have the figures.
 *
 * @param scale of all rows of the table
 */
export function intervalInCell(
  language: ChartLanguage,
  row: Omit<IntervalRow, 'label'>,
  scale: Scale,
): string {
  return chartOf({ name: '', language }, CELL.height, [
    box({ x: 0, width: 1, y: 9, height: 2 }, { fill: BAND }),
    plot(CELL, [
      scale.ticks.map((tick) => line([scale.at(tick), 5], [scale.at(tick), 15], { stroke: LINE })),
      interval(row, scale, CELL.height / 2),
    ]),
  ])
}

/** The measure of such a column, for its head: its two ends. */
export function scaleInCell(language: ChartLanguage, { low, high }: Scale): string {
  return chartOf({ name: '', language }, CELL.height, [
    words(0, 15, percentWord(low, language, true)),
    words(1, 15, percentWord(high, language, true), { anchor: 'end' }),
  ])
}
