import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { holidaysOf, loadCalendar, putHolidays } from '../../src/calendar/calendar-store.ts'
import type { Database } from '../../src/database/database.ts'
import { databases } from '../services/databases.ts'

const tet = { date: '2026-02-16', name: 'Tết', kind: 'off', official: true } as const
const culture = { date: '2026-11-24', name: 'Ngày Văn hóa Việt Nam', kind: 'off', official: true } as const
const saturday = { date: '2026-08-22', name: 'Làm bù 31/8', kind: 'working', official: true } as const
describe.each(databases)('on $kind,', ({ fresh }) => {
  let database: Database

  afterEach(() => database.close())
  beforeEach(async () => {
    database = await fresh()
  })

  test('the newest version of a year takes the place of the older ones, and other years stay', async () => {
    await database.commit(putHolidays(database, 2026, [tet], 1000))
    await database.commit(putHolidays(database, 2025, [{ ...tet, date: '2025-01-29' }], 1500))
    expect((await loadCalendar(database)).off).toEqual(new Set(['2025-01-29', '2026-02-16']))

    await database.commit(putHolidays(database, 2026, [culture, saturday], 2000))
    const calendar = await loadCalendar(database)
    expect(calendar.off).toEqual(new Set(['2025-01-29', '2026-11-24']))
    expect(calendar.working).toEqual(new Set(['2026-08-22']))
    expect(calendar.yearsKnown).toEqual(new Set([2025, 2026]))
    expect(await holidaysOf(database, 2026)).toEqual([saturday, culture])
  })

  test('the calendar as it stood recorded at a moment can be had again', async () => {
    await database.commit(putHolidays(database, 2026, [tet], 1000))
    await database.commit(putHolidays(database, 2026, [culture], 2000))
    expect((await loadCalendar(database, 1999)).off).toEqual(new Set(['2026-02-16']))
    expect((await loadCalendar(database, 999)).yearsKnown.size).toBe(0)
  })
})
