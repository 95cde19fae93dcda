import { expect, test } from 'vitest'
import { nulFaults } from '../../src/api/no-nul.ts'

const nested = (deep: number): unknown => (deep === 0 ? 'xin' : [nested(deep - 1)])

test('names each field that holds a NUL character, names of fields included', () => {
  expect(nulFaults({ text: 'a\0b', more: [{ 'k\0': 'x' }], right: 'á' }).map(({ field }) => field)).toEqual([
    'text',
    'more.0.k',
  ])
})

test('refuses what is nested without end, in one sentence and without running out of stack', () => {
  expect(nulFaults({ text: 'xin', y: nested(20) })).toEqual([])
  for (const deep of [100, 5_000])
    expect(nulFaults({ text: 'xin', y: nested(deep) })).toEqual([
      { field: 'y', message: 'is nested more than 32 deep' },
    ])
})
