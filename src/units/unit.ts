/** A unit (đơn vị): anything that is scored; and the tree that units make at a moment. */
import type { Day, Instant } from '../calendar/instant.ts'

export const UNIT_KINDS = ['province', 'department', 'branch', 'commune', 'other'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]

export type Unit = {
  code: string
  name: string
  kind: UnitKind
  parent: string | null
  validFrom: Day
  /** The last day on which it exists; null while no end is known. */
  validTo: Day | null
  /** The units that took over its work when it ended: one for a merger, several for a split. */
  successors: string[]
  /** Other names that people use, old names included. */
  aliases: string[]
  address: string | null
  phone: string | null
  hours: string | null
}

/** All units, each in its latest version, those that ended included. */
export type UnitTree = {
  byCode: ReadonlyMap<string, Unit>
  children: ReadonlyMap<string, readonly string[]>
  /** Names of earlier versions: people go on using them. */
  pastNames: readonly PastName[]
  /** Every version by code, the oldest first; a code without an entry has only its latest. */
  versions: ReadonlyMap<string, readonly UnitVersion[]>
}

/** A unit as it was recorded at a moment. */
export type UnitVersion = { recordedAt: Instant; unit: Unit }

/** A name that a unit had, by the unit's code. */
export type PastName = { code: string; name: string }

/** Puts units together by their parents. */
export function treeOf(
  units: readonly Unit[],
  pastNames: readonly PastName[] = [],
  versions: UnitTree['versions'] = new Map(),
): UnitTree {
  const children = new Map<string, string[]>()
  for (const { code, parent } of units) {
    if (parent === null) continue
    const siblings = children.get(parent)
    if (siblings) siblings.push(code)
    else children.set(parent, [code])
  }
  return { byCode: new Map(units.map((unit) => [unit.code, unit])), children, pastNames, versions }
}

/** Whether a unit exists on a day. */
export function existsOn(unit: Unit, day: Day): boolean {
  return unit.validFrom <= day && (unit.validTo === null || day <= unit.validTo)
}

/** The unit's code and the codes of all under it, itself first. [] for an unknown code. */
export function subtreeOf(tree: UnitTree, code: string): string[] {
  if (!tree.byCode.has(code)) return []
  return reach([code], (each) => tree.children.get(each) ?? [])
}

/** The units above, nearest first, without the unit itself. [] for a root or an unknown code. */
export function chainOf(tree: UnitTree, code: string): string[] {
  const parentOf = (each: string) => tree.byCode.get(each)?.parent ?? null
  return reach([code], (each) => [parentOf(each)].filter((parent) => parent !== null)).slice(1)
}

/**
 * The units that answer for a code on a day: the unit itself while it exists, else its successors, and theirs.
 * A unit that ended without successors stands for itself. [] for an unknown code.
 */
export function livingUnits(tree: UnitTree, code: string, day: Day): Unit[] {
  const unit = tree.byCode.get(code)
  if (!unit) return []
  const line = reach([code], (each) => {
    const found = tree.byCode.get(each)
    return found && !hasEnded(found, day) ? [] : (found?.successors ?? [])
  })
  const living = line
    .map((each) => tree.byCode.get(each))
    .filter((found) => found !== undefined && !hasEnded(found, day))
  return living.length > 0 ? (living as Unit[]) : [unit]
}

/** The unit that answers for a code on a day, the first one after a split; null for an unknown code. */
export function livingUnit(tree: UnitTree, code: string, day: Day): Unit | null {
  return livingUnits(tree, code, day)[0] ?? null
}

/** All units whose work a unit carries on: itself and, through mergers, every unit that it succeeded. */
export function predecessorsOf(tree: UnitTree, code: string): string[] {
  const units = [...tree.byCode.values()]
  return reach([code], (each) =>
    units.filter((unit) => unit.successors.includes(each)).map((unit) => unit.code),
  )
}

/** Whether `code` would come back to itself through `next`, which gives the codes that follow a code. */
export function comesBack(code: string, next: (code: string) => readonly string[]): boolean {
  return reach([...next(code)], next).includes(code)
}

function hasEnded(unit: Unit, day: Day): boolean {
  return unit.validTo !== null && unit.validTo < day
}

/** Breadth first, each code once, so that a circle in bad data ends. */
function reach(start: string[], next: (code: string) => readonly string[]): string[] {
  const seen = new Set(start)
  for (const code of seen) for (const each of next(code)) seen.add(each)
  return [...seen]
}
