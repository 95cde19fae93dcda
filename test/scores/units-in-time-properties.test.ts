/** Whatever merges and splits: every recorded code counts in one unit, and a unit with all under it is the sum of its parts. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, startOfDay } from '../../src/calendar/instant.ts'
import { noFacts, type UnitFacts } from '../../src/scores/facts.ts'
import { type ScoredUnit, scoredUnits } from '../../src/scores/score-units.ts'
import { isNothing, sumFacts } from '../../src/scores/sum-facts.ts'
import { faultsOfUnit } from '../../src/units/check-unit.ts'
import { treeOf, type Unit, type UnitTree } from '../../src/units/unit.ts'
import { UNIT_VIEWS } from '../../src/units/unit-views.ts'
import { aUnit } from '../units/province.ts'

const CODES = ['P', 'Q', 'a', 'b', 'c', 'd', 'e', 'f', 'g']
const day = fc.integer({ min: 0, max: 24 }).map((month) => addDays('2024-12-31', month * 30))

/** Units pushed one after the other, as a system would; those that are refused leave the tree as it is. */
const tree: fc.Arbitrary<UnitTree> = fc
  .array(
    fc.record({
      code: fc.constantFrom(...CODES),
      parent: fc.constantFrom(null, ...CODES),
      validFrom: fc.oneof(fc.constant('2024-01-01'), day),
      validTo: fc.option(day),
      successors: fc.subarray(CODES, { maxLength: 2 }),
    }),
    { minLength: 15, maxLength: 60 },
  )
  .map((pushed) => {
    const units = new Map<string, Unit>(CODES.map((code) => [code, aUnit({ code, validFrom: '2024-01-01' })]))
    for (const fields of pushed) {
      const unit = aUnit(fields)
      if (faultsOfUnit(unit, treeOf([...units.values()])).length === 0) units.set(unit.code, unit)
    }
    return treeOf([...units.values()])
  })
const moment = day.map(startOfDay)
const asked = fc.record({
  tree,
  from: moment,
  months: fc.integer({ min: 1, max: 12 }),
  later: fc.nat({ max: 400 }),
})

const scored = (
  one: typeof asked extends fc.Arbitrary<infer Value> ? Value : never,
  scope: 'unit' | 'subtree',
) =>
  UNIT_VIEWS.map((view) => {
    const { from, months, later } = one
    const to = from + months * 30 * 86_400_000
    return scoredUnits(one.tree, { only: null, view, scope, from, to, asOf: from + later * 86_400_000 })!
  })
const sorted = (units: readonly ScoredUnit[]) => units.flatMap(({ codes }) => codes).sort()

test('every code stands in exactly one unit, in both views', () => {
  fc.assert(
    fc.property(asked, (one) => {
      for (const units of scored(one, 'unit')) expect(sorted(units)).toEqual([...CODES].sort())
    }),
  )
})

test('a unit with all under it has each code once, its own and those that it carries on among them', () => {
  fc.assert(
    fc.property(asked, (one) => {
      const [alone, whole] = [scored(one, 'unit'), scored(one, 'subtree')]
      for (const [i, units] of whole.entries())
        for (const [j, { codes, unit }] of units.entries()) {
          expect(new Set(codes).size).toBe(codes.length)
          expect(codes).toContain(unit.code)
          if (unit.validTo === null) expect(codes).toEqual(expect.arrayContaining(alone[i]![j]!.codes))
        }
    }),
  )
})

const count = fc.nat({ max: 50 })
const facts: fc.Arbitrary<UnitFacts> = fc
  .record({ levels: fc.tuple(count, count, count, count, count), finished: count, open: count, both: count })
  .map(({ levels, finished, open, both }) => {
    const none = noFacts()
    return {
      ...none,
      overall: { ...none.overall, verified: levels },
      items: new Map([['q15', levels]]),
      raters: new Map([['access', levels[0]]]),
      pairs: new Map([['q15|q16', { both, a: both, b: 0, ab: 0 }]]),
      dossiers: { ...none.dossiers, finished },
      complaints: { ...none.complaints, plain: { ...none.complaints.plain, open } },
    }
  })

test('merging adds up, in whatever order and however it is bracketed', () => {
  fc.assert(
    fc.property(facts, facts, facts, (a, b, c) => {
      const sum = sumFacts([a, b, c])
      expect(sumFacts([c, b, a])).toEqual(sum)
      expect(sumFacts([sumFacts([a, b]), c])).toEqual(sum)
      expect(sum.dossiers.finished).toBe(a.dossiers.finished + b.dossiers.finished + c.dossiers.finished)
      expect(sum.items.get('q15')![4]).toBe([a, b, c].reduce((n, each) => n + each.items.get('q15')![4], 0))
      expect(sum.pairs.get('q15|q16')!.both).toBe(
        [a, b, c].reduce((n, each) => n + each.pairs.get('q15|q16')!.both, 0),
      )
      expect(isNothing(sumFacts([]), 'full')).toBe(true)
    }),
  )
})
