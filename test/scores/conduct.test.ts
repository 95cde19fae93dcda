/** Complaints about conduct in the figures that the chain complained of may read: whole quarters, in cells of five or more. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { endOfDay } from '../../src/calendar/instant.ts'
import type { Desk } from '../../src/desk.ts'
import { type ScoreQuestion, scoresOf } from '../../src/scores/scores.ts'
import { databases, deskOver } from '../services/databases.ts'
import { at, forgetFacts, givenComplaint, givenMethods, givenUnit } from './given.ts'

const NEXT_YEAR = at('2027-02-01')

describe.each(databases)('complaints about conduct on $kind', ({ fresh }) => {
  let desk: Desk
  beforeAll(async () => {
    desk = deskOver(await fresh())
    await givenMethods(desk)
    return () => desk.database.close()
  })
  beforeEach(async () => {
    await forgetFacts(desk)
    await givenUnit(desk, { code: 'A' })
  })

  const seen = async (question: Partial<ScoreQuestion> & { period: string }) => {
    const found = await scoresOf(desk, { unitCode: 'A', ...question }, NEXT_YEAR)
    if ('refused' in found) throw new Error(found.refused)
    return found.scorecards[0]!.complaints
  }
  const filed = (outcome: string, day: string): [number, string, string?][] => [
    [at('2026-07-02'), 'received'],
    [at(day), 'resolved', outcome],
  ]
  const settled = (day: string, outcome = 'founded', unit = 'A') =>
    givenComplaint(desk, {
      unit,
      protected: true,
      settled: at(day),
      steps: [...filed(outcome, day), [at(day), 'confirmed', outcome]],
    })
  const all = async (day: string, outcome?: string) => {
    for (let i = 0; i < 5; i += 1) await settled(day, outcome)
  }
  const founded = async (period: string, fields: Partial<ScoreQuestion> = {}) =>
    (await seen({ period, ...fields })).founded

  test('enter the chain’s figures once their quarter is over, in one batch, and those of others at once', async () => {
    await givenComplaint(desk, { steps: filed('founded', '2026-11-20') })
    await all('2026-11-20')
    const asOf = at('2026-12-30')
    expect(await founded('2026-Q4', { asOf })).toBe(1)
    expect(await founded('2026-Q4', { asOf, viewerOf: () => 'full' })).toBe(6)
    expect(await founded('2026-Q4', { asOf: endOfDay('2026-12-31') - 1 })).toBe(6)
    expect(await founded('2026-Q4')).toBe(6)
  })

  test('enter no month, and a half-year or a year as the sum of its quarters', async () => {
    await all('2026-08-20')
    await all('2026-11-20')
    expect(await founded('2026-11')).toBe(0)
    expect(await founded('2026-Q3')).toBe(5)
    expect(await founded('2026-H2')).toBe(10)
    expect(await founded('2026')).toBe(10)
  })

  test('below five of a unit in a quarter are told nowhere, in no sum and through no merger', async () => {
    await givenUnit(desk, { code: 'OLD', validTo: '2026-11-15', successors: ['A'] })
    await all('2026-08-20')
    for (const day of ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21']) await settled(day)
    await settled('2026-08-21', 'founded', 'OLD')
    expect(await founded('2026-Q4')).toBe(0)
    expect(await founded('2026')).toBe(5)
    await settled('2026-11-22')
    expect(await founded('2026')).toBe(10)
  })

  test('tell no outcome that the board hides: one next to five of another', async () => {
    await all('2026-11-20')
    await settled('2026-11-21', 'unfounded')
    const complaints = await seen({ period: '2026-Q4' })
    expect(complaints).toMatchObject({ founded: 0, unfounded: 0 })
  })

  test('bring no unit that is over into the chain’s list before five of it are settled', async () => {
    await givenUnit(desk, { code: 'B' })
    await givenUnit(desk, { code: 'OLD', validTo: '2025-06-30', successors: ['A', 'B'] })
    await givenComplaint(desk, { unit: 'OLD', protected: true, steps: [[at('2026-11-02'), 'received']] })
    const listed = async (fields: Partial<ScoreQuestion> = {}) => {
      const found = await scoresOf(desk, { period: '2026-Q4', ...fields }, NEXT_YEAR)
      return 'refused' in found ? [] : found.scorecards.map(({ unit }) => unit.code)
    }
    expect(await listed()).toEqual(['A', 'B'])
    expect(await listed({ viewerOf: () => 'full' })).toEqual(['A', 'B', 'OLD'])
    for (let i = 0; i < 5; i += 1) await settled('2026-11-20', 'founded', 'OLD')
    expect(await listed()).toEqual(['A', 'B', 'OLD'])
  })

  test('not settled yet, or open, are seen by the chain in no period', async () => {
    await givenComplaint(desk, { protected: true, steps: [[at('2026-11-02'), 'received']] })
    for (let i = 0; i < 9; i += 1)
      await givenComplaint(desk, { protected: true, steps: filed('founded', '2026-11-20') })
    const complaints = await seen({ period: '2026' })
    expect(complaints).toMatchObject({ founded: 0, open: 0 })
    const full = await seen({ period: '2026', viewerOf: () => 'full' })
    expect(full).toMatchObject({ founded: 9, open: 1 })
  })
})
