import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pairsShown, plannedEstimate } from '../../src/scores/estimate.ts'
import type { Levels } from '../../src/scores/facts.ts'
import { compare, ratio } from '../../src/scores/frameworks/ratio.ts'
import { effectiveAnswers, type ItemAnswers, meanShare, type Pairs } from '../../src/scores/planned-sample.ts'
import { wilson } from '../../src/scores/wilson.ts'
import { chanceOf, survey } from './simulated-survey.ts'

/** One rater: for each item whether satisfied, or null where they did not answer. */
type Rater = (boolean | null)[]

const ITEMS = ['a', 'b', 'c', 'd']
const NONE: Pairs = new Map()

function countsOf(raters: readonly Rater[]) {
  const items: ItemAnswers[] = ITEMS.map((item, i) => ({
    item,
    answers: raters.filter((rater) => rater[i] !== null).length,
    satisfied: raters.filter((rater) => rater[i] === true).length,
  }))
  const pairs = new Map(
    ITEMS.flatMap((first, i) =>
      ITEMS.slice(i + 1).map((second, k) => {
        const both = raters.filter((rater) => rater[i] !== null && rater[i + 1 + k] !== null)
        const likes = (at: number) => both.filter((rater) => rater[at]).length
        const ab = both.filter((rater) => rater[i] && rater[i + 1 + k]).length
        return [`${first}|${second}`, { both: both.length, a: likes(i), b: likes(i + 1 + k), ab }] as const
      }),
    ),
  )
  return { items, pairs }
}

const answer = fc.option(fc.boolean(), { nil: null })
const someRaters = fc.array(fc.tuple(answer, answer, answer, answer), { minLength: 40, maxLength: 120 })
const fullForms = fc.array(fc.tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean()), {
  minLength: 2,
  maxLength: 120,
})

describe('the index over several items', () => {
  test('of full forms is the share of all answers taken together', () => {
    fc.assert(
      fc.property(fullForms, (raters) => {
        const satisfied = raters.flat().filter(Boolean).length
        const { items } = countsOf(raters)
        expect(compare(meanShare(items), ratio(satisfied, 4 * raters.length))).toBe(0)
      }),
    )
  })

  test('lets each item weigh alike, however many were asked it', () => {
    const items = [
      { item: 'a', answers: 90, satisfied: 90 },
      { item: 'b', answers: 10, satisfied: 5 },
    ]
    expect(compare(meanShare(items), ratio(3, 4))).toBe(0) // of all answers together it would be 95 of 100
    expect(() => meanShare([])).toThrow(RangeError)
  })

  test('is exact: 812.5 of a thousand rounds up with the digits that it has', () => {
    const facts = { items: new Map<string, Levels>(), pairs: NONE }
    for (const [i, satisfied] of [26, 39, 26, 26].entries())
      facts.items.set(ITEMS[i]!, [0, 0, (i === 1 ? 48 : 32) - satisfied, satisfied, 0])
    expect(plannedEstimate(ITEMS, facts, 48, 30).index).toBe(81.3)
    expect(plannedEstimate(ITEMS, facts, 48, 30, 2).index).toBe(81.25)
  })
})

