/** The line of a unit through time, and what is refused so that it stays one. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Desk } from '../../src/desk.ts'
import { faultsOfUnit } from '../../src/units/check-unit.ts'
import { treeOf, type UnitTree } from '../../src/units/unit.ts'
import { breaksOf, isLineBroken } from '../../src/units/unit-line.ts'
import { breakWords } from '../../src/units/unit-line-words.ts'
import { putUnit, unitTree } from '../../src/units/unit-store.ts'
import { givenMerger } from '../scores/merger.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'
import { aUnit } from './province.ts'

describe('the merger of 1 July 2025', () => {
  let desk: Desk
  let tree: UnitTree
  beforeAll(async () => {
    desk = deskOver(await freshSqlite())
    await givenMerger(desk)
    tree = await unitTree(desk.database)
    return () => desk.database.close()
  })

  test.each<[string, string, string, string, boolean]>([
    ['a unit that others joined', 'N1', '2025-01-01', '2025-12-31', true],
    ['the same after the merger', 'N1', '2025-07-01', '2026-12-31', false],
    ['one that took over a part of a unit that was split up', 'N2', '2025-06-30', '2025-07-01', true],
    ['one that goes on under another parent and name', 'C', '2025-08-01', '2026-12-31', false],
    ['one that took over the work of an abolished district', 'C', '2025-01-01', '2025-12-31', true],
    ['one that gave a part away', 'E', '2025-07-02', '2025-12-31', true],
    ['one that took that part', 'N3', '2025-07-02', '2025-12-31', true],
    ['an old unit until its end', 'A1', '2024-01-01', '2025-06-30', false],
    ['an old unit past its end', 'A1', '2024-01-01', '2025-07-01', true],
    ['an unknown unit', 'XX', '2024-01-01', '2025-07-01', false],
  ])('the line of %s', (_, code, first, last, isBroken) => {
    expect(isLineBroken(tree, code, first, last)).toBe(isBroken)
  })

  test('is told in words, with its day and the others', () => {
    expect(breaksOf(tree, 'P', '2025-01-01', '2025-12-31')).toEqual([
      {
        kind: 'joined',
        day: '2025-07-01',
        units: [
          { code: 'P1', name: 'Tỉnh P1' },
          { code: 'P2', name: 'Tỉnh P2' },
        ],
      },
    ])
    const renamed = breaksOf(tree, 'C', '2025-01-01', '2025-12-31').filter(({ kind }) => kind === 'renamed')
    expect(breakWords(renamed)).toEqual({
      vi: 'Từ 01/07/2025: đổi tên, trước đây là Xã C.',
      en: 'From 01/07/2025: new name, formerly Xã C.',
    })
  })

  test('a unit that goes on as another alone has a new code and nothing else', async () => {
    await desk.database.commit([
      putUnit(desk.database, aUnit({ code: 'NEW', validFrom: '2026-01-01' }), 1),
      putUnit(desk.database, aUnit({ code: 'OLD', validTo: '2025-12-31', successors: ['NEW'] }), 1),
    ])
    const grown = await unitTree(desk.database)
    expect(breaksOf(grown, 'NEW', '2025-01-01', '2026-12-31').map(({ kind }) => kind)).toEqual(['replaced'])
    expect(isLineBroken(grown, 'NEW', '2025-01-01', '2026-12-31')).toBe(false)
  })
})

describe('a unit whose times do not fit', () => {
  const tree = treeOf([
    aUnit({ code: 'ROOT' }),
    aUnit({ code: 'GONE', parent: 'ROOT', validTo: '2024-12-31' }),
    aUnit({ code: 'LATE', parent: 'ROOT', validFrom: '2026-01-01' }),
    aUnit({ code: 'HEIR', parent: 'ROOT' }),
    aUnit({ code: 'BEFORE', parent: 'ROOT', validTo: '2025-06-30', successors: ['HEIR'] }),
  ])
  const faults = (fields: Parameters<typeof aUnit>[0]) =>
    faultsOfUnit(aUnit({ parent: 'ROOT', ...fields }), tree).map(
      ({ field, message }) => `${field}: ${message}`,
    )

  test.each<[string, Parameters<typeof aUnit>[0], string[]]>([
    ['fits', { code: 'X', validTo: '2025-06-30', successors: ['HEIR'] }, []],
    ['gives a part away and goes on', { code: 'X', successors: ['HEIR'] }, []],
    [
      'hands its work to one that had ended',
      { code: 'X', validTo: '2025-06-30', successors: ['GONE'] },
      ['successors.0: ended on 2024-12-31, before it could take over on 2025-07-01'],
    ],
    [
      'hands its work to one that begins only later',
      { code: 'X', validTo: '2025-06-30', successors: ['HEIR', 'LATE'] },
      ['successors.1: begins on 2026-01-01, after it should take over on 2025-07-01'],
    ],
    [
      'names a successor twice',
      { code: 'X', validTo: '2025-06-30', successors: ['HEIR', 'HEIR'] },
      ['successors: the same unit twice'],
    ],
    [
      'begins after another handed its work to it',
      { code: 'HEIR', validFrom: '2025-08-01' },
      [
        'validFrom: BEFORE hands its work to it: begins on 2025-08-01, after it should take over on 2025-07-01',
      ],
    ],
    [
      'ends before another hands its work to it',
      { code: 'HEIR', validTo: '2025-01-31' },
      ['validTo: BEFORE hands its work to it: ended on 2025-01-31, before it could take over on 2025-07-01'],
    ],
    [
      'stands under one that had ended',
      { code: 'X', parent: 'GONE', validFrom: '2025-01-01' },
      ['parent: did not exist while the unit did'],
    ],
    [
      'ended before the one above began',
      { code: 'X', parent: 'LATE', validTo: '2025-06-30' },
      ['parent: did not exist while the unit did'],
    ],
  ])('%s', (_, fields, told) => expect(faults(fields)).toEqual(told))
})
