/** What an administrator of one unit may not write, although the unit is theirs: it would reach beyond. Pure. */
import { inspectorateOf } from '../../../complaints/routing.ts'
import { treeOf, type Unit } from '../../../units/unit.ts'
import { reaches, type Scope } from '../scope.ts'

/**
 * The fields that change what lies outside the scope; [] for an administrator of the province. Complaints about conduct are
 * routed by the tree: whoever could name a unit the inspectorate would get those of the whole province, and a unit with the
 * inspectorate for its successor would hide from it what it is to look into.
 *
 * @param before null for a new unit
 */
export function beyondReach(
  scope: Scope,
  before: Unit | null,
  unit: Unit,
): ('parent' | 'successors' | 'kind' | 'name')[] {
  if (scope === null) return []
  const successors = changedAmong(before?.successors ?? [], unit.successors)
  return [
    ...(unit.parent !== before?.parent && !reaches(scope, unit.parent) ? (['parent'] as const) : []),
    ...(successors.some((code) => !reaches(scope, code)) ? (['successors'] as const) : []),
    ...(unit.kind === 'province' && before?.kind !== 'province' ? (['kind'] as const) : []),
    ...(isNamedInspectorate(unit) === isNamedInspectorate(before) ? [] : (['name'] as const)),
  ]
}

function changedAmong(before: readonly string[], after: readonly string[]): string[] {
  return [
    ...after.filter((code) => !before.includes(code)),
    ...before.filter((code) => !after.includes(code)),
  ]
}

/** Whether complaints would go to it as the inspectorate, were there no other. */
function isNamedInspectorate(unit: Unit | null): boolean {
  return unit !== null && inspectorateOf(treeOf([unit])) !== null
}
