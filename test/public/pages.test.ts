import express from 'express'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Instant } from '../../src/calendar/instant.ts'
import type { Desk } from '../../src/desk.ts'
import { kept } from '../../src/public/kept.ts'
import { publicPages } from '../../src/public/pages.ts'
import { publishAnew } from '../../src/scores/publish.ts'
import { at, givenMethods, givenRatings, givenUnit } from '../scores/given.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'

const MINUTE = 60_000

describe('the public page', () => {
  let desk: Desk
  let now: Instant
  let page: (path?: string) => Promise<string>
  let status: (path: string) => Promise<number>
  let close: () => Promise<void>

  beforeEach(async () => {
    now = at('2026-11-24')
    desk = deskOver(await freshSqlite())
    await givenMethods(desk)
    await givenUnit(desk, { code: 'A', name: 'Xã Suối Trong' })
    await givenUnit(desk, { code: 'B', name: 'Xã Ít Người' })
    await givenRatings(desk, 40, { given_at: at('2026-08-10') })
    await givenRatings(desk, 9, { unit_code: 'B', given_at: at('2026-08-10') })
    const pages = publicPages({ desk, now: () => now, demo: false, accounts: [], zaloVerifierCodes: [] })
    const server = express().use(pages).listen(0)
    const { port } = server.address() as { port: number }
    page = async (path = '/') => (await fetch(`http://127.0.0.1:${port}${path}`)).text()
    status = async (path) => (await fetch(`http://127.0.0.1:${port}${path}`)).status
    close = async () => {
      server.close()
      await desk.database.close()
    }
  })
  afterEach(() => close())

  test('shows the last whole quarter of the units with enough ratings, until the office publishes it anew', async () => {
    const first = await page()
    expect(first).toContain('quý 3 năm 2026')
    expect(first).toContain('Xã Suối Trong')
    expect(first).not.toContain('Xã Ít Người')
    await givenRatings(desk, 30, { unit_code: 'B', given_at: at('2026-08-11'), recorded_at: now })
    now += 10 * MINUTE
    expect(await page()).toBe(first)
    await publishAnew(desk, '2026-Q3', 'Bổ sung <phiếu> giấy', now)
    now += 10 * MINUTE
    const anew = await page()
    expect(anew).toContain('Xã Ít Người')
    expect(anew).toContain('Công bố lại ngày 24/11/2026')
    expect(anew).toContain('Bổ sung &lt;phiếu&gt; giấy')
  })

  test('a new quarter is shown at once', async () => {
    await page()
    now = at('2027-01-01')
    expect(await page()).toContain('quý 4 năm 2026')
  })

  test('ranks as far as the figures tell, draws each interval, and counts the units that are not shown', async () => {
    for (const [code, satisfied, other] of [
      ['C', 58, 2],
      ['D', 30, 30],
    ] as const) {
      await givenUnit(desk, { code, name: `Xã ${code}` })
      await givenRatings(desk, satisfied, { unit_code: code, given_at: at('2026-08-10') })
      await givenRatings(desk, other, { unit_code: code, given_at: at('2026-08-10'), overall: 1 })
    }
    const text = await page()
    const rows = [...text.matchAll(/scope="row">([^<]*)<\/th>[\s\S]*?<td role="cell">([^<]*)<\/td><\/tr>/g)]
    expect(rows.map(([, unit, rank]) => [unit, rank])).toEqual([
      ['Xã Suối Trong', 'hạng 1 đến 2, đồng hạng với 1 đơn vị'],
      ['Xã C', 'hạng 1 đến 2, đồng hạng với 1 đơn vị'],
      ['Xã D', 'hạng 3'],
    ])
    expect(text.match(/<circle/g)).toHaveLength(3)
    expect(text).toContain('Chưa công bố 1 đơn vị có ít lượt đánh giá.')
    expect(text).toContain('href="/open-data"')
  })

  test('adds no withheld unit to the one that carries it on later: the difference would tell it', async () => {
    const before = await page()
    const merged = { code: 'B', name: 'Xã Ít Người', validTo: '2026-11-23', successors: ['A'] }
    await givenUnit(desk, merged, now)
    now += 10 * MINUTE
    const after = await page()
    for (const text of [before, after]) {
      expect(text).toContain('class="number">40 <span')
      expect(text).toContain('Chưa công bố 1 đơn vị có ít lượt đánh giá.')
    }
  })

  test('has a page for each quarter that is over, three years back, and for no other', async () => {
    await givenRatings(desk, 40, { unit_code: 'B', given_at: at('2026-05-10'), overall: 4 })
    const earlier = await page('/scores/2026-Q2')
    expect(earlier).toContain('quý 2 năm 2026')
    expect(earlier).toContain('Xã Ít Người')
    expect(earlier).not.toContain('Xã Suối Trong')
    const home = await page()
    const linked = [...home.matchAll(/href="(\/scores\/[^"]*)"/g)].map(([, path]) => path!)
    expect(linked).toHaveLength(11)
    for (const path of linked) expect(await status(path)).toBe(200)
    for (const period of ['2026-Q4', '2026-08', '2026', '2023-Q2', '<script>'])
      expect(await status(`/scores/${encodeURIComponent(period)}`), period).toBe(404)
  })
})

describe('what is kept', () => {
  test('is asked for once, however many ask at the same time', async () => {
    let asked = 0
    const ask = kept(MINUTE, async (key) => {
      asked += 1
      return key
    })
    expect(await Promise.all([ask('q', 0), ask('q', 0), ask('q', 1)])).toEqual(['q', 'q', 'q'])
    expect(asked).toBe(1)
  })

  test('is kept for several keys, of which the one asked for longest ago goes first', async () => {
    const asked: string[] = []
    const ask = kept(MINUTE, async (key) => asked.push(key), 2)
    for (const key of ['a', 'b', 'a', 'c', 'b', 'a']) await ask(key, 0)
    expect(asked).toEqual(['a', 'b', 'c', 'a'])
  })

  test('is no failure: the next one who asks tries again', async () => {
    let works = false
    const ask = kept(MINUTE, async () => {
      if (!works) throw new Error('away')
      return 'here'
    })
    await expect(ask('q', 0)).rejects.toThrow('away')
    works = true
    expect(await ask('q', 1)).toBe('here')
  })
})
