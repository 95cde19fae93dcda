import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Desk } from '../../src/desk.ts'
import { publications, publishAnew, publishedOf } from '../../src/scores/publish.ts'
import { databases, deskOver } from '../services/databases.ts'
import { at, givenMethods, givenRatings, givenUnit } from './given.ts'

const PERIOD = '2026-Q3'
const NOW = at('2026-10-01')
const LATER = at('2026-11-24')
const given_at = at('2026-08-10')

describe.each(databases)('what is published of a quarter, on $kind', ({ fresh }) => {
  let desk: Desk
  beforeAll(async () => {
    desk = deskOver(await fresh())
    await givenMethods(desk)
    await givenUnit(desk, { code: 'A' })
    await givenRatings(desk, 34, { given_at })
  })
  afterAll(() => desk.database.close())

  const late = (recorded_at: number) => givenRatings(desk, 2, { given_at, recorded_at, overall: 1 })
  const shown = async (now: number) => {
    const { units, version } = await publishedOf(desk, PERIOD, now)
    return [version, units[0]!.card.satisfaction.n]
  }

  test('is one and the same for all who ask first at the same time', async () => {
    const moments = [NOW, NOW + 1, NOW + 2]
    const all = await Promise.all(moments.map((now) => publishedOf(desk, PERIOD, now)))
    expect(new Set(all.map(({ asOf }) => asOf)).size).toBe(1)
  })

  test('does not change by ratings that are recorded late, so that no difference tells of them', async () => {
    await late(LATER - 1)
    expect(await shown(LATER)).toEqual([1, 34])
    expect((await publishedOf(desk, PERIOD, LATER)).asOf).toBeLessThan(LATER - 1)
  })

  test('takes them in when the office publishes anew, and says when and why', async () => {
    await publishAnew(desk, PERIOD, 'Bổ sung phiếu giấy', LATER)
    expect(await shown(LATER + 1)).toEqual([2, 36])
    const again = { at: LATER, reason: 'Bổ sung phiếu giấy' }
    expect((await publications(desk.database)).get(PERIOD)).toEqual({
      period: PERIOD,
      version: 2,
      asOf: LATER,
      again,
    })
  })

  test('is not kept while nothing is recorded of the quarter: what is loaded later is not shut out', async () => {
    expect((await publishedOf(desk, '2026-Q2', NOW)).version).toBeNull()
    await givenRatings(desk, 30, { given_at: at('2026-05-10'), recorded_at: NOW + 1 })
    expect((await publishedOf(desk, '2026-Q2', LATER)).units[0]!.card.satisfaction.n).toBe(30)
  })

  test('is never that of a quarter that is not over', async () => {
    expect(await publishAnew(desk, '2026-Q4', 'sớm', LATER)).toEqual({ refused: 'open' })
    expect(await publishAnew(desk, '2026', 'năm', LATER)).toEqual({ refused: 'open' })
    expect(await publishAnew(desk, '2025-Q4', 'trống', LATER)).toEqual({ refused: 'nothing' })
  })
})
