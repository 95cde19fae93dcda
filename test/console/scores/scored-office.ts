/** A console over the small province with two quarters of ratings: three communes apart and alike, one with too few. */

import type { Database } from '../../../src/database/database.ts'
import { at, givenDossier, givenMethods, givenRating, givenUnit } from '../../scores/given.ts'
import { type Console, startConsole } from '../console-server.ts'

/** Satisfied and other ratings of a unit in a quarter. */
type Given = { unit: string; day: string; satisfied: number; other: number }

const RATINGS: Given[] = [
  { unit: 'H99.11', day: '2026-08-10', satisfied: 60, other: 0 },
  { unit: 'H99.11', day: '2026-11-10', satisfied: 30, other: 30 },
  { unit: 'C2', day: '2026-11-10', satisfied: 58, other: 2 },
  { unit: 'C3', day: '2026-11-10', satisfied: 56, other: 4 },
  { unit: 'C4', day: '2026-11-10', satisfied: 5, other: 1 },
]

export const UNIT = { code: 'H99.11', name: 'Xã Tân Lập' }
export const PERIOD = 'period=2026-Q4'

/** Opens it. Full answers come with every rating of `H99.11` in the newer quarter. */
export async function scoredOffice(database?: Database): Promise<Console> {
  const office = await startConsole(database)
  await givenMethods(office.desk)
  for (const [code, name] of Object.entries({ C2: 'Xã Hai', C3: 'Xã Ba', C4: 'Xã Bốn' }))
    await givenUnit(office.desk, { code, name, parent: 'H99' })
  for (const { unit, day, satisfied, other } of RATINGS) {
    for (let i = 0; i < satisfied + other; i += 1) {
      const level = i < satisfied ? 5 : 2
      const answers = unit === UNIT.code && day > '2026-10' ? { answers: { q15: level } } : {}
      await givenRating(office.desk, { unit_code: unit, given_at: at(day), overall: level, ...answers })
    }
  }
  await givenDossier(office.desk, { code: 'HS-IN-TIME', unit_code: UNIT.code })
  await givenDossier(office.desk, {
    code: 'HS-LATE',
    unit_code: UNIT.code,
    due_at: at('2026-11-01'),
    official_code: 'CB-1',
  })
  await givenDossier(office.desk, { code: 'HS-ELSEWHERE', unit_code: 'C2', official_code: 'CB-2' })
  return office
}
