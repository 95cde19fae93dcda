import { afterEach, beforeEach, expect, test } from 'vitest'
import { may, type Role } from '../../src/accounts/roles.ts'
import { pages } from '../../src/console/pages.ts'
import { assign, done, file } from '../complaints/complaints.ts'
import { type Browser, type Console, startConsole } from './console-server.ts'

/** Words of the complaint that no one in the accused's chain may ever be shown. */
const CANARY = 'Chim hoàng yến ở quầy số ba đòi phong bì'
const OFFICIAL = 'Bà Hoàng Yến Mẫu'

let office: Console
let code: string
beforeEach(async () => {
  office = await startConsole()
  // About a branch of H99.02; one level up is H99.02, which handles it.
  const about = {
    category: 'bribery',
    flags: ['bribery_allegation'],
    story: CANARY,
    official: OFFICIAL,
    unitCode: 'H99.02.1',
  } as const
  code = (await file(office.desk, 'canary', { ...about, flags: [...about.flags] })).code
})
afterEach(() => office.close())

const addresses = pages
  .filter(({ method }) => method === 'get')
  .map(
    ({ path }) =>
      (unit: string) =>
        `/console${path.replace(':code', code).replace(':unit', unit)}`,
  )

/** Every page and every action, as one account meets them. */
async function everything(browser: Browser, role: Role, unit: string): Promise<string[]> {
  const answers: string[] = []
  for (const address of addresses) {
    const page = await browser.get(address(unit))
    answers.push(page.text + (page.location ?? ''))
  }
  for (const query of [
    '?status=all',
    '?category=bribery',
    `?code=${code.slice(3)}`,
    '?unit=H99.02.1&status=received',
  ]) {
    answers.push((await browser.get(`/console/complaints${query}`)).text)
  }
  for (const { path, needs } of pages.filter(
    ({ method, path }) => method === 'post' && path.includes(':code'),
  )) {
    const fields = {
      text: 'x',
      person: 'x',
      unit: 'H99.02.1',
      dueAt: '2026-12-10',
      result: 'x',
      accountable: 'x',
      outcome: 'founded',
      reason: 'duplicate',
    }
    const page = await browser.post(`/console${path.replace(':code', code)}`, {
      ...fields,
      version: '1',
      key: path,
    })
    const isClosed = needs !== null && needs !== 'public' && !may(role, needs)
    expect([path, page.status]).toEqual([path, isClosed ? 403 : 404])
    answers.push(page.text)
  }
  return answers
}

test.each<[Role, string]>([
  ['handler', 'H99.02.1'],
  ['head', 'H99.02.1'],
  ['inspector', 'H99.02.1'],
  ['intake', 'H99.02.1'],
])(
  'a %s of the unit complained of meets it nowhere: not its words, not its code, not its count',
  async (role, unit) => {
    const accused = await office.signedIn(role, unit)
    for (const text of await everything(accused, role, unit)) {
      for (const told of [CANARY, 'hoàng yến', OFFICIAL])
        expect(text.toLowerCase()).not.toContain(told.toLowerCase())
      // The code is only where this account itself has put it: in the address and the search field.
      const asked = new RegExp(`(value|href)="[^"]*${code.slice(3)}[^"]*"`, 'g')
      expect(text.replace(asked, '')).not.toContain(code.slice(3))
    }
    expect((await accused.get(`/console/complaints/${code}`)).status).toBe(404)
    expect((await accused.get('/console/complaints?status=all')).text).toMatch(/Tất cả <b>0<\/b>/)
    const unknown = await accused.get('/console/complaints/PA-2222-2222')
    const hidden = await accused.get(`/console/complaints/${code}`)
    expect(hidden.text.replaceAll(code, '')).toBe(unknown.text.replaceAll('PA-2222-2222', ''))
  },
)

test('the level above and whoever watches over all find it, and act', async () => {
  for (const [role, unit] of [
    ['handler', 'H99.02'],
    ['committee', null],
    ['inspector', null],
  ] as const) {
    const browser = await office.signedIn(role, unit)
    expect((await browser.get('/console/complaints')).text).toContain(CANARY)
    expect((await browser.get(`/console/complaints/${code}`)).text).toContain(OFFICIAL)
  }
})

test('a complaint about a commune’s conduct is the inspectorate’s, and hidden from the commune', async () => {
  const about = { category: 'attitude' as const, unitCode: 'H99.11', story: CANARY }
  const { code: conduct } = await file(office.desk, 'commune', about)
  const inspectorate = await office.signedIn('inspector', 'H99.05')
  const commune = await office.signedIn('head', 'H99.11')
  expect((await inspectorate.get(`/console/complaints/${conduct}`)).status).toBe(200)
  expect((await commune.get(`/console/complaints/${conduct}`)).status).toBe(404)
  expect((await commune.get('/console/complaints?status=all')).text).not.toContain(conduct)
})

test('it is not assigned or transferred back into the chain', async () => {
  const above = await office.signedIn('handler', 'H99.02')
  const page = await above.get(`/console/complaints/${code}`)
  for (const action of ['assign', 'transfer']) {
    const form = page.text.slice(page.text.indexOf(`/${action}">`))
    expect(form.slice(0, form.indexOf('</form>'))).not.toContain('<option value="H99.02.1"')
  }
  const fields = { unit: 'H99.02.1', text: '', version: '1', key: 'k' }
  const refused = await above.post(`/console/complaints/${code}/transfer`, fields)
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Không thể giao cho đơn vị bị phản ánh')
})

test('a delay is no conduct: the unit itself sees it', async () => {
  const { code: delay } = await file(office.desk, 'delay', { unitCode: 'H99.02.1' })
  await done(office.desk, delay, assign)
  const unit = await office.signedIn('handler', 'H99.02.1')
  expect((await unit.get(`/console/complaints/${delay}`)).status).toBe(200)
})

test('requests for a person, which may be about a unit and name none, are not for units', async () => {
  for (const role of ['handler', 'head'] as const) {
    const browser = await office.signedIn(role, 'H99.11')
    expect((await browser.get('/console/requests')).status).toBe(403)
  }
})
