/**
 * Working days of Vietnam and the terms counted in them. Pure over a calendar of known years.
 * Source: Bộ luật Dân sự 2015, Điều 147 and 148: the day of the event is not counted; a term that ends on a rest day
 * ends on the next working day; it ends at 24:00 of its last day.
 */

import { provisionalHolidays } from './fixed-holidays.ts'
import { addDays, type Day, dayOf, endOfDay, type Instant } from './instant.ts'

export type Calendar = {
  /** Days off that are no weekend, or that fall on one. */
  off: ReadonlySet<Day>
  /** Weekend days that are worked, in exchange for a day off. */
  working: ReadonlySet<Day>
  /** Years whose days off are recorded. Other years have weekends and the fixed-date holidays of the law, provisionally. */
  yearsKnown: ReadonlySet<number>
}

/** A term as a procedure or a rule states it. */
export type Term = { n: number; unit: 'working_day' | 'day' }

/** Whether offices work on this day. */
export function isWorkingDay(calendar: Calendar, day: Day): boolean {
  if (calendar.working.has(day)) return true
  if (calendar.off.has(day) || isWeekend(day)) return false
  const year = Number(day.slice(0, 4))
  return calendar.yearsKnown.has(year) || !provisionalHolidays(year).has(day)
}

/**
 * The `n`-th working day after an event; the day of the event is not counted. `n` 0 is the day of the event itself,
 * or the next working day when that is a rest day.
 */
export function addWorkingDays(calendar: Calendar, from: Instant | Day, n: number): Day {
  let day = toDay(from)
  for (let left = n; left > 0; left -= 1) {
    day = nextWorkingDay(calendar, addDays(day, 1))
  }
  return nextWorkingDay(calendar, day)
}

/** The day itself when it is worked, else the next one that is. */
export function nextWorkingDay(calendar: Calendar, from: Day): Day {
  let day = from
  while (!isWorkingDay(calendar, day)) day = addDays(day, 1)
  return day
}

/** The last day of a term that an event starts. Calendar-day terms that end on a rest day move to the next working day. */
export function lastDayOf(calendar: Calendar, from: Instant | Day, term: Term): Day {
  if (term.unit === 'working_day') return addWorkingDays(calendar, from, term.n)
  return nextWorkingDay(calendar, addDays(toDay(from), term.n))
}

/** The moment at which a term is over: 24:00 of its last day. */
export function endOfTerm(calendar: Calendar, from: Instant | Day, term: Term): Instant {
  return endOfDay(lastDayOf(calendar, from, term))
}

/** How many working days lie after `from`, up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(calendar: Calendar, from: Instant | Day, to: Instant | Day): number {
  const last = toDay(to)
  let count = 0
  for (let day = addDays(toDay(from), 1); day <= last; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day)) count += 1
  }
  return count
}

/** Saturday or Sunday. */
export function isWeekend(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}

function toDay(at: Instant | Day): Day {
  return typeof at === 'number' ? dayOf(at) : at
}
