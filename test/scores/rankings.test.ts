/** Yearly rankings and leadership bodies from files. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { write } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { bodies } from '../../src/scores/rankings/body-store.ts'
import { importBodies } from '../../src/scores/rankings/import-bodies.ts'
import { importRankings } from '../../src/scores/rankings/import-rankings.ts'
import { readRank } from '../../src/scores/rankings/rank.ts'
import { rankings } from '../../src/scores/rankings/ranking-store.ts'
import { databases, deskOver } from '../services/databases.ts'
import { at, givenUnit } from './given.ts'

const NOW = at('2027-02-01')

describe.each(databases)('rankings from files on $kind', ({ fresh }) => {
  let desk: Desk
  let folder: string
  beforeAll(async () => {
    desk = deskOver(await fresh())
    folder = await mkdtemp(join(tmpdir(), 'rankings-'))
    await givenUnit(desk, { code: 'A' })
    await givenUnit(desk, { code: 'OLD', validTo: '2025-06-30', successors: ['A'] })
  })
  afterAll(async () => {
    await desk.database.close()
    await rm(folder, { recursive: true })
  })
  beforeEach(async () => {
    for (const table of ['ranking_version', 'body_version'] as const)
      await desk.database.commit([write(desk.database.read.deleteFrom(table))])
  })

  const file = async (text: string) => {
    const path = join(folder, 'file.csv')
    await writeFile(path, text)
    return path
  }
  const rank = async (text: string, now = NOW) => importRankings(desk, await file(text), () => now)

  test('good rows are kept, bad ones listed with their line and reason', async () => {
    const result = await rank(`unitCode;year;rank;decision;recorded
A;2026;Trung  bình;12/QĐ-UBND;14/01/2027
NOWHERE;2026;tốt;;
A;2026;tốt;;
A;26;tốt;;
A;2028;tốt;;
A;2025;giỏi;;
OLD;2026;khá;;
OLD;2025;YẾU;;
A;2024;khá;;30/02/2025
A;2023;khá;;01/01/2022
`)
    expect(result).toMatchObject({ recorded: 2, unchanged: 0 })
    expect(result.bad).toEqual([
      { line: 3, reason: 'unitCode: «NOWHERE» không có đơn vị nào mang mã này / unknown unit' },
      { line: 4, reason: 'trùng với dòng 2 / the same as line 2: A 2026' },
      { line: 5, reason: 'year: «26» không phải là năm / a year is written 2026' },
      { line: 6, reason: 'year: «2028» chưa bắt đầu / has not begun' },
      {
        line: 7,
        reason: 'rank: «giỏi» không phải là hạng / a rank is one of xuất sắc, tốt, khá, trung bình, yếu',
      },
      { line: 8, reason: 'year: «2026» đơn vị không tồn tại trong năm này / the unit did not exist in it' },
      {
        line: 10,
        reason: 'recorded: «30/02/2025» không phải là ngày / a day is written 2026-02-14 or 14/02/2026',
      },
      {
        line: 11,
        reason:
          'recorded: «01/01/2022» trước khi năm bắt đầu, hoặc ở tương lai / lies before the year begins, or in the future',
      },
    ])
    const kept = await rankings(desk.database, NOW)
    expect(kept.get('A')).toEqual([
      { unitCode: 'A', year: 2026, rank: 'trung bình', decision: '12/QĐ-UBND', decidedOn: '2027-01-14' },
    ])
    expect(kept.get('OLD')).toMatchObject([{ rank: 'yếu', decision: null, decidedOn: null }])
  })

  test('what is recorded already is not recorded again, and a correction is a new version', async () => {
    const head = 'unitCode,year,rank\n'
    await rank(`${head}A,2025,khá\nA,2026,tốt\n`, at('2027-01-10'))
    expect(await rank(`${head}A,2025,khá\nA,2026,khá\n`)).toEqual({ recorded: 1, unchanged: 1, bad: [] })
    const ranks = async (asOf: number) =>
      (await rankings(desk.database, asOf)).get('A')?.map((each) => each.rank)
    expect(await ranks(at('2027-01-15'))).toEqual(['khá', 'tốt'])
    expect(await ranks(NOW)).toEqual(['khá', 'khá'])
    expect(await ranks(at('2027-01-01'))).toBeUndefined()
  })

  test.each([
    ['unitCode,year\nA,2026\n', 'missing columns: rank'],
    ['unitCode,year,rank,note\nA,2026,tốt,x\n', 'unknown columns: note'],
    ['unitCode,year,rank,rank\nA,2026,tốt,tốt\n', 'columns given twice: rank'],
  ])('a header that is wrong is refused as a whole', async (text, reason) => {
    await expect(rank(text)).rejects.toThrow(reason)
    expect((await rankings(desk.database, NOW)).size).toBe(0)
  })

  test('a spreadsheet does as well, its dates and numbers as they are', async () => {
    const path = join(folder, 'file.xlsx')
    const text = (value: string) => ({ value, type: String })
    await writeExcelFile([
      ['unitCode', 'year', 'rank', 'recorded'].map(text),
      [
        text('A'),
        { value: 2026, type: Number },
        text('Khá'),
        { value: new Date('2027-01-14'), type: Date, format: 'dd/mm/yyyy' },
      ],
    ]).toFile(path)
    expect(await importRankings(desk, path, () => NOW)).toEqual({ recorded: 1, unchanged: 0, bad: [] })
    expect((await rankings(desk.database, NOW)).get('A')).toMatchObject([
      { year: 2026, rank: 'khá', decidedOn: '2027-01-14' },
    ])
  })

  test('leadership bodies come the same way', async () => {
    const path = await file(`code,name,unitCode,validFrom,validTo
CB-A,Chi bộ xã A,A,2025-07-01,
CB-B,Chi bộ,NOWHERE,2025-07-01,
CB-C,Chi bộ C,A,2025-07-01,2025-06-01
CB-D,,A,2025-07-01,
`)
    const result = await importBodies(desk, path, () => NOW)
    expect(result).toMatchObject({ recorded: 1, unchanged: 0 })
    expect(result.bad.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '3 unitCode: «NOWHERE» không có đơn vị nào mang mã này / unknown unit',
      '4 validTo: «2025-06-01» trước validFrom / before validFrom',
      expect.stringMatching(/^5 name: /),
    ])
    expect((await importBodies(desk, path, () => NOW)).unchanged).toBe(1)
    expect([...(await bodies(desk.database, NOW)).values()]).toEqual([
      { code: 'CB-A', name: 'Chi bộ xã A', unitCode: 'A', validFrom: '2025-07-01', validTo: null },
    ])
  })
})

test.each([
  ['TỐT', 'tốt'],
  [' trung  bình ', 'trung bình'],
  ['ye\u0302\u0301u', 'yếu'], // decomposed
  ['tot', null], // may be a mistyped word: people look at it
  ['A', null],
])('the rank of %j is %s', (text, rank) => {
  expect(readRank(text)).toBe(rank)
})
