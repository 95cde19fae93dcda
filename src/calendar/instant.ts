/** Moments and days of Vietnam. The country has one time zone, UTC+7, and no summer time. */

/** Milliseconds since 1970, UTC. Every moment in the code and in the database has this form. */
export type Instant = number

/** A calendar day in Vietnam, `YYYY-MM-DD`. */
export type Day = string

const OFFSET_MS = 7 * 3_600_000
export const DAY_MS = 86_400_000

/** The day in Vietnam on which a moment falls. */
export function dayOf(at: Instant): Day {
  return new Date(at + OFFSET_MS).toISOString().slice(0, 10)
}

/** 00:00 of a day in Vietnam. */
export function startOfDay(day: Day): Instant {
  return Date.parse(`${day}T00:00:00+07:00`)
}

/** 24:00 of a day in Vietnam, which is the next day's 00:00: a term that ends on a day ends here. */
export function endOfDay(day: Day): Instant {
  return startOfDay(day) + DAY_MS
}

/** The day `n` calendar days later (or earlier, when negative). */
export function addDays(day: Day, n: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY_MS).toISOString().slice(0, 10)
}

/** The day so many days after 1 January 1970, as databases count days. */
export function dayAt(sinceEpoch: number): Day {
  return addDays('1970-01-01', sinceEpoch)
}

/** A moment as ISO 8601 with Vietnam's offset, as the API and files show it: `2026-11-24T08:15:00+07:00`. */
export function toIso(at: Instant): string {
  const iso = new Date(at + OFFSET_MS).toISOString()
  return `${iso.slice(0, iso.endsWith('.000Z') ? 19 : 23)}+07:00`
}

/** A moment as people read it: `08:15 24/11/2026`. */
export function toVietnamese(at: Instant): string {
  const iso = new Date(at + OFFSET_MS).toISOString()
  return `${iso.slice(11, 16)} ${vietnameseDay(iso.slice(0, 10))}`
}

/** A day as people read it: `24/11/2026`. */
export function vietnameseDay(day: Day): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
}
