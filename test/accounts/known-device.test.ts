import { scryptSync } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  closeSessionsOf,
  disableAccount,
  enableAccount,
  resetSecondFactor,
  setOidcLogin,
  setPassword,
} from '../../src/accounts/account-store.ts'
import { KNOWN_FOR_MS, rememberDevice } from '../../src/accounts/known-device.ts'
import { closeOthers, openSession } from '../../src/accounts/session.ts'
import { createDoor, signIn, signInWithCode } from '../../src/accounts/sign-in.ts'
import { write } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { runRetention } from '../../src/privacy/retention.ts'
import { keepAccount } from '../officials-told/office.ts'
import { databases, deskOver } from '../services/databases.ts'

const NOW = Date.parse('2026-11-25T09:00:00+07:00')
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const PASSWORD = 'mật khẩu đủ dài'

/** As hashPassword makes it, but cheap: these tests try often. */
const salt = Buffer.from('salt')
const CHEAP = `scrypt$16$8$1$${salt.toString('base64url')}$${scryptSync(PASSWORD.normalize('NFC'), salt, 32, { N: 16, r: 8, p: 1 }).toString('base64url')}`

let made = 0

describe.each(databases)('a known device on $kind', ({ fresh }) => {
  let desk: Desk
  let name: string
  beforeAll(async () => {
    desk = deskOver(await fresh())
  })
  afterAll(() => desk.database.close())
  beforeEach(async () => {
    name = await anAccount()
  })

  async function anAccount(): Promise<string> {
    made += 1
    const id = `thanh-tra-${made}`
    await keepAccount(
      desk,
      { id, username: id, name: id, role: 'inspector', unitCode: null, disabledAt: null },
      ['email', 'chat'],
    )
    const { read, commit } = desk.database
    await commit([write(read.updateTable('account').set({ password_hash: CHEAP }).where('id', '=', id))])
    return id
  }
  const enter = (password: string, device: string | null = null, now = NOW, username = name) => {
    const caller = { address: '192.0.2.1', isGone: () => false, device }
    return signIn(desk, { username, password }, { door: createDoor(), caller }, now)
  }
  const known = (account = name, device: string | null = null) =>
    rememberDevice(desk.database, account, device, NOW)
  const fails = async (times: number, device: string | null = null, now = NOW, username = name) => {
    const answers = []
    for (let at = 0; at < times; at += 1) {
      const answer = await enter('sai mật khẩu', device, now, username)
      answers.push('refused' in answer ? answer.refused : 'in')
    }
    return answers
  }

  test('lets its owner in while strangers keep the account shut, and leaves it shut to them', async () => {
    const device = await known()
    for (let round = 0; round < 3; round += 1) {
      const now = NOW + round * 15 * MINUTE
      expect((await fails(5, null, now)).at(-1)).toBe('locked')
      expect(await enter(PASSWORD, null, now)).toMatchObject({ refused: 'locked' })
      expect(await enter(PASSWORD, device, now)).toHaveProperty('account')
      expect(await enter(PASSWORD, null, now)).toMatchObject({ refused: 'locked' })
    }
  })

  test('that was stolen has five tries of its own, opens nothing, and shuts nobody else out', async () => {
    const device = await known()
    expect(await fails(6, device)).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'locked', 'locked'])
    expect(await enter(PASSWORD, device)).toMatchObject({ refused: 'locked', until: NOW + 15 * MINUTE })
    expect(await enter(PASSWORD)).toHaveProperty('account')
    expect(await enter(PASSWORD, device, NOW + 15 * MINUTE)).toHaveProperty('account')
  })

  test('counts tries side by side, no more than five', async () => {
    const device = await known()
    const answers = await Promise.all(Array.from({ length: 12 }, () => enter('sai', device)))
    const refused = answers.map((answer) => ('refused' in answer ? answer.refused : 'in'))
    expect(refused.filter((each) => each === 'wrong')).toHaveLength(4)
    expect(refused.filter((each) => each === 'locked')).toHaveLength(8)
  })

  test('of one account is a stranger to another, and so is an invented one', async () => {
    const other = await anAccount()
    const device = await known(other)
    expect(await fails(5, device)).toContain('locked')
    expect(await enter(PASSWORD, 'invented')).toMatchObject({ refused: 'locked' })
    expect(await enter(PASSWORD, device, NOW, other)).toHaveProperty('account')
  })

  test('shared by two accounts knows both, and one that somebody planted knows the planter no more', async () => {
    const other = await anAccount()
    const planted = await known(other)
    const shared = await known(name, planted)
    expect(shared).not.toBe(planted)
    for (const username of [name, other]) {
      await fails(5, null, NOW, username)
      expect(await enter(PASSWORD, planted, NOW, username)).toMatchObject({ refused: 'locked' })
      expect(await enter(PASSWORD, shared, NOW, username)).toHaveProperty('account')
    }
    expect(await known(name, shared)).toBe(shared)
  })

  test('is known for half a year after the last sign-in, then forgotten', async () => {
    const device = await known()
    const over = NOW + KNOWN_FOR_MS
    await fails(5, null, over - 1)
    expect(await enter(PASSWORD, device, over - 1)).toHaveProperty('account')
    expect(await enter(PASSWORD, device, over)).toMatchObject({ refused: 'locked' })
    await runRetention(desk, over + 1)
    const left = desk.database.read.selectFrom('known_device').select('id_hash').where('account', '=', name)
    expect(await left.execute()).toEqual([])
  })

  test('is kept as a hash alone', async () => {
    const device = await known()
    const rows = await desk.database.read.selectFrom('known_device').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(device)
  })

  test('has codes counted in its own lock, too', async () => {
    const device = await known()
    const tries = []
    for (let at = 0; at < 5; at += 1)
      tries.push(
        await signInWithCode(
          desk,
          { account: name, version: 1 },
          '000000',
          { door: createDoor(), caller: { address: '192.0.2.1', isGone: () => false, device } },
          NOW,
        ),
      )
    expect(tries.at(-1)).toMatchObject({ refused: 'locked' })
    expect(await enter(PASSWORD)).toHaveProperty('account')
  })

  test.each([
    [
      'another password',
      () => setPassword(desk.database, name, { password: 'trời mưa bay qua', mustChange: false }, NOW),
    ],
    ['the second factor taken away', () => resetSecondFactor(desk.database, name, NOW)],
    ['signing out everywhere', () => closeSessionsOf(desk.database, name, NOW)],
    [
      'shutting the account',
      async () => {
        await disableAccount(desk.database, name, NOW)
        await enableAccount(desk.database, name)
      },
    ],
  ])('is forgotten by %s', async (_what, ends) => {
    const device = await known()
    await ends()
    await fails(5)
    expect(await enter(PASSWORD, device)).toMatchObject({ refused: 'locked' })
    expect(await enter('trời mưa bay qua', device)).toMatchObject({ refused: 'locked' })
  })

  test('stays known when its owner signs out everywhere else, and all others are forgotten', async () => {
    const [device, elsewhere] = [await known(), await known()]
    const { id } = await openSession(desk.database, name, NOW)
    await closeOthers(desk.database, name, { session: id, device }, NOW)
    await fails(5)
    expect(await enter(PASSWORD, elsewhere)).toMatchObject({ refused: 'locked' })
    expect(await enter(PASSWORD, device)).toHaveProperty('account')
  })

  test('a name that nobody has is shut in the same way, and so that tries side by side cannot outrun it', async () => {
    const nobody = `khong-ai-${made}`
    const answers = await Promise.all(Array.from({ length: 8 }, () => enter('sai', null, NOW, nobody)))
    const refused = answers.map((answer) => ('refused' in answer ? answer.refused : 'in'))
    expect(refused.filter((each) => each === 'wrong')).toHaveLength(4)
    expect(await enter('sai', null, NOW, nobody)).toEqual({ refused: 'locked', until: NOW + 15 * MINUTE })
    await fails(5)
    expect(await enter('sai')).toEqual({ refused: 'locked', until: NOW + 15 * MINUTE })
    expect(await fails(1, null, NOW + 15 * MINUTE, nobody)).toEqual(['wrong'])
    const rows = await desk.database.read.selectFrom('unknown_name').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(nobody)
  })

  test('failures of a day ago are forgotten, at a name that somebody has and at one that nobody has', async () => {
    for (const username of [name, `khong-ai-nua-${made}`]) {
      await fails(4, null, NOW, username)
      expect(await fails(1, null, NOW + DAY, username)).toEqual(['wrong'])
    }
    await runRetention(desk, NOW + 3 * DAY)
    expect(await desk.database.read.selectFrom('unknown_name').selectAll().execute()).toEqual([])
  })

  test.each([
    ['disabled', () => disableAccount(desk.database, name, NOW), 0],
    [
      'given another password by an administrator',
      () => setPassword(desk.database, name, { password: 'trời mưa bay qua', mustChange: true }, NOW),
      0,
    ],
    [
      'given another login at the provider',
      () => setOidcLogin(desk.database, name, 'ai-do@example.vn', NOW),
      0,
    ],
    [
      'given another password by its owner',
      () => setPassword(desk.database, name, { password: 'trời mưa bay qua', mustChange: false }, NOW),
      1,
    ],
  ])(
    'an account that is %s is told of its cases by as many ways as it should be',
    async (_how, change, left) => {
      expect(await change()).toBeNull()
      const rows = desk.database.read
        .selectFrom('account_contact')
        .select('account')
        .where('account', '=', name)
      expect(await rows.execute()).toHaveLength(left)
    },
  )
})
