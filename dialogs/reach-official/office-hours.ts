/** When someone will look at a request, and where to call meanwhile. */
import { loadCalendar } from '../../src/calendar/calendar-store.ts'
import { addDays, type Day, dayOf, startOfDay } from '../../src/calendar/instant.ts'
import { nextWorkingDay } from '../../src/calendar/working-days.ts'
import type { LookUp } from '../../src/conversation/effect.ts'
import { existsOn, livingUnit, type Unit } from '../../src/units/unit.ts'
import { unitTree } from '../../src/units/unit-store.ts'

type OfficeHours = {
  /** The office named, else the province; null when none is recorded. */
  office: Pick<Unit, 'name' | 'phone' | 'hours'> | null
  /** The first day on which the request will be read. */
  readOn: Day
  isToday: boolean
}

/** A request later than this is read on the next working day. */
const LAST_HOUR_MS = 16 * 3_600_000

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
  const isLate = at - startOfDay(today) >= LAST_HOUR_MS
  const readOn = nextWorkingDay(await loadCalendar(database), isLate ? addDays(today, 1) : today)
  return {
    office: office && { name: office.name, phone: office.phone, hours: office.hours },
    readOn,
    isToday: readOn === today,
  }
}
