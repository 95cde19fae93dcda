import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { exportRecord } from '../../src/complaints/export-record.ts'
import type { Desk } from '../../src/desk.ts'
import {
  type ChainEntry,
  contentDigest,
  EMPTY_CHAIN,
  findBreak,
  findBrokenDays,
  nextEntry,
  sealOfDay,
} from '../../src/privacy/chain.ts'
import { chainOfComplaint, recordView, recordViews } from '../../src/privacy/chained-record.ts'
import { sealDay } from '../../src/privacy/seal-day.ts'
import { type RecordFile, verifyRecord } from '../../src/privacy/verify-record.ts'
import { answer, assign, done, file, NOW, theDesk } from '../complaints/complaints.ts'
import { databases } from '../services/databases.ts'

describe('a chain', () => {
  const build = (n: number) => {
    const entries: ChainEntry[] = []
    let head = EMPTY_CHAIN
    for (let i = 1; i <= n; i += 1) {
      const entry = nextEntry(head, {
        complaint: 'PA-2222-2222',
        at: NOW + i,
        actor: 'system',
        kind: 'view',
        digest: contentDigest(`salt${i}`, { i }),
      })
      entries.push(entry)
      head = entry
    }
    return entries
  }

  test('holds as it was written', () => {
    expect(findBreak(build(4))).toBeNull()
    expect(findBreak([])).toBeNull()
  })

  test.each<[string, (entries: ChainEntry[]) => ChainEntry[], string]>([
    ['an entry left out', ([a, , c, d]) => [a!, c!, d!], 'out_of_order'],
    ['the first left out', (entries) => entries.slice(1), 'out_of_order'],
    [
      'an actor changed',
      (entries) => entries.map((each, i) => (i === 1 ? { ...each, actor: 'x' } : each)),
      'changed',
    ],
    [
      'a digest changed',
      (entries) => entries.map((each, i) => (i === 2 ? { ...each, digest: '0' } : each)),
      'changed',
    ],
    [
      'a time changed',
      (entries) => entries.map((each, i) => (i === 3 ? { ...each, at: 1 } : each)),
      'changed',
    ],
    [
      'another link',
      (entries) => entries.map((each, i) => (i === 1 ? { ...each, prev: '0' } : each)),
      'not_linked',
    ],
  ])('breaks with %s', (_, change, why) => {
    expect(findBreak(change(build(4)))?.why).toBe(why)
  })

  test('equal contents have equal digests only under the same salt, whatever the order of members', () => {
    expect(contentDigest('s', { a: 1, b: [{ c: 1, d: 2 }] })).toBe(
      contentDigest('s', { b: [{ d: 2, c: 1 }], a: 1 }),
    )
    expect(contentDigest('s', { a: 1 })).not.toBe(contentDigest('t', { a: 1 }))
  })

  test('days are chained as well', () => {
    const first = sealOfDay('2026-11-24', 'h1', null)
    const second = sealOfDay('2026-11-25', 'h2', first)
    expect(findBrokenDays([first, second])).toEqual([])
    expect(findBrokenDays([{ ...first, heads: 'x' }, second]).map(({ why }) => why)).toEqual(['changed'])
    expect(findBrokenDays([first, sealOfDay('2026-11-25', 'h2', null)]).map(({ why }) => why)).toEqual([
      'not_linked',
    ])
  })
})

describe.each(databases)('an exported record on $kind', ({ fresh }) => {
  let desk: Desk
  beforeEach(async () => {
    desk = await theDesk(await fresh())
  })
  afterEach(() => desk.database.close())

  async function exported(): Promise<RecordFile> {
    const { code } = await file(desk, 'a')
    await file(desk, 'b')
    await done(desk, code, assign)
    await recordView(desk, code, 'account:1', NOW)
    await sealDay(desk.database, '2026-11-25', () => NOW)
    await done(desk, code, answer)
    await sealDay(desk.database, '2026-11-26', () => NOW)
    const record = await exportRecord(desk, code, 'account:1', NOW)
    return JSON.parse(JSON.stringify(record)) as RecordFile // as it is read back from a file
  }

  test('holds, with its contents and the days that sealed it', async () => {
    const record = await exported()
    expect(record.entries.map(({ kind, day }) => [kind, day])).toEqual([
      ['filed', '2026-11-25'],
      ['assign', '2026-11-25'],
      ['view', '2026-11-25'],
      ['start', '2026-11-26'],
      ['answer', '2026-11-26'],
      ['message:complaint_answer', '2026-11-26'],
      ['message:complaint_reminder', '2026-11-26'],
      ['export', null],
    ])
    expect(verifyRecord(record)).toEqual({
      holds: true,
      entries: 8,
      contents: 8,
      days: 2,
      lastSeal: { day: '2026-11-26', hash: record.days.at(-1)!.hash },
    })
  })

  test('two lists that meet in opposite orders wait for each other, and both stand in it', async () => {
    const codes: string[] = []
    for (let i = 0; i < 12; i += 1) codes.push((await file(desk, `c${i}`)).code)
    const turned = [...codes].reverse()
    for (let round = 0; round < 8; round += 1) {
      await Promise.all(
        [codes, turned].map((list, i) => recordViews(desk, list, `account:${i}`, 'list', NOW)),
      )
    }
    for (const code of codes) {
      const chain = await chainOfComplaint(desk.database, code)
      expect(findBreak(chain)).toBeNull()
      expect(chain.filter(({ kind }) => kind === 'list')).toHaveLength(16)
    }
  })

  test('twenty who look at the same complaint at once all see it, and each stands in it', async () => {
    const { code } = await file(desk, 'crowd')
    await Promise.all(Array.from({ length: 20 }, (_, i) => recordView(desk, code, `account:${i}`, NOW)))
    const seen = (await chainOfComplaint(desk.database, code)).filter(({ kind }) => kind === 'view')
    expect(new Set(seen.map(({ actor }) => actor)).size).toBe(20)
  })

  test('names no other complaint', async () => {
    const record = await exported()
    const codes = await desk.database.read.selectFrom('complaint').select('code').execute()
    const other = codes.find(({ code }) => code !== record.complaint)!
    expect(JSON.stringify(record)).not.toContain(other.code)
  })

  test('a day is sealed once, and what comes late goes to the next', async () => {
    const { code } = await file(desk, 'a')
    const first = await sealDay(desk.database, '2026-11-25', () => NOW)
    await recordView(desk, code, 'account:1', NOW)
    expect(await sealDay(desk.database, '2026-11-25', () => NOW)).toEqual(first)
    const next = await sealDay(desk.database, '2026-11-26', () => NOW)
    expect(next?.prev).toBe(first?.hash)
    expect((await chainOfComplaint(desk.database, code)).map((entry) => entry.day)).toEqual([
      '2026-11-25',
      '2026-11-26',
    ])
  })
})
