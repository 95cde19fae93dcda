/** A small province, plainly made up, for the tests of units, procedures, dossiers and the API. */
import type { Moment } from '../../src/conversation/effect.ts'
import type { Database } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import type { Procedure } from '../../src/procedures/procedure.ts'
import { putProcedure } from '../../src/procedures/procedure-store.ts'
import type { Unit } from '../../src/units/unit.ts'
import { putUnit } from '../../src/units/unit-store.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'

export const NOW = Date.parse('2026-11-25T09:00:00+07:00')

export const aUnit = (fields: Partial<Unit>): Unit => ({
  code: 'H99',
  name: 'Ủy ban nhân dân tỉnh Sông Thơm',
  kind: 'province',
  parent: null,
  validFrom: '2020-01-01',
  validTo: null,
  successors: [],
  aliases: [],
  address: null,
  phone: null,
  hours: null,
  ...fields,
})

export const UNITS: Unit[] = [
  aUnit({}),
  aUnit({ code: 'H99.01', name: 'Sở Xây dựng', kind: 'department', parent: 'H99' }),
  aUnit({ code: 'H99.02', name: 'Sở Nông nghiệp và Môi trường', kind: 'department', parent: 'H99' }),
  aUnit({ code: 'H99.02.1', name: 'Văn phòng Đăng ký đất đai', kind: 'branch', parent: 'H99.02' }),
  aUnit({ code: 'H99.10', name: 'Phường Hoa Lư', kind: 'commune', parent: 'H99' }),
  aUnit({ code: 'H99.11', name: 'Xã Tân Lập', kind: 'commune', parent: 'H99', aliases: ['chợ Gạo'] }),
  aUnit({ code: 'H99.12', name: 'Phường Tân Lập', kind: 'commune', parent: 'H99' }),
  aUnit({ code: 'H99.13', name: 'Phường Hòa Lư', kind: 'commune', parent: 'H99' }),
  aUnit({ code: 'H99.14', name: 'Xã Bờ Sao', kind: 'commune', parent: 'H99' }),
  aUnit({
    code: 'H99.20',
    name: 'Xã Bến Cũ',
    kind: 'commune',
    parent: 'H99',
    validTo: '2025-06-30',
    successors: ['H99.11'],
  }),
]

export const aProcedure = (fields: Partial<Procedure>): Procedure => ({
  code: '1.001193',
  name: 'Đăng ký khai sinh',
  domain: 'Hộ tịch',
  term: { n: 1, unit: 'working_day' },
  feeVnd: 0,
  papers: [],
  ...fields,
})

export const PROCEDURES: Procedure[] = [
  aProcedure({}),
  aProcedure({ code: '1.000656', name: 'Đăng ký khai tử' }),
  aProcedure({ code: '1.000894', name: 'Đăng ký kết hôn' }),
  aProcedure({
    code: '1.009974',
    name: 'Cấp giấy phép xây dựng nhà ở riêng lẻ',
    domain: 'Quản lý hoạt động xây dựng',
    term: { n: 15, unit: 'day' },
  }),
]

/** A desk on a fresh database (SQLite in memory unless told otherwise) with the small province. */
export async function aDesk(open: () => Promise<Database> = freshSqlite): Promise<Desk> {
  const database = await open()
  const recorded = Date.parse('2026-01-01T00:00:00+07:00')
  await database.commit([
    ...UNITS.map((unit) => putUnit(database, unit, recorded)),
    ...PROCEDURES.map((procedure) => putProcedure(database, procedure, recorded)),
  ])
  return deskOver(database)
}

export const aMoment = (fields: Partial<Moment> = {}): Moment => ({
  at: NOW,
  recordedAt: fields.at ?? NOW,
  key: 'm1:0',
  cause: 'cause',
  citizen: 'citizen-1',
  address: { channel: 'zalo', account: 'oa', user: 'u' },
  draw: () => '00'.repeat(32),
  ...fields,
})
