/** Where people go: an office with, for a phường or xã, its one-stop counter. */
import { dayOf } from '../../src/calendar/instant.ts'
import type { LookUp } from '../../src/conversation/effect.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'
import { existsOn, livingUnit, type Unit } from '../../src/units/unit.ts'
import { unitTree } from '../../src/units/unit-store.ts'

const ONE_STOP = /hanh chinh cong|mot cua/

/** The unit and its one-stop counter, the counter first; [] for an unknown code. */
export const placeOf: LookUp<{ code: string }, Unit[]> = async ({ database }, { code }, { at }) => {
  const tree = await unitTree(database)
  const today = dayOf(at)
  const unit = livingUnit(tree, code, today)
  if (unit === null) return []
  const below = (tree.children.get(unit.code) ?? []).map((each) => tree.byCode.get(each)!)
  const counters = below.filter(
    (each) => each.kind === 'branch' && ONE_STOP.test(fold(each.name)) && existsOn(each, today),
  )
  return [...(unit.kind === 'commune' ? counters : []), unit]
}

/** A procedure's usual first address: the one-stop centre of the province; null when none is recorded. */
export const provincialCounter: LookUp<Record<never, never>, Unit | null> = async (
  { database },
  _ask,
  { at },
) => {
  const tree = await unitTree(database)
  const centre = [...tree.byCode.values()].find(
    (unit) => unit.kind === 'department' && ONE_STOP.test(fold(unit.name)) && existsOn(unit, dayOf(at)),
  )
  return centre ?? null
}
