import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listAccounts, resetSecondFactor } from '../../src/accounts/account-store.ts'
import { hashPassword } from '../../src/accounts/password.ts'
import {
  enrolmentUri,
  enrolSecondFactor,
  newRecoveryCodes,
  newSecret,
  recoveryCodesLeft,
  stepOf,
} from '../../src/accounts/second-factor.ts'
import { createDoor, type SignIn, signIn, signInWithCode } from '../../src/accounts/sign-in.ts'
import { write } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { databases, deskOver } from '../services/databases.ts'

const NOW = Date.parse('2026-11-25T09:00:00+07:00')
const STEP = 30_000
const PASSWORD = 'mật khẩu đủ dài'

/** What the app on somebody's phone shows. */
const shown = (secret: string, at: number) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at })

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [20_000_000_000, '353130'],
])('at second %i of RFC 6238, appendix B, the code is %s', (second, code) => {
  const secret = Secret.fromLatin1('12345678901234567890').base32
  expect(stepOf(secret, code, second * 1000)).toBe(Math.floor(second / 30))
})

test('a clock may be wrong by one step either way, not by two', () => {
  const secret = newSecret()
  const step = Math.floor(NOW / STEP)
  expect([-2, -1, 0, 1, 2].map((by) => stepOf(secret, shown(secret, NOW + by * STEP), NOW))).toEqual([
    null,
    step - 1,
    step,
    step + 1,
    null,
  ])
})

test('the QR code names the service and the account, and a secret has 160 bits', () => {
  const secret = newSecret()
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  const uri = new URL(enrolmentUri(secret, 'can-bo', 'Lắng Nghe'))
  expect(uri.href).toMatch(/^otpauth:\/\/totp\//)
  expect(decodeURIComponent(uri.pathname)).toContain('Lắng Nghe:can-bo')
  expect(uri.searchParams.get('secret')).toBe(secret)
})

describe.each(databases)('a second factor on $kind', ({ fresh }) => {
  let desk: Desk
  let hash: string
  let id: string
  let secret: string
  let recoveryCodes: string[]
  let made = 0
  beforeAll(async () => {
    desk = deskOver(await fresh())
    hash = await hashPassword(PASSWORD)
  })
  afterAll(() => desk.database.close())
  beforeEach(async () => {
    made += 1
    id = `can-bo-${made}`
    const { read, commit } = desk.database
    const account = { id, username: id, name: id, password_hash: hash, created_at: NOW }
    const grant = { id, account: id, role: 'intake', unit_code: null, valid_from: 0, valid_to: null }
    await commit([
      write(read.insertInto('account').values({ ...account, disabled_at: null, failed: 0, locked_until: 0 })),
      write(read.insertInto('account_role').values({ ...grant, given_at: NOW })),
    ])
    secret = newSecret()
    recoveryCodes = newRecoveryCodes()
    const before = NOW - 10 * STEP
    const code = shown(secret, before)
    expect(await enrolSecondFactor(desk, id, { secret, recoveryCodes, code }, before)).toBe(true)
  })

  const caller = () => ({
    door: createDoor(),
    caller: { address: '192.0.2.1', isGone: () => false, device: null },
  })
  const withPassword = (now = NOW): Promise<SignIn> =>
    signIn(desk, { username: id, password: PASSWORD }, caller(), now)
  const passed = async () => {
    const account = (await listAccounts(desk.database, NOW)).find((each) => each.id === id)!
    return { account: id, version: account.version }
  }
  const withCode = async (code: string, now = NOW) =>
    signInWithCode(desk, await passed(), code, caller(), now)

  test('is asked for after the right password, and its code signs in', async () => {
    expect(await withPassword()).toMatchObject({ asksCode: true })
    expect(await withCode(` ${shown(secret, NOW).replace(/(...)/, '$1 ')}`)).toMatchObject({
      account: { id },
    })
  })

  test('has codes that count once, and none older than the last one used', async () => {
    expect(await withCode(shown(secret, NOW))).toHaveProperty('account')
    expect(await withCode(shown(secret, NOW))).toEqual({ refused: 'wrong' })
    expect(await withCode(shown(secret, NOW - STEP))).toEqual({ refused: 'wrong' })
    expect(await withCode(shown(secret, NOW + STEP), NOW + STEP)).toHaveProperty('account')
  })

  test('lets one of several in who send the same code side by side', async () => {
    const code = shown(secret, NOW)
    const answers = await Promise.all([withCode(code), withCode(code), withCode(code)])
    expect(answers.filter((answer) => 'account' in answer)).toHaveLength(1)
  })

  test('shuts the account after five wrong codes, even when the password was right in between', async () => {
    for (let at = 0; at < 4; at += 1) expect(await withCode('000000')).toEqual({ refused: 'wrong' })
    expect(await withPassword()).toMatchObject({ asksCode: true })
    expect(await withCode('000000')).toEqual({ refused: 'locked', until: NOW + 15 * 60_000 })
    expect(await withCode(shown(secret, NOW))).toMatchObject({ refused: 'locked' })
    expect(await withPassword()).toMatchObject({ refused: 'locked' })
  })

  test('has recovery codes that count once each, however they are typed', async () => {
    const [first, second] = recoveryCodes as [string, string]
    expect(recoveryCodes).toHaveLength(10)
    expect(await withCode(first.toUpperCase().replace('-', ' '))).toHaveProperty('account')
    expect(await withCode(first)).toEqual({ refused: 'wrong' })
    expect(await withCode(second)).toHaveProperty('account')
    expect(await recoveryCodesLeft(desk.database, id)).toBe(8)
  })

  test('is kept sealed, its recovery codes as digests', async () => {
    const rows = [
      await desk.database.read.selectFrom('account').selectAll().execute(),
      await desk.database.read.selectFrom('recovery_code').selectAll().execute(),
    ]
    for (const plain of [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replace('-', ''))])
      expect(JSON.stringify(rows)).not.toContain(plain)
  })

  test('is gone after an administrator reset it, with its codes and what was passed before', async () => {
    const before = await passed()
    await resetSecondFactor(desk.database, id, NOW)
    expect(await withPassword()).toMatchObject({ asksCode: false })
    for (const code of [shown(secret, NOW), recoveryCodes[0]!])
      expect(await signInWithCode(desk, before, code, caller(), NOW)).toEqual({ refused: 'wrong' })
  })
})
