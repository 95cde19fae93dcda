/** `unit=` of the lists: the same in all of them. */
import type { Desk } from '../desk.ts'
import { unitTree } from '../units/unit-store.ts'
import { invalid, type Problem } from './problem.ts'
import { code } from './route.ts'

/** The query parameter. */
export const unitField = code.optional().meta({ description: 'A unit and all under it.' })

/** 422 for a unit that was never recorded; null when the list may be read. */
export async function unknownUnit(desk: Desk, unit: string | undefined): Promise<Problem | null> {
  if (unit === undefined || (await unitTree(desk.database)).byCode.has(unit)) return null
  return invalid({ field: 'unit', message: `unknown unit: ${unit}` })
}
