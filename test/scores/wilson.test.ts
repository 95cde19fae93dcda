import { describe, expect, test } from 'vitest'
import { allPairsZ, below } from '../../src/scores/normal.ts'
import { differenceInterval, wilson } from '../../src/scores/wilson.ts'

describe('the interval of a share', () => {
  // Newcombe, Statistics in Medicine 17 (1998), table I: 81/263, 15/148, 0/20, 1/29.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [29, 29, 0.883, 1],
    [80, 100, 0.7112, 0.8666],
  ])('%d of %d is between %f and %f', (part, whole, low, high) => {
    const interval = wilson(part, whole)!
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })

  test('says nothing of nothing', () => expect(wilson(0, 0)).toBeNull())
})

// Newcombe, Statistics in Medicine 17 (1998), 873-890, table II, method 10: 56/70 − 48/80, 9/10 − 3/10, 10/10 − 0/20.
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [10, 10, 0, 20, 0.6791, 1],
])('the difference of %d/%d and %d/%d is between %f and %f', (a, m, b, n, low, high) => {
  const interval = differenceInterval({ share: b / n, n }, { share: a / m, n: m })!
  expect(interval.low).toBeCloseTo(low, 4)
  expect(interval.high).toBeCloseTo(high, 4)
})

test.each([
  [0, 0.5],
  [1, 0.8413447],
  [-1.959964, 0.025],
  [4, 0.9999683],
])('%f is above %f of the normal distribution', (x, share) => expect(below(x)).toBeCloseTo(share, 6))

// Tables of the studentized range, infinite degrees of freedom, 5 %: 2.772, 3.314, 4.474, 5.012, 6.085 for 2, 3, 10, 20, 100.
test.each([
  [2, 2.772],
  [3, 3.314],
  [10, 4.474],
  [20, 5.012],
  [100, 6.085],
])('the range of %d figures is within %f in 95 of 100 cases', (many, range) => {
  expect(allPairsZ(many) * Math.SQRT2).toBeCloseTo(range, 2)
})
