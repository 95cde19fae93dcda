import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  activeAccounts,
  closeSessionsOf,
  disableAccount,
  enableAccount,
  listAccounts,
  setOidcLogin,
} from '../../src/accounts/account-store.ts'
import { endGrant, grantRole, grantsOf } from '../../src/accounts/grants.ts'
import { accountOfForm, keepDraft, openSession, readSession, takeDraft } from '../../src/accounts/session.ts'
import { signInByOidc } from '../../src/accounts/sign-in.ts'
import { type Database, write } from '../../src/database/database.ts'
import { databases } from '../services/databases.ts'
import { textOf } from '../structure/repository.ts'

const NOW = Date.parse('2026-11-25T09:00:00+07:00')
const DAY = 86_400_000

describe.each(databases)('a grant on $kind', ({ fresh }) => {
  let database: Database
  let id: string
  let made = 0
  beforeAll(async () => {
    database = await fresh()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    made += 1
    id = `can-bo-${made}`
    const row = { id, username: id, name: id, password_hash: '-', created_at: NOW }
    await database.commit([
      write(
        database.read.insertInto('account').values({ ...row, disabled_at: null, failed: 0, locked_until: 0 }),
      ),
    ])
  })

  const grant = (name: string, validFrom: number, validTo: number | null) => ({
    id: `${id}-${name}`,
    role: 'handler' as const,
    unitCode: 'H99.11',
    validFrom,
    validTo,
  })
  const give = (name: string, validFrom: number, validTo: number | null, change = {}) =>
    grantRole(database, id, grant(name, validFrom, validTo), NOW, change)
  const session = async (at = NOW) => (await openSession(database, id, at)).id
  const listed = async (at = NOW) => (await listAccounts(database, at)).find((each) => each.id === id)!

  test('is what an account may do, from its first moment until before its last', async () => {
    await give('a', NOW + DAY, NOW + 2 * DAY)
    for (const [at, may] of [
      [NOW + DAY - 1, false],
      [NOW + DAY, true],
      [NOW + 2 * DAY - 1, true],
      [NOW + 2 * DAY, false],
    ] as const) {
      expect([at, (await readSession(database, await session(at), at)) !== null]).toEqual([at, may])
      expect((await activeAccounts(database, at)).some((each) => each.id === id)).toBe(may)
    }
  })

  test('that is ended ends open sessions at once', async () => {
    await give('a', NOW, null)
    const open = await session()
    expect(await readSession(database, open, NOW)).toMatchObject({ account: { role: 'handler' } })
    expect(await endGrant(database, { account: id, grant: `${id}-a`, at: NOW }, NOW)).toBeNull()
    expect(await readSession(database, open, NOW)).toBeNull()
    expect(await endGrant(database, { account: id, grant: `${id}-a`, at: NOW }, NOW)).toEqual({
      refused: 'ended',
    })
    await give('b', NOW, null)
    expect(await readSession(database, open, NOW)).toBeNull()
  })

  test('that ends by the clock ends within an open session', async () => {
    await give('a', NOW, NOW + 60_000)
    const open = await session()
    expect(await readSession(database, open, NOW + 59_999)).not.toBeNull()
    expect(await readSession(database, open, NOW + 60_000)).toBeNull()
  })

  test('holds alone: another at the same time is refused, one before or after is not', async () => {
    expect(await give('a', NOW + DAY, NOW + 2 * DAY)).toBeNull()
    expect(await give('b', NOW, null)).toEqual({ refused: 'overlaps' })
    expect(await give('c', NOW, NOW + DAY)).toBeNull()
    expect(await give('d', NOW + 2 * DAY, null)).toBeNull()
    expect(await give('e', NOW + 9 * DAY, null)).toEqual({ refused: 'overlaps' })
    expect(await give('f', NOW, NOW)).toEqual({ refused: 'ends_before_it_begins' })
    expect((await grantsOf(database, id)).get(id)).toHaveLength(3)
  })

  test('of several given side by side one is kept', async () => {
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((name) => give(name, NOW, null).catch(() => 'again')),
    )
    expect(answers.filter((answer) => answer === null)).toHaveLength(1)
    expect((await grantsOf(database, id)).get(id)).toHaveLength(1)
  })

  test('that is ended before it begins never holds, and leaves room', async () => {
    await give('a', NOW + DAY, null)
    await endGrant(database, { account: id, grant: `${id}-a`, at: NOW }, NOW)
    expect((await listed(NOW + 2 * DAY)).now).toBeNull()
    expect(await give('b', NOW, null)).toBeNull()
    expect((await listed(NOW + 2 * DAY)).now).toMatchObject({ id: `${id}-b` })
  })

  test('is changed together with the record of it or not at all, and not over somebody else’s change', async () => {
    const { version } = await listed()
    const note = write(database.read.insertInto('attempt').values({ kind: 'x', subject: id, at: NOW }))
    const notes = async () =>
      (await database.read.selectFrom('attempt').select('id').where('subject', '=', id).execute()).length
    expect(await give('a', NOW, null, { seen: version, also: [note] })).toBeNull()
    expect(await notes()).toBe(1)
    expect(await give('b', NOW + DAY, null, { seen: version, also: [note] })).toEqual({ refused: 'stale' })
    expect(await disableAccount(database, id, NOW, { seen: version, also: [note] })).toEqual({
      refused: 'stale',
    })
    expect(await disableAccount(database, 'nobody', NOW)).toEqual({ refused: 'unknown' })
    expect(await notes()).toBe(1)
  })

  test('of a disabled account opens nothing until it is enabled, and then no old session', async () => {
    await give('a', NOW, null)
    const open = await session()
    await disableAccount(database, id, NOW)
    expect(await readSession(database, open, NOW)).toBeNull()
    expect((await activeAccounts(database, NOW)).some((each) => each.id === id)).toBe(false)
    await enableAccount(database, id)
    expect(await readSession(database, open, NOW)).toBeNull()
    const next = await session()
    expect(await readSession(database, next, NOW)).not.toBeNull()
    await closeSessionsOf(database, id, NOW)
    expect(await readSession(database, next, NOW)).toBeNull()
  })

  test('is what a person from the provider comes to, linked once', async () => {
    await give('a', NOW, NOW + DAY)
    await setOidcLogin(database, id, `${id}@example.vn`, NOW)
    const person = { issuer: 'https://id.example.vn', subject: id, email: `${id.toUpperCase()}@example.vn` }
    const comes = (more: object, at = NOW) => signInByOidc(database, { ...person, ...more }, at)
    expect(await comes({ email: null })).toBeNull()
    expect(await comes({}, NOW + DAY)).toBeNull()
    const [one, other] = await Promise.all([comes({}), comes({ subject: `${id}-x` })])
    expect([one, other].filter((each) => each !== null)).toHaveLength(1)
    const subject = one ? id : `${id}-x`
    expect(await comes({ subject, email: null })).toMatchObject({ id })
    expect(await comes({ subject, issuer: 'https://another.example.vn' })).toBeNull()
    expect(await comes({ subject }, NOW + DAY)).toBeNull()
  })

  test('has no part in a form that was kept for an account, which is taken once', async () => {
    const { csrf } = await openSession(database, id, NOW)
    await keepDraft(database, csrf, { sealed: 'sealed', until: NOW + 1 })
    expect(await accountOfForm(database, csrf)).toBe(id)
    expect([await takeDraft(database, id), await takeDraft(database, id)]).toEqual([
      { sealed: 'sealed', until: NOW + 1 },
      null,
    ])
  })

  test('has no part in a login at the provider, which one account has', async () => {
    expect(await setOidcLogin(database, id, ` ${id}@Example.vn`, NOW)).toBeNull()
    expect((await listed()).oidcLogin).toBe(`${id}@example.vn`)
    const other = `can-bo-${made - 1}`
    expect(await setOidcLogin(database, other, `${id}@example.vn`, NOW)).toEqual({ refused: 'login_taken' })
    expect(await setOidcLogin(database, id, null, NOW)).toBeNull()
    expect(await setOidcLogin(database, other, `${id}@example.vn`, NOW)).toBeNull()
  })
})

test('an account from before grants keeps its role and unit, without an end', () => {
  const file = new DatabaseSync(':memory:')
  const main = textOf('src/database/migrations/0001_main.sql')
  for (const table of ['account', 'session'])
    file.exec(new RegExp(`create table ${table} \\([\\s\\S]*?\\n\\);`).exec(main)![0])
  file.exec("insert into account values ('a', 'an', 'An', 'head', 'H99', 'x', 5, null, 0, 0)")
  file.exec(textOf('src/database/migrations/0008_rights.sql'))
  expect({ ...file.prepare('select * from account_role').get() }).toEqual({
    id: 'a',
    account: 'a',
    role: 'head',
    unit_code: 'H99',
    valid_from: 5,
    valid_to: null,
    given_at: 5,
  })
  file.close()
})