describe('how much the answers are worth', () => {
  test('is their number for a single item: the interval is the plain one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, share) => {
          const items = [{ item: 'a', answers: n, satisfied: Math.round(share * n) }]
          expect(effectiveAnswers(items, NONE) / n).toBeCloseTo(1, 9)
        },
      ),
    )
  })

  test('is the number of raters where each answers all items alike, or all are satisfied', () => {
    const alike = (many: number, satisfied: boolean): Rater[] => Array(many).fill(Array(4).fill(satisfied))
    const some = countsOf([...alike(80, true), ...alike(20, false)])
    expect(effectiveAnswers(some.items, some.pairs)).toBeCloseTo(100, 9)
    const all = countsOf(alike(30, true))
    expect(effectiveAnswers(all.items, all.pairs)).toBeCloseTo(30, 9)
  })

  test('is their number where each rater answers one of four items that are alike', () => {
    const items = ITEMS.map((item) => ({ item, answers: 50, satisfied: 40 }))
    const worth = effectiveAnswers(items, NONE)
    expect(worth).toBeGreaterThan(196)
    expect(worth).toBeLessThanOrEqual(200)
  })

  test('does not depend on the order of the raters, to the last digit', () => {
    fc.assert(
      fc.property(someRaters, (raters) => {
        const [one, other] = [countsOf(raters), countsOf([...raters].reverse())]
        expect(effectiveAnswers(other.items, other.pairs)).toBe(effectiveAnswers(one.items, one.pairs))
      }),
    )
  })

  test('is told by satisfied and dissatisfied alike: turned round, the interval turns round', () => {
    fc.assert(
      fc.property(someRaters, (raters) => {
        const turned = raters.map((rater) => rater.map((each) => (each === null ? null : !each)))
        const [one, other] = [countsOf(raters), countsOf(turned)]
        if (one.items.some(({ answers }) => answers < 2)) return
        const { num, den } = meanShare(one.items)
        if (2n * num === den) return // as many on either side: who the few are is the same question twice
        const [here, there] = [
          effectiveAnswers(one.items, one.pairs),
          effectiveAnswers(other.items, other.pairs),
        ]
        expect(there / here).toBeCloseTo(1, 6)
      }),
    )
  })

  test('never is more with the same people asked twice', () => {
    fc.assert(
      fc.property(fullForms, (raters) => {
        const doubled = raters.map((rater) => [rater[0], rater[0], rater[2], rater[2]])
        const { items, pairs } = countsOf(doubled as Rater[])
        const plain = countsOf(raters.map((rater) => [rater[0], rater[2], null, null] as Rater))
        const once = effectiveAnswers(plain.items.slice(0, 2), plain.pairs)
        expect(effectiveAnswers(items, pairs) / once).toBeLessThan(1 + 1e-9)
      }),
    )
  })

  test('keeps the interval within 0 and 1 and around the index', () => {
    fc.assert(
      fc.property(someRaters, (raters) => {
        const { items, pairs } = countsOf(raters)
        if (items.some(({ answers }) => answers < 2)) return
        const { num, den } = meanShare(items)
        const share = Number(num) / Number(den)
        const worth = effectiveAnswers(items, pairs)
        const { low, high } = wilson(share * worth, worth)!
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(low).toBeLessThanOrEqual(share + 1e-12)
        expect(high).toBeGreaterThanOrEqual(share - 1e-12)
      }),
    )
  })
})

describe('an item that few answered', () => {
  const facts = (n: number) => ({
    items: new Map<string, Levels>([
      ['a', [0, 0, 10, 30, 0]],
      ['b', [0, 0, 0, n, 0]],
    ]),
    pairs: NONE,
  })

  test('is named as not measured, and the index is that of the others', () => {
    const found = plannedEstimate(['a', 'b'], facts(4), 40, 30)
    expect(found).toMatchObject({ index: 75, n: 40, answers: 40, measured: ['a'], unmeasured: ['b'] })
  })

  test('counts from the fifth answer on', () => {
    expect(plannedEstimate(['a', 'b'], facts(5), 40, 30)).toMatchObject({ index: 87.5, unmeasured: [] })
  })

  test('with too few raters in all, nothing is told', () => {
    expect(plannedEstimate(['a', 'b'], facts(5), 29, 30)).toMatchObject({
      index: null,
      n: 29,
      answers: null,
      satisfied: null,
      effective: null,
      withheld: true,
    })
    expect(plannedEstimate(['c'], facts(5), 0, 0)).toMatchObject({ index: null, withheld: true })
  })
})

test('the pairs behind a factor are shown where none is small', () => {
  const plan = {
    raters: 60,
    items: [0, 1].map(() => ({ factor: 0, truth: 0.8 })),
    mode: 'full' as const,
    likeness: { kind: 'mood' as const, strength: 0.4 },
  }
  const { items, pairs } = survey(plan, chanceOf(7))
  const facts = {
    items: new Map(
      items.map(({ item, answers, satisfied }) => [
        item,
        [0, 0, answers - satisfied, satisfied, 0] as Levels,
      ]),
    ),
    pairs: new Map(pairs),
  }
  const found = plannedEstimate(['i0', 'i1'], facts, 60, 30)
  expect(pairsShown(found, facts, 30)).toEqual({ 'i0|i1': pairs.get('i0|i1') })
  expect(pairsShown(found, facts, 61)).toBeNull()
})

test('the example of docs/scoring.md comes out as the page says', async () => {
  const items = [
    { item: 'a', answers: 40, satisfied: 32 },
    { item: 'b', answers: 30, satisfied: 21 },
  ]
  const pairs = new Map([['a|b', { both: 30, a: 24, b: 21, ab: 19 }]])
  expect(compare(meanShare(items), ratio(3, 4))).toBe(0)
  const worth = effectiveAnswers(items, pairs)
  const { low, high } = wilson(0.75 * worth, worth)!
  const page = await readFile(new URL('../../docs/scoring.md', import.meta.url), 'utf8')
  expect(page).toContain(`is worth ${worth.toFixed(1)} independent answers`)
  expect(page).toContain(`**75.0, from ${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)}**`)
})
