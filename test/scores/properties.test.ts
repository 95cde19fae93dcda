import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../src/canonical-json.ts'
import { InstrumentFile } from '../../src/satisfaction/instrument.ts'
import { type Levels, noFacts, type UnitFacts } from '../../src/scores/facts.ts'
import { FrameworkFile } from '../../src/scores/frameworks/framework.ts'
import { percent } from '../../src/scores/percent.ts'
import { scorecard } from '../../src/scores/scorecard.ts'
import { readYamlFolder } from '../../src/yaml-folder.ts'

const folder = (name: string) => new URL(`../../seeds/${name}/`, import.meta.url).pathname
const instrument = (await readYamlFolder(folder('instruments'), InstrumentFile)).things.find(
  (each) => each.name === 'sipas-2023',
)!
const framework = (await readYamlFolder(folder('frameworks'), FrameworkFile)).things.find(
  (each) => each.name === 'kl-91',
)!

const count = fc.integer({ min: 0, max: 400 })
const levels = fc.tuple(count, count, count, count, count) as fc.Arbitrary<Levels>
/** The levels that one rater gave to two items of `access`; 0: not answered. */
type Rater = { q15: number; q16: number }
const given = fc.integer({ min: 0, max: 5 })
const raters: fc.Arbitrary<Rater[]> = fc.array(fc.record({ q15: given, q16: given }), { maxLength: 90 })

/** What is counted of raters, in whatever order they come. */
function answersOf(some: readonly Rater[]): Pick<UnitFacts, 'raters' | 'items' | 'pairs'> {
  const answered = some.filter(({ q15, q16 }) => q15 > 0 || q16 > 0)
  const both = some.filter(({ q15, q16 }) => q15 > 0 && q16 > 0)
  const levelsOf = (item: keyof Rater) =>
    [1, 2, 3, 4, 5].map((level) => some.filter((rater) => rater[item] === level).length) as Levels
  const pair = {
    both: both.length,
    a: both.filter(({ q15 }) => q15 >= 4).length,
    b: both.filter(({ q16 }) => q16 >= 4).length,
    ab: both.filter(({ q15, q16 }) => q15 >= 4 && q16 >= 4).length,
  }
  return {
    raters: new Map([
      ['', answered.length],
      ['access', answered.length],
    ]),
    items: new Map([
      ['q15', levelsOf('q15')],
      ['q16', levelsOf('q16')],
    ]),
    pairs: new Map([['q15|q16', pair]]),
  }
}

const facts: fc.Arbitrary<UnitFacts> = fc
  .record({
    verified: levels,
    unverified: levels,
    access: raters,
    finished: count,
    late: count,
    overdue: count,
  })
  .map(({ verified, unverified, access, finished, late, overdue }) => ({
    ...noFacts(),
    overall: { verified, unverified, excluded: [0, 0, 0, 0, 0] },
    ...answersOf(access),
    dossiers: { ...noFacts().dossiers, finished, finishedLate: Math.min(late, finished), overdue },
  }))

const card = (of: UnitFacts, minN = 30) =>
  scorecard(of, {
    unit: { code: 'A', name: 'Xã A' },
    period: '2026-11',
    from: '',
    to: '',
    asOf: '',
    framework,
    instrument,
    minN,
    predecessors: [],
    viewer: 'chain',
  })

test('the order in which the database gives raters does not matter, to the byte', () => {
  fc.assert(
    fc.property(facts, raters, (some, people) => {
      const turned = card({ ...some, ...answersOf([...people].reverse()) })
      expect(canonicalJson(turned)).toBe(canonicalJson(card({ ...some, ...answersOf(people) })))
    }),
  )
})

test('merging units adds up: dossiers, ratings, raters', () => {
  fc.assert(
    fc.property(facts, facts, (one, other) => {
      const plus = (a: Levels, b: Levels) => a.map((n, i) => n + b[i]!) as Levels
      const merged: UnitFacts = {
        ...noFacts(),
        overall: {
          verified: plus(one.overall.verified, other.overall.verified),
          unverified: plus(one.overall.unverified, other.overall.unverified),
          excluded: [0, 0, 0, 0, 0],
        },
        raters: new Map([['access', one.raters.get('access')! + other.raters.get('access')!]]),
        dossiers: Object.fromEntries(
          Object.entries(one.dossiers).map(([key, n]) => [
            key,
            n + other.dossiers[key as keyof typeof other.dossiers],
          ]),
        ) as UnitFacts['dossiers'],
      }
      const [a, b, both] = [card(one), card(other), card(merged)]
      expect(both.satisfaction.n).toBe(a.satisfaction.n + b.satisfaction.n)
      expect(both.timeliness.total).toBe(a.timeliness.total + b.timeliness.total)
      expect(both.timeliness.late).toBe(a.timeliness.late + b.timeliness.late)
      expect(both.satisfaction.factors.access!.n).toBe(
        a.satisfaction.factors.access!.n + b.satisfaction.factors.access!.n,
      )
      if (!a.satisfaction.withheld && !b.satisfaction.withheld) {
        const [low, high] = [a.satisfaction.index!, b.satisfaction.index!].sort((x, y) => x - y)
        expect(both.satisfaction.index).toBeGreaterThanOrEqual(low!)
        expect(both.satisfaction.index).toBeLessThanOrEqual(high!)
      }
    }),
  )
})

test('a withheld figure is told by nothing in the scorecard', () => {
  fc.assert(
    fc.property(facts, (some) => {
      const hidden = card(some, Number.MAX_SAFE_INTEGER)
      const turned = { ...some.overall, verified: [...some.overall.verified].reverse() as Levels }
      expect(canonicalJson(card({ ...some, overall: turned }, Number.MAX_SAFE_INTEGER))).toBe(
        canonicalJson(hidden),
      )
    }),
  )
})

test('the rulings compare the same numbers that the figures show, and missing data never passes', () => {
  fc.assert(
    fc.property(facts, (some) => {
      const { eligibleForTot, inputs, satisfaction, timeliness } = card(some)
      if (eligibleForTot !== true) return
      expect(satisfaction.withheld).toBe(false)
      expect(timeliness.late * 20).toBeLessThan(timeliness.total)
      expect(inputs.rulings.map((ruling) => ruling.says)).toEqual(['passes', 'passes'])
    }),
  )
})

test.each([
  [1, 3, 33.3],
  [2, 3, 66.7],
  [1, 2000, 0.1], // 0.05 rounds up
  [1, 2001, 0],
  [499, 10000, 5],
  [0, 0, null],
])('%d of %d displays as %s percent', (part, whole, shown) => expect(percent(part, whole)).toBe(shown))

test('canonical JSON: members by name, no spaces, undefined left out', () => {
  expect(canonicalJson({ b: [1, 'ắ', null], a: { d: 0.5, c: undefined } })).toBe(
    '{"a":{"d":0.5},"b":[1,"ắ",null]}',
  )
  expect(() => canonicalJson(Number.NaN)).toThrow()
})
