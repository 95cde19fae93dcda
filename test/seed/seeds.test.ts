import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { holidaysOf } from '../../src/calendar/calendar-store.ts'
import { inspectorateOf } from '../../src/complaints/routing.ts'
import type { Desk } from '../../src/desk.ts'
import { importDossiers } from '../../src/dossiers/import-dossiers.ts'
import { procedures } from '../../src/procedures/procedure-store.ts'
import { importRatings } from '../../src/satisfaction/import-ratings.ts'
import { importBodies } from '../../src/scores/rankings/import-bodies.ts'
import { importRankings } from '../../src/scores/rankings/import-rankings.ts'
import { loadSeeds, SEEDS } from '../../src/seed/load-seeds.ts'
import { readSeedAccounts } from '../../src/seed/seed-accounts.ts'
import { officials } from '../../src/units/official-store.ts'
import { existsOn, livingUnits, predecessorsOf } from '../../src/units/unit.ts'
import { unitTree } from '../../src/units/unit-store.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'

const NOW = Date.parse('2026-11-24T09:00:00+07:00')
const VERSION_TABLES = [
  'unit_version',
  'official_version',
  'procedure_version',
  'holiday_version',
  'instrument_version',
  'framework_version',
] as const

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seeds-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function versions(desk: Desk): Promise<number[]> {
  const counts = VERSION_TABLES.map((table) =>
    desk.database.read
      .selectFrom(table)
      .select((select) => select.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
  )
  return (await Promise.all(counts)).map(({ n }) => n)
}

describe('the province that comes with the program', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = deskOver(await freshSqlite())
    expect((await loadSeeds(desk, SEEDS, NOW)).problems).toEqual([])
  })
  afterAll(() => desk.database.close())

  test('has some 60 units, 150 procedures and as many officials', async () => {
    const units = [...(await unitTree(desk.database)).byCode.values()]
    expect(units.length).toBeGreaterThanOrEqual(55)
    expect(units.length).toBeLessThanOrEqual(70)
    const open = units.filter((unit) => existsOn(unit, '2026-11-24'))
    expect(open.filter(({ kind }) => kind === 'commune').length).toBeGreaterThanOrEqual(25)
    expect(open.filter(({ kind }) => kind === 'department')).toHaveLength(14)
    expect(
      open.every(({ kind, address, phone, hours }) => kind === 'province' || (address && phone && hours)),
    ).toBe(true)
    expect((await procedures(desk.database)).size).toBe(150)
    expect((await officials(desk.database)).size).toBeGreaterThanOrEqual(140)
  })

  test('gives every open unit one head', async () => {
    const heads = [...(await officials(desk.database)).values()].filter(
      (each) => each.head && each.validTo === null,
    )
    const open = [...(await unitTree(desk.database)).byCode.values()].filter((unit) => unit.validTo === null)
    expect(heads.map(({ unitCode }) => unitCode).sort()).toEqual(open.map(({ code }) => code).sort())
  })

  test('has one root and an inspectorate', async () => {
    const tree = await unitTree(desk.database)
    expect(inspectorateOf(tree)?.code).toBe('thanh-tra')
    expect([...tree.byCode.values()].filter(({ parent }) => parent === null).map(({ code }) => code)).toEqual(
      ['ubnd-tinh'],
    )
  })

  test('merges communes on 2025-07-01, and old districts lead to the communes that took over', async () => {
    const tree = await unitTree(desk.database)
    expect(predecessorsOf(tree, 'phuong-may-hong')).toEqual(
      expect.arrayContaining(['phuong-may-hong', 'phuong-may-trang', 'phuong-may-xanh']),
    )
    expect(livingUnits(tree, 'xa-doi-trang-khuya', '2025-07-01').map(({ code }) => code)).toEqual([
      'xa-doi-trang-non',
      'xa-ben-mo-xua',
    ])
    expect(livingUnits(tree, 'xa-doi-trang-khuya', '2025-06-30').map(({ code }) => code)).toEqual([
      'xa-doi-trang-khuya',
    ])
    expect(livingUnits(tree, 'huyen-ha-mau', '2026-01-01').length).toBeGreaterThan(5)
  })

  test('knows which days of the calendar are official', async () => {
    const days = await holidaysOf(desk.database, 2026)
    expect(days.find(({ date }) => date === '2026-11-24')).toMatchObject({ kind: 'off', official: true })
    expect(days.find(({ date }) => date === '2026-08-22')).toMatchObject({ kind: 'working', official: true })
    expect((await holidaysOf(desk.database, 2027)).some(({ official }) => official)).toBe(false)
    expect((await holidaysOf(desk.database, 2025)).length).toBeGreaterThan(8)
  })

  test('appends nothing when it is loaded again', async () => {
    const before = await versions(desk)
    const again = await loadSeeds(desk, SEEDS, NOW + 1000)
    expect(Object.values(again.loaded).every((count) => count === 0)).toBe(true)
    expect(await versions(desk)).toEqual(before)
  })

  test('has accounts of known units, without passwords', async () => {
    const { accounts, problems } = await readSeedAccounts(SEEDS)
    const { byCode } = await unitTree(desk.database)
    expect(problems).toEqual([])
    expect(accounts.length).toBeGreaterThanOrEqual(5)
    expect(accounts.every(({ unitCode }) => unitCode === null || byCode.has(unitCode))).toBe(true)
    expect(await readFile(join(SEEDS, 'accounts.yaml'), 'utf8')).not.toMatch(/password\s*:/)
  })

  test('has example files that the imports take whole', async () => {
    const dossiers = await importDossiers(desk, join(SEEDS, 'examples/dossiers.csv'), () => NOW)
    expect(dossiers).toMatchObject({ created: 5, bad: [] })
    const ratings = await importRatings(desk, join(SEEDS, 'examples/ratings.csv'), () => NOW)
    expect(ratings).toMatchObject({ created: 5, bad: [] })
    const ranked = await importRankings(desk, join(SEEDS, 'examples/rankings.csv'), () => NOW)
    expect(ranked).toEqual({ recorded: 4, unchanged: 0, bad: [] })
    const led = await importBodies(desk, join(SEEDS, 'examples/bodies.csv'), () => NOW)
    expect(led).toEqual({ recorded: 2, unchanged: 0, bad: [] })
  })
})

