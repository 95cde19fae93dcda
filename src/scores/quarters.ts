/** Quarters by their names (`2026-Q4`), in Vietnam's time. */
import { dayOf, type Instant } from '../calendar/instant.ts'

/** The quarter in which a moment falls. */
export function quarterOf(at: Instant): string {
  const [year, month] = dayOf(at).split('-').map(Number) as [number, number]
  return `${year}-Q${Math.ceil(month / 3)}`
}

/** The quarter before one. */
export function quarterBefore(quarter: string): string {
  const [year, n] = quarter.split('-Q').map(Number) as [number, number]
  return n === 1 ? `${year - 1}-Q4` : `${year}-Q${n - 1}`
}
