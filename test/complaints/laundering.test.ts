/** A protected complaint that is corrected, split or merged on the way: no unit that it was ever about gets it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OfficialAction } from '../../src/complaints/action.ts'
import type { Category } from '../../src/complaints/complaint.ts'
import { trackingCode } from '../../src/complaints/tracking-code.ts'
import type { Desk } from '../../src/desk.ts'
import { putOfficial } from '../../src/units/official-store.ts'
import { freshPostgres, freshSqlite } from '../services/databases.ts'
import { assign, done, file, momentOf, NOW, theDesk } from './complaints.ts'

const STORY = 'Chị ở quầy 3 quát tháo.\nHồ sơ trễ hai tuần.'
const from = (name: string) => momentOf(name, { citizen: name })
const correct = (unit: string, fields: object = {}): OfficialAction => ({
  action: 'correct',
  by: 'B',
  category: 'attitude',
  flags: [],
  unit,
  lift: false,
  text: null,
  ...fields,
})
const transfer = (unit: string): OfficialAction => ({ action: 'transfer', by: 'B', unit, text: null })
const merge = (into: string): OfficialAction => ({ action: 'merge', by: 'B', into, text: null })
const split = (code: string, category: Category, unit: string): OfficialAction => ({
  action: 'split',
  by: 'B',
  code,
  category,
  unit,
  text: 'Chị ở quầy 3 quát tháo.',
})
let n = 0
const newCode = () => trackingCode(momentOf(`laundered-${++n}`).draw('complaint-code'))

describe.each([
  ['SQLite', freshSqlite],
  ['PostgreSQL', freshPostgres],
])('on %s', (_, fresh) => {
  let desk: Desk
  let close: () => Promise<void>
  beforeAll(async () => {
    const database = await fresh()
    desk = await theDesk(database)
    const official = { code: 'CB-1', name: 'Phạm Thị Quầy', unitCode: 'H99.11', head: false }
    const serves = { validFrom: '2026-01-01', validTo: null }
    await database.commit([putOfficial(database, { ...official, ...serves }, NOW - 1)])
    close = () => database.close()
  })
  afterAll(() => close())

  /** About the ward's conduct, corrected to another unit. */
  const corrected = async (name: string) => {
    const { code } = await file(desk, name, { category: 'attitude', story: STORY }, from(name))
    expect(await done(desk, code, correct('H99.02.1'))).toMatchObject({ complaint: { protected: true } })
    return code
  }
  const barred = { refused: 'in_unit_chain', field: 'unit' }

  test('corrected away from a unit, it is neither transferred nor assigned to it, nor to who serves there', async () => {
    const code = await corrected('away')
    expect(await done(desk, code, transfer('H99.11'))).toEqual(barred)
    expect(await done(desk, code, { ...assign, unit: 'H99.11' } as OfficialAction)).toEqual(barred)
    expect(await done(desk, code, { ...assign, person: 'phạm thị quầy' } as OfficialAction)).toEqual({
      refused: 'person_in_chain',
      field: 'person',
    })
    expect(await done(desk, code, transfer('H99.01'))).toMatchObject({ complaint: {} })
  })

  test('corrected from a unit to one under it, it goes past that unit, which such complaints usually go to', async () => {
    const about = { category: 'attitude', unitCode: 'H99.02', story: STORY } as const
    const { code } = await file(desk, 'up', about, from('up'))
    expect(await done(desk, code, correct('H99.02.1'))).toMatchObject({
      complaint: { unitCode: 'H99.02.1', handlerUnitCode: 'H99.05' },
    })
  })

  test('it stays barred from what it was about before it was protected', async () => {
    const { code } = await file(
      desk,
      'open',
      { category: 'delay', unitCode: 'H99.02', story: STORY },
      from('open'),
    )
    await done(desk, code, correct('H99.02.1', { category: 'delay' }))
    expect(await done(desk, code, correct('H99.02.1'))).toMatchObject({
      complaint: { protected: true, handlerUnitCode: 'H99.05' },
    })
  })

  test('a part about conduct is barred from what the whole is and was about', async () => {
    const code = await corrected('whole')
    const part = newCode()
    await done(desk, code, split(part, 'attitude', 'H99.01'))
    for (const unit of ['H99.11', 'H99.02.1']) expect(await done(desk, part, transfer(unit))).toEqual(barred)
    const { code: department } = await file(
      desk,
      'department',
      { category: 'attitude', unitCode: 'H99.02', story: STORY },
      from('department'),
    )
    const branch = newCode()
    await done(desk, department, split(branch, 'attitude', 'H99.02.1'))
    const row = await desk.database.read
      .selectFrom('complaint')
      .select('handler_unit_code')
      .where('code', '=', branch)
      .executeTakeFirstOrThrow()
    expect(row.handler_unit_code).toBe('H99.05')
  })

  test('a part about conduct is not given to whom the citizen named in the whole, wherever they serve now', async () => {
    const about = { category: 'attitude', official: 'Ngô Văn Chuyển', story: STORY } as const
    const { code } = await file(desk, 'named', about, from('named'))
    const part = newCode()
    await done(desk, code, split(part, 'attitude', 'H99.11'))
    const task = { ...assign, person: 'Ngô Văn Chuyển' } as OfficialAction
    expect(await done(desk, part, task)).toEqual({ refused: 'person_in_chain', field: 'person' })
  })

  test('it is not merged into one that is in the hands of a unit it was about, nor moved there with one later', async () => {
    const about = (unitCode: string) => ({ category: 'attitude', unitCode, story: STORY }) as const
    const { code: main } = await file(desk, 'main', about('H99.02.1'), from('main'))
    const { code } = await file(desk, 'other', about('H99.02'), from('other'))
    await done(desk, code, correct('H99.02.1'))
    expect(await done(desk, code, merge(main))).toEqual({ refused: 'other_protection', field: 'into' })
    await done(desk, main, transfer('H99.05'))
    expect(await done(desk, code, merge(main))).toMatchObject({ complaint: { mergedInto: main } })
    expect(await done(desk, main, transfer('H99.02'))).toEqual(barred)
  })
})
