/** A figure over periods: a line with the band of its intervals. Nothing is drawn across a break of method or a gap. */
import { html } from 'hono/html'
import {
  across,
  BAND,
  type ChartFrame,
  chartOf,
  INK,
  LINE,
  line,
  PAPER,
  type Piece,
  plot,
  SOFT,
  words,
} from './chart.ts'
import { type Scale, scaleOf } from './scale.ts'
import { chartWords, percentWord } from './words.ts'

export type SeriesPoint = {
  /** Under the point, short: `Q3`. */
  label: string
  /** Under the label, told once for neighbours that share it: `2026`. */
  group: string
  /** In percent; null: withheld or no figures, a gap. */
  index: number | null
  low: number | null
  high: number | null
  /** Words of what changed between the point before and this one, by which the two cannot be compared; null: nothing did. */
  breakBefore?: string | null | undefined
  /** Another series in the same periods, such as the national figure; drawn with squares and dashes. */
  reference?: number | null | undefined
}

const TOP = 26
const HEIGHT = 190
const BOTTOM = 44
const LEFT = 0.14
/** More numbers than these cannot stand beside one another on a phone: then the first, the last and the ends of breaks have theirs. */
const MOST_NUMBERS = 8

/**
 * Figures in the order of time.
 *
 * @param more `reference` names the other series (absent: the national one); `among`: values of the charts beside it, where
 * all shall have one measure
 */
export function seriesChart(
  frame: ChartFrame,
  points: readonly SeriesPoint[],
  more: { reference?: string | undefined; among?: readonly number[] | undefined } = {},
): string {
  const values = points
    .flatMap(({ index, low, high, reference }) => [index, low, high, reference])
    .filter((value) => value !== null && value !== undefined)
  if (values.length === 0) return chartOf(frame, 24, words(0, 16, chartWords(frame.language).none))
  const scale = scaleOf([...values, ...(more.among ?? [])])
  const pen = penOf(points.length, scale)
  const height = TOP + HEIGHT + BOTTOM
  const runs = runsOf(points)
  const hasReference = points.some(({ reference }) => reference != null)
  return chartOf(frame, height + (hasReference ? 22 : 0), [
    grid(scale, frame),
    plot({ left: LEFT, width: 1 - LEFT, y: 0, height }, [
      runs.map((run) => bandOf(points, run, pen)),
      points.map((_, i) => (i > 0 && points[i - 1]!.group !== points[i]!.group ? yearLine(i, pen) : '')),
      points.map((point, i) => (point.breakBefore ? breakLine(point.breakBefore, i, pen) : '')),
      hasReference ? referenceOf(points, pen) : '',
      runs.map((run) => lineOf(points, run, pen)),
      points.map((point, i) => marks(point, i, pen)),
      points.map((point, i) => (hasNumber(points, i) ? number(point, i, pen, frame) : '')),
      points.map((point, i) => below(points, point, i, pen)),
    ]),
    hasReference ? legend(more.reference ?? chartWords(frame.language).reference, height + 12) : '',
  ])
}

type Pen = { x(i: number): number; y(value: number): number; half: number }

function penOf(n: number, { at }: Scale): Pen {
  return { x: (i) => (i + 0.5) / n, y: (value) => round(TOP + HEIGHT * (1 - at(value))), half: 0.5 / n }
}

/** Neighbours that may be joined by a line: first and last place of each run. */
function runsOf(points: readonly SeriesPoint[]): [number, number][] {
  const runs: [number, number][] = []
  points.forEach(({ index, breakBefore }, i) => {
    if (index === null) return
    const run = runs.at(-1)
    if (run && run[1] === i - 1 && !breakBefore) run[1] = i
    else runs.push([i, i])
  })
  return runs
}

/** The band in a measure of its own, which stretches with the width. */
function bandOf(points: readonly SeriesPoint[], [first, last]: [number, number], { x, y }: Pen): Piece | '' {
  const known = points
    .slice(first, last + 1)
    .map((point, k) => ({ ...point, at: round(x(first + k) * 1000) }))
  if (known.length < 2 || known.some(({ low, high }) => low === null || high === null)) return ''
  const upper = known.map(({ at, high }) => `${at},${y(high!)}`)
  const lower = known.map(({ at, low }) => `${at},${y(low!)}`).reverse()
  const height = TOP + HEIGHT + BOTTOM
  return html`<svg x="0" y="0" width="100%" height="${height}" viewBox="0 0 1000 ${height}" preserveAspectRatio="none"><polygon points="${[...upper, ...lower].join(' ')}" fill="${BAND}"/></svg>`
}