describe('nothing in the seeds is real', () => {
  const PROVINCES =
    'An Giang|Bắc Ninh|Cà Mau|Cao Bằng|Cần Thơ|Đà Nẵng|Đắk Lắk|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Nội|Hà Tĩnh|Hải Phòng|Hồ Chí Minh|Huế|Hưng Yên|Khánh Hòa|Lai Châu|Lạng Sơn|Lào Cai|Lâm Đồng|Nghệ An|Ninh Bình|Phú Thọ|Quảng Ngãi|Quảng Ninh|Quảng Trị|Sơn La|Tây Ninh|Thái Nguyên|Thanh Hóa|Tuyên Quang|Vĩnh Long'.split(
      '|',
    )

  test('no province of Vietnam is named, and every phone rings nowhere', async () => {
    expect(PROVINCES).toHaveLength(34)
    const names = (await readdir(SEEDS, { recursive: true })).filter(
      (name) => /\.(ya?ml|csv)$/.test(name) && !/^(instruments|frameworks)/.test(name),
    )
    expect(names.length).toBeGreaterThanOrEqual(7)
    for (const name of names) {
      const text = await readFile(join(SEEDS, name), 'utf8')
      expect(text, name).toBe(text.normalize('NFC'))
      expect(
        PROVINCES.filter((province) => text.includes(province)),
        name,
      ).toEqual([])
      const phones = text.match(/(?<![\d.])0\d{2,3}[ .]?\d{3}[ .]?\d{3,4}(?!\d)/g) ?? []
      expect(
        phones.filter((phone) => !/^0900[ .]?000/.test(phone)),
        name,
      ).toEqual([])
    }
  })

  test('every official is called "Mẫu", every procedure code begins with 9.9', async () => {
    const people = await readFile(join(SEEDS, 'officials.yaml'), 'utf8')
    expect(people.match(/name: [^,]+/g)!.every((name) => name.includes(' Mẫu '))).toBe(true)
    const codes = (await readFile(join(SEEDS, 'procedures.yaml'), 'utf8')).match(/code: '[^']+'/g)!
    expect(codes.every((code) => /^code: '9\.9\d{5}'$/.test(code))).toBe(true)
  })
})

