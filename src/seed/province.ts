/** What the generator knows of the province: read once, so that all generating is pure. */
import { loadCalendar } from '../calendar/calendar-store.ts'
import type { Day } from '../calendar/instant.ts'
import type { Calendar } from '../calendar/working-days.ts'
import type { Database } from '../database/database.ts'
import type { Procedure } from '../procedures/procedure.ts'
import { procedures } from '../procedures/procedure-store.ts'
import type { Instrument } from '../satisfaction/instrument.ts'
import { instrumentStore } from '../satisfaction/instrument-store.ts'
import { type Official, servesOn } from '../units/official.ts'
import { officials } from '../units/official-store.ts'
import { existsOn, type Unit, type UnitTree } from '../units/unit.ts'
import { unitTree } from '../units/unit-store.ts'

export type Province = {
  tree: UnitTree
  officials: Official[]
  procedures: Procedure[]
  calendar: Calendar
  instruments: ReadonlyMap<string, Instrument>
}

/** The province as it is recorded now. */
export async function readProvince(database: Database): Promise<Province> {
  return {
    tree: await unitTree(database),
    officials: [...(await officials(database)).values()],
    procedures: [...(await procedures(database)).values()],
    calendar: await loadCalendar(database),
    instruments: await instrumentStore.current(database),
  }
}

/** Whether dossiers are handled and citizens served there: not the province itself, nor an old district, whose work many took over. */
export function servesCitizens(unit: Unit): boolean {
  return unit.kind !== 'province' && !(unit.kind === 'other' && unit.validTo !== null)
}

/** The units that serve citizens on a day, in the order of their codes. */
export function servingOn(province: Province, day: Day): Unit[] {
  return [...province.tree.byCode.values()].filter((unit) => servesCitizens(unit) && existsOn(unit, day))
}

/** The officials of a unit on a day. */
export function officialsOn(province: Province, unitCode: string, day: Day): Official[] {
  return province.officials.filter((official) => official.unitCode === unitCode && servesOn(official, day))
}

/** The invented agency identifier of a unit, `H99.07`, as dossier codes carry it: its place among the units, ended ones last. */
export function agencyOf(province: Province, unitCode: string): string {
  const units = [...province.tree.byCode.values()]
  const places = [
    ...units.filter(({ validTo }) => validTo === null),
    ...units.filter(({ validTo }) => validTo !== null),
  ]
  return `H99.${String(places.findIndex(({ code }) => code === unitCode) + 1).padStart(2, '0')}`
}