function lineOf(points: readonly SeriesPoint[], [first, last]: [number, number], { x, y }: Pen): Piece[] {
  return Array.from({ length: last - first }, (_, k) => {
    const i = first + k
    return line([x(i), y(points[i]!.index!)], [x(i + 1), y(points[i + 1]!.index!)], { thick: 2.5 })
  })
}

/** The interval as a thin line with ends, and the disc of the figure. */
function marks({ index, low, high }: SeriesPoint, i: number, { x, y }: Pen): Piece | '' {
  if (index === null) return ''
  const cap = (value: number) =>
    html`<line x1="${across(x(i))}" x2="${across(x(i))}" y1="${y(value) - 0.75}" y2="${y(value) + 0.75}" stroke="${INK}" stroke-width="9"/>`
  const whole =
    low === null || high === null
      ? ''
      : html`${line([x(i), y(low)], [x(i), y(high)], { thick: 1.25 })}${cap(low)}${cap(high)}`
  return html`${whole}<circle cx="${across(x(i))}" cy="${y(index)}" r="5" fill="${INK}" stroke="${PAPER}" stroke-width="1.5"/>`
}

function hasNumber(points: readonly SeriesPoint[], i: number): boolean {
  if (points[i]!.index === null) return false
  if (points.length <= MOST_NUMBERS) return true
  const isEnd = (k: number) => points[k] === undefined || points[k].index === null
  return isEnd(i - 1) || isEnd(i + 1) || Boolean(points[i]!.breakBefore || points[i + 1]?.breakBefore)
}

/** Above the interval: inside it the number would lie on the line. */
function number({ index, high }: SeriesPoint, i: number, { x, y }: Pen, { language }: ChartFrame): Piece {
  const text = percentWord(index!, language).slice(0, -1)
  return words(x(i), y(high ?? index!) - 7, text, { anchor: 'middle', halo: true, size: 12 })
}

function below(points: readonly SeriesPoint[], { label, group }: SeriesPoint, i: number, { x }: Pen): Piece {
  const base = TOP + HEIGHT + 18
  const next = points.findIndex((point, k) => k > i && point.group !== group)
  const hasRoom = next === -1 || next - i > 1
  const isFirst = points[i - 1]?.group !== group && hasRoom
  return html`${words(x(i), base, label, { anchor: 'middle' })}${isFirst ? words(x(i), base + 17, group, { anchor: 'middle', soft: true }) : ''}`
}

function yearLine(i: number, { x, half }: Pen): Piece {
  const at = x(i) - half
  return line([at, TOP + HEIGHT], [at, TOP + HEIGHT + 8], { stroke: SOFT })
}

/** The words stand on the side where there is more room. */
function breakLine(what: string, i: number, { x, half }: Pen): Piece {
  const at = x(i) - half
  const isLeft = at > 0.5
  return html`${line([at, 4], [at, TOP + HEIGHT], { stroke: SOFT, thick: 1.5, dashes: '2 3' })}${words(at, 14, what, { anchor: isLeft ? 'end' : 'start', soft: true, dx: isLeft ? -6 : 6 })}`
}

function referenceOf(points: readonly SeriesPoint[], { x, y }: Pen): Piece[] {
  return points.flatMap(({ reference, breakBefore }, i) => {
    if (reference == null) return []
    const before = points[i - 1]?.reference
    const joined = i > 0 && before != null && !breakBefore
    return [
      joined
        ? line([x(i - 1), y(before)], [x(i), y(reference)], { stroke: SOFT, thick: 1.5, dashes: '6 4' })
        : html``,
      html`<svg x="${across(x(i))}" y="${y(reference)}" overflow="visible" width="1" height="1"><rect x="-4" y="-4" width="8" height="8" fill="${PAPER}" stroke="${SOFT}" stroke-width="1.5"/></svg>`,
    ]
  })
}

function legend(name: string, y: number): Piece {
  return html`<rect x="2" y="${y - 10}" width="8" height="8" fill="${PAPER}" stroke="${SOFT}" stroke-width="1.5"/>${words(0, y - 1, name, { soft: true, dx: 18 })}`
}

function grid({ ticks, at }: Scale, { language }: ChartFrame): Piece[] {
  return ticks.map((tick) => {
    const y = round(TOP + HEIGHT * (1 - at(tick)))
    return html`${line([LEFT, y], [1, y], { stroke: LINE })}${words(LEFT, y + 4, percentWord(tick, language, true), { anchor: 'end', soft: true, dx: -5 })}`
  })
}

function round(value: number): number {
  return Number(value.toFixed(1))
}
