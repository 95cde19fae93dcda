/** Charts of the report as SVG. */
import { countChart } from '../charts/counts.ts'
import { levelsChart } from '../charts/levels.ts'
import { seriesChart } from '../charts/series.ts'
import { forestChart } from './forest.ts'
import type { Figured } from './report.ts'

/** The width of the text of a page, in the px of a browser: 160 mm. */
export const CHART_WIDTH = 605

/** A chart with its title as the name for those who cannot see it. */
export function chartSvg({ title, chart }: Figured): string {
  const frame = { name: title, language: 'vi' as const, width: CHART_WIDTH }
  switch (chart.shape) {
    case 'intervals':
      return forestChart(frame, chart.rows, chart.mark)
    case 'series':
      return seriesChart(frame, chart.points)
    case 'levels':
      return levelsChart(frame, chart.parts)
    case 'counts':
      return countChart(frame, chart.bars)
  }
}
