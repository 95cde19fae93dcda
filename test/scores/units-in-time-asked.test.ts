/** How units in time and moments are asked for at the API, and what a table says of a unit’s past. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scoresRoutes } from '../../src/api/scores-routes.ts'
import type { Desk } from '../../src/desk.ts'
import { scoresOf } from '../../src/scores/scores.ts'
import { renderScores } from '../../src/scores/scores-table.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'
import { at, givenMethods, givenRatings } from './given.ts'
import { givenMerger } from './merger.ts'

const NOW = at('2026-02-01')
let desk: Desk
beforeAll(async () => {
  desk = deskOver(await freshSqlite())
  await givenMethods(desk)
  await givenMerger(desk)
  await givenRatings(desk, 2, { unit_code: 'A1', given_at: at('2025-06-10') })
  await givenRatings(desk, 3, { unit_code: 'B', given_at: at('2025-06-10') })
})
afterAll(() => desk.database.close())

const call = async (path: string, query: Record<string, string>, params = {}) => {
  const route = scoresRoutes.find((each) => each.path === path)!
  const read = route.query.safeParse(query)
  if (!read.success) return { fields: read.error.issues.map((issue) => issue.path.join('.')) }
  const input = { params: route.params.parse(params), query: read.data, body: {} }
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
  return (await route.handle(desk, input, { name: 'test', scopes: new Set() }, NOW)) as any
}
const listed = async (query: Record<string, string>) => {
  const { body } = await call('/scores', { period: '2025-06', ...query })
  return body.items
    .filter((item: { satisfaction: { n: number } }) => item.satisfaction.n > 0)
    .map(
      (item: { unit: { code: string }; satisfaction: { n: number } }) =>
        `${item.unit.code} ${item.satisfaction.n}`,
    )
}

test('without a view the past follows those who carry it on; view=then shows units as they were', async () => {
  expect(await listed({})).toEqual(['B 3', 'N1 2'])
  expect(await listed({ view: 'now' })).toEqual(['B 3', 'N1 2'])
  expect(await listed({ view: 'then' })).toEqual(['A1 2', 'B 3'])
  expect(await listed({ view: 'then', scope: 'subtree', unit: 'P1' })).toEqual(['P1 5'])
})

test('one unit’s scorecard has view and scope, and says whose facts are in', async () => {
  const params = { code: 'P' }
  const { body } = await call('/units/{code}/scorecard', { period: '2025-06', scope: 'subtree' }, params)
  expect(body.satisfaction.n).toBe(5)
  expect(body.inputs.line).toMatchObject({
    view: 'now',
    scope: 'subtree',
    under: expect.arrayContaining(['A1', 'B']),
  })
})

test.each([
  [{ view: 'later' }, ['view']],
  [{ scope: 'all' }, ['scope']],
])('%o is refused by its field', async (query, fields) => {
  expect(await call('/scores', { period: '2025-06', ...query })).toEqual({ fields })
})

test.each([
  ['2025-05-31', 'lies before the period begins'],
  ['2026-02-02', 'lies in the future'],
  ['2026-02-30T08:00:00+07:00', 'a day (YYYY-MM-DD)'],
  ['2026-01-32', 'a day (YYYY-MM-DD)'],
])('as of %s is refused with the reason', async (asOf, reason) => {
  const { problem } = await call('/scores', { period: '2025-06', asOf })
  expect([problem.status, problem.errors[0].field]).toEqual([422, 'asOf'])
  expect(problem.errors[0].message).toContain(reason)
})

test('a table says below a unit whose facts are in and whose are not', async () => {
  const found = await scoresOf(desk, { period: '2025-06', unitCode: 'N2' }, NOW)
  const merged = await scoresOf(desk, { period: '2025-06', unitCode: 'N1' }, NOW)
  const old = await scoresOf(desk, { period: '2025-06', unitCode: 'B' }, NOW)
  if ('refused' in found || 'refused' in merged || 'refused' in old) throw new Error()
  const lines = String(
    await renderScores([...found.scorecards, ...merged.scorecards, ...old.scorecards], 'table'),
  ).split('\n')
  expect(lines.filter((line) => line.startsWith('    '))).toEqual([
    '    Đã tiếp nhận một phần của Xã B, Xã D1; số liệu trước đó vẫn thuộc đơn vị cũ, không tính ở đây.',
    '    Gồm số liệu của các đơn vị đã nhập vào: Xã A1, Xã A2.',
    '    Đã tiếp nhận một phần của Xã D1; số liệu trước đó vẫn thuộc đơn vị cũ, không tính ở đây.',
    '    Đơn vị hoạt động đến hết ngày 30/06/2025; nơi tiếp nhận: Xã N2, Xã N3.',
  ])
})
