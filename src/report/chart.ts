/** What a chart of the report shows, as plain data: drawn as SVG and PNG (`drawn.ts`), and as a native chart of a sheet. */
import type { CountBar } from '../charts/counts.ts'
import type { IntervalRow, Mark } from '../charts/intervals.ts'
import type { LevelPart } from '../charts/levels.ts'
import type { SeriesPoint } from '../charts/series.ts'

export type Chart =
  /** An estimate with its interval for each unit or factor; `mark`: a line across, such as the whole province's figure. */
  | { shape: 'intervals'; rows: IntervalRow[]; mark: Mark | null }
  /** An estimate over periods, oldest first. */
  | { shape: 'series'; points: SeriesPoint[] }
  /** How many ratings of each level there are, lowest first. */
  | { shape: 'levels'; parts: LevelPart[] }
  /** A whole number for each. */
  | { shape: 'counts'; bars: CountBar[] }
