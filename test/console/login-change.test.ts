import { afterEach, beforeEach, expect, test } from 'vitest'
import { listAccounts, setPassword } from '../../src/accounts/account-store.ts'
import { openSession } from '../../src/accounts/session.ts'
import { write } from '../../src/database/database.ts'
import { chatRef } from '../../src/officials-told/contact.ts'
import { mailDue } from '../../src/officials-told/mail-job.ts'
import { dueNotices } from '../../src/schedule/notices.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { createMetrics } from '../../src/telemetry/metrics.ts'
import { type Browser, type Console, startConsole } from './console-server.ts'
import { formOf } from './form-in-page.ts'

const PASSWORD = 'trời mưa bay qua ngõ'
const SAID = 'Cách đăng nhập chung đã được đổi lúc 09:00 25/11/2026, bởi Quản Trị Xấu.'
const CLOSE = '/console/account/login-change/close'

let office: Console
let admin: Browser
let owner: Browser
let id: string
beforeEach(async () => {
  office = await startConsole()
  Object.assign(office.desk.settings, { sendsMail: true })
  office.clock.now = Date.parse('2026-11-25T09:00:00+07:00')
  admin = await office.signedIn('admin', null, 'Quản Trị Xấu')
  owner = await office.signedIn('inspector', 'H99.05', 'Thanh Tra')
  const { database, vault } = office.desk
  const all = await listAccounts(database, office.clock.now)
  id = all.find(({ name }) => name === 'Thanh Tra')!.id
  await setPassword(database, id, { password: PASSWORD, mustChange: false }, office.clock.now)
  const contact = {
    email_sealed: vault.seal('cu@example.gov.vn'),
    email_confirmed_at: office.clock.now,
    chat_ref: chatRef(office.desk, 'lane-cu'),
    chat_sealed: vault.seal('lane-cu'),
    chat_channel: 'zalo',
    linked_at: office.clock.now,
  }
  await database.commit([
    write(database.read.insertInto('account_contact').values({ account: id, ...contact })),
  ])
  const login = `/console/admin/accounts/${encodeURIComponent(id)}/login`
  const page = await admin.get(login.slice(0, -'/login'.length))
  const set = await admin.post(login, { ...formOf(page, login), login: 'quan-tri-xau@example.vn' })
  expect(set.location).toContain('did=login')
})
afterEach(() => office.close())

/** By a session of its own way. */
async function comesBy(way: 'password' | 'oidc'): Promise<Browser> {
  const { id: session, csrf } = await openSession(office.desk.database, id, office.clock.now, { way })
  const browser = office.visitor()
  browser.cookies.set('lang_nghe_session', session)
  return Object.assign(browser, { csrf })
}

test('the owner is led to who changed the login and when, until they close it', async () => {
  owner = office.visitor()
  owner.csrf = formOf(await owner.get('/console/sign-in'), '/console/sign-in').csrf!
  const typed = { username: id.toLowerCase(), password: PASSWORD, back: '/console/complaints' }
  expect((await owner.post('/console/sign-in', typed)).location).toBe('/console/account')
  const page = await owner.get('/console/account')
  expect(page.text).toContain(SAID)
  const closed = await owner.post(CLOSE, formOf(page, CLOSE))
  expect(closed.location).toBe('/console/account?done=login')
  expect((await owner.get('/console/account')).text).not.toContain(SAID)
})

test('whoever comes by the new login cannot close it', async () => {
  const thief = await comesBy('oidc')
  const page = await thief.get('/console/account')
  expect([page.text.includes(SAID), page.text.includes(CLOSE)]).toEqual([true, false])
  const change = /name="change" value="(\d+)"/.exec(
    (await (await comesBy('password')).get('/console/account')).text,
  )![1]!
  expect((await thief.post(CLOSE, { change })).status).toBe(403)
  expect((await (await comesBy('password')).get('/console/account')).text).toContain(SAID)
})

test('another account sees nothing of it and cannot close it', async () => {
  const page = await (await comesBy('password')).get('/console/account')
  const { change } = formOf(page, CLOSE)
  const other = await office.signedIn('inspector', 'H99.05', 'Người Khác')
  expect((await other.get('/console/account')).text).not.toContain('Cách đăng nhập chung')
  await other.post(CLOSE, { change: change! })
  expect((await (await comesBy('password')).get('/console/account')).text).toContain(SAID)
})

test('the chat that was linked before is told once', async () => {
  const due = await dueNotices(office.desk, office.clock.now, 10)
  expect(due).toMatchObject([{ lane: 'lane-cu', kind: 'official_login', body: { at: office.clock.now } }])
})

test('the address that was confirmed before is told once, and nothing else is mailed there any more', async () => {
  const { desk, clock } = office
  const contact = desk.database.read.selectFrom('account_contact').select('account').where('account', '=', id)
  expect(await contact.execute()).toEqual([])
  const kept = await desk.database.read.selectFrom('official_notice').selectAll().execute()
  expect(JSON.stringify(kept)).not.toContain('cu@example.gov.vn')
  const letters: { to: string; text: string }[] = []
  const mail = {
    send: async (letter: { to: string; text: string }) => {
      letters.push(letter)
      return 'sent' as const
    },
    check: async () => null,
  }
  const tools = { desk, log: createLog('silent'), metrics: createMetrics(), now: () => clock.now }
  for (let round = 0; round < 2; round += 1) await mailDue({ ...tools, mail })
  expect(letters.map(({ to }) => to)).toEqual(['cu@example.gov.vn'])
  expect(letters[0]!.text).toContain('đổi lúc 09:00 25/11/2026')
  const after = await desk.database.read.selectFrom('official_notice').selectAll().execute()
  expect(after).toMatchObject([{ status: 'sent', body_sealed: null }])
})
