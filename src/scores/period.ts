/** The periods that scores are made for: a month, a quarter, a half-year, a year. */
import { DAY_MS, dayOf, type Instant, startOfDay } from '../calendar/instant.ts'

/** Half open: a moment `at` is inside when `from <= at < to`. */
export type Period = { name: string; from: Instant; to: Instant }

/** `2026-11`, `2026-Q4`, `2026-H2`, `2026` in Vietnam's time; null when it is none of these. */
export function readPeriod(name: string): Period | null {
  const match = /^(20\d\d|19\d\d)(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?$/.exec(name)
  if (!match) return null
  const [, year, month, quarter, half] = match
  const first = month ? Number(month) : quarter ? 3 * Number(quarter) - 2 : half ? 6 * Number(half) - 5 : 1
  const months = month ? 1 : quarter ? 3 : half ? 6 : 12
  return { name, from: startOfMonth(Number(year), first), to: startOfMonth(Number(year), first + months) }
}

/**
 * The quarters that lie wholly in a period of at most a year, from the first on. A framework's year may begin within a quarter:
 * then it has the four that end in it, so that each quarter is in one year.
 */
export function quartersIn({ from, to }: Pick<Period, 'from' | 'to'>): Period[] {
  const isYear = to - from > 360 * DAY_MS
  const years = [...new Set([dayOf(from), dayOf(to - 1)].map((day) => day.slice(0, 4)))]
  return years
    .flatMap((year) => [1, 2, 3, 4].map((quarter) => readPeriod(`${year}-Q${quarter}`)!))
    .filter((quarter) => (isYear ? quarter.to > from : quarter.from >= from) && quarter.to <= to)
}

function startOfMonth(year: number, month: number): Instant {
  const [y, m] = month > 12 ? [year + 1, month - 12] : [year, month]
  return startOfDay(`${y}-${String(m).padStart(2, '0')}-01`)
}
