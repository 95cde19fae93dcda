/** The years of a framework, which may begin in another month than January. Pure. */
import { addDays, type Day } from '../../calendar/instant.ts'

/**
 * A year's first and last day.
 *
 * @param shiftMonths by how many months it begins after 1 January; below zero, before it
 */
export function yearBounds(year: number, shiftMonths: number): { first: Day; last: Day } {
  const index = 12 * year + shiftMonths
  return { first: firstOfMonth(index), last: addDays(firstOfMonth(index + 12), -1) }
}

/** @param index months since the year 0 */
function firstOfMonth(index: number): Day {
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`
}
