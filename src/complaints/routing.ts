/** Who gets a complaint, and whether it must stay out of the unit's chain. Source: design 5; facts/domain.md 5.7. */

import { fold } from '../understanding/vietnamese-text.ts'
import { subtreeOf, type Unit, type UnitTree } from '../units/unit.ts'
import type { Category, Flag } from './complaint.ts'

/**
 * Grounds that are conduct of officials. Asking for papers outside the rules is among them: NĐ 61/2018 Điều 5.1đ lists it
 * beside harassment. A delay alone is not: the unit itself can mend it.
 */
const CONDUCT_CATEGORIES: readonly Category[] = [
  'bribery',
  'harassment',
  'overcharge',
  'extra_paperwork',
  'buck_passing',
  'discipline',
  'attitude',
]
const CONDUCT_FLAGS: readonly Flag[] = ['bribery_allegation', 'threat_or_retaliation']

/** How the inspectorate of a province is found among its departments: an alias or a name that begins so, folded. */
const INSPECTORATE = 'thanh tra'

export type Route = {
  protected: boolean
  /** Null while no unit is recorded. */
  handlerUnitCode: string | null
}

/** Whether a complaint is about conduct, or about a person (an official or a head). */
export function isProtected(category: Category, flags: readonly Flag[], namesOfficial: boolean): boolean {
  return (
    namesOfficial ||
    CONDUCT_CATEGORIES.includes(category) ||
    flags.some((flag) => CONDUCT_FLAGS.includes(flag))
  )
}

/**
 * Where a complaint goes. A protected one goes one level up from the unit, or to the inspectorate where the level above is
 * the province itself or the unit is not known; one about the inspectorate goes to the province. Others go to their unit,
 * and to the province when the unit is not known.
 *
 * @param unitCode the unit complained of; null: not known
 */
export function routeOf(
  category: Category,
  flags: readonly Flag[],
  namesOfficial: boolean,
  unitCode: string | null,
  tree: UnitTree,
): Route {
  const unit = unitCode === null ? undefined : tree.byCode.get(unitCode)
  const province = provinceOf(tree)
  if (!isProtected(category, flags, namesOfficial)) {
    return { protected: false, handlerUnitCode: unit?.code ?? province?.code ?? null }
  }
  const parent = unit?.parent ? tree.byCode.get(unit.parent) : undefined
  if (parent && parent.kind !== 'province') return { protected: true, handlerUnitCode: parent.code }
  const inspectorate = inspectorateOf(tree)
  const handler = inspectorate && inspectorate.code !== unit?.code ? inspectorate : (province ?? parent)
  return { protected: true, handlerUnitCode: handler?.code ?? null }
}

/** The inspectorate of the province; null when none is recorded. One of a department of its own is none. */
export function inspectorateOf(tree: UnitTree): Unit | null {
  const isNamedSo = (name: string) => fold(name).startsWith(INSPECTORATE)
  const isOfProvince = ({ parent }: Unit) =>
    ['province', undefined].includes(tree.byCode.get(parent ?? '')?.kind)
  const found = [...tree.byCode.values()].filter(
    (unit) =>
      unit.kind === 'department' &&
      unit.validTo === null &&
      isOfProvince(unit) &&
      [unit.name, ...unit.aliases].some(isNamedSo),
  )
  return found[0] ?? null
}

/**
 * The way of a protected complaint past units that must not have it: to the inspectorate, else to the province. Null where
 * nobody is left.
 */
export function routeAround(route: Route, barred: ReadonlySet<string>, tree: UnitTree): Route | null {
  const isBarred = (code: string | null) => code !== null && barred.has(code)
  if (!route.protected || !isBarred(route.handlerUnitCode)) return route
  const other = [inspectorateOf(tree), provinceOf(tree)].find((unit) => unit && !isBarred(unit.code))
  return other ? { protected: true, handlerUnitCode: other.code } : null
}

/** The root of the tree; null when no province is recorded. */
export function provinceOf(tree: UnitTree): Unit | null {
  return [...tree.byCode.values()].find((unit) => unit.kind === 'province' && unit.parent === null) ?? null
}

/**
 * The unit's chain, which must not learn of a protected complaint: the unit, all under it, and those that took over its
 * work through mergers. Where the unit is the province itself, all would be under it: then only its own office is.
 */
export function unitChain(unitCode: string | null, tree: UnitTree): Set<string> {
  if (unitCode === null) return new Set()
  if (isProvince(unitCode, tree)) return new Set([unitCode])
  const heirs = new Set([unitCode])
  for (const code of heirs) {
    for (const heir of tree.byCode.get(code)?.successors ?? []) if (!isProvince(heir, tree)) heirs.add(heir)
  }
  return new Set([unitCode, ...[...heirs].flatMap((code) => subtreeOf(tree, code))])
}

function isProvince(code: string, tree: UnitTree): boolean {
  const unit = tree.byCode.get(code)
  return unit?.kind === 'province' && unit.parent === null
}
