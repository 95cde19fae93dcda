import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Candidate, ranksOf, rankText } from '../../src/scores/ranks.ts'
import { chanceOf } from './simulated-survey.ts'

const unit = (code: string, satisfied: number, n: number): Candidate => ({
  code,
  measured: { share: satisfied / n, n },
  unranked: null,
})

describe('places as intervals', () => {
  test('units that cannot be told apart share their places', () => {
    const [a, b, c] = ranksOf([unit('A', 95, 100), unit('B', 93, 100), unit('C', 40, 100)])
    expect(a!.rank).toEqual({ from: 1, to: 2, of: 3, tiedWith: ['B'] })
    expect(b!.rank).toEqual({ from: 1, to: 2, of: 3, tiedWith: ['A'] })
    expect(c!.rank).toEqual({ from: 3, to: 3, of: 3, tiedWith: [] })
    expect(rankText(a!.rank!, 'vi')).toBe('hạng 1 đến 2, đồng hạng với 1 đơn vị')
    expect(rankText(c!.rank!, 'vi')).toBe('hạng 3')
    expect(rankText(a!.rank!, 'en')).toBe('rank 1 to 2, tied with 1 unit')
  })

  test('a unit is not ranked without an index, or with low coverage, and does not count for the others', () => {
    const withheld: Candidate = { code: 'B', measured: null, unranked: null }
    const unasked: Candidate = { ...unit('C', 100, 100), unranked: 'low_coverage' }
    const places = ranksOf([unit('A', 50, 100), withheld, unasked])
    expect(places.map(({ unranked }) => unranked)).toEqual([null, 'withheld', 'low_coverage'])
    expect(places[0]!.rank).toEqual({ from: 1, to: 1, of: 1, tiedWith: [] })
  })

  test('nobody is ranked where there is nobody', () => expect(ranksOf([])).toEqual([]))

  const share = fc.record({
    n: fc.integer({ min: 30, max: 900 }),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  const units = fc
    .array(share, { minLength: 1, maxLength: 12 })
    .map((some) => some.map(({ n, part }, i) => unit(`U${i}`, Math.round(part * n), n)))

  test('every place holds the one that the figures themselves give', () => {
    fc.assert(
      fc.property(units, (some) => {
        const shares = some.map(({ measured }) => measured!.share)
        for (const [i, { rank }] of ranksOf(some).entries()) {
          expect(rank!.from).toBeLessThanOrEqual(1 + shares.filter((each) => each > shares[i]!).length)
          expect(rank!.to).toBeGreaterThanOrEqual(
            shares.length - shares.filter((each) => each < shares[i]!).length,
          )
          expect(rank!.tiedWith).toHaveLength(rank!.to - rank!.from)
        }
      }),
    )
  })

  test('being tied is mutual, and the order of the units does not matter', () => {
    fc.assert(
      fc.property(units, (some) => {
        const places = new Map(ranksOf(some).map((place) => [place.code, place.rank!]))
        for (const [code, { tiedWith }] of places)
          for (const other of tiedWith) expect(places.get(other)!.tiedWith).toContain(code)
        for (const { code, rank } of ranksOf([...some].reverse())) {
          const { tiedWith, ...place } = rank!
          expect({ ...place, tiedWith: [...tiedWith].reverse() }).toEqual(places.get(code))
        }
      }),
    )
  })
})

/** In how many of `surveys` are the true places of all units within their intervals. */
function heldAll(truths: readonly number[], sizes: readonly number[], surveys: number, seed: number): number {
  const chance = chanceOf(seed)
  let held = 0
  for (let i = 0; i < surveys; i += 1) {
    const places = ranksOf(
      truths.map((truth, u) => {
        let satisfied = 0
        for (let rater = 0; rater < sizes[u]!; rater += 1) if (chance() < truth) satisfied += 1
        return unit(String(u), satisfied, sizes[u]!)
      }),
    )
    const isHeld = truths.every((truth, u) => {
      const { from, to } = places[u]!.rank!
      const best = 1 + truths.filter((other) => other > truth).length
      const worst = truths.length - truths.filter((other) => other < truth).length
      return from <= worst && best <= to // units with the same truth may stand in any order
    })
    if (isHeld) held += 1
  }
  return held / surveys
}

describe('all true places lie in their intervals in 95 of 100 surveys', () => {
  const spread = (many: number, low: number, high: number) =>
    Array.from({ length: many }, (_, i) => low + ((high - low) * i) / (many - 1))
  const sizes = (many: number) => Array.from({ length: many }, (_, i) => [30, 60, 120, 400][i % 4]!)

  test.each([
    ['two units alike', [0.85, 0.85], [60, 60]],
    ['five units close together', spread(5, 0.8, 0.84), sizes(5)],
    ['thirty communes of a province', spread(30, 0.72, 0.97), sizes(30)],
    ['thirty communes that are all alike', Array<number>(30).fill(0.86), sizes(30)],
    ['twenty units near a hundred percent', spread(20, 0.95, 0.99), sizes(20)],
  ])('%s', (_name, truths, n) => {
    const SURVEYS = 400
    const noise = 2.6 * Math.sqrt((0.95 * 0.05) / SURVEYS)
    expect(heldAll(truths, n, SURVEYS, 1129)).toBeGreaterThan(0.95 - noise)
  })
})
