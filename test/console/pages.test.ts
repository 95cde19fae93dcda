import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY_MS } from '../../src/calendar/instant.ts'
import { keepCommendation } from '../../src/complaints/commendations.ts'
import { scoresOf } from '../../src/scores/scores.ts'
import { answer, assign, done, file, momentOf, NOW } from '../complaints/complaints.ts'
import { givenMethods, givenRating } from '../scores/given.ts'
import { type Console, startConsole } from './console-server.ts'

let office: Console
beforeEach(async () => {
  office = await startConsole()
})
afterEach(() => office.close())

describe('scores', () => {
  beforeEach(async () => {
    await givenMethods(office.desk)
    for (let i = 0; i < 40; i += 1)
      await givenRating(office.desk, { unit_code: 'H99.11', overall: i < 30 ? 5 : 2 })
  })
  const PERIOD = 'period=2026-Q4&framework=kl-91'

  test('the page gives the figures of scoresOf, in Vietnamese, with the reasons of KL 91', async () => {
    const observer = await office.signedIn('observer', null)
    const found = await scoresOf(
      office.desk,
      { period: '2026-Q4', framework: 'kl-91', unitCode: 'H99.11' },
      NOW,
    )
    const card = 'refused' in found ? null : found.scorecards[0]!
    const { index, low, high, n } = card!.satisfaction
    expect([index, n]).toEqual([75, 40])
    const written = (value: number | null) => `${value!.toFixed(1).replace('.', ',')}%`
    for (const path of [`/console/scores?${PERIOD}`, `/console/scores/H99.11?${PERIOD}`]) {
      const { text, status } = await observer.get(path)
      expect(status).toBe(200)
      for (const figure of ['75,0%', `${written(low)} – ${written(high)}`, 'Không được xét'])
        expect(text).toContain(figure)
      expect(text).toContain(
        card!.reasons.find(({ rule }) => rule === 'KL91-b')!.text.replaceAll('"', '&quot;'),
      )
    }
  })

  test('too few ratings are withheld', async () => {
    await givenRating(office.desk, { unit_code: 'H99.12', overall: 5 })
    const observer = await office.signedIn('observer', null)
    expect((await observer.get(`/console/scores/H99.12?${PERIOD}`)).text).toContain(
      'Chưa công bố (1 lượt, cần 30)',
    )
  })

  test('a unit reads of itself and those under it alone', async () => {
    const handler = await office.signedIn('handler', 'H99.02')
    const { text } = await handler.get(`/console/scores?${PERIOD}`)
    expect(text).toContain('Văn phòng Đăng ký đất đai')
    expect(text).not.toContain('Xã Tân Lập')
    expect((await handler.get(`/console/scores/H99.11?${PERIOD}`)).status).toBe(404)
    expect((await handler.get(`/console/scores/H99.02.1?${PERIOD}`)).status).toBe(200)
    expect((await handler.get('/console/scores/H00')).status).toBe(404)
  })

  test('protected complaints are counted for those who watch over all, never for the chain complained of', async () => {
    const { code } = await file(office.desk, 'p', { category: 'attitude', unitCode: 'H99.05', story: 'x' })
    const { code: other } = await file(office.desk, 'q', {
      category: 'attitude',
      unitCode: 'H99.11',
      story: 'x',
    })
    for (const each of [code, other])
      for (const action of [assign, answer]) await done(office.desk, each, action)
    const founded = async (
      role: 'inspector' | 'committee' | 'observer',
      unitCode: string | null,
      unit: string,
    ) => {
      const browser = await office.signedIn(role, unitCode)
      const { text } = await browser.get(`/console/scores/${unit}?${PERIOD}`)
      return /<dt>Đúng<\/dt>\s*<dd>(\d+)<\/dd>/.exec(text)?.[1]
    }
    office.clock.now += DAY_MS // who sees not every rating gets figures as of last midnight
    expect(await founded('committee', null, 'H99.05')).toBe('1')
    expect(await founded('inspector', 'H99.05', 'H99.11')).toBe('1')
    expect(await founded('inspector', 'H99.05', 'H99.05')).toBe('0')
    expect(await founded('observer', null, 'H99.11')).toBe('0')
    office.clock.now -= DAY_MS
  })

  test.each(['period=2026-13', 'framework=none'])('%s is answered with a sentence', async (query) => {
    const observer = await office.signedIn('observer', null)
    const page = await observer.get(`/console/scores?${query}`)
    expect(page.status).toBe(422)
    expect(page.text).toMatch(/role="alert">(Kỳ phải có dạng|Không có bộ tiêu chí)/)
  })
})

test('praise is listed for the unit praised and those above it', async () => {
  const { desk } = office
  const praise = { unitCode: 'H99.02.1', official: 'Chị Mai Mẫu', text: 'Hướng dẫn rất tận tình.' }
  await desk.database.commit(keepCommendation(desk, praise, momentOf('praise')))
  for (const [unit, seen] of [
    ['H99.02', true],
    ['H99.02.1', true],
    ['H99.11', false],
  ] as const) {
    const browser = await office.signedIn('handler', unit)
    expect((await browser.get('/console/commendations')).text.includes('Hướng dẫn rất tận tình.')).toBe(seen)
  }
})
