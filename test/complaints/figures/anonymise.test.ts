import { expect, test } from 'vitest'
import { anonymise, type CaseClass } from '../../../src/complaints/figures/anonymise.ts'
import { RESULTS, type SettledCount, TIMES_TAKEN } from '../../../src/complaints/figures/settled-cases.ts'
import { TREE } from '../complaints.ts'

const some = (n: number, fields: Partial<SettledCount> = {}): SettledCount => ({
  unit: 'H99.11',
  ground: 'attitude',
  result: 'founded',
  taken: 'to_5',
  month: '2026-11',
  n,
  ...fields,
})
const told = (classes: CaseClass[]) => classes.map(({ month, ...traits }) => traits)

test('five that agree in everything are told with their unit', () => {
  expect(anonymise([some(3), some(2)], TREE)).toEqual([
    {
      month: '2026-11',
      ground: 'attitude',
      kind: 'commune',
      unit: 'H99.11',
      result: 'founded',
      taken: 'to_5',
      n: 5,
    },
  ])
})

test('where a unit has fewer than five, only its level is told', () => {
  expect(told(anonymise([some(3), some(4, { unit: 'H99.12' })], TREE))).toEqual([
    { ground: 'attitude', kind: 'commune', unit: null, result: 'founded', taken: 'to_5', n: 7 },
  ])
})

test('unlike cases lose the time, the outcome, the level and at last the ground', () => {
  const late = { taken: 'to_15' as const }
  const cases = [
    some(2),
    some(2, { ...late, result: 'unfounded' }),
    some(2, { unit: 'H99.02', ground: 'bribery', result: 'partly' }),
  ]
  expect(told(anonymise(cases, TREE))).toEqual([
    { ground: null, kind: null, unit: null, result: null, taken: null, n: 6 },
  ])
})

test('fewer than five left over in a month are told nowhere', () => {
  expect(anonymise([some(6), some(4, { ground: 'bribery' })], TREE)).toHaveLength(1)
  expect(anonymise([some(4)], TREE)).toEqual([])
})

test('whatever the cases, no class is below five, none is counted twice, and none is invented', () => {
  let state = 7
  const draw = (most: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % most
  }
  for (let round = 0; round < 200; round += 1) {
    const cases = Array.from({ length: 1 + draw(25) }, () =>
      some(1 + draw(4), {
        unit: ['H99.11', 'H99.12', 'H99.02', null][draw(4)]!,
        ground: (['attitude', 'bribery', 'delay'] as const)[draw(3)]!,
        result: RESULTS[draw(4)]!,
        taken: TIMES_TAKEN[draw(5)]!,
        month: ['2026-11', '2026-12'][draw(2)]!,
      }),
    )
    const classes = anonymise(cases, TREE)
    const all = cases.reduce((sum, { n }) => sum + n, 0)
    const counted = classes.reduce((sum, { n }) => sum + n, 0)
    expect(classes.every(({ n }) => n >= 5)).toBe(true)
    expect(counted).toBeLessThanOrEqual(all)
    expect(all - counted).toBeLessThan(2 * 5) // at most four of each of the two months
  }
})
