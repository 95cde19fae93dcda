import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSheet } from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { scoresRoutes } from '../../src/api/scores-routes.ts'
import type { Desk } from '../../src/desk.ts'
import type { Scorecard } from '../../src/scores/scorecard.ts'
import { readAsOf, scoresOf } from '../../src/scores/scores.ts'
import { renderScores } from '../../src/scores/scores-table.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'
import { at, givenDossier, givenMethods, givenRatings, givenUnit } from './given.ts'

const NOW = at('2026-12-15')
let desk: Desk
let cards: Scorecard[]

beforeAll(async () => {
  desk = deskOver(await freshSqlite())
  await givenMethods(desk)
  await givenUnit(desk, { code: 'A', name: 'Xã Suối Trong' })
  await givenUnit(desk, { code: 'B', name: '=Phường "Đồi", Xanh' })
  await givenRatings(desk, 40, { overall: 4 })
  await givenDossier(desk, {})
  const question = { period: '2026-11', framework: 'kl-91', mayReadPeople: () => true }
  const found = await scoresOf(desk, question, NOW)
  if ('refused' in found) throw new Error(found.refused)
  cards = found.scorecards
})

describe('scores as', () => {
  test('a table: one line a unit, what is withheld as a dash, reasons below', async () => {
    const lines = String(await renderScores(cards, 'table')).split('\n')
    expect(lines[0]).toMatch(/^Mã +Đơn vị +Kỳ +Hài lòng %/)
    expect(lines[2]).toMatch(/^A +Xã Suối Trong +2026-11 +100,0 +91,2 +100,0 +40 .* có$/)
    expect(lines[3]).toMatch(/^B .* 2026-11 +– +– +– +0 .* không đủ dữ liệu$/)
    expect(lines[4]).toContain('KL91-a: Không đủ dữ liệu')
  })

  test('CSV: quoted, and nothing in it a formula', async () => {
    const lines = String(await renderScores(cards, 'csv')).split('\r\n')
    expect(lines[0]).toMatch(/^unitCode,unitName,period,index,low,high,n,/)
    expect(lines[1]).toMatch(/^A,Xã Suối Trong,2026-11,100,91.2,100,40,/)
    expect(lines[2]).toMatch(/^B,"'=Phường ""Đồi"", Xanh",2026-11,,,,0,/)
  })

  test('JSON: the scorecards with their inputs', async () => {
    expect(JSON.parse(String(await renderScores(cards, 'json')))).toEqual(JSON.parse(JSON.stringify(cards)))
  })

  test('XLSX: a sheet that opens', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'scores-')), 'scores.xlsx')
    await writeFile(path, await renderScores(cards, 'xlsx'))
    const rows = await readSheet(path)
    expect(rows[0]!.slice(0, 4)).toEqual(['Mã', 'Đơn vị', 'Kỳ', 'Hài lòng %'])
    expect(rows[1]!.slice(0, 7)).toEqual(['A', 'Xã Suối Trong', '2026-11', 100, 91.2, 100, 40])
    expect(rows[2]![3]).toBeNull()
  })
})

describe('the API', () => {
  const call = (path: string, query: Record<string, string>, params = {}) => {
    const route = scoresRoutes.find((each) => each.path === path)!
    const input = { params: route.params.parse(params), query: route.query.parse(query), body: {} }
    return route.handle(desk, input, { name: 'test', scopes: new Set() }, NOW)
  }

  test('lists the same figures without inputs, and one unit with them', async () => {
    const [{ inputs, ...first }] = cards as [Scorecard]
    const list = await call('/scores', { period: '2026-11', framework: 'kl-91' })
    expect(list).toMatchObject({ body: { items: [first, { unit: { code: 'B' } }], next: null } })
    expect(JSON.stringify(list)).not.toContain('"inputs"')
    const one = await call(
      '/units/{code}/scorecard',
      { period: '2026-11', framework: 'kl-91' },
      { code: 'A' },
    )
    expect(one).toEqual({ body: { ...first, inputs } })
    const alone = await call('/scores', { period: '2026-11', unit: 'B' })
    expect(alone).toMatchObject({ body: { items: [{ unit: { code: 'B' }, framework: 'sipas-2023' }] } })
  })

  test.each([
    [{ period: '2026-13' }, 422, 'period'],
    [{ period: '2026', framework: 'none' }, 422, 'framework'],
    [{ period: '2026', asOf: '2026-12-32' }, 422, 'asOf'],
    [{ period: '2026', asOf: '2026-12-16' }, 422, 'asOf'],
    [{ period: '2026', unit: 'Z' }, 422, 'unit'],
  ])('refuses %o, naming the field', async (query, status, field) => {
    expect(await call('/scores', query)).toMatchObject({ problem: { status, errors: [{ field }] } })
  })

  test('answers 404 for a scorecard of nobody', async () => {
    const answer = await call('/units/{code}/scorecard', { period: '2026' }, { code: 'Z' })
    expect(answer).toMatchObject({ problem: { status: 404 } })
  })
})

test.each([
  ['2026-12-14', at('2026-12-15') - 8 * 3_600_000 - 1],
  ['2026-12-15', NOW], // today: until now
  ['2026-12-01T08:00:00+07:00', at('2026-12-01')],
  ['2026-12-01T01:00:00Z', at('2026-12-01')],
  ['2026-02-30', null],
  ['2026-12-01T08:00:00', null],
  ['hôm qua', null],
])('as of "%s" is the moment %s', (text, moment) => expect(readAsOf(text, NOW)).toBe(moment))
