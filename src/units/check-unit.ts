/** What is wrong with a unit's or an official's new version beyond its types. Pure. */
import { addDays } from '../calendar/instant.ts'
import type { FieldFault } from '../field-fault.ts'
import type { Official } from './official.ts'
import { comesBack, type Unit, type UnitTree } from './unit.ts'

/**
 * Unknown or circling parents and successors, an end before the beginning, and times that do not fit those of the units above,
 * before and after it; [] when all is well. A unit may have successors and go on: then it gave them a part.
 */
export function faultsOfUnit(unit: Unit, tree: UnitTree): FieldFault[] {
  const faults: FieldFault[] = []
  const get = (code: string) => (code === unit.code ? unit : tree.byCode.get(code))
  if (unit.parent !== null) {
    const parents = (code: string) => [get(code)?.parent ?? null].filter((parent) => parent !== null)
    if (!get(unit.parent)) faults.push({ field: 'parent', message: 'unknown unit' })
    else if (comesBack(unit.code, parents))
      faults.push({ field: 'parent', message: 'the unit would be above itself' })
  }
  unit.successors.forEach((successor, i) => {
    const field = `successors.${i}`
    const successors = (code: string) => (code === unit.code ? [successor] : (get(code)?.successors ?? []))
    if (!get(successor)) faults.push({ field, message: 'unknown unit' })
    else if (comesBack(unit.code, successors))
      faults.push({ field, message: 'the unit would succeed itself' })
  })
  if (new Set(unit.successors).size < unit.successors.length)
    faults.push({ field: 'successors', message: 'the same unit twice' })
  if (unit.validTo !== null && unit.validTo < unit.validFrom)
    faults.push({ field: 'validTo', message: 'before validFrom' })
  return faults.length > 0 ? faults : faultsOfTime(unit, tree)
}

/** Every unit exists under one that exists, and hands its work to units that exist on the next day. */
function faultsOfTime(unit: Unit, tree: UnitTree): FieldFault[] {
  const faults: FieldFault[] = []
  const above = unit.parent === null ? undefined : tree.byCode.get(unit.parent)
  if (above && (isOver(above, unit.validFrom) || (unit.validTo !== null && unit.validTo < above.validFrom)))
    faults.push({ field: 'parent', message: 'did not exist while the unit did' })
  unit.successors.forEach((code, i) => {
    const message = unfit(unit, tree.byCode.get(code)!)
    if (message !== null) faults.push({ field: `successors.${i}`, message })
  })
  for (const before of tree.byCode.values()) {
    if (before.code === unit.code || !before.successors.includes(unit.code)) continue
    const message = unfit(before, unit)
    if (message === null) continue
    const field = message.startsWith('ended') ? 'validTo' : 'validFrom'
    faults.push({ field, message: `${before.code} hands its work to it: ${message}` })
  }
  return faults
}

/** Why a unit cannot take over from one that ends; null: it can. */
function unfit({ validTo }: Unit, successor: Unit): string | null {
  if (validTo === null) return null
  const next = addDays(validTo, 1)
  if (isOver(successor, next)) return `ended on ${successor.validTo}, before it could take over on ${next}`
  return successor.validFrom > next
    ? `begins on ${successor.validFrom}, after it should take over on ${next}`
    : null
}

function isOver({ validTo }: Unit, day: string): boolean {
  return validTo !== null && validTo < day
}

/** An unknown unit, and an end before the beginning; [] when all is well. */
export function faultsOfOfficial(official: Official, tree: UnitTree): FieldFault[] {
  const faults: FieldFault[] = []
  if (!tree.byCode.has(official.unitCode)) faults.push({ field: 'unitCode', message: 'unknown unit' })
  if (official.validTo !== null && official.validTo < official.validFrom) {
    faults.push({ field: 'validTo', message: 'before validFrom' })
  }
  return faults
}
