/** When an office works: the hours that it states, on the working days of Vietnam. Pure. */
import { addDays, type Day, dayOf, type Instant, startOfDay } from '../calendar/instant.ts'
import { type Calendar, isWorkingDay, nextWorkingDay } from '../calendar/working-days.ts'

/** From and until, in minutes of the day. */
export type Spell = { from: number; to: number }

const MINUTE_MS = 60_000
/** Where an office states none: as most do. */
const USUAL: readonly Spell[] = [
  { from: 7 * 60 + 30, to: 11 * 60 + 30 },
  { from: 13 * 60 + 30, to: 17 * 60 },
]
const SPELL = /(\d{1,2})\s*(?:[:h.]|giờ)\s*(\d{2})?\s*(?:-|–|đến)\s*(\d{1,2})\s*(?:[:h.]|giờ)\s*(\d{2})?/giu

/** The spells that an office's hours state ("7:30-11:30, 13h30 đến 17h"); the usual ones where none are found. @param stated null: none */
export function spellsOf(stated: string | null): readonly Spell[] {
  const found = [...(stated ?? '').matchAll(SPELL)].map(([, from, fromMinute, to, toMinute]) => ({
    from: Number(from) * 60 + Number(fromMinute ?? 0),
    to: Number(to) * 60 + Number(toMinute ?? 0),
  }))
  const sound = found.filter(({ from, to }) => from < to && to <= 24 * 60).sort((a, b) => a.from - b.from)
  return sound.length > 0 ? sound : USUAL
}

/** Whether the office works at a moment. */
export function isOpenAt(calendar: Calendar, spells: readonly Spell[], at: Instant): boolean {
  return spellsOn(calendar, spells, dayOf(at)).some(({ from, to }) => from <= at && at < to)
}

/** How long the office has worked between two moments, in milliseconds; days that are long past need not be counted out. */
export function workedMs(
  calendar: Calendar,
  spells: readonly Spell[],
  since: Instant,
  until: Instant,
): number {
  let sum = 0
  for (let day = dayOf(since); day <= dayOf(until); day = addDays(day, 1)) {
    for (const { from, to } of spellsOn(calendar, spells, day))
      sum += Math.max(0, Math.min(to, until) - Math.max(from, since))
  }
  return sum
}

/** When the office works next: now, or when its next spell begins. */
export function nextOpenAt(calendar: Calendar, spells: readonly Spell[], at: Instant): Instant {
  const today = spellsOn(calendar, spells, dayOf(at)).find(({ to }) => at < to)
  if (today) return Math.max(at, today.from)
  const day = nextWorkingDay(calendar, addDays(dayOf(at), 1))
  return spellsOn(calendar, spells, day)[0]!.from
}

function spellsOn(calendar: Calendar, spells: readonly Spell[], day: Day): { from: Instant; to: Instant }[] {
  if (!isWorkingDay(calendar, day)) return []
  const midnight = startOfDay(day)
  return spells.map(({ from, to }) => ({ from: midnight + from * MINUTE_MS, to: midnight + to * MINUTE_MS }))
}
