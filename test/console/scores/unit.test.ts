import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scoresOf } from '../../../src/scores/scores.ts'
import { NOW } from '../../complaints/complaints.ts'
import { databases } from '../../services/databases.ts'
import type { Browser, Console } from '../console-server.ts'
import { PERIOD, scoredOffice, UNIT } from './scored-office.ts'

let office: Console
let observer: Browser
beforeAll(async () => {
  office = await scoredOffice()
  observer = await office.signedIn('observer', null)
})
afterAll(() => office.close())

const page = async (query = PERIOD, browser = observer) =>
  (await browser.get(`/console/scores/${UNIT.code}?${query}`)).text
const charts = (text: string) =>
  [...text.matchAll(/role="img" aria-label="([^"]*)"/g)].map(([, name]) => name)

describe('the page of a unit', () => {
  test('draws each figure and has the table behind it', async () => {
    const text = await page()
    expect(charts(text)).toEqual([
      'Số lượt theo mức',
      `Tỷ lệ hài lòng qua các kỳ: ${UNIT.name}`,
      `Hài lòng theo nhóm nội dung: ${UNIT.name}`,
      'Mời đánh giá và trả lời',
      'Hồ sơ trong kỳ',
    ])
    expect(text.match(/<summary>Bảng số liệu của biểu đồ<\/summary><table/g)).toHaveLength(5)
  })

  test('says the figures of scoresOf', async () => {
    const found = await scoresOf(office.desk, { period: '2026-Q4', unitCode: UNIT.code }, NOW)
    const { satisfaction } = 'refused' in found ? null! : found.scorecards[0]!
    const written = (value: number | null) => `${value!.toFixed(1).replace('.', ',')}%`
    const text = await page()
    for (const value of [satisfaction.index, satisfaction.factors.access!.index]) expect(value).not.toBeNull()
    expect(text).toContain(`<p class="big">${written(satisfaction.index)}</p>`)
    expect(text).toContain(`${written(satisfaction.low)} – ${written(satisfaction.high)}`)
    expect(text).toContain(`<td class="number">${written(satisfaction.factors.access!.index)}</td>`)
  })

  test('names a change between two quarters only where it is one', async () => {
    expect(await page()).toContain('Giảm 50,0 điểm phần trăm so với quý 3 năm 2026.')
    expect(await page('period=2026-Q3')).toContain('Không so sánh được với quý 2 năm 2026')
  })

  test('tells where the unit was joined by another, and draws nothing across', async () => {
    const text = await page('period=2026-Q3')
    expect(text).toContain('Quý 3 năm 2025: Từ 01/07/2025: sáp nhập Xã Bến Cũ.')
    expect(text).toContain('>Sáp nhập, chia tách</text>')
  })

  test('as of an earlier day shows what was known then', async () => {
    expect(await page(`${PERIOD}&asOf=2026-11-01`)).toContain('Chưa công bố (0 lượt, cần 30)')
    expect(await page(`${PERIOD}&asOf=2026-11-20`)).toContain('<p class="big">50,0%</p>')
  })

  test.each([
    ['asOf=2026-13-01', 'Ngày phải có dạng 2026-11-24.'],
    ['asOf=2027-01-01', 'Thời điểm này chưa đến.'],
  ])('%s is answered with a sentence', async (query, sentence) => {
    const answer = await observer.get(`/console/scores/${UNIT.code}?${PERIOD}&${query}`)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(`role="alert">${sentence}`)
  })

  test('as units were then an old unit stands by itself', async () => {
    const path = '/console/scores?period=2025-Q2'
    expect((await observer.get(path)).text).not.toContain('Xã Bến Cũ')
    expect((await observer.get(`${path}&view=then`)).text).toContain('Xã Bến Cũ')
  })

  test('in English says the same', async () => {
    const visitor = await office.signedIn('committee', null)
    await visitor.get('/console/scores?lang=en')
    const text = await page(PERIOD, visitor)
    expect(text).toContain('Down by 50.0 percentage points from quarter 3 of 2026.')
    expect(charts(text)).toContain(`Satisfaction over time: ${UNIT.name}`)
  })
})

