import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeBetween, methodOf, type TrendPoint, trendOf } from '../../src/scores/trend.ts'

const point = (
  period: string,
  share: number | null,
  n = 400,
  more: Partial<TrendPoint> = {},
): TrendPoint => ({
  period,
  method: 'sipas-2023 1',
  measured: share === null ? null : { share, n },
  ...more,
})

test('a change is named only when the interval of the difference leaves out zero', () => {
  const { changes, stretches, breaks } = trendOf([
    point('2026-Q1', 0.8),
    point('2026-Q2', 0.82),
    point('2026-Q3', 0.92),
    point('2026-Q4', 0.7),
  ])
  expect(changes.map(({ says }) => says)).toEqual(['unclear', 'up', 'down'])
  expect(stretches).toHaveLength(1)
  expect(breaks).toEqual([])
  const up = changes[1]!
  if (up.says !== 'up') throw new Error('not up')
  expect(up.difference).toBeCloseTo(0.1, 12)
  expect(up.low).toBeGreaterThan(0)
})

test('no difference is computed across a change of method, however far apart the two periods lie', () => {
  const points = [
    point('2021', 0.87),
    point('2022', 0.8, 400, { method: 'sipas-2023 2' }),
    point('2023', 0.83, 400, { method: 'sipas-2023 2' }),
  ]
  const { changes, stretches, breaks } = trendOf(points)
  expect(changes[0]).toEqual({ from: '2021', to: '2022', says: 'break' })
  expect(changes[1]!.says).toBe('unclear')
  expect(stretches.map((some) => some.map(({ period }) => period))).toEqual([['2021'], ['2022', '2023']])
  expect(breaks).toEqual([{ after: '2021', before: '2022', why: null }])
  expect(changeBetween(points, '2021', '2023')).toEqual({ from: '2021', to: '2023', says: 'break' })
})

test('a unit that others joined is cut there too, with the reason', () => {
  const why = { vi: 'Sáp nhập', en: 'Merger' }
  const { breaks, changes } = trendOf([point('Q1', 0.8), point('Q2', 0.6, 400, { breaksBefore: why })])
  expect(breaks).toEqual([{ after: 'Q1', before: 'Q2', why }])
  expect(changes[0]!.says).toBe('break')
})

test('a withheld period is not compared, and the two around it may be', () => {
  const points = [point('Q1', 0.6), point('Q2', null), point('Q3', 0.9)]
  expect(trendOf(points).changes.map(({ says }) => says)).toEqual(['nothing', 'nothing'])
  expect(changeBetween(points, 'Q1', 'Q3')!.says).toBe('up')
  expect(changeBetween(points, 'Q3', 'Q1')).toBeNull()
  expect(changeBetween(points, 'Q1', 'Q9')).toBeNull()
})

test('every period stands in one stretch, in order; there is a cut between any two stretches', () => {
  const points = fc
    .array(
      fc.record({
        share: fc.double({ min: 0, max: 1, noNaN: true }),
        version: fc.integer({ min: 1, max: 2 }),
      }),
    )
    .map((some) =>
      some.map(({ share, version }, i) => point(String(i), share, 50, { method: `m ${version}` })),
    )
  fc.assert(
    fc.property(points, (some) => {
      const { stretches, breaks, changes } = trendOf(some)
      expect(stretches.flat()).toEqual(some)
      expect(breaks).toHaveLength(Math.max(0, stretches.length - 1))
      expect(changes.filter(({ says }) => says === 'break')).toHaveLength(breaks.length)
      for (const stretch of stretches) expect(new Set(stretch.map(({ method }) => method)).size).toBe(1)
    }),
  )
})

test('the method of a scorecard is its framework and its instrument, with their versions', () => {
  const card = {
    framework: 'kl-91',
    frameworkVersion: '2',
    inputs: { instrument: { name: 'sipas-2023', version: '1' } },
  }
  expect(methodOf(card)).toBe('kl-91 2, sipas-2023 1')
})
