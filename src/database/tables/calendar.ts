/** The recorded calendar: each year’s days off and worked weekends, in versions. */
import type { Generated } from 'kysely'

/** One row a day; the rows of a year that share the latest `recorded_at` are the calendar of that year. */
export interface HolidayVersionTable {
  id: Generated<number>
  year: number
  recorded_at: number
  date: string
  name: string
  kind: string // off, working
  official: number
}
