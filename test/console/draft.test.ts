import { afterEach, beforeEach, expect, test } from 'vitest'
import { listAccounts } from '../../src/accounts/account-store.ts'
import { dropOldDrafts, openSession } from '../../src/accounts/session.ts'
import { pageOfForm } from '../../src/console/draft.ts'
import { withDraft } from '../../src/console/fill-form.ts'
import type { Page, Visit } from '../../src/console/page.ts'
import { enter } from '../../src/console/sign-in/enter.ts'
import { file } from '../complaints/complaints.ts'
import { type Browser, type Console, hiddenOf, startConsole } from './console-server.ts'

const WORDS = 'Đã gặp bà con <lần 2> & hẹn "thứ Sáu"\ntại trụ sở'

let office: Console
let browser: Browser
let code: string
beforeEach(async () => {
  office = await startConsole()
  browser = await office.signedIn('handler', 'H99.02', 'Hồng')
  ;({ code } = await file(office.desk, 'm', { unitCode: 'H99.02' }))
})
afterEach(() => office.close())

const action = () => `/console/complaints/${code}/assign`

/** What signing in does once the password was right. */
async function signsInAgain(account: string): Promise<string> {
  const found = (await listAccounts(office.desk.database, office.clock.now)).find(({ id }) => id === account)!
  const visit = {
    desk: office.desk,
    now: office.clock.now,
    sessionId: null,
    caller: { device: null },
  } as unknown as Visit
  const rights = { role: found.now!.role, unitCode: found.now!.unitCode }
  const answer = await enter(visit, { ...found, ...rights }, 'password', '/console')
  if (!('seeOther' in answer)) throw new Error('nobody was let in')
  browser.cookies.set('lang_nghe_session', answer.session!)
  return answer.seeOther
}

async function isLate(): Promise<string> {
  const hidden = hiddenOf(await browser.get(`/console/complaints/${code}`), 'assign')
  office.clock.now += 31 * 60_000
  const answer = await browser.post(action(), { ...hidden, text: WORDS, password: 'mật khẩu ở đây' })
  expect(answer.status).toBe(303)
  return answer.location!
}

test('a form that comes after its session has ended is shown again, filled in, after the same account signs in', async () => {
  const location = await isLate()
  expect(location).toBe(`/console/sign-in?back=%2Fconsole%2Fcomplaints%2F${code}&kept=1`)
  expect((await browser.get(location)).text).toContain('Những gì Ông/Bà đang viết được giữ')
  expect(await signsInAgain('handler-H99.02-Hồng')).toBe(`/console/complaints/${code}`)
  const page = await browser.get(`/console/complaints/${code}`)
  expect(page.text).toContain('Những gì đang viết được giữ nguyên')
  expect(page.text).toContain(
    'Đã gặp bà con &lt;lần 2&gt; &amp; hẹn &quot;thứ Sáu&quot;\ntại trụ sở</textarea>',
  )
  browser.csrf = /name="csrf" value="([^"]+)"/.exec(page.text)![1]!
  const rest = { unit: 'H99.02', person: 'Lan', dueAt: '2026-12-10', result: 'x', accountable: 'y' }
  const sent = await browser.post(action(), { ...hiddenOf(page, 'assign'), text: WORDS, ...rest })
  expect(sent.status).toBe(303)
  const after = await browser.get(`/console/complaints/${code}`)
  expect(after.text).not.toContain('Những gì đang viết được giữ nguyên')
})

test('it was kept sealed, without token and password, and nothing was sent', async () => {
  await isLate()
  const rows = JSON.stringify(await office.desk.database.read.selectFrom('session').selectAll().execute())
  for (const typed of ['Đã gặp', 'mật khẩu ở đây']) expect(rows).not.toContain(typed)
  const row = await office.desk.database.read
    .selectFrom('session')
    .select('draft_sealed')
    .where('draft_sealed', 'is not', null)
    .executeTakeFirstOrThrow()
  const kept = office.desk.vault.open(row.draft_sealed!)
  expect(kept).toContain('Đã gặp')
  for (const secret of ['mật khẩu ở đây', browser.csrf]) expect(kept).not.toContain(secret)
  const status = office.desk.database.read.selectFrom('complaint').select('status').where('code', '=', code)
  expect(await status.executeTakeFirst()).toEqual({ status: 'received' })
})

test('another account is shown nothing of it, and after an hour nobody is', async () => {
  await isLate()
  await office.signedIn('handler', 'H99.02', 'Lan')
  expect(await signsInAgain('handler-H99.02-Lan')).toBe('/console')
  expect((await browser.get(`/console/complaints/${code}`)).text).not.toContain('Đã gặp')
  office.clock.now += 3_600_000
  expect(await signsInAgain('handler-H99.02-Hồng')).toBe('/console')
})

