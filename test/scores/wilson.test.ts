import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clusteredWilson, wilson } from '../../src/scores/wilson.ts'

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

const groups = fc.array(
  fc
    .record({
      answers: fc.integer({ min: 1, max: 5 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      raters: fc.integer({ min: 1, max: 200 }),
    })
    .map(({ answers, share, raters }) => ({ answers, raters, satisfied: Math.round(share * answers) })),
  { minLength: 1, maxLength: 12 },
)

describe('the interval over raters who answered several items', () => {
  test('is the plain one where each answered once', () => {
    const once = [
      { answers: 1, satisfied: 1, raters: 80 },
      { answers: 1, satisfied: 0, raters: 20 },
    ]
    const [clustered, plain] = [clusteredWilson(once)!, wilson(80, 100)!]
    expect(clustered.low).toBeCloseTo(plain.low, 12)
    expect(clustered.high).toBeCloseTo(plain.high, 12)
  })

  test('counts raters, not answers, where each answers all items alike', () => {
    const alike = [
      { answers: 4, satisfied: 4, raters: 80 },
      { answers: 4, satisfied: 0, raters: 20 },
    ]
    const [clustered, plain] = [clusteredWilson(alike)!, wilson(80, 100)!]
    expect(clustered.low).toBeCloseTo(plain.low, 12)
    expect(clustered.high).toBeCloseTo(plain.high, 12)
  })

  test('counts raters where all are satisfied', () => {
    expect(clusteredWilson([{ answers: 4, satisfied: 4, raters: 30 }])).toEqual(wilson(30, 30))
  })

  test('does not depend on the order of the raters, to the last digit', () => {
    fc.assert(
      fc.property(groups, (some) => {
        expect(clusteredWilson([...some].reverse())).toEqual(clusteredWilson(some))
      }),
    )
  })

  test('holds the share, within 0 and 1', () => {
    fc.assert(
      fc.property(groups, (some) => {
        const { low, high } = clusteredWilson(some)!
        const sum = (of: (g: (typeof some)[number]) => number) =>
          some.reduce((all, g) => all + g.raters * of(g), 0)
        const share = sum((g) => g.satisfied) / sum((g) => g.answers)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(low).toBeLessThanOrEqual(share + 1e-12)
        expect(high).toBeGreaterThanOrEqual(share - 1e-12)
      }),
    )
  })

  test('holds the truth 94 to 96 times in a hundred when each rater is alike in what they answer', () => {
    // Raters differ: half are satisfied with 95 of 100 things, half with 55. Three answers each, 200 raters, 4,000 surveys.
    let seed = 20261124
    const chance = () => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
      return seed / 2 ** 32
    }
    let held = 0
    for (let survey = 0; survey < 4000; survey += 1) {
      const raters = Array.from({ length: 200 }, () => {
        const likes = chance() < 0.5 ? 0.95 : 0.55
        const satisfied = [chance(), chance(), chance()].filter((each) => each < likes).length
        return { answers: 3, satisfied, raters: 1 }
      })
      const { low, high } = clusteredWilson(raters)!
      if (low <= 0.75 && 0.75 <= high) held += 1
    }
    expect(held / 4000).toBeGreaterThan(0.94)
    expect(held / 4000).toBeLessThan(0.96)
  })
})
