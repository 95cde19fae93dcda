import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Moment } from '../../src/conversation/effect.ts'
import type { Desk } from '../../src/desk.ts'
import { doorCode } from '../../src/doors/door-code.ts'
import { findDoor, keepDoor } from '../../src/doors/door-store.ts'
import { type Door, refOf } from '../../src/doors/ref.ts'
import { databases, deskOver } from '../services/databases.ts'

const NOW = Date.parse('2026-11-25T09:00:00+07:00')
const counter3: Door = { what: 'rate', unitCode: 'p-17', counter: '3', procedureCode: '1.001234' }

describe.each(databases)('doors on $kind', ({ fresh }) => {
  let desk: Desk
  const find = (said: string) => findDoor(desk, { said }, {} as Moment)

  beforeAll(async () => {
    desk = deskOver(await fresh())
  })
  afterAll(() => desk.database.close())

  test('a link tells its office, but a counter only when its poster was printed', async () => {
    const ref = refOf(counter3)
    expect(await find(ref)).toEqual({ ...counter3, counter: null, procedureCode: null })
    await keepDoor(desk.database, counter3, NOW)
    expect(await find(ref)).toEqual(counter3)
    expect(await find(refOf({ ...counter3, counter: '4' }))).toMatchObject({
      unitCode: 'p-17',
      counter: null,
    })
    expect(await find(refOf({ ...counter3, what: 'menu' }))).toMatchObject({ counter: null })
  })

  test('a poster printed again bears the same code, also when two are printed at once', async () => {
    const door: Door = { what: 'complain', unitCode: 'p-18', counter: null, procedureCode: null }
    const codes = await Promise.all([1, 2, 3].map(() => keepDoor(desk.database, door, NOW)))
    expect(new Set([...codes, await keepDoor(desk.database, door, NOW + 1)])).toEqual(
      new Set([doorCode(door, 0)]),
    )
    expect(await find(codes[0]!.toLowerCase().replace('-', ' '))).toEqual(door)
  })

  test('a code that another door has is passed over, and both are found', async () => {
    const second: Door = { what: 'rate', unitCode: 'p-19', counter: null, procedureCode: null }
    const other = { what: 'rate', unit_code: 'p-20', counter: null, procedure_code: null, created_at: NOW }
    const values = { code: doorCode(second, 0), ...other }
    await desk.database.read.insertInto('door').values(values).execute()
    const code = await keepDoor(desk.database, second, NOW)
    expect(code).toBe(doorCode(second, 1))
    expect(await find(code)).toEqual(second)
    expect(await find(refOf(second))).toEqual(second)
    expect(await find(doorCode(second, 0))).toMatchObject({ unitCode: 'p-20' })
  })

  test('an unknown code, and what is no code at all, open nothing', async () => {
    expect(await find('DG-2B2B2')).toBeNull()
    expect(await find('unit-17')).toBeNull()
  })
})
