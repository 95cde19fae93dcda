import { beforeAll, expect, test } from 'vitest'
import type { Desk } from '../../src/desk.ts'
import {
  findProcedures,
  procedureByCode,
  procedures,
  putProcedure,
} from '../../src/procedures/procedure-store.ts'
import { aDesk, aMoment, aProcedure, NOW } from '../units/province.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})

test.each([
  ['đăng ký khai sinh', '1.001193'],
  ['lam giay khai sinh cho con can giay to gi', '1.001193'],
  ['dk ket hon', '1.000894'],
  ['gpxd', '1.009974'],
  ['xin giấy phép xây dựng nhà ở', '1.009974'],
  ['thủ tục 1.000656', '1.000656'],
])('"%s" is procedure %s', async (text, code) => {
  expect((await findProcedures(desk, { text }, aMoment()))[0]?.code).toBe(code)
})

test('a domain names all its procedures', async () => {
  const found = await findProcedures(desk, { text: 'hộ tịch' }, aMoment())
  expect(found.map((match) => match.domain)).toEqual(['Hộ tịch', 'Hộ tịch', 'Hộ tịch'])
})

test('words that all procedures share name none', async () => {
  expect(await findProcedures(desk, { text: 'thủ tục đăng ký' }, aMoment())).toEqual([])
})

test('a procedure recorded anew is read in its new version, and as it stood before', async () => {
  await desk.database.commit([
    putProcedure(desk.database, aProcedure({ feeVnd: 8000, papers: ['Tờ khai'] }), NOW),
  ])
  expect(await procedureByCode(desk.database, '1.001193')).toEqual(
    aProcedure({ feeVnd: 8000, papers: ['Tờ khai'] }),
  )
  expect((await procedures(desk.database, NOW - 1)).get('1.001193')?.feeVnd).toBe(0)
})
