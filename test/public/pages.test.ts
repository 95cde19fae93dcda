import express from 'express'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Instant } from '../../src/calendar/instant.ts'
import type { Desk } from '../../src/desk.ts'
import { kept } from '../../src/public/kept.ts'
import { publicPages } from '../../src/public/pages.ts'
import { at, givenMethods, givenRatings, givenUnit } from '../scores/given.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'

const MINUTE = 60_000

describe('the public page', () => {
  let desk: Desk
  let now: Instant
  let page: () => Promise<string>
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
    page = async () => (await fetch(`http://127.0.0.1:${port}/`)).text()
    close = async () => {
      server.close()
      await desk.database.close()
    }
  })
  afterEach(() => close())

  test('shows the last whole quarter of the units with enough ratings, and keeps it for ten minutes', async () => {
    const first = await page()
    expect(first).toContain('quý 3 năm 2026')
    expect(first).toContain('Xã Suối Trong')
    expect(first).not.toContain('Xã Ít Người')
    await givenRatings(desk, 30, { unit_code: 'B', given_at: at('2026-08-11'), recorded_at: now })
    now += 10 * MINUTE - 1
    expect(await page()).toBe(first)
    now += 1
    expect(await page()).toContain('Xã Ít Người')
  })

  test('a new quarter is shown at once', async () => {
    await page()
    now = at('2027-01-01')
    expect(await page()).toContain('quý 4 năm 2026')
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
