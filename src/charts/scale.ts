/** The measure of a chart of percentages. */

export type Scale = {
  low: number
  high: number
  /** Where lines with numbers stand, `low` and `high` among them. */
  ticks: number[]
  /** The place of a percentage from 0 (low) to 1 (high). */
  at(percentage: number): number
}

const LEAST_SPAN = 20

/**
 * A measure in round tens that holds all values with at least 20 points between its ends. Intervals and lines may start above
 * zero, for nothing in them is told by a length from zero; the numbers stand at the lines.
 *
 * @param values percentages; none: 0 to 100
 */
export function scaleOf(values: readonly number[]): Scale {
  let low = values.length === 0 ? 0 : Math.max(0, Math.floor(Math.min(...values) / 10) * 10)
  let high = values.length === 0 ? 100 : Math.min(100, Math.ceil(Math.max(...values) / 10) * 10)
  if (high - low < LEAST_SPAN) low = Math.max(0, high - LEAST_SPAN)
  if (high - low < LEAST_SPAN) high = low + LEAST_SPAN
  const step = high - low > 50 ? 20 : 10
  if (step === 20) low = Math.floor(low / 20) * 20
  const ticks = Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, i) => low + i * step)
  return { low, high, ticks, at: (percentage) => (percentage - low) / (high - low) }
}
