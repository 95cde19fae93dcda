import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAccount, disableAccount, listAccounts, setPassword } from '../../src/accounts/account-store.ts'
import { may, ROLES, viewerOf } from '../../src/accounts/roles.ts'
import { closeSession, openSession, readSession } from '../../src/accounts/session.ts'
import { createDoor, signIn as signInAt } from '../../src/accounts/sign-in.ts'
import type { Database } from '../../src/database/database.ts'
import { migrate } from '../../src/database/migrate.ts'
import { openSqlite } from '../../src/database/sqlite.ts'
import { deskOver } from '../services/databases.ts'

const NOW = Date.parse('2026-11-25T09:00:00+07:00')
const MINUTE = 60_000
const PASSWORD = 'mật khẩu đủ dài'

let database: Database
beforeAll(async () => {
  database = openSqlite(':memory:')
  await migrate(database)
})
afterAll(() => database.close())

/** Each at a door of their own, and waiting for the answer. */
const signIn = (from: Database, username: string, password: string, now: number) =>
  signInAt(
    deskOver(from),
    { username, password },
    { door: createDoor(), caller: { address: '192.0.2.1', isGone: () => false, device: null } },
    now,
  )

const add = (id: string) =>
  createAccount(
    database,
    { id, username: ` ${id.toUpperCase()}`, name: id, role: 'handler', unitCode: 'H99', password: PASSWORD },
    NOW,
  )

describe('an account', () => {
  test('has a username of its own and a password of some length', async () => {
    expect(await add('an')).toEqual({ id: 'an' })
    expect(await add('an')).toEqual({ refused: 'username_taken' })
    const short = {
      id: 'x',
      username: 'x',
      name: 'x',
      role: 'head',
      unitCode: null,
      password: 'short',
    } as const
    expect(await createAccount(database, short, NOW)).toEqual({ refused: 'password_too_short' })
    expect(await listAccounts(database, NOW)).toMatchObject([{ username: 'an', now: { role: 'handler' } }])
  })

  test('is signed in to with its password, however the name is written', async () => {
    expect(await signIn(database, 'An ', PASSWORD, NOW)).toMatchObject({
      account: { id: 'an', unitCode: 'H99' },
    })
    expect(await signIn(database, 'an', PASSWORD.normalize('NFD'), NOW)).toHaveProperty('account')
    expect(await signIn(database, 'an', 'wrong password', NOW)).toEqual({ refused: 'wrong' })
    expect(await signIn(database, 'nobody', PASSWORD, NOW)).toEqual({ refused: 'wrong' })
  })

  test('is shut for 15 minutes after five wrong passwords, even to the right one', async () => {
    await add('binh')
    for (let i = 0; i < 4; i += 1)
      expect(await signIn(database, 'binh', 'no', NOW)).toEqual({ refused: 'wrong' })
    const until = NOW + 15 * MINUTE
    expect(await signIn(database, 'binh', 'no', NOW)).toEqual({ refused: 'locked', until })
    expect(await signIn(database, 'binh', PASSWORD, until - 1)).toEqual({ refused: 'locked', until })
    expect(await signIn(database, 'binh', PASSWORD, until)).toHaveProperty('account')
  })

  test('that is disabled cannot be signed in to', async () => {
    await add('cuc')
    await disableAccount(database, 'cuc', NOW)
    expect(await signIn(database, 'cuc', PASSWORD, NOW)).toEqual({ refused: 'wrong' })
  })

  test('with a new password has no more sessions', async () => {
    await add('dao')
    const { id } = await openSession(database, 'dao', NOW)
    expect(
      await setPassword(database, 'dao', { password: 'trời mưa bay', mustChange: false }, NOW),
    ).toBeNull()
    expect(await readSession(database, id, NOW)).toBeNull()
    expect(await signIn(database, 'dao', 'trời mưa bay', NOW)).toHaveProperty('account')
  })
})

describe('a session', () => {
  test('is kept as a hash alone', async () => {
    const { id, csrf } = await openSession(database, 'an', NOW)
    const rows = await database.read.selectFrom('session').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(id)
    expect(await readSession(database, id, NOW)).toMatchObject({ account: { id: 'an' }, csrf })
    await closeSession(database, id, NOW)
    expect(await readSession(database, id, NOW)).toBeNull()
  })

  test('ends after 30 idle minutes, and after 12 hours in any case', async () => {
    const { id } = await openSession(database, 'an', NOW)
    let at = NOW
    for (; at < NOW + 12 * 60 * MINUTE; at += 29 * MINUTE)
      expect(await readSession(database, id, at)).not.toBeNull()
    expect(await readSession(database, id, NOW + 12 * 60 * MINUTE)).toBeNull()
    const idle = await openSession(database, 'an', NOW)
    expect(await readSession(database, idle.id, NOW + 30 * MINUTE)).toBeNull()
    expect(await readSession(database, idle.id, NOW)).toBeNull()
  })
})

test.each([
  ['observer', 'complaint:read', false],
  ['admin', 'complaint:protected', false],
  ['intake', 'complaint:protected', false],
  ['committee', 'complaint:act', false],
  ['inspector', 'complaint:protected', true],
  ['handler', 'complaint:act', true],
] as const)('%s, %s: %s', (role, permission, expected) => {
  expect(may(role, permission)).toBe(expected)
  expect(viewerOf({ role, unitCode: null }).may.has(permission)).toBe(expected)
  expect(ROLES[role].vi).not.toBe('')
})
