/** Who may see a citizen's request for a person when what it says speaks of conduct. */
import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely'
import { inspectorateOf, provinceOf, unitChain } from '../complaints/routing.ts'
import type { Viewer } from '../complaints/visibility.ts'
import type { Tables } from '../database/tables.ts'
import { subtreeOf, type UnitTree } from '../units/unit.ts'

/**
 * Requests of no conduct are for all who read requests. One that speaks of conduct needs its own permission and is for
 * the inspectorate, the province and those above the unit it names; never for that unit's chain. Where it names no unit,
 * it may be about anyone: then only the inspectorate and the province see it.
 */
export function requestsSeenBy(viewer: Viewer, tree: UnitTree) {
  return (
    eb: ExpressionBuilder<Tables, 'human_request'>,
  ): ExpressionWrapper<Tables, 'human_request', SqlBool> => {
    const open = eb('protected', '=', 0)
    if (!viewer.may.has('complaint:protected')) return open
    if (viewer.unitCode === null) return eb('id', '<>', '')
    const named = eb('unit_code', 'in', [
      '',
      ...[...tree.byCode.keys()].filter(concerns(viewer.unitCode, tree)),
    ])
    return isOfProvince(viewer.unitCode, tree)
      ? eb.or([open, named, eb('unit_code', 'is', null)])
      : eb.or([open, named])
  }
}

/** The same of one request that speaks of conduct, without asking the database; a test compares the two. @param unitCode the unit it names */
export function maySeeConduct(viewer: Viewer, unitCode: string | null, tree: UnitTree): boolean {
  if (!viewer.may.has('complaint:protected')) return false
  if (viewer.unitCode === null) return true
  if (unitCode === null) return isOfProvince(viewer.unitCode, tree)
  return tree.byCode.has(unitCode) && concerns(viewer.unitCode, tree)(unitCode)
}

/** Whether one at a unit may read what is said of another unit's conduct. */
function concerns(viewerUnit: string, tree: UnitTree): (unitCode: string) => boolean {
  const reach = isOfProvince(viewerUnit, tree) ? tree.byCode : new Set(subtreeOf(tree, viewerUnit))
  return (unitCode) => reach.has(unitCode) && !unitChain(unitCode, tree).has(viewerUnit)
}

function isOfProvince(unitCode: string, tree: UnitTree): boolean {
  return [inspectorateOf(tree)?.code, provinceOf(tree)?.code].includes(unitCode)
}
