import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY_MS } from '../../src/calendar/instant.ts'
import { indexPending } from '../../src/complaints/queue/index-pending.ts'
import { chainOfComplaint } from '../../src/privacy/chained-record.ts'
import { answer, assign, done, file, momentOf, NOW } from '../complaints/complaints.ts'
import { databases } from '../services/databases.ts'
import { type Browser, type Console, type Page, startConsole } from './console-server.ts'

const codesOn = ({ text }: Page) =>
  [...text.matchAll(/scope="row">\s*<a href="\/console\/complaints\/([^"]+)"/g)].map(([, code]) => code)

let office: Console
let inspector: Browser
beforeEach(async () => {
  office = await startConsole()
  inspector = await office.signedIn('inspector', null, 'Trần Thị C')
})
afterEach(() => office.close())

const search = (browser: Browser, fields: Record<string, string>) =>
  browser.post('/console/complaints/search', fields)

test('flagged ones come first, the gravest of them at the front, then what is due soonest; what is answered waits behind', async () => {
  const late = await file(office.desk, 'late', {}, momentOf('late', { at: NOW - 30 * DAY_MS }))
  const plain = await file(office.desk, 'plain')
  const answered = await file(
    office.desk,
    'answered',
    { category: 'bribery' },
    momentOf('answered', { at: NOW - 60 * DAY_MS }),
  )
  for (const action of [assign, answer]) await done(office.desk, answered.code, action)
  const press = await file(office.desk, 'press', { flags: ['press_threat'] })
  const bribery = await file(office.desk, 'bribery', { category: 'bribery', flags: ['bribery_allegation'] })
  const danger = await file(office.desk, 'danger', { flags: ['danger_to_life'] })
  const list = await inspector.get('/console/complaints')
  expect(codesOn(list)).toEqual([danger, bribery, press, late, plain, answered].map(({ code }) => code))
  expect(list.text).toContain('Nguy hiểm tính mạng')
  expect(list.text).toContain('Hồ sơ trễ hẹn hai tuần, gọi 09******78 không ai nghe.')
  expect(list.text).toMatch(/Có dấu hiệu nghiêm trọng <b>3<\/b>/)
  expect(list.text).toMatch(/Quá hạn <b>1<\/b>/)
  expect(codesOn(await inspector.get('/console/complaints?status=waiting&flagged=1'))).toHaveLength(3)
  expect(codesOn(await inspector.get('/console/complaints?due=overdue'))).toEqual([late.code])
})

test.each(databases)('filters, counts and pages on $kind', async ({ fresh }) => {
  const there = await startConsole(await fresh())
  const browser = await there.signedIn('inspector', null, 'Trần Thị C')
  const codes: string[] = []
  for (let i = 0; i < 27; i += 1) codes.push((await file(there.desk, `c${i}`)).code)
  const mine = codes[3]!
  await done(there.desk, mine, assign)
  const first = await browser.get('/console/complaints')
  expect(first.text).toMatch(/Chưa kết thúc <b>27<\/b>/)
  expect(first.text).toMatch(/Đã phân công <b>1<\/b>/)
  const next = /href="([^"]+)" rel="next"/.exec(first.text)![1]!.replaceAll('&amp;', '&')
  const second = await browser.get(next)
  const shown = [...codesOn(first), ...codesOn(second)]
  expect([codesOn(first).length, codesOn(second).length]).toEqual([25, 2])
  expect(new Set(shown)).toEqual(new Set(codes))
  expect(second.text).not.toContain('rel="next"')

  const foundBy = async (query: string) => codesOn(await browser.get(`/console/complaints?${query}`)).length
  expect(codesOn(await browser.get('/console/complaints?status=assigned'))).toEqual([mine])
  expect(codesOn(await browser.get('/console/complaints?mine=1'))).toEqual([mine])
  expect(await foundBy('category=bribery')).toBe(0)
  expect(await foundBy('unit=H99.11')).toBe(25)
  expect(await foundBy('handler=H99.11&channel=zalo&confidentiality=named')).toBe(25)
  expect(await foundBy('handler=H99.02')).toBe(0)
  expect(await foundBy('channel=messenger')).toBe(0)
  expect(await foundBy('confidentiality=anonymous')).toBe(0)
  expect(await foundBy('due=soon')).toBe(0)
  expect((await browser.get('/console/complaints?after=garbage&status=x&like=%2e')).status).toBe(200)
  const tampered = Buffer.from(JSON.stringify([0, 0, 'PA\0'])).toString('base64url')
  expect((await browser.get(`/console/complaints?after=${tampered}`)).status).toBe(200)

  const found = await search(browser, { q: 'tre hen' })
  const field = (name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(
      found.text.slice(found.text.indexOf('class="paging"')),
    )![1]!
  const more = await search(browser, { q: field('q'), after: field('after') })
  expect(new Set([...codesOn(found), ...codesOn(more)])).toEqual(new Set(codes))
  expect(codesOn(more)).toHaveLength(2)
  await there.close()
})

