/** What is wrong with a unit's or an official's new version beyond its types. Pure. */
import type { FieldFault } from '../field-fault.ts'
import type { Official } from './official.ts'
import { comesBack, type Unit, type UnitTree } from './unit.ts'

/** Unknown or circling parents and successors, and an end before the beginning; [] when all is well. */
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
  if (unit.validTo !== null && unit.validTo < unit.validFrom)
    faults.push({ field: 'validTo', message: 'before validFrom' })
  return faults
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