describe('the rows behind a figure', () => {
  const ROWS = `/console/scores/${UNIT.code}/rows?${PERIOD}&figure=`

  test('are dossiers by code, each with what it was counted as, for those who work with dossiers', async () => {
    const head = await office.signedIn('head', UNIT.code)
    expect(await page(PERIOD, head)).toContain(
      `href="${`${ROWS}late_share`.replaceAll('&', '&amp;').replace(/period=2026-Q4/, 'period=2026-Q4&amp;framework=sipas-2023')}"`,
    )
    const { text } = await head.get(`${ROWS}late_share`)
    expect(text).toMatch(/HS-IN-TIME<\/span><\/th><td>Không trễ<\/td>/)
    expect(text).toMatch(/HS-LATE<\/span><\/th><td>Trễ hạn<\/td>/)
  })

  test('are ratings for those alone who watch from outside the unit’s line', async () => {
    const inspector = await office.signedIn('inspector', 'H99.05')
    const { text, status } = await inspector.get(`${ROWS}satisfied_share`)
    expect(status).toBe(200)
    expect(text.match(/href="\/console\/ratings\//g)).toHaveLength(60)
    for (const [role, unit] of [
      ['head', UNIT.code],
      ['handler', UNIT.code],
      ['admin', null],
    ] as const) {
      const browser = await office.signedIn(role, unit)
      expect((await browser.get(`${ROWS}satisfied_share`)).status).toBe(404)
      expect(await page(PERIOD, browser)).not.toContain('figure=satisfied_share')
    }
  })

  test.each([
    ['observer', null],
    ['admin', null],
    ['dpo', null],
    ['head', 'H99.10'],
  ] as const)('are no dossiers for a %s of %s', async (role, unit) => {
    const browser = await office.signedIn(role, unit)
    expect((await browser.get(`${ROWS}late_share`)).status).toBe(404)
  })

  test('of one official are for the head of that unit, and only of whom its scorecard speaks', async () => {
    const head = await office.signedIn('head', UNIT.code)
    const rows = (official: string, browser = head) =>
      browser.get(`${ROWS}official_late_share&framework=kl-91&official=${official}`)
    expect(await page(`${PERIOD}&framework=kl-91`, head)).toContain('Cán bộ CB-1')
    expect((await rows('CB-1')).text).toContain('HS-LATE')
    expect((await rows('CB-2')).status).toBe(404)
    const handler = await office.signedIn('handler', UNIT.code)
    expect((await rows('CB-1', handler)).status).toBe(404)
    const text = await page(`${PERIOD}&framework=kl-91`, handler)
    expect(text).not.toContain('CB-1')
    expect(text).toContain('Kết quả của từng cán bộ chỉ hiển thị với người đứng đầu')
  })

  test('of what may not be listed are answered as if there were none', async () => {
    const inspector = await office.signedIn('inspector', 'H99.05')
    for (const figure of ['founded_conduct', 'coverage', 'nothing', 'official_late_share', ''])
      expect((await inspector.get(ROWS + figure)).status).toBe(404)
  })

  test('of a withheld figure are not listed', async () => {
    const inspector = await office.signedIn('inspector', 'H99.05')
    const answer = await inspector.get(`/console/scores/C4/rows?${PERIOD}&figure=satisfied_share`)
    expect(answer.status).toBe(422)
    expect(answer.text).not.toContain('/console/ratings/')
  })
})

test.each(databases)('all pages of scores open on $kind', async ({ fresh }) => {
  const other = await scoredOffice(await fresh())
  try {
    const inspector = await other.signedIn('inspector', null)
    for (const path of [
      '/scores',
      '/scores/ranking',
      `/scores/${UNIT.code}`,
      '/scores/compare?u.C2=yes&u.C3=yes',
      `/scores/${UNIT.code}/rows?figure=late_share`,
    ])
      expect((await inspector.get(`/console${path}`)).status, path).toBe(200)
  } finally {
    await other.close()
  }
})