test('a half-written folder: faults are listed with file, line and reason, and good rows are kept', async () => {
  const desk = deskOver(await freshSqlite())
  await writeFile(
    join(folder, 'units.yaml'),
    `- { code: old, name: Cũ, kind: commune, parent: root, validFrom: '2020-01-01', validTo: '2025-06-30', successors: [new] }
- { code: root, name: Gốc, kind: province, parent: null, validFrom: '2020-01-01' }
- { code: new, name: Mới, kind: commune, parent: root, validFrom: '2025-07-01' }
- { code: odd, name: Lạ, kind: village, parent: root, validFrom: '2025-07-01' }
- { code: lost, name: Lạc, kind: commune, parent: nowhere, validFrom: '2025-07-01' }
- just words
- { name: Không mã, kind: commune, validFrom: '2025-07-01' }
- { code: back, name: Ngược, kind: commune, parent: root, validFrom: '2025-07-01', validTo: '2025-01-01' }
`,
  )
  await writeFile(
    join(folder, 'procedures.yaml'),
    `- code: '9.900001'
  name: Được
  domain: Thử
  term: { n: 3, unit: working_day }
- code: '9.900002'
  name: "Chưa viết xong
  domain: Thử
`,
  )
  await writeFile(
    join(folder, 'holidays.yaml'),
    `'2026':\n  - { date: '2027-01-01', name: Nhầm năm, kind: off, official: true }\n`,
  )
  const { loaded, problems } = await loadSeeds(desk, folder, NOW)
  expect(loaded).toEqual({ 'units.yaml': 3, 'procedures.yaml': 1, 'officials.yaml': 0, 'holidays.yaml': 0 })
  expect([...(await unitTree(desk.database)).byCode.keys()]).toEqual(['new', 'old', 'root'])
  expect(
    problems.map(({ file, where, reason }) => `${file} ${where}: ${reason.split(':')[0]}`).sort(),
  ).toEqual([
    'holidays.yaml line 1, 2026: 0.date',
    expect.stringMatching(/^procedures.yaml line \d+: not YAML$/),
    'units.yaml line 4, odd: kind',
    'units.yaml line 5, lost: parent',
    'units.yaml line 6: a row is a map of fields',
    'units.yaml line 7: code',
    'units.yaml line 8, back: validTo',
  ])
  await desk.database.close()
})

test('a changed row is one version more, and the unchanged ones none', async () => {
  const desk = deskOver(await freshSqlite())
  const copy = join(folder, 'copy')
  await cp(SEEDS, copy, { recursive: true })
  await loadSeeds(desk, copy, NOW)
  const file = join(copy, 'units.yaml')
  await writeFile(file, (await readFile(file, 'utf8')).replace('0900 000 101', '0900 000 999'))
  const { loaded } = await loadSeeds(desk, copy, NOW + 1000)
  expect(loaded['units.yaml']).toBe(1)
  expect((await unitTree(desk.database)).byCode.get('van-phong-ubnd-tinh')?.phone).toBe('0900 000 999')
  await desk.database.close()
})

test('a folder that is not there is an error, not an empty success', async () => {
  const desk = deskOver(await freshSqlite())
  await expect(loadSeeds(desk, join(folder, 'missing'), NOW)).rejects.toThrow()
  await desk.database.close()
})
