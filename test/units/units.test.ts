import { beforeAll, describe, expect, test } from 'vitest'
import type { Desk } from '../../src/desk.ts'
import { findUnit, findUnits } from '../../src/units/find-units.ts'
import { clearMatch } from '../../src/units/name-index.ts'
import { findOfficials, officialsOf, putOfficial } from '../../src/units/official-store.ts'
import { chainOf, livingUnits, predecessorsOf, subtreeOf, treeOf } from '../../src/units/unit.ts'
import { putUnit, unitByCode, unitTree } from '../../src/units/unit-store.ts'
import { aDesk, aMoment, aUnit, NOW, UNITS } from './province.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})

describe('the tree', () => {
  const tree = treeOf(UNITS)

  test('gives what is under a unit, itself first', () => {
    expect(subtreeOf(tree, 'H99.02')).toEqual(['H99.02', 'H99.02.1'])
    expect(subtreeOf(tree, 'unknown')).toEqual([])
  })

  test('gives what is above a unit, nearest first', () => {
    expect(chainOf(tree, 'H99.02.1')).toEqual(['H99.02', 'H99'])
    expect(chainOf(tree, 'H99')).toEqual([])
  })

  test('resolves an ended unit to the one that took over its work, and back', () => {
    expect(livingUnits(tree, 'H99.20', '2026-11-25').map((unit) => unit.code)).toEqual(['H99.11'])
    expect(livingUnits(tree, 'H99.20', '2025-06-30').map((unit) => unit.code)).toEqual(['H99.20'])
    expect(predecessorsOf(tree, 'H99.11')).toEqual(['H99.11', 'H99.20'])
  })

  test('does not loop on circles in bad data', () => {
    const circle = treeOf([aUnit({ code: 'A', parent: 'B' }), aUnit({ code: 'B', parent: 'A' })])
    expect(chainOf(circle, 'A')).toEqual(['B'])
    expect(subtreeOf(circle, 'A')).toEqual(['A', 'B'])
  })
})

test('a unit recorded anew is read in its new version, and as it stood before', async () => {
  const own = await aDesk()
  await own.database.commit([
    putUnit(own.database, aUnit({ code: 'H99.01', name: 'Sở Xây dựng mới', parent: 'H99' }), NOW),
  ])
  expect((await unitByCode(own.database, 'H99.01'))?.name).toBe('Sở Xây dựng mới')
  expect((await unitTree(own.database, NOW - 1)).byCode.get('H99.01')?.name).toBe('Sở Xây dựng')
  expect((await findUnits(own, { text: 'so xay dung' }, aMoment()))[0]?.code).toBe('H99.01')
})

test.each([
  ['Sở Xây dựng', 'H99.01'],
  ['em nop ho so o so xay dung tu thang truoc ma chua thay gi', 'H99.01'],
  ['SXD', 'H99.01'],
  ['sở nnmt', 'H99.02'],
  ['văn phòng đăng ký đất đai', 'H99.02.1'],
  ['vpđkđđ', 'H99.02.1'],
  ['phuong tan lap', 'H99.12'],
  ['UBND xã Tân Lập', 'H99.11'],
  ['p. Tân Lập', 'H99.12'],
  ['xã Bến Cũ', 'H99.11'],
  ['cho gao', 'H99.11'],
  ['Phường Hòa Lư', 'H99.13'],
  ['phường Hoà Lư', 'H99.13'],
  ['phường Hoa Lư', 'H99.10'],
  ['xã Bờ Sao', 'H99.14'],
  ['bo sao', 'H99.14'],
  ['bộ phận một cửa xã Bờ Sao', 'H99.14'],
  ['ubnd xa tan lpa', 'H99.11'],
  ['ubnd xa tna lap', 'H99.11'],
  ['so xay dugn', 'H99.01'],
  ['sở xâyy dựng', 'H99.01'],
  ['so xaydung', 'H99.01'],
  ['van phong dag ky dat dai', 'H99.02.1'],
  ['h99.10', 'H99.10'],
  ['ở đơn vị H99.02.1 ạ', 'H99.02.1'],
])('"%s" is %s', async (text, code) => {
  const matches = await findUnits(desk, { text }, aMoment())
  expect(matches[0]?.code).toBe(code)
})

test.each(['tan lap', 'hoa lu'])('"%s" is two units, so a citizen is asked', async (text) => {
  const matches = await findUnits(desk, { text }, aMoment())
  expect(matches).toHaveLength(2)
  expect(clearMatch(matches)).toBeNull()
})

test.each(['', 'phường', 'sở', 'tôi muốn phản ánh cán bộ', 'bộ phận một cửa', '😀'])(
  '"%s" is no unit',
  async (text) => {
    expect(await findUnits(desk, { text }, aMoment())).toEqual([])
  },
)

test('"lên sao hỏa" does not name xã Bờ Sao: "bờ" is not said, though "bộ" of "bộ phận" often is', async () => {
  expect(clearMatch(await findUnits(desk, { text: 'lên sao hỏa' }, aMoment()))).toBeNull()
})

test('the code of an ended unit in an old dossier is answered by its successor', async () => {
  expect((await findUnit(desk, { code: 'H99.20' }, aMoment()))?.code).toBe('H99.11')
  expect(await findUnit(desk, { code: 'X' }, aMoment())).toBeNull()
})

describe('officials', () => {
  beforeAll(async () => {
    const official = { head: false, validFrom: '2024-01-01', validTo: null }
    await desk.database.commit(
      [
        { ...official, code: 'O1', name: 'Nguyễn Thị Mẫu', unitCode: 'H99.02.1' },
        { ...official, code: 'O2', name: 'Trần Văn Thử', unitCode: 'H99.02', head: true },
        { ...official, code: 'O3', name: 'Nguyễn Thị Mẫu', unitCode: 'H99.11' },
        { ...official, code: 'O4', name: 'Lê Văn Nghỉ', unitCode: 'H99.11', validTo: '2025-12-31' },
      ].map((each) => putOfficial(desk.database, each, NOW)),
    )
  })

  test('are found by name, within a unit and those under it', async () => {
    const found = await findOfficials(desk, { text: 'chị Mẫu', unitCode: 'H99.02' }, aMoment())
    expect(found.map((match) => match.code)).toEqual(['O1'])
    expect(await findOfficials(desk, { text: 'nguyen thi mau' }, aMoment())).toHaveLength(2)
  })

  test('who left are not found', async () => {
    expect(await findOfficials(desk, { text: 'Lê Văn Nghỉ' }, aMoment())).toEqual([])
  })

  test('of a unit are listed', async () => {
    expect((await officialsOf(desk.database, 'H99.02', NOW)).map((official) => official.code)).toEqual(['O2'])
  })
})