test('after an hour nothing of it is left in the database', async () => {
  await isLate()
  const { database } = office.desk
  const kept = () =>
    database.read.selectFrom('session').select('id_hash').where('draft_sealed', 'is not', null).execute()
  await dropOldDrafts(database, office.clock.now + 3_599_999)
  expect(await kept()).toHaveLength(1)
  await dropOldDrafts(database, office.clock.now + 3_600_000)
  expect(await kept()).toHaveLength(0)
})

test('a form with a token that no session had is not kept', async () => {
  office.clock.now += 31 * 60_000
  const answer = await browser.post(action(), { csrf: 'x', text: WORDS })
  expect(answer.location).toBe('/console/sign-in')
})

test('whoever has signed in again in another window finds the form filled in there, and nobody else does', async () => {
  const hidden = hiddenOf(await browser.get(`/console/complaints/${code}`), 'assign')
  const old = browser.csrf
  browser = await office.signedIn('handler', 'H99.02', 'Hồng')
  const answer = await browser.post(action(), { ...hidden, csrf: old, text: WORDS })
  expect([answer.status, answer.location]).toEqual([303, `/console/complaints/${code}`])
  expect((await browser.get(`/console/complaints/${code}`)).text).toContain('Đã gặp bà con')
  const other = await office.signedIn('handler', 'H99.02', 'Lan')
  expect((await other.post(action(), { ...hidden, csrf: old, text: WORDS })).status).toBe(403)
})

test('an ended session is remembered by its token alone: its cookie opens nothing', async () => {
  await isLate()
  expect((await browser.get('/console/complaints')).status).toBe(303)
  const { csrf } = await openSession(office.desk.database, 'handler-H99.02-Hồng', office.clock.now)
  const visitor = office.visitor()
  visitor.csrf = csrf
  expect((await visitor.post(action(), { text: WORDS })).location).toContain('kept=1')
})

test.each([
  ['/case/:code/ask', '/case/PA-1/ask', '/case/PA-1'],
  ['/list/:id/done', '/list/x/done', '/list'],
  ['/new', '/new', '/new'],
  ['/elsewhere/do', '/elsewhere/do', null],
  ['/account/password', '/account/password', null],
])('the form of %s stands on its own page or one above', (path, address, page) => {
  const shown = ['/', '/case/:code', '/list', '/new', '/account/password']
  const register = shown.map((each) => ({ method: 'get', path: each }) as Page)
  expect(pageOfForm(register, { path, address })).toBe(page)
})

test('every kind of field is filled, hidden ones too, a token and a password never', async () => {
  const page = `<main id="main" tabindex="-1"><form method="post" action="/other"><textarea name="text"></textarea></form>
<details class="x"><summary>a</summary><form method="post" action="/a"><input type="hidden" name="csrf" value="new"><input type="hidden" name="version" value="2">
<input id="a" name="one" type="text" value="" autocomplete="off"><input name="password" type="password" value="">
<textarea id="b" name="text" rows="4">
old</textarea><select name="unit"><option value="">x</option><option value="A" selected>A</option><option value="B">B</option></select>
<input type="checkbox" name="off" value="yes" checked><input type="checkbox" name="on" value="yes"><label><input type="radio" name="kind" value="p" checked></label><label><input type="radio" name="kind" value="q"></label></form></details></main>`
  const fields = { version: '1', one: '"$&', text: '<b>', unit: 'B', kind: 'q', on: 'yes' }
  const filled = await withDraft(page, { action: '/a', page: '/', fields }, 'vi')
  expect(filled).toContain('name="csrf" value="new"')
  expect(filled).toContain('name="version" value="1"')
  expect(filled).toContain('name="one" type="text" value="&quot;$&amp;"')
  expect(filled).toContain('name="password" type="password" value=""')
  expect(filled).toContain('<textarea id="b" name="text" rows="4">\n&lt;b&gt;</textarea>')
  expect(filled).toContain('<option value="A">A</option><option value="B" selected>')
  expect(filled).toContain('value="p"></label><label><input type="radio" name="kind" value="q" checked>')
  expect(filled).toContain('name="off" value="yes">')
  expect(filled).toContain('name="on" value="yes" checked>')
  expect(filled).toContain('<details class="x" open>')
  expect(filled).toContain('<form method="post" action="/other"><textarea name="text"></textarea></form>')
})

test('where the form is gone, what was typed is still told', async () => {
  const page = '<main id="main" tabindex="-1">\n<h1>x</h1></main>'
  const fields = { version: '1', text: 'lời <đã> viết' }
  const shown = await withDraft(page, { action: '/a', page: '/', fields }, 'vi')
  expect(shown).toContain('<li>lời &lt;đã&gt; viết</li>')
  expect(shown).toContain('không còn ở trang này')
})
