/** Accounts and their rights, as administrators change them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { disableAccount, type ListedAccount, listAccounts } from '../../src/accounts/account-store.ts'
import { listAdminEvents } from '../../src/accounts/admin-event.ts'
import { anotherAdministrator } from '../../src/accounts/last-administrator.ts'
import { openSession } from '../../src/accounts/session.ts'
import { databases } from '../services/databases.ts'
import { type Browser, type Console, startConsole } from './console-server.ts'
import { formOf } from './form-in-page.ts'

const HOME = '/console/admin/accounts'

describe.each(databases)('accounts on $kind', ({ fresh }) => {
  let office: Console
  let admin: Browser
  beforeAll(async () => {
    office = await startConsole(await fresh())
    admin = await office.signedIn('admin', null, 'Phạm Quản Trị')
  })
  afterAll(() => office.close())

  const find = async (username: string): Promise<ListedAccount> => {
    const all = await listAccounts(office.desk.database, office.clock.now)
    return all.find((one) => one.username === username)!
  }
  const idOf = async (name: string) => {
    const rows = await listAccounts(office.desk.database, office.clock.now)
    return rows.find((one) => one.name === name)!.id
  }
  const events = () =>
    listAdminEvents(office.desk.database, { about: 'account', by: null, older: null, most: 100 })
  const act = async (id: string, action: string, fields: Record<string, string> = {}, who = admin) => {
    const page = await who.get(`${HOME}/${encodeURIComponent(id)}`)
    const path = `${HOME}/${encodeURIComponent(id)}/${action}`
    return who.post(path, { ...formOf(page, path), ...fields })
  }
  const aNew = (fields: Record<string, string>) => ({
    username: 'can-bo-moi',
    name: 'Cán bộ Mới',
    role: 'handler',
    unitCode: 'H99.11',
    validFrom: '',
    validTo: '',
    ...fields,
  })
  /** Signs in with a username and password. */
  const entered = async (username: string, password: string) => {
    const visitor = office.visitor()
    const page = await visitor.get('/console/sign-in')
    visitor.csrf = formOf(page, '/console/sign-in').csrf!
    return visitor.post('/console/sign-in', { username, password })
  }

  test('a new account gets a password that is shown once, in no address and not kept', async () => {
    const answer = await admin.post('/console/admin/new-account', aNew({}))
    expect([answer.status, answer.location]).toEqual([200, null])
    const password = /<output>([^<]+)<\/output>/.exec(answer.text)![1]!
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const made = await find('can-bo-moi')
    expect(made).toMatchObject({ mustChangePassword: true, now: { role: 'handler', unitCode: 'H99.11' } })
    const { text } = await admin.get(`${HOME}/${made.id}`)
    expect(text).not.toContain(password)
    expect(text).toContain('<b>Vai trò</b>: – → Cán bộ xử lý')
    expect(text).toMatch(/<b>Từ ngày<\/b>: – → \d\d:\d\d \d\d\/\d\d\/\d{4}</)
    expect(JSON.stringify(await events())).not.toContain(password)
    expect((await entered('can-bo-moi', password)).status).toBe(303)
  })

  test.each([
    [{ username: 'can-bo-moi' }, 'username', 'đã có người dùng'],
    [{ username: 'A B' }, 'username', 'ít nhất 3'],
    [{ username: 'u2', role: '__proto__' }, 'role', 'chọn'],
    [{ username: 'u22', unitCode: 'H99.77' }, 'unitCode', 'Không có đơn vị nào'],
    [{ username: 'u22', validTo: '2020-01-01' }, 'validTo', 'sớm hơn'],
    [{ username: 'u22', validFrom: '2020-01-01' }, 'validFrom', 'đã qua'],
  ])('%o is refused beside its field, and what was typed stays', async (fields, field, sentence) => {
    const answer = await admin.post('/console/admin/new-account', aNew({ name: 'Tên giữ lại', ...fields }))
    expect(answer.status).toBe(422)
    expect(new RegExp(`id="account-${field}-error">([^<]*)`).exec(answer.text)?.[1]).toContain(sentence)
    expect(answer.text).toContain('value="Tên giữ lại"')
  })

  test('a grant is ended before another is given, and each step is recorded', async () => {
    const { id, grants } = await find('can-bo-moi')
    const head = { role: 'head', unitCode: 'H99.11', validFrom: '', validTo: '2026-12-31' }
    const overlaps = await act(id, 'grant', head)
    expect([overlaps.status, overlaps.text.includes('đã có một quyền khác')]).toEqual([422, true])
    expect((await act(id, 'end-grant', { grant: grants[0]!.id, at: '' })).location).toBe(
      `${HOME}/${id}?did=end-grant`,
    )
    expect((await find('can-bo-moi')).now).toBeNull()
    office.clock.now += 1000
    expect((await act(id, 'grant', head)).location).toBe(`${HOME}/${id}?did=grant`)
    expect((await find('can-bo-moi')).now).toMatchObject({ role: 'head' })
    const [given, ended] = await events()
    expect(given).toMatchObject({
      kind: 'account.grant',
      subject: id,
      after: { role: 'head', validTo: '2027-01-01T00:00:00+07:00' },
    })
    expect(ended).toMatchObject({ kind: 'account.end_grant', before: { role: 'handler', validTo: null } })
    expect((await admin.get(HOME)).text).toContain(
      'Người đứng đầu đơn vị · Xã Tân Lập, từ 25/11/2026 đến hết 31/12/2026',
    )
  })

  test('a right that has ended opens nothing, at once', async () => {
    const watched = await office.signedIn('handler', 'H99.10', 'Người sắp thôi')
    expect((await watched.get('/console/complaints')).status).toBe(200)
    const id = await idOf('Người sắp thôi')
    const { grants } = (await listAccounts(office.desk.database, office.clock.now)).find(
      (one) => one.id === id,
    )!
    await act(id, 'end-grant', { grant: grants[0]!.id, at: '' })
    expect((await watched.get('/console/complaints')).status).toBe(303)
  })

  test('reset password, second factor, sign out everywhere, disable and enable are done and recorded', async () => {
    const { id } = await find('can-bo-moi')
    const reset = await act(id, 'password')
    expect(/<output>([a-z0-9-]{14})<\/output>/.exec(reset.text)).not.toBeNull()
    expect((await act(id, 'second-factor')).status).toBe(303)
    expect((await act(id, 'sign-out')).status).toBe(303)
    expect((await act(id, 'disable')).status).toBe(303)
    expect((await find('can-bo-moi')).disabledAt).not.toBeNull()
    expect((await admin.get(`${HOME}?state=disabled`)).text).toContain('can-bo-moi')
    expect((await act(id, 'enable')).status).toBe(303)
    const done = (await events()).slice(0, 5).map(({ kind }) => kind)
    expect(done).toEqual([
      'account.enable',
      'account.disable',
      'account.sign_out',
      'account.second_factor',
      'account.password',
    ])
  })

  test('two administrators who change the same account are told', async () => {
    const { id } = await find('can-bo-moi')
    const path = `${HOME}/${id}/disable`
    const mine = formOf(await admin.get(`${HOME}/${id}`), path)
    await act(id, 'sign-out')
    const told = await admin.post(path, mine)
    expect([told.status, told.text.includes('Người khác vừa đổi tài khoản này')]).toEqual([409, true])
    expect((await find('can-bo-moi')).disabledAt).toBeNull()
  })

  test('nobody changes their own rights', async () => {
    const id = await idOf('Phạm Quản Trị')
    const own = await admin.get(`${HOME}/${encodeURIComponent(id)}`)
    expect(own.text).toContain('tài khoản của chính Ông/Bà')
    expect(own.text).not.toContain('/end-grant"')
    const before = (await events()).length
    for (const action of [
      'grant',
      'end-grant',
      'password',
      'second-factor',
      'disable',
      'enable',
      'sign-out',
      'login',
    ])
      expect([
        action,
        (await act(id, action, { version: '1', role: 'inspector', unitCode: '*' })).status,
      ]).toEqual([action, 409])
    expect(await events()).toHaveLength(before)
  })

  test('the last administrator of the province cannot be taken away', async () => {
    const local = await office.signedIn('admin', 'H99.02', 'Quản trị sở')
    const province = await idOf('Phạm Quản Trị')
    expect((await act(province, 'disable', { version: '1' }, local)).status).toBe(404)
    const second = await office.signedIn('admin', null, 'Quản trị thứ hai')
    const secondId = await idOf('Quản trị thứ hai')
    // Both take the other's rights away at once: one of them stays.
    const [a, b] = [
      await admin.get(`${HOME}/${encodeURIComponent(secondId)}`),
      await second.get(`${HOME}/${encodeURIComponent(province)}`),
    ]
    const pathOf = (id: string) => `${HOME}/${encodeURIComponent(id)}/disable`
    const answers = await Promise.all([
      admin.post(pathOf(secondId), formOf(a, pathOf(secondId))),
      second.post(pathOf(province), formOf(b, pathOf(province))),
    ])
    const left = (await listAccounts(office.desk.database, office.clock.now)).filter(
      ({ disabledAt, now }) => disabledAt === null && now?.role === 'admin' && now.unitCode === null,
    )
    expect([answers.map(({ status }) => status), left.length >= 1]).toEqual([expect.any(Array), true])
    expect(answers.every(({ status }) => status < 500)).toBe(true)
  })

  test('the guard refuses where nobody else is left, and lets through where somebody is', async () => {
    const { database } = office.desk
    const { now } = office.clock
    const provincial = (await listAccounts(database, now)).filter(
      (one) => one.disabledAt === null && one.now?.role === 'admin' && one.now.unitCode === null,
    )
    for (const [nth, { id }] of provincial.entries()) {
      const result = await disableAccount(database, id, now, {
        also: [anotherAdministrator(database, id, now)],
      })
      const isLast = nth === provincial.length - 1
      expect(result).toEqual(isLast ? { refused: 'last_administrator' } : null)
    }
    expect(provincial.length).toBeGreaterThan(0)
  })

  test('an administrator of one unit gives rights there alone', async () => {
    const local = await office.signedIn('admin', 'H99.02', 'Quản trị sở')
    expect((await local.get(HOME)).text).not.toContain('can-bo-moi')
    const { id } = await find('can-bo-moi')
    expect((await local.get(`${HOME}/${id}`)).status).toBe(404)
    const wide = await local.post(
      '/console/admin/new-account',
      aNew({ username: 'lan-quyen', unitCode: '*' }),
    )
    expect([wide.status, wide.text.includes('trong đơn vị của mình')]).toEqual([422, true])
    const own = await local.post(
      '/console/admin/new-account',
      aNew({ username: 'trong-so', unitCode: 'H99.02.1' }),
    )
    expect(own.status).toBe(200)
  })

  test('another login at the provider signs out whoever came in by the one before, and nobody else', async () => {
    const byPassword = await office.signedIn('handler', 'H99.12', 'Người Qua Cổng')
    const id = await idOf('Người Qua Cổng')
    const { database } = office.desk
    const byProvider = office.visitor()
    const { id: session } = await openSession(database, id, office.clock.now, { way: 'oidc' })
    byProvider.cookies.set('lang_nghe_session', session)
    expect((await byProvider.get('/console/account')).status).toBe(200)
    const another = await office.signedIn('admin', null, 'Quản trị Cổng')
    const set = await act(id, 'login', { login: 'nguoi-khac@example.vn' }, another)
    expect(set.location).toContain('did=login')
    expect((await byProvider.get('/console/account')).location).toContain('/console/sign-in')
    expect((await byPassword.get('/console/account')).status).toBe(200)
  })
})
