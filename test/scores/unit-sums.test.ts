import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DAY_MS } from '../../src/calendar/instant.ts'
import type { Desk } from '../../src/desk.ts'
import { instrumentStore } from '../../src/satisfaction/instrument-store.ts'
import { type AnswerShape, answerShape } from '../../src/scores/answer-counts.ts'
import { recomputeTouched } from '../../src/scores/rollups/recompute.ts'
import { cellVersion, unitSums } from '../../src/scores/rollups/unit-sums.ts'
import { databases, deskOver } from '../services/databases.ts'
import { at, givenMethods, givenRating, givenUnit } from './given.ts'

const NOW = at('2026-11-24')

describe.each(databases)('what is remembered of units’ cells on $kind', ({ fresh }) => {
  let desk: Desk
  let shape: AnswerShape
  beforeAll(async () => {
    desk = deskOver(await fresh())
    await givenMethods(desk)
    await givenUnit(desk, { code: 'A' })
    shape = answerShape((await instrumentStore.current(desk.database)).get('sipas-2023')!)
  })
  afterAll(() => desk.database.close())

  const rated = async (level: number) => {
    await givenRating(desk, {
      unit_code: 'A',
      overall: level,
      given_at: NOW - DAY_MS,
      recorded_at: NOW - DAY_MS,
    })
    await recomputeTouched(desk.database, () => NOW)
  }
  const named = async () => {
    const cells = await desk.database.read
      .selectFrom('rollup')
      .select(['month', 'version', 'newest'])
      .where('unit_code', '=', 'A')
      .execute()
    return [{ unit: 'A', names: cells.map(cellVersion) }]
  }

  test('is what they count, each time it is asked, and never of an older count', async () => {
    await rated(5)
    const first = await named()
    for (let asked = 0; asked < 2; asked++)
      expect((await unitSums(desk.database, first, shape))?.get('A')?.n).toBe(1)
    await rated(4)
    expect((await unitSums(desk.database, await named(), shape))?.get('A')?.n).toBe(2)
  })

  test('is nothing for a cell that has been counted anew since it was named', async () => {
    const before = await named()
    await rated(3)
    const other = { ...desk.database } // which remembers nothing yet
    expect(await unitSums(other, before, shape)).toBe(null)
    expect((await unitSums(other, await named(), shape))?.get('A')?.n).toBe(3)
  })
})
