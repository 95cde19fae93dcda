/** Scores through mergers, splits, part transfers and renames: as it was, and as it is now. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { canonicalJson } from '../../src/canonical-json.ts'
import type { Desk } from '../../src/desk.ts'
import { type SeriesQuestion, seriesOf } from '../../src/scores/score-series.ts'
import { type ScoreQuestion, scoresOf } from '../../src/scores/scores.ts'
import { databases, deskOver } from '../services/databases.ts'
import {
  at,
  forgetFacts,
  givenComplaint,
  givenDossier,
  givenMethods,
  givenRating,
  givenRatings,
} from './given.ts'
import { givenMerger } from './merger.ts'

const NOW = at('2026-02-01')

describe.each(databases)('units in time on $kind', ({ fresh }) => {
  let desk: Desk
  beforeAll(async () => {
    desk = deskOver(await fresh())
    desk.settings = { ...desk.settings, minN: 1 }
    await givenMethods(desk)
    return () => desk.database.close()
  })
  beforeEach(async () => {
    await forgetFacts(desk)
    await givenMerger(desk)
  })

  const cards = async (question: ScoreQuestion) => {
    const found = await scoresOf(desk, question, NOW)
    if ('refused' in found) throw new Error(found.refused)
    return new Map(found.scorecards.map((card) => [card.unit.code, card]))
  }
  const card = async (unitCode: string, question: Omit<ScoreQuestion, 'unitCode'>) =>
    (await cards({ ...question, unitCode })).get(unitCode)!
  const rated = (unit: string, day: string, n: number) =>
    givenRatings(desk, n, { unit_code: unit, given_at: at(day), overall: 4 })
  /** Facts of June 2025, before the merger. */
  const givenJune = async () => {
    for (const [i, unit] of ['A1', 'A2', 'B', 'C', 'E'].entries()) await rated(unit, '2025-06-10', i + 1)
  }

  test('as it is now: facts of those who merged stand with the one that carries them on, who are named', async () => {
    await givenJune()
    const june = await cards({ period: '2025-06' })
    expect(june.get('N1')!.satisfaction.n).toBe(1 + 2)
    expect(june.get('N1')!.inputs.predecessors.map(({ code }) => code)).toEqual(['A1', 'A2'])
    expect([june.has('A1'), june.has('A2')]).toEqual([false, false])
    expect(june.get('P')!.inputs.predecessors.map(({ code }) => code)).toEqual(['P1', 'P2'])
  })

  test('after a split the past stays with the old unit, and those who took over its parts say so', async () => {
    await givenJune()
    const june = await cards({ period: '2025-06' })
    expect(june.get('B')!.satisfaction.n).toBe(3)
    expect(june.get('B')!.inputs.line!.successors.map(({ code }) => code)).toEqual(['N2', 'N3'])
    const n2 = await card('N2', { period: '2025-06' })
    expect(n2.satisfaction.n).toBe(0)
    expect(n2.inputs.line!.partsFrom.map(({ code, validTo }) => [code, validTo])).toEqual([
      ['B', '2025-06-30'],
      ['D1', '2025-06-30'],
    ])
  })

  test('as it was: each old unit by its own code and name, in the tree of that time', async () => {
    await givenJune()
    const june = await cards({ period: '2025-06', view: 'then' })
    expect([...june.keys()]).toEqual(['A1', 'A2', 'B', 'C', 'D1', 'D2', 'E', 'P1', 'P2'])
    expect(june.get('C')!.unit.name).toBe('Xã C')
    expect((await card('C', { period: '2025-06' })).unit.name).toBe('Phường C')
    expect((await card('C', { period: '2025-08', view: 'then' })).unit.name).toBe('Phường C')
    const d1 = await card('D1', { period: '2025-06', view: 'then', scope: 'subtree' })
    expect([d1.satisfaction.n, d1.inputs.line!.under]).toEqual([1 + 2 + 3, ['A1', 'A2', 'B']])
    const p2 = await card('P2', { period: '2025-06', view: 'then', scope: 'subtree' })
    expect([p2.satisfaction.n, p2.inputs.line!.under]).toEqual([4 + 5, ['C', 'D2', 'E']])
  })

  test('a unit with all under it: the new province has all that the two old ones had', async () => {
    await givenJune()
    const p = await card('P', { period: '2025-06', scope: 'subtree' })
    const [p1, p2] = [
      await card('P1', { period: '2025-06', scope: 'subtree' }),
      await card('P2', { period: '2025-06', scope: 'subtree' }),
    ]
    expect([p1.satisfaction.n, p2.satisfaction.n, p.satisfaction.n]).toEqual([6, 9, 15])
    const all = await cards({ period: '2025-06', scope: 'subtree' })
    expect(all.get('P')!.satisfaction).toEqual(p.satisfaction)
    expect(all.get('N1')!.satisfaction.n).toBe(3)
  })

  test('old codes in dossiers and ratings that come after the merger count for the one who carries on', async () => {
    await givenDossier(desk, {
      code: 'OLD-1',
      unit_code: 'A1',
      due_at: at('2025-08-01'),
      finished_at: at('2025-08-20'),
    })
    await givenRating(desk, {
      unit_code: 'A2',
      given_at: at('2025-08-21'),
      overall: 2,
      dossier_code: 'OLD-1',
    })
    await givenRating(desk, { unit_code: 'B', given_at: at('2025-08-22') })
    for (const view of ['now', 'then'] as const) {
      const august = await cards({ period: '2025-08', view })
      expect([...august.keys()], view).toEqual(['B', 'C', 'E', 'N1', 'N2', 'N3', 'P'])
      expect(august.get('N1')!.timeliness, view).toMatchObject({ total: 1, late: 1 })
      expect(august.get('N1')!.satisfaction, view).toMatchObject({ n: 1, index: 0 })
      expect(august.get('B')!.satisfaction.n, view).toBe(1)
    }
  })

  test('merging adds up: every figure of the new unit is the sum of those of the old ones', async () => {
    await givenJune()
    await givenDossier(desk, { unit_code: 'A1', due_at: at('2025-06-02'), finished_at: at('2025-06-09') })
    await givenDossier(desk, { unit_code: 'A2', due_at: at('2025-06-20'), finished_at: at('2025-06-09') })
    await givenComplaint(desk, {
      unit: 'A2',
      steps: [
        [at('2025-06-02'), 'received'],
        [at('2025-06-12'), 'resolved', 'founded'],
      ],
    })
    const now = await card('N1', { period: '2025-Q2' })
    const then = await cards({ period: '2025-Q2', view: 'then' })
    const sum = (of: (one: typeof now) => number) => of(then.get('A1')!) + of(then.get('A2')!)
    expect(now.satisfaction.n).toBe(sum((each) => each.satisfaction.n))
    expect(now.timeliness).toMatchObject({
      total: sum((each) => each.timeliness.total),
      late: sum((each) => each.timeliness.late),
    })
    expect(now.complaints.founded).toBe(sum((each) => each.complaints.founded))
    expect(now.timeliness).toMatchObject({ total: 2, late: 1 })
  })

  test('as of a day before the merger was recorded nothing of it is known', async () => {
    await givenJune()
    const before = await card('C', { period: '2025-06', asOf: at('2025-06-30') })
    expect(before.unit.name).toBe('Xã C')
    expect(canonicalJson(before.inputs.line)).toContain('"successors":[]')
  })

  test('a series marks the periods in which units joined or split, and compares nothing across', async () => {
    await givenJune()
    const series = async (question: Partial<SeriesQuestion>) => {
      const periods = ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1']
      const found = await seriesOf(desk, { unitCode: 'N1', periods, ...question }, NOW)
      if ('refused' in found) throw new Error(found.refused)
      return found.points
    }
    const n1 = await series({})
    expect(
      n1.map(({ scorecard, units }) => [scorecard.satisfaction.n, units.map(({ code }) => code)]),
    ).toEqual([
      [0, ['A1', 'A2']],
      [3, ['A1', 'A2']],
      [0, ['N1']],
      [0, ['N1']],
      [0, ['N1']],
    ])
    expect(n1.map(({ breaksBefore }) => breaksBefore !== null)).toEqual([false, false, true, false, false])
    expect(n1[2]!.breaksBefore!.vi).toBe(
      'Từ 01/07/2025: sáp nhập Xã A1, Xã A2. Từ 01/07/2025: nhận một phần của Xã D1 khi đơn vị này được chia tách.',
    )
    const e = await series({ unitCode: 'E' })
    expect(e.map(({ breaks }) => breaks.map(({ kind }) => kind))).toEqual([[], [], ['split'], ['part'], []])
    const years = await series({ periods: ['2024', '2025', '2026'] })
    expect(years.map(({ breaksBefore }) => breaksBefore !== null)).toEqual([false, true, true])
  })

  test('periods that are not in the order of time are no series', async () => {
    const periods = ['2025-Q2', '2025-Q1']
    expect(await seriesOf(desk, { unitCode: 'N1', periods }, NOW)).toEqual({ refused: 'unknown_period' })
    const other = await seriesOf(desk, { unitCode: 'XX', periods: ['2025'] }, NOW)
    expect(other).toEqual({ refused: 'unknown_unit' })
  })
})
