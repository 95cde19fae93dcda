import { expect, test } from 'vitest'
import { createAccount, disableAccount } from '../../src/accounts/account-store.ts'
import { examineRecords } from '../../src/commands/doctor-records.ts'
import { putUnit } from '../../src/units/unit-store.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'
import { aUnit, NOW } from '../units/province.ts'

const DAY = 86_400_000

test('doctor misses units and accounts until there are some in use', async () => {
  const desk = deskOver(await freshSqlite())
  expect(await examineRecords(desk, NOW)).toEqual([
    { what: 'units (0)', todo: expect.stringContaining('npx lang-nghe seed') },
    { what: 'accounts (0)', todo: expect.stringContaining('npx lang-nghe account add') },
  ])
  const { database } = desk
  await database.commit([putUnit(database, aUnit({ code: 'xa-a', validTo: '2026-11-25' }), NOW)])
  const account = { username: 'mau', name: 'Mẫu', role: 'intake' as const, unitCode: null }
  await createAccount(database, { id: '1', ...account, password: 'mat-khau-rat-dai-1' }, NOW)
  expect(await examineRecords(desk, NOW)).toEqual([
    { what: 'units (1)', todo: null },
    { what: 'accounts (1)', todo: null },
  ])
  await disableAccount(database, '1', NOW)
  expect((await examineRecords(desk, NOW + DAY)).map(({ what }) => what)).toEqual([
    'units (0)',
    'accounts (0)',
  ])
})
