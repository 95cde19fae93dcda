/**
 * Two ways to look at units through time: *as it is now*, where what a unit was goes on in the one that carries on its work;
 * and *as it was*, each unit by its own code and name, in the tree of that time. Pure.
 */
import { type Day, dayOf, type Instant } from '../calendar/instant.ts'
import { existsOn, livingUnits, treeOf, type Unit, type UnitTree } from './unit.ts'

export const UNIT_VIEWS = ['now', 'then'] as const
export type UnitView = (typeof UNIT_VIEWS)[number]

/** Which unit stands for which recorded code, and the tree that they make. */
export type Standing = {
  tree: UnitTree
  /** Itself for a code that nobody else stands for: living, ended alone, or split up (nobody can say whose its past is). */
  home(code: string): string
  /** Whether the unit itself was over before what is looked at. */
  isPast(unit: Unit): boolean
}

/** As known at `asOf`: a unit that merged is stood for by the one that carries on its work. */
export function unitsNow(tree: UnitTree, asOf: Instant): Standing {
  const today = dayOf(asOf)
  return { tree, home: homes(tree, today, () => false), isPast: (unit) => hasEnded(unit, today) }
}

/**
 * As they were from `first` to `last`: who existed then stands for itself. What was still recorded by the code of a unit that
 * had merged before belongs to the one that carried on its work on the first day.
 *
 * @param at of names and parents: the newest versions recorded until then
 */
export function unitsThen(tree: UnitTree, first: Day, last: Day, at: Instant): Standing {
  const past = treeThen(tree, first, at)
  const existed = (unit: Unit) => existedIn(unit, first, last)
  return { tree: past, home: homes(past, first, existed), isPast: (unit) => hasEnded(unit, first) }
}

/** Whether a unit existed on any of the days. */
export function existedIn(unit: Unit, first: Day, last: Day): boolean {
  return existsOn(unit, first) || existsOn(unit, last) || (unit.validFrom >= first && unit.validFrom <= last)
}

function homes(tree: UnitTree, day: Day, isOwn: (unit: Unit) => boolean): (code: string) => string {
  const known = new Map<string, string>()
  return (code) => {
    const found = known.get(code)
    if (found !== undefined) return found
    const unit = tree.byCode.get(code)
    const living = unit && !isOwn(unit) ? livingUnits(tree, code, day) : []
    const home = living.length === 1 ? living[0]!.code : code
    known.set(code, home)
    return home
  }
}

/**
 * The tree by the names and parents of the time. How long a unit lived and who carried on its work is taken as known last,
 * for that is often recorded only afterwards; and so is a parent, where the one of the time was over already.
 */
function treeThen(tree: UnitTree, first: Day, at: Instant): UnitTree {
  const units = [...tree.byCode.values()].map((unit) => {
    const versions = tree.versions.get(unit.code) ?? []
    const i = Math.max(
      versions.findLastIndex(({ recordedAt }) => recordedAt <= at),
      0,
    )
    const then = versions[i]?.unit ?? unit
    const fitting = versions.slice(i).find(({ unit: { parent } }) => {
      const above = parent === null ? undefined : tree.byCode.get(parent)
      return above !== undefined && !hasEnded(above, first)
    })
    const { kind, name } = then
    return {
      ...unit,
      name,
      kind,
      parent: hasEnded(unit, first) ? then.parent : (fitting?.unit ?? then).parent,
    }
  })
  return treeOf(units, tree.pastNames, tree.versions)
}

function hasEnded(unit: Unit, day: Day): boolean {
  return unit.validTo !== null && unit.validTo < day
}
