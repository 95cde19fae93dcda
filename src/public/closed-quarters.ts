/** The quarters whose scores are published: those that are over. */
import type { Instant } from '../calendar/instant.ts'
import { quarterBefore, quarterOf } from '../scores/quarters.ts'

/** So far back: three years. */
const MANY = 12

/** `2026-Q3`, newest first. */
export function closedQuarters(now: Instant): string[] {
  const quarters = [quarterBefore(quarterOf(now))]
  while (quarters.length < MANY) quarters.push(quarterBefore(quarters.at(-1)!))
  return quarters
}

/** `quý 3 năm 2026`. */
export function quarterInWords(period: string): string {
  return `quý ${period.slice(6)} năm ${period.slice(0, 4)}`
}

/** `quarter 3 of 2026`. */
export function quarterInEnglish(period: string): string {
  return `quarter ${period.slice(6)} of ${period.slice(0, 4)}`
}
