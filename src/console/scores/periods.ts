/** The periods that the page offers: this year and the year before, in quarters, halves and as a whole, and recent months. */
import { dayOf, type Instant } from '../../calendar/instant.ts'
import { quarterBefore, quarterOf } from '../../scores/quarters.ts'

const MONTHS = 6
const QUARTERS = 8

/** Newest first. */
export function periodsAround(now: Instant): { months: string[]; quarters: string[]; longer: string[] } {
  const [year, month] = yearAndMonth(now)
  const months = Array.from({ length: MONTHS }, (_, back) => {
    const index = year * 12 + month - 1 - back
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
  })
  const quarters = [quarterOf(now)]
  while (quarters.length < QUARTERS) quarters.push(quarterBefore(quarters.at(-1)!))
  const halves = month > 6 ? [`${year}-H2`, `${year}-H1`] : [`${year}-H1`, `${year - 1}-H2`]
  return { months, quarters, longer: [...halves, String(year), String(year - 1)] }
}

function yearAndMonth(now: Instant): [number, number] {
  const [year, month] = dayOf(now).split('-').map(Number) as [number, number]
  return [year, month]
}
