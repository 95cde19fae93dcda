/** When someone will look at a request, and where to call meanwhile. */
import { loadCalendar } from '../../src/calendar/calendar-store.ts'
import { dayOf, type Instant } from '../../src/calendar/instant.ts'
import type { LookUp } from '../../src/conversation/effect.ts'
import { isOpenAt, nextOpenAt, spellsOf } from '../../src/live-talk/office-hours.ts'
import { existsOn, livingUnit, type Unit } from '../../src/units/unit.ts'
import { unitTree } from '../../src/units/unit-store.ts'

type OfficeHours = {
  /** The office named, else the province; null when none is recorded. */
  office: Pick<Unit, 'name' | 'phone' | 'hours'> | null
  /** From when on the request will be read. */
  readFrom: Instant
  /** The office works now, and long enough to read it today. */
  isToday: boolean
}

/** One that comes later before the end of the day's work is read when the office works next. */
const LAST_MS = 3_600_000

/** @param code of the office named; null: the province's own */
export const officeHours: LookUp<{ code: string | null }, OfficeHours> = async (
  { database },
  { code },
  { at },
) => {
  const today = dayOf(at)
  const tree = await unitTree(database)
  const province = [...tree.byCode.values()].find((unit) => unit.kind === 'province' && existsOn(unit, today))
  const office = (code === null ? null : livingUnit(tree, code, today)) ?? province ?? null
  const calendar = await loadCalendar(database)
  const spells = spellsOf(office?.hours ?? null)
  const isOpen = isOpenAt(calendar, spells, at)
  const inAnHour = nextOpenAt(calendar, spells, at + LAST_MS)
  const isToday = isOpen && dayOf(inAnHour) === today
  return {
    office: office && { name: office.name, phone: office.phone, hours: office.hours },
    readFrom: isOpen && !isToday ? inAnHour : nextOpenAt(calendar, spells, at),
    isToday,
  }
}
