import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { at, givenDossier } from '../../scores/given.ts'
import type { Browser, Console } from '../console-server.ts'
import { PERIOD, scoredOffice, UNIT } from './scored-office.ts'

let office: Console
let observer: Browser
beforeAll(async () => {
  office = await scoredOffice()
  observer = await office.signedIn('observer', null)
})
afterAll(() => office.close())

/** The first two cells of each row of the ranking. */
const places = (text: string) =>
  [
    ...text.matchAll(
      /<th role="rowheader" scope="row"><a [^>]*>([^<]*)<\/a><\/th>\s*<td role="cell"><span[^>]*>[^<]*<\/span>([^<]*)<\/td>/g,
    ),
  ].map(([, unit, rank]) => [unit, rank])

describe('the ranking', () => {
  test('gives units that cannot be told apart the same interval, and the surely lower one its own place', async () => {
    const { text } = await observer.get(`/console/scores/ranking?${PERIOD}&kind=commune`)
    expect(places(text)).toEqual([
      ['Xã Hai', 'hạng 1 đến 2, đồng hạng với 1 đơn vị'],
      ['Xã Ba', 'hạng 1 đến 2, đồng hạng với 1 đơn vị'],
      [UNIT.name, 'hạng 3'],
    ])
  })

  test('ranks the unit of a head among all of its kind, of which nothing else is shown', async () => {
    const head = await office.signedIn('head', UNIT.code)
    const { text } = await head.get(`/console/scores/ranking?${PERIOD}`)
    expect(text).toContain('hạng 3 <small>trong 3 đơn vị cùng loại</small>')
    expect(text).not.toContain('Xã Hai')
  })

  test('says of each unit that is not ranked why', async () => {
    const { text } = await observer.get(`/console/scores/ranking?${PERIOD}&kind=commune`)
    expect(text).toMatch(/Xã Bốn<\/a>: Chưa công bố \(6 lượt, cần 30\)/)
  })

  test('opens with the kind that has most to show; another kind has its own', async () => {
    expect(places((await observer.get(`/console/scores/ranking?${PERIOD}`)).text)).toHaveLength(3)
    const { text } = await observer.get(`/console/scores/ranking?${PERIOD}&kind=department`)
    expect(places(text)).toEqual([])
    expect(text).toContain('Sở Xây dựng')
  })

  test('of an account of a unit names nobody outside its scope', async () => {
    const head = await office.signedIn('head', 'H99.02')
    const { text } = await head.get(`/console/scores/ranking?${PERIOD}&kind=branch`)
    expect(text).toContain('Văn phòng Đăng ký đất đai')
    const { text: elsewhere } = await head.get(`/console/scores/ranking?${PERIOD}&kind=commune`)
    for (const page of [text, elsewhere]) expect(page).not.toContain('Xã Hai')
  })

  test('with an unknown period is answered with a sentence', async () => {
    const page = await observer.get('/console/scores/ranking?period=2026-13')
    expect([page.status, page.text.includes('Kỳ phải có dạng')]).toEqual([422, true])
  })

  test('leaves out a unit of which too few citizens were asked, and says so', async () => {
    const [unit_code, returned_at] = ['C3', at('2026-11-10')]
    await givenDossier(office.desk, { unit_code, returned_at, status: 'returned' })
    const { text } = await observer.get(`/console/scores/ranking?${PERIOD}&kind=commune`)
    expect(places(text)).toEqual([
      ['Xã Hai', 'hạng 1'],
      [UNIT.name, 'hạng 2'],
    ])
    expect(text).toMatch(/Xã Ba<\/a>: Mời đánh giá quá ít \(0\/1\) để so sánh/)
  })
})

describe('the comparison', () => {
  const compare = (units: string[], browser = observer) =>
    browser.get(`/console/scores/compare?${PERIOD}&${units.map((unit) => `u.${unit}=yes`).join('&')}`)

  test('names a difference only where it is one', async () => {
    const { text } = await compare([UNIT.code, 'C2', 'C3'])
    expect(text).toMatch(/Xã Hai cao hơn Xã Tân Lập 46,7 điểm phần trăm \(khoảng tin cậy [\d,]+ đến [\d,]+\)/)
    expect(text).toContain('Xã Ba cao hơn Xã Tân Lập')
    expect(text).not.toContain('Xã Hai cao hơn Xã Ba')
    expect((await compare(['C2', 'C3'])).text).toContain(
      'Số liệu chưa đủ để nói đơn vị nào cao hơn đơn vị nào.',
    )
  })

  test('draws the overall index and the trend of each unit', async () => {
    const { text } = await compare(['C2', 'C3'])
    for (const name of [
      'Hài lòng chung',
      'Tỷ lệ hài lòng qua các kỳ: Xã Hai',
      'Tỷ lệ hài lòng qua các kỳ: Xã Ba',
    ])
      expect(text).toContain(`role="img" aria-label="${name}"`)
  })

  test('asks for units while fewer than two are chosen, and refuses more than six', async () => {
    const few = await compare(['C2'])
    expect([few.status, few.text.includes('Chọn từ 2 đến 6 đơn vị')]).toEqual([200, true])
    const many = await compare(['C2', 'C3', 'C4', 'H99.10', 'H99.11', 'H99.12', 'H99.13'])
    expect([many.status, many.text.includes('nhiều nhất 6 đơn vị')]).toEqual([422, true])
  })

  test('keeps units outside the account’s scope out', async () => {
    const head = await office.signedIn('head', 'H99.02')
    const { text } = await compare(['C2', 'C3'], head)
    expect(text).toContain('Chọn từ 2 đến 6 đơn vị')
    expect(text).not.toContain('Xã Hai')
  })
})
