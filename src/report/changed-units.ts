/** Units that are not what they were: they joined others, were split, or were set up. Pure. */
import { dayOf } from '../calendar/instant.ts'
import { readPeriod } from '../scores/period.ts'
import type { UnitTree } from '../units/unit.ts'
import { isLineBroken } from '../units/unit-line.ts'

/** Their codes. @param earlier, later periods that `readPeriod` takes */
export function changedBetween(tree: UnitTree, earlier: string, later: string): string[] {
  return [...tree.byCode.keys()].filter((code) => isChanged(tree, code, earlier, later))
}

/** Whether a unit is not the same in the later period as in the earlier one. */
export function isChanged(tree: UnitTree, code: string, earlier: string, later: string): boolean {
  return isLineBroken(tree, code, dayOf(readPeriod(earlier)!.from), dayOf(readPeriod(later)!.to - 1))
}
