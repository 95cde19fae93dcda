/** The working days of some years in a row, so that thousands of terms are counted by looking up instead of walking. */
import { addDays, type Day } from '../calendar/instant.ts'
import { type Calendar, isWorkingDay } from '../calendar/working-days.ts'

export type WorkingDayLine = {
  /** The day itself when it is worked, else the next one that is. */
  from(day: Day): Day
  /** The `n`-th working day after; with `n` below 0, before. Clipped to the line's ends. */
  after(day: Day, n: number): Day
}

/** @param first, last the line's ends, both included; days asked about lie between them */
export function workingDayLine(calendar: Calendar, first: Day, last: Day): WorkingDayLine {
  const days: Day[] = []
  const places = new Map<Day, number>()
  for (let day = first; day <= last; day = addDays(day, 1)) {
    places.set(day, days.length)
    if (isWorkingDay(calendar, day)) days.push(day)
  }
  const at = (place: number): Day => days[Math.min(days.length - 1, Math.max(0, place))]!
  return {
    from: (day) => at(places.get(day)!),
    after(day, n) {
      const place = places.get(day)!
      const isWorked = days[place] === day
      return at(n > 0 && !isWorked ? place + n - 1 : place + n)
    },
  }
}
