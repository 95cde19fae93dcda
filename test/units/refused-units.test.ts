/** Units that make no sense in time are refused wherever they come in, with place and reason, and nothing of them is kept. */
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadSeeds } from '../../src/seed/load-seeds.ts'
import { unitTree } from '../../src/units/unit-store.ts'
import { type Server, startApi } from '../api/api-server.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'
import { NOW } from './province.ts'

const commune = { name: 'Xã thử', kind: 'commune', parent: 'H99', validFrom: '2020-01-01' }

describe('at the API', () => {
  let api: Server
  beforeAll(async () => {
    api = await startApi()
  })
  afterAll(() => api.close())

  test.each<[string, string, object, string]>([
    ['under itself', 'H99', { ...commune, kind: 'province', parent: 'H99.11' }, 'parent'],
    ['whose successor it succeeds', 'H99.11', { ...commune, successors: ['H99.20'] }, 'successors.0'],
    ['that succeeds itself', 'X', { ...commune, successors: ['X'] }, 'successors.0'],
    ['with an unknown successor', 'X', { ...commune, successors: ['H99.11', 'NONE'] }, 'successors.1'],
    ['with a successor twice', 'X', { ...commune, successors: ['H99.11', 'H99.11'] }, 'successors'],
    ['that ends before it begins', 'X', { ...commune, validTo: '2019-12-31' }, 'validTo'],
    ['on a day that does not exist', 'X', { ...commune, validTo: '2025-02-30' }, 'validTo'],
    [
      'that hands its work to one that is over',
      'X',
      { ...commune, validTo: '2026-01-31', successors: ['H99.20'] },
      'successors.0',
    ],
    [
      'that another handed its work to before it began',
      'H99.11',
      { ...commune, validFrom: '2026-01-01' },
      'validFrom',
    ],
  ])('a unit %s', async (_, code, body, field) => {
    const before = await unitTree(api.desk.database)
    const answer = await api.call('PUT', `/api/v1/units/${code}`, body)
    expect([answer.status, answer.body.errors.map((each: { field: string }) => each.field)]).toEqual([
      422,
      [field],
    ])
    expect(answer.body.errors[0].message).not.toBe('')
    expect(await unitTree(api.desk.database)).toBe(before)
  })
})

test('in a folder of seeds: a circle of successors, and a successor that is over before', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'units-'))
  const desk = deskOver(await freshSqlite())
  await writeFile(
    join(folder, 'units.yaml'),
    `- { code: root, name: Gốc, kind: province, parent: null, validFrom: '2020-01-01' }
- { code: one, name: Một, kind: commune, parent: root, validFrom: '2020-01-01', validTo: '2025-06-30', successors: [two] }
- { code: two, name: Hai, kind: commune, parent: root, validFrom: '2020-01-01', validTo: '2026-06-30', successors: [one] }
- { code: gone, name: Đã hết, kind: commune, parent: root, validFrom: '2020-01-01', validTo: '2024-12-31' }
- { code: late, name: Trễ, kind: commune, parent: root, validFrom: '2020-01-01', validTo: '2025-06-30', successors: [gone] }
`,
  )
  const { loaded, problems } = await loadSeeds(desk, folder, NOW)
  expect(loaded['units.yaml']).toBe(2)
  expect(problems.map(({ where, reason }) => `${where}: ${reason}`)).toEqual([
    'line 2, one: successors.0: unknown unit',
    'line 3, two: successors.0: unknown unit',
    'line 5, late: successors.0: ended on 2024-12-31, before it could take over on 2025-07-01',
  ])
  expect([...(await unitTree(desk.database)).byCode.keys()]).toEqual(['gone', 'root'])
  await desk.database.close()
})
