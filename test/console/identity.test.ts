import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { chainOfComplaint } from '../../src/privacy/chained-record.ts'
import { verifyRecord } from '../../src/privacy/verify-record.ts'
import { file } from '../complaints/complaints.ts'
import { type Browser, type Console, type Page, startConsole } from './console-server.ts'
import { formOf } from './form-in-page.ts'

const STORY = 'Bị đòi phong bì ở quầy số bảy'
const CONTACT = '0912345678'

let office: Console
let code: string
let inspector: Browser
let second: Browser
beforeEach(async () => {
  office = await startConsole()
  // About a branch of H99.02; one level up is H99.02, which handles it.
  const about = { category: 'bribery', unitCode: 'H99.02.1', confidentiality: 'confidential' } as const
  code = (await file(office.desk, 'sealed', { ...about, story: STORY })).code
  inspector = await office.signedIn('inspector', null, 'Thanh tra A')
  second = await office.signedIn('head', 'H99.02', 'Trưởng B')
})
afterEach(() => office.close())

const kinds = async () =>
  (await chainOfComplaint(office.desk.database, code)).map(({ kind }) => kind.split(':')[0])
const hidden = (page: Page, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? ''
const idOn = (page: Page) => /\/console\/identity\/([0-9a-f-]{36})\//.exec(page.text)?.[1] ?? ''
const asks = async (browser: Browser, fields: Record<string, string> = {}) => {
  const page = await browser.get(`/console/complaints/${code}/identity`)
  return browser.post(`/console/complaints/${code}/identity`, {
    key: hidden(page, 'key'),
    reason: 'verify',
    text: 'Cần gặp để đối chất',
    ...fields,
  })
}
const approves = async (browser: Browser, fields: Record<string, string> = {}) => {
  const id = idOn(await browser.get('/console/identity'))
  return browser.post(`/console/identity/${id}/approve`, {
    deferral: '',
    text: '',
    from: 'identity',
    ...fields,
  })
}

test('from the case to the open identity: asked by one, approved by another, seen by the first alone', async () => {
  const shown = await inspector.get(`/console/complaints/${code}`)
  expect(shown.text).toContain(`href="/console/complaints/${code}/identity"`)
  expect(shown.text).not.toContain(CONTACT)
  expect((await asks(inspector)).location).toBe('/console/identity?done=asked')
  const again = await inspector.get(`/console/complaints/${code}/identity`)
  expect(again.text).toContain('đã có một yêu cầu đang chờ hoặc đang mở')
  expect(again.text).not.toContain('<textarea')
  const waiting = await second.get('/console/identity')
  for (const words of [code, 'Thanh tra A', 'Cần gặp để đối chất']) expect(waiting.text).toContain(words)
  expect((await approves(second)).location).toBe('/console/identity?done=approve')
  expect(office.changes()).toBe(1)
  const mine = await inspector.get('/console/identity')
  expect(mine.text).toContain('Xem được đến 09:00 28/11/2026')
  const id = idOn(mine)
  const seen = await inspector.post(`/console/identity/${id}/view`, {})
  expect(seen.status).toBe(200)
  expect(seen.text).toContain(CONTACT)
  expect(seen.text).not.toContain('user-1')
  expect((await second.post(`/console/identity/${id}/view`, {})).status).toBe(404)
  expect(await kinds()).toEqual([
    'filed',
    'view',
    'view',
    'identity_ask',
    'view',
    'identity_approve',
    'message',
    'identity_view',
  ])
  office.clock.now += 72 * 3_600_000
  inspector = await office.signedIn('inspector', null, 'Thanh tra A')
  const late = await inspector.post(`/console/identity/${id}/view`, {})
  expect(late.location).toBe('/console/identity?refused=not_open')
  expect((await inspector.get('/console/identity')).text).not.toContain(`/console/identity/${id}/view`)
})

describe('what is wrong', () => {
  test('stands beside its field, and nothing typed is lost', async () => {
    const page = await asks(inspector, { reason: '', text: ' ' })
    expect(page.status).toBe(422)
    for (const id of ['ask-reason-error', 'ask-text-error']) expect(page.text).toContain(id)
    const kept = await asks(inspector, { reason: 'verify', text: 'x'.repeat(2001) })
    expect(kept.text).toContain('<option value="verify" selected')
    expect(kept.text).toContain('x'.repeat(2001))
    expect(await kinds()).not.toContain('identity_ask')
    await asks(inspector)
    const id = idOn(await second.get('/console/identity'))
    const refusal = await second.post(`/console/identity/${id}/refuse`, {
      deferral: 'danger',
      text: '',
      from: 'identity',
    })
    expect(refusal.status).toBe(422)
    expect(refusal.text).toContain(`decide-${id}-text-error`)
    expect(refusal.text).toContain('<option value="danger" selected')
  })

  test('a form sent twice asks once, and a second request is told of the first', async () => {
    const page = await inspector.get(`/console/complaints/${code}/identity`)
    const fields = { key: hidden(page, 'key'), reason: 'verify', text: 'Một lần' }
    const send = () => inspector.post(`/console/complaints/${code}/identity`, fields)
    const answers = await Promise.all([send(), send()])
    expect(answers.map(({ location }) => location)).toEqual(Array(2).fill('/console/identity?done=asked'))
    const again = await asks(inspector, { text: 'Lần nữa' })
    expect(again.status).toBe(409)
    expect(again.text).toContain('đã có một yêu cầu')
    expect(again.text).toContain('Lần nữa')
    expect((await kinds()).filter((kind) => kind === 'identity_ask')).toHaveLength(1)
  })

  test('nobody approves their own request; who comes second is told', async () => {
    await asks(inspector)
    const id = idOn(await second.get('/console/identity'))
    expect((await inspector.get('/console/identity')).text).not.toContain('/approve"')
    const own = await inspector.post(`/console/identity/${id}/approve`, {
      deferral: '',
      text: '',
      from: 'identity',
    })
    expect(own.location).toBe('/console/identity?refused=own_request')
    expect((await inspector.get(own.location!)).text).toContain('phải do người khác duyệt')
    await approves(second)
    const late = await second.post(`/console/identity/${id}/refuse`, { text: 'Muộn', from: 'identity' })
    expect((await second.get(late.location!)).text).toContain('đã được quyết định')
  })
})

test('the data protection officer decides without reading the complaint, and exports its record without words', async () => {
  await asks(inspector)
  const dpo = await office.signedIn('dpo', null, 'Cán bộ C')
  const page = await dpo.get('/console/privacy')
  expect(page.text).toContain('Cần gặp để đối chất')
  expect(page.text).not.toContain(STORY)
  const id = idOn(page)
  const approved = await dpo.post(`/console/identity/${id}/approve`, {
    deferral: 'inspection',
    text: '',
    from: 'privacy',
  })
  expect(approved.location).toBe('/console/privacy?done=approve')
  expect((await dpo.get('/console/privacy')).text).toContain('Báo cho người gửi sau')
  expect((await dpo.get(`/console/complaints/${code}`)).status).toBe(403)
  const exported = await dpo.post(`/console/complaints/${code}/record`, {})
  expect(exported.headers.get('content-disposition')).toBe(`attachment; filename="so-ghi-${code}.json"`)
  expect(verifyRecord(JSON.parse(exported.text))).toMatchObject({ holds: true, contents: 0 })
  expect(exported.text).not.toContain('đối chất')
})

test('the record of a sealed case holds, with the office’s words and none of the citizen’s', async () => {
  await asks(inspector)
  const exported = await inspector.post(`/console/complaints/${code}/record`, {})
  expect(exported.headers.get('content-type')).toContain('application/json')
  expect(verifyRecord(JSON.parse(exported.text))).toMatchObject({ holds: true, entries: 4, contents: 3 })
  expect(exported.text).toContain('Cần gặp để đối chất')
  expect(exported.text).not.toMatch(new RegExp(`${STORY}|${CONTACT}`))
  code = (await file(office.desk, 'named', { category: 'bribery', unitCode: 'H99.02.1', story: STORY })).code
  const named = await inspector.post(`/console/complaints/${code}/record`, {})
  expect(verifyRecord(JSON.parse(named.text))).toMatchObject({ holds: true, entries: 2, contents: 2 })
  expect(named.text).toContain(STORY)
})

test('how to reach a citizen who let the handler know is shown on demand, and noted; of others it is not', async () => {
  expect((await inspector.post(`/console/complaints/${code}/contact`, {})).status).toBe(404)
  code = (await file(office.desk, 'named')).code
  const commune = await office.signedIn('handler', 'H99.11')
  expect((await commune.get(`/console/complaints/${code}`)).text).not.toContain(CONTACT)
  const shown = await commune.post(`/console/complaints/${code}/contact`, {})
  expect(shown.text).toContain(CONTACT)
  expect(await kinds()).toEqual(['filed', 'view', 'view_contact'])
  expect(
    (await (await office.signedIn('handler', 'H99.12')).post(`/console/complaints/${code}/contact`, {}))
      .status,
  ).toBe(404)
})

test.each([
  ['anonymous', 'không lưu gì cho biết ai gửi'],
  ['named', 'xem cách liên hệ ngay trên trang'],
] as const)(
  'of an %s complaint the page says why there is nothing to ask for',
  async (confidentiality, words) => {
    code = (await file(office.desk, confidentiality, { confidentiality })).code
    expect((await inspector.get(`/console/complaints/${code}/identity`)).text).toContain(words)
    expect((await asks(inspector)).status).toBeLessThan(500)
    expect(await kinds()).not.toContain('identity_ask')
  },
)

test('the office complained of may not ask, though it handles what is no conduct', async () => {
  code = (await file(office.desk, 'delay', { confidentiality: 'confidential' })).code
  const commune = await office.signedIn('head', 'H99.11')
  expect((await commune.get(`/console/complaints/${code}/identity`)).text).toContain(
    'Không mở danh tính cho cơ quan',
  )
  await asks(commune)
  await asks(inspector)
  expect(await kinds()).toEqual(['filed', 'view', 'view', 'view', 'view', 'identity_ask'])
  expect((await commune.get('/console/identity')).text).not.toContain(code)
})

test('a request about a branch is met nowhere by the branch, whatever it tries', async () => {
  await asks(inspector)
  const id = idOn(await second.get('/console/identity'))
  for (const role of ['head', 'inspector', 'dpo'] as const) {
    const accused = await office.signedIn(role, 'H99.02.1')
    const pages = ['/console/identity', '/console/privacy', '/console/identity?refused=own_request']
    for (const address of pages) {
      const { text } = await accused.get(address)
      for (const told of [code.slice(3), id, 'đối chất', 'Thanh tra A']) expect(text).not.toContain(told)
    }
    const fields = { deferral: '', text: 'x', from: 'privacy' }
    expect((await accused.post(`/console/identity/${id}/approve`, fields)).status).toBe(404)
    expect((await accused.post(`/console/identity/${id}/refuse`, fields)).status).toBe(404)
    if (role === 'dpo')
      expect((await accused.post(`/console/complaints/${code}/record`, {})).status).toBe(404)
  }
  expect(await kinds()).toEqual(['filed', 'view', 'identity_ask'])
})

test('what an official wrote into a request is shown as words, never run', async () => {
  await asks(inspector, { text: '<script>alert(1)</script>' })
  expect((await second.get('/console/identity')).text).not.toContain('<script>')
})

test.each([
  ['corrects the complaint to be about a branch of it', 'correct'],
  ['splits a part about a branch of it off', 'split'],
] as const)('a unit that %s still learns no sender of what was said of itself', async (_, deed) => {
  const about = { category: 'delay', unitCode: 'H99.02', confidentiality: 'confidential' } as const
  const { code: whole } = await file(office.desk, 'sealed-too', { ...about, story: STORY })
  const handler = await office.signedIn('handler', 'H99.02', 'Cán bộ sở')
  const action = `/console/complaints/${whole}/${deed}`
  const form = formOf(await handler.get(`/console/complaints/${whole}`), action)
  const fields = { ...form, category: 'delay', unit: 'H99.02.1', text: STORY }
  expect((await handler.post(action, fields)).status).toBe(303)
  const { read } = office.desk.database
  const part = await read
    .selectFrom('complaint')
    .select('code')
    .where('split_from', '=', whole)
    .executeTakeFirst()
  code = part?.code ?? whole
  expect((await handler.get(`/console/complaints/${code}/identity`)).text).not.toContain('name="reason"')
  await asks(handler)
  expect(await read.selectFrom('identity_request').select('id').execute()).toEqual([])
  await asks(inspector)
  expect((await second.get('/console/identity')).text).not.toContain(code)
  expect((await approves(await office.signedIn('inspector', null, 'Thanh tra C'))).location).toContain(
    'done=approve',
  )
})
