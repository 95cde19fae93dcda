import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createAccount } from '../../src/accounts/account-store.ts'
import { createDoor, type Door, signIn } from '../../src/accounts/sign-in.ts'
import type { Database } from '../../src/database/database.ts'
import { databases, deskOver } from '../services/databases.ts'

const NOW = Date.parse('2026-11-25T09:00:00+07:00')
const MINUTE = 60_000
const PASSWORD = 'mật khẩu đủ dài'

let accounts = 0

describe.each(databases)('many sign-ins at once on $kind', ({ fresh }) => {
  let database: Database
  let door: Door
  let name: string
  beforeAll(async () => {
    database = await fresh()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    door = createDoor()
    accounts += 1
    name = `can-bo-${accounts}`
    const account = {
      id: name,
      username: name,
      name,
      role: 'handler',
      unitCode: null,
      password: PASSWORD,
    } as const
    await createAccount(database, account, NOW)
  })

  const enter = (
    username: string,
    password: string,
    address = '192.0.2.1',
    now = NOW,
    isGone = () => false,
  ) =>
    signIn(
      deskOver(database),
      { username, password },
      { door, caller: { address, isGone, device: null } },
      now,
    )
  const kept = () =>
    database.read
      .selectFrom('account')
      .select(['failed', 'locked_until'])
      .where('username', '=', name)
      .executeTakeFirstOrThrow()

  test('side by side, no more than five passwords are looked at before the account is shut', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) => enter(name, `sai mật khẩu ${at}`)),
    )
    expect(answers.filter((answer) => 'refused' in answer && answer.refused === 'wrong')).toHaveLength(4)
    expect(answers.filter((answer) => 'refused' in answer && answer.refused === 'locked')).toHaveLength(8)
    expect((await kept()).locked_until).toBe(NOW + 15 * MINUTE)
  })

  test('the right password among five tries opens, and leaves no failure behind', async () => {
    for (let at = 0; at < 4; at += 1) await enter(name, 'sai mật khẩu')
    expect(await enter(name, PASSWORD)).toHaveProperty('account')
    expect(await kept()).toEqual({ failed: 0, locked_until: 0 })
  })

  test('no password is looked at for one who has gone, and it does not count against the account', async () => {
    expect(await enter(name, 'sai mật khẩu', '192.0.2.1', NOW, () => true)).toEqual({ refused: 'gone' })
    expect(await kept()).toEqual({ failed: 0, locked_until: 0 })
  })

  test('a stranger at one address is refused after twenty tries a minute, before they count against an account', async () => {
    const later = NOW + 16 * MINUTE
    for (let at = 0; at < 5; at += 1) await enter(name, 'sai mật khẩu', '203.0.113.9')
    for (let at = 0; at < 15; at += 1) await enter(name, 'sai mật khẩu', '203.0.113.9')
    expect(await enter(name, 'sai mật khẩu', '203.0.113.9')).toEqual({ refused: 'too_many' })
    expect(await enter(name, PASSWORD, '203.0.113.9')).toEqual({ refused: 'too_many' })
    expect(await enter(name, PASSWORD, '192.0.2.7', later)).toHaveProperty('account')
    expect(await enter(name, PASSWORD, '203.0.113.9', later)).toHaveProperty('account')
  })

  test('strangers at many addresses get five tries at one account all together', async () => {
    const answers = []
    for (let at = 0; at < 8; at += 1) answers.push(await enter(name, 'sai mật khẩu', `198.51.100.${at}`))
    expect(answers.filter((answer) => 'refused' in answer && answer.refused === 'wrong')).toHaveLength(4)
    expect(await enter(name, PASSWORD, '192.0.2.7')).toMatchObject({ refused: 'locked' })
  })

  test('a stranger at one address gets twenty tries at many accounts all together', async () => {
    const away = () => true // so that the tries cost no time
    for (let at = 0; at < 20; at += 1) await enter(`can-bo-khac-${at}`, 'x', '203.0.113.8', NOW, away)
    expect(await enter(name, PASSWORD, '203.0.113.8')).toEqual({ refused: 'too_many' })
  })

  test('all addresses of one IPv6 network count as one', async () => {
    for (let at = 0; at < 20; at += 1) await enter(name, 'sai', `2001:db8:0:1::${at + 1}`)
    expect(await enter(name, 'sai', '2001:db8:0:1:aaaa::9')).toEqual({ refused: 'too_many' })
    expect(await enter(name, 'sai', '2001:db8:0:2::9')).not.toEqual({ refused: 'too_many' })
  })
})
