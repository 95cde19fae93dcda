/** The recorded calendar: each year's days off and worked weekends, in versions. */
import { afterNewest, newestId } from '../database/after-newest.ts'
import { type Database, type Write, write } from '../database/database.ts'
import { latest } from '../database/latest.ts'
import type { HolidayVersionTable } from '../database/tables/calendar.ts'
import type { Day, Instant } from './instant.ts'
import type { Calendar } from './working-days.ts'

/** One day that differs from an ordinary week. */
export type Holiday = {
  date: Day
  name: string
  kind: 'off' | 'working'
  /** false: computed or expected, not yet announced. */
  official: boolean
}

/**
 * The calendar as it stands, or as it stood recorded at a moment.
 *
 * @param asOf null: everything recorded so far (kept in memory until something is recorded)
 */
export async function loadCalendar(database: Database, asOf: Instant | null = null): Promise<Calendar> {
  if (asOf !== null) return toCalendar(await versions(database, asOf))
  return latest(database, 'holiday_version', async () =>
    toCalendar(await versions(database, Number.MAX_SAFE_INTEGER)),
  )
}

/** The recorded days of a year; [] when none is recorded. */
export async function holidaysOf(database: Database, year: number): Promise<Holiday[]> {
  const rows = await versions(database, Number.MAX_SAFE_INTEGER, year)
  return rows.map(toHoliday)
}

/** Every version of a year, the newest first; [] when none is recorded. */
export async function versionsOfYear(
  database: Database,
  year: number,
): Promise<{ recordedAt: Instant; days: Holiday[] }[]> {
  const rows = await database.read
    .selectFrom('holiday_version')
    .selectAll()
    .where('year', '=', year)
    .orderBy('recorded_at', 'desc')
    .orderBy('date')
    .execute()
  const found = new Map<Instant, Holiday[]>()
  for (const row of rows) found.set(row.recorded_at, [...(found.get(row.recorded_at) ?? []), toHoliday(row)])
  return [...found].map(([recordedAt, days]) => ({ recordedAt, days }))
}

/** Records a year's days as its newest version, in place of all days recorded before. `days` has at least one. */
export function putHolidays(database: Database, year: number, days: Holiday[], now: Instant): Write[] {
  const rows = days.map((day) => ({ ...day, official: day.official ? 1 : 0, year, recorded_at: now }))
  return [write(database.read.insertInto('holiday_version').values(rows))]
}

/** The newest version of any year, by id; 0 when there is none. */
export function newestHolidays(database: Database): Promise<number> {
  return newestId(database, 'holiday_version')
}

/** Records a year as `putHolidays` does; refused as `stale` when anything was recorded since `newest`. */
export function putHolidaysAfter(
  database: Database,
  newest: number,
  year: number,
  days: Holiday[],
  now: Instant,
): Write[] {
  return [...afterNewest(database, 'holiday_version', newest), ...putHolidays(database, year, days, now)]
}

/** When a year was last recorded, null when never. Two versions of one moment would run together. */
export async function recordedAt(database: Database, year: number): Promise<Instant | null> {
  const row = await database.read
    .selectFrom('holiday_version')
    .select((select) => select.fn.max('recorded_at').as('at'))
    .where('year', '=', year)
    .executeTakeFirst()
  return (row?.at as Instant | null) ?? null
}

async function versions(database: Database, asOf: Instant, year: number | null = null) {
  let query = database.read
    .selectFrom('holiday_version as day')
    .selectAll()
    .where('recorded_at', '=', (select) =>
      select
        .selectFrom('holiday_version as other')
        .select((each) => each.fn.max('other.recorded_at').as('at'))
        .whereRef('other.year', '=', 'day.year')
        .where('other.recorded_at', '<=', asOf),
    )
    .orderBy('date')
  if (year !== null) query = query.where('year', '=', year)
  return query.execute()
}

function toCalendar(rows: { year: number; date: string; kind: string }[]): Calendar {
  const days = (kind: string) => new Set(rows.filter((row) => row.kind === kind).map((row) => row.date))
  return { off: days('off'), working: days('working'), yearsKnown: new Set(rows.map((row) => row.year)) }
}

function toHoliday({
  date,
  name,
  kind,
  official,
}: Pick<HolidayVersionTable, 'date' | 'name' | 'kind' | 'official'>): Holiday {
  return { date, name, kind: kind as Holiday['kind'], official: official === 1 }
}