test('what is listed, found and opened stands in the record', async () => {
  const { code } = await file(office.desk, 'a')
  await inspector.get('/console/complaints')
  await search(inspector, { q: 'hai tuần' })
  await inspector.get(`/console/complaints/${code}`)
  const kinds = (await chainOfComplaint(office.desk.database, code)).map(
    ({ kind, actor }) => `${kind} ${actor}`,
  )
  const by = 'account:inspector-null-Trần Thị C'
  expect(kinds).toEqual(['filed citizen', `list ${by}`, `list ${by}`, `view ${by}`])
})

test('a search stands in no address, and looks among what the filter leaves', async () => {
  const { code } = await file(office.desk, 'a', { story: 'Đòi phong bì <b>ngay</b> tại quầy.' })
  const found = await search(inspector, { q: ' "PHONG" <i>bi</i> ' })
  expect(found.status).toBe(200)
  expect(codesOn(found)).toEqual([code])
  expect(found.text).toContain('value="&quot;PHONG&quot; &lt;i&gt;bi&lt;/i&gt;"')
  const addresses = [...found.text.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, address]) => address)
  expect(addresses.filter((address) => /phong/i.test(address!))).toEqual([])
  expect(codesOn(await search(inspector, { q: 'phong bì', category: 'delay' }))).toEqual([code])
  expect(codesOn(await search(inspector, { q: 'phong bì', category: 'attitude' }))).toEqual([])
  expect(codesOn(await search(inspector, { q: 'phong bì', status: 'closed' }))).toEqual([])
  expect(codesOn(await search(inspector, { q: code.toLowerCase() }))).toEqual([code])
})

test('an empty search and one that is too long say so beside the field, which keeps what was typed', async () => {
  const empty = await search(inspector, { q: '  ' })
  expect(empty.status).toBe(422)
  expect(empty.text).toContain('id="search-q-error">Ông/Bà nhập từ hoặc mã cần tìm.')
  const long = await search(inspector, { q: 'chờ đợi '.repeat(30) })
  expect(long.status).toBe(422)
  expect(long.text).toContain('chờ đợi chờ đợi')
  expect((await search(inspector, { q: 'không tìm ra' })).text).toContain('Không tìm thấy phản ánh nào')
})

test('what belongs together is told in its row, to whoever may see the other', async () => {
  const about = { unitCode: 'H99.02.1', dossierCode: null }
  const delay = await file(office.desk, 'delay', about)
  const bribery = await file(office.desk, 'bribery', { ...about, category: 'bribery' })
  await indexPending(office.desk)
  const list = await inspector.get('/console/complaints')
  expect(list.text).toContain('Cùng việc với 1 phản ánh khác')
  const group = await inspector.get(`/console/complaints?status=all&like=${delay.code}`)
  expect(codesOn(group).toSorted()).toEqual([delay.code, bribery.code].toSorted())

  const accused = await office.signedIn('head', 'H99.02.1')
  expect((await accused.get('/console/complaints')).text).not.toContain('Cùng việc')
  for (const code of [delay.code, bribery.code]) {
    const seen = await accused.get(`/console/complaints?status=all&like=${code}`)
    expect(codesOn(seen)).toEqual(code === delay.code ? [code] : [])
  }
})

test('the chain of the unit complained of finds nothing of it, by whatever it looks for', async () => {
  const story = 'Chim hoàng yến ở quầy số ba đòi phong bì.'
  const about = { category: 'bribery' as const, unitCode: 'H99.02.1', official: 'Bà Hoàng Yến Mẫu', story }
  const { code } = await file(office.desk, 'canary', about)
  for (const role of ['head', 'handler', 'intake', 'inspector'] as const) {
    const accused = await office.signedIn(role, 'H99.02.1')
    const unknown = await search(accused, { q: 'zzzz' })
    for (const q of [
      'hoàng yến',
      'hoang yen mau',
      code,
      code.slice(3, 7),
      'H99.11-261001-0001',
      'phong bi',
    ]) {
      const found = await search(accused, { q })
      const plain = (page: Page, typed: string) =>
        page.text.replaceAll(`value="${typed}"`, '').replace(/name="csrf" value="[^"]*"/g, '')
      expect(plain(found, q)).toBe(plain(unknown, 'zzzz'))
    }
  }
  const above = await office.signedIn('handler', 'H99.02')
  expect(codesOn(await search(above, { q: 'hoang yen' }))).toEqual([code])
})
