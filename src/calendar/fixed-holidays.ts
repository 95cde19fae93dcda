/** Holidays on fixed dates, for years whose calendar has not been announced. Tết and Giỗ Tổ follow the moon and are data. */
import { addDays, type Day } from './instant.ts'

const known = new Map<number, ReadonlySet<Day>>()

/**
 * The fixed-date days off of a year, with the working days that replace those falling on a weekend.
 * Source: Bộ luật Lao động 2019, Điều 112 and 111.3; 24/11 by NQ 28/2026/QH16, in force 2026-07-01.
 */
export function provisionalHolidays(year: number): ReadonlySet<Day> {
  let days = known.get(year)
  if (!days) {
    days = withDaysInLieu(fixedDates(year))
    known.set(year, days)
  }
  return days
}

function fixedDates(year: number): Day[] {
  const dates = ['01-01', '04-30', '05-01', '09-02']
  if (year >= 2026) dates.push('11-24')
  return dates.map((date) => `${year}-${date}`)
}

function withDaysInLieu(dates: Day[]): ReadonlySet<Day> {
  const off = new Set(dates)
  for (const date of dates) {
    if (!weekend(date)) continue
    let instead = addDays(date, 1)
    while (weekend(instead) || off.has(instead)) instead = addDays(instead, 1)
    off.add(instead)
  }
  return off
}

function weekend(day: Day): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
}
