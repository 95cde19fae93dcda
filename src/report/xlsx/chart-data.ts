/** The figures of a chart as a block of cells, by which a native chart of a sheet is drawn. Pure. */
import { scaleOf } from '../../charts/scale.ts'
import type { Chart } from '../chart.ts'

/** Columns of equal length beside one another: the first holds names. */
export type ChartData = {
  form: 'bars' | 'lines'
  names: string[]
  /** Each a series; null: a gap. */
  series: { name: string; values: (number | null)[] }[]
  /** How far the interval reaches above and below; null: there are none. */
  reach: { above: (number | null)[]; below: (number | null)[] } | null
  /** The ends of the axis; null: chosen by the program that opens the file. */
  axis: { low: number; high: number } | null
}

const PERCENT = 'Hài lòng (%)'

export function chartData(chart: Chart): ChartData {
  switch (chart.shape) {
    case 'intervals':
      return {
        form: 'bars',
        names: chart.rows.map(({ label }) => label),
        series: [{ name: PERCENT, values: chart.rows.map(({ index }) => index) }],
        reach: reachOf(chart.rows),
        axis: { low: 0, high: 100 },
      }
    case 'series':
      return {
        form: 'lines',
        names: chart.points.map(({ label, group }) => (group === '' ? label : `${label}/${group}`)),
        series: stretches(chart.points),
        reach: reachOf(chart.points),
        axis: endsOf(chart.points),
      }
    case 'levels':
      return {
        form: 'bars',
        names: chart.parts.map(({ level, label }) => `${level}. ${label}`),
        series: [{ name: 'Số lượt', values: chart.parts.map(({ n }) => n) }],
        reach: null,
        axis: null,
      }
    case 'counts':
      return {
        form: 'bars',
        names: chart.bars.map(({ label }) => label),
        series: [{ name: 'Số lượng', values: chart.bars.map(({ n }) => n) }],
        reach: null,
        axis: null,
      }
  }
}

type Estimate = { index: number | null; low: number | null; high: number | null }

function reachOf(rows: readonly Estimate[]): ChartData['reach'] {
  const far = (from: number | null, to: number | null) =>
    from === null || to === null ? null : Math.round((to - from) * 10) / 10
  return {
    above: rows.map(({ index, high }) => far(index, high)),
    below: rows.map(({ index, low }) => far(low, index)),
  }
}

/** Lines may start above zero: nothing in them is told by a length. */
function endsOf(points: readonly Estimate[]): { low: number; high: number } {
  const values = points.flatMap(({ index, low, high }) => [index, low, high])
  const { low, high } = scaleOf(values.filter((value) => value !== null))
  return { low, high }
}

/** A series for each stretch without a break of method: a sheet would draw its line across. */
function stretches(
  points: readonly (Estimate & { breakBefore?: string | null | undefined })[],
): ChartData['series'] {
  const starts = [0, ...points.flatMap(({ breakBefore }, i) => (i > 0 && breakBefore ? [i] : []))]
  return starts.map((start, k) => {
    const end = starts[k + 1] ?? points.length
    const name = k === 0 ? PERCENT : `${PERCENT}: ${points[start]!.breakBefore}`
    return { name, values: points.map(({ index }, i) => (i >= start && i < end ? index : null)) }
  })
}
