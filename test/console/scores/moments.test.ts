/** As of which moments the console tells figures: to the minute only to those who see single ratings anyway. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NOW } from '../../complaints/complaints.ts'
import { givenRating } from '../../scores/given.ts'
import type { Browser, Console } from '../console-server.ts'
import { PERIOD, scoredOffice, UNIT } from './scored-office.ts'

const MINUTE = 60_000
const PAGE = `/console/scores/${UNIT.code}?${PERIOD}`
const BEFORE = `asOf=${encodeURIComponent('2026-11-25T08:16:00+07:00')}`

let office: Console
beforeAll(async () => {
  office = await scoredOffice()
  await givenRating(office.desk, { unit_code: UNIT.code, overall: 1, given_at: NOW - 43 * MINUTE }) // 08:17
})
afterAll(() => office.close())

const ratings = async (browser: Browser, path = PAGE) =>
  /Lượt đánh giá<\/dt>\s*<dd[^>]*>(\d+)/.exec((await browser.get(path)).text)?.[1]

test.each([
  ['observer', null],
  ['head', UNIT.code],
  ['intake', UNIT.code],
  ['admin', null],
  ['inspector', UNIT.code],
] as const)('%s of %s has those of days that are over', async (role, unit) => {
  const browser = await office.signedIn(role, unit)
  expect(await ratings(browser)).toBe('60')
  expect(await ratings(browser, `${PAGE}&asOf=2026-11-25`)).toBe('60')
  for (const path of [PAGE, `/console/scores?${PERIOD}`, `/console/scores/report?${PERIOD}&format=xlsx`]) {
    const answer = await browser.get(`${path}&${BEFORE}`)
    expect([answer.status, answer.text.includes('Ngày phải có dạng 2026-11-24.')]).toEqual([422, true])
  }
})

test('an inspector of the whole province has those of any moment, the present among them', async () => {
  const browser = await office.signedIn('inspector', null)
  expect(await ratings(browser)).toBe('61')
  expect(await ratings(browser, `${PAGE}&${BEFORE}`)).toBe('60')
})

test('the dossiers behind a figure are of days that are over, too', async () => {
  const browser = await office.signedIn('head', UNIT.code)
  const rows = `/console/scores/${UNIT.code}/rows?${PERIOD}&figure=late_share`
  expect((await browser.get(rows)).text).toContain('HS-LATE')
  expect((await browser.get(`${rows}&${BEFORE}`)).text).toContain('Ngày phải có dạng 2026-11-24.')
})
