import { beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '../../src/calendar/instant.ts'
import { CATEGORIES, CONFIDENTIALITIES, FLAGS, STATUSES } from '../../src/complaints/complaint.ts'
import { defaultSettings } from '../../src/desk.ts'
import { DOSSIER_STATUSES } from '../../src/dossiers/dossier.ts'
import { isLate, timelinessOf } from '../../src/dossiers/timeliness.ts'
import { demoDossiers, demoDossiersAt } from '../../src/seed/demo-dossiers.ts'
import { type Generated, generate } from '../../src/seed/generate.ts'
import { yearsAround } from '../../src/seed/generate-dossiers.ts'
import { loadSeeds, SEEDS } from '../../src/seed/load-seeds.ts'
import { agencyOf, type Province, readProvince } from '../../src/seed/province.ts'
import { FACTORS } from '../../src/seed/unit-character.ts'
import { existsOn } from '../../src/units/unit.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'

const NOW = Date.parse('2026-11-24T15:00:00+07:00')

let province: Province
let made: Generated
beforeAll(async () => {
  const desk = deskOver(await freshSqlite())
  await loadSeeds(desk, SEEDS, NOW)
  province = await readProvince(desk.database)
  await desk.database.close()
  made = generate(province, defaultSettings, NOW)
})

describe('what is generated', () => {
  test('has the numbers that the demonstration promises', () => {
    expect(made.dossiers.length + made.known.length).toBe(5_000)
    expect(made.ratings).toHaveLength(30_000 + 23) // those that the detector is to find
    expect(made.complaints).toHaveLength(400)
    expect(made.commendations).toHaveLength(300)
    expect(made.requests).toHaveLength(12)
  })

  test('is the same for the same moment and seed, and another for another seed', () => {
    const again = generate(province, defaultSettings, NOW)
    expect(JSON.stringify(again)).toBe(JSON.stringify(made))
    const other = generate(province, defaultSettings, NOW, 7, {
      dossiers: 20,
      ratings: 20,
      complaints: 5,
      commendations: 2,
      requests: 2,
    })
    expect(other.ratings).not.toEqual(made.ratings.slice(0, 20))
  })

  test('lies in the two years before now', () => {
    const earliest = NOW - 735 * 86_400_000
    const moments = [
      ...made.dossiers.flatMap(({ versions }) => versions.map(({ recordedAt }) => recordedAt)),
      ...made.ratings.map(({ givenAt }) => givenAt),
      ...made.complaints.flatMap(({ at, deeds }) => [at, ...deeds.map((deed) => deed.at)]),
      ...made.commendations.map(({ at }) => at),
    ]
    expect(moments.filter((at) => !(at > earliest && at <= NOW))).toEqual([])
    expect(Math.min(...made.ratings.map(({ givenAt }) => givenAt))).toBeLessThan(NOW - 700 * 86_400_000)
  })

  test('concerns units that existed then', () => {
    const { byCode } = province.tree
    const strays = [
      ...made.dossiers.map(({ versions }) => ({ unit: versions[0]!.unitCode, at: versions[0]!.receivedAt })),
      ...made.ratings
        .filter(({ dossier }) => !dossier)
        .map(({ unitCode, givenAt }) => ({ unit: unitCode, at: givenAt })),
    ].filter(({ unit, at }) => !existsOn(byCode.get(unit)!, dayOf(at)))
    expect(strays).toEqual([])
  })
})

describe('dossiers', () => {
  test('stand in every status', () => {
    const statuses = new Set([...made.dossiers, ...made.known].map(({ versions }) => versions.at(-1)!.status))
    expect([...statuses].sort()).toEqual([...DOSSIER_STATUSES].sort())
  })

  test('have codes of their own, in all families, mostly the usual one', () => {
    const codes = made.dossiers.map(({ versions }) => versions[0]!.code)
    expect(new Set(codes).size).toBe(codes.length)
    const share = (form: RegExp) => codes.filter((code) => form.test(code)).length / codes.length
    expect(share(/^H99\.\d{2}-\d{6}-\d{4}$/)).toBeGreaterThan(0.85)
    for (const form of [
      /^000\.00\.\d{2}\.H99-\d{6}-\d{4}$/,
      /^H99\.\d{2}-\d{8}-\d{7}$/,
      /^0\d{4}\/\d{4}\/\d{5}$/,
    ]) {
      expect(share(form)).toBeGreaterThan(0.005)
    }
  })

  test('never go back in time', () => {
    for (const { versions } of made.dossiers) {
      const times = versions.map(({ recordedAt }) => recordedAt)
      expect(times).toEqual([...times].sort((a, b) => a - b))
      const { receivedAt, finishedAt, returnedAt, dueAt } = versions.at(-1)!
      expect(finishedAt ?? receivedAt).toBeGreaterThanOrEqual(receivedAt)
      expect(returnedAt ?? finishedAt ?? receivedAt).toBeGreaterThanOrEqual(finishedAt ?? receivedAt)
      expect(dueAt ?? receivedAt).toBeGreaterThanOrEqual(receivedAt)
    }
  })

  test('are late in 1 to 12 of a hundred, by unit; some units pass the limit of KL 91 and some just do not', () => {
    const byUnit = Map.groupBy(
      made.dossiers.map(({ versions }) => versions.at(-1)!).filter(({ status }) => status === 'returned'),
      ({ unitCode }) => unitCode,
    )
    const shares = [...byUnit.values()]
      .filter((dossiers) => dossiers.length >= 80)
      .map((dossiers) => dossiers.filter((dossier) => isLate(dossier, NOW)).length / dossiers.length)
    expect(shares.length).toBeGreaterThan(10)
    expect(Math.max(...shares)).toBeLessThan(0.14)
    expect(shares.some((share) => share >= 0.05)).toBe(true)
    expect(shares.some((share) => share >= 0.035 && share < 0.05)).toBe(true)
  })

  test.each([
    ['a working day', '2026-11-25T10:00:00+07:00'],
    ['the holiday of 24 November', '2026-11-24T10:00:00+07:00'],
    ['a Sunday evening', '2026-12-06T22:00:00+07:00'],
    ['early on a Monday', '2026-11-30T05:00:00+07:00'],
  ])('that are well known show the same on %s', (_, iso) => {
    const now = Date.parse(iso)
    const known = demoDossiersAt(province, yearsAround(province, now)).map(({ versions }) => versions.at(-1)!)
    const shown = known.map((dossier) => [dossier.status, timelinessOf(dossier, now, province.calendar)])
    expect(shown).toEqual([
      ['in_progress', 'on_time'],
      ['in_progress', 'due_soon'],
      ['in_progress', 'late'],
      ['finished', 'finished_on_time'],
      ['returned', 'finished_early'],
      ['need_supplement', 'on_time'],
    ])
    expect(known.every(({ history }) => history.every(({ at }) => at <= now))).toBe(true)
  })

  test('that are well known carry the number of their unit', () => {
    for (const { code, unitCode } of demoDossiers)
      expect(code).toMatch(new RegExp(`^${agencyOf(province, unitCode)}-`))
  })
})

describe('ratings', () => {
  const share = (levels: number[]) => levels.filter((level) => level >= 4).length / levels.length

  test('give each unit an index between 70 and 99, around 86', () => {
    const byUnit = Map.groupBy(
      made.ratings.filter(({ overall }) => overall !== null),
      ({ unitCode }) => unitCode,
    )
    const indices = [...byUnit.values()]
      .filter((ratings) => ratings.length >= 100)
      .map((ratings) => share(ratings.map(({ overall }) => overall!)))
    expect(indices.length).toBeGreaterThan(40)
    expect(Math.min(...indices)).toBeGreaterThan(0.68)
    expect(Math.max(...indices)).toBeLessThanOrEqual(0.99)
    const mean = indices.reduce((sum, each) => sum + each, 0) / indices.length
    expect(mean).toBeGreaterThan(0.83)
    expect(mean).toBeLessThan(0.89)
    expect(indices.some((index) => index <= 0.8)).toBe(true)
    expect(indices.some((index) => index > 0.8 && index < 0.82)).toBe(true)
  })

  test('rate feedback lowest and officials highest, some points apart', () => {
    const { items } = province.instruments.get('sipas-2023')!
    const indexOf = (factor: string) => {
      const codes = new Set(items.filter((item) => item.factor === factor).map(({ code }) => code))
      return share(
        made.ratings.flatMap(({ instrument, answers }) =>
          instrument === 'sipas-2023'
            ? Object.entries(answers).flatMap(([item, level]) => (codes.has(item) ? level : []))
            : [],
        ),
      )
    }
    const indices = FACTORS.map((factor) => [factor, indexOf(factor)] as const).sort((a, b) => a[1] - b[1])
    expect(indices[0]![0]).toBe('feedback')
    expect(indices.at(-1)![0]).toBe('officials')
    const spread = indices.at(-1)![1] - indices[0]![1]
    expect(spread).toBeGreaterThan(0.01)
    expect(spread).toBeLessThan(0.06)
  })

  test('ask at most one question of a factor in a chat', () => {
    const factorOf = new Map(
      province.instruments.get('sipas-2023')!.items.map(({ code, factor }) => [code, factor]),
    )
    const chats = made.ratings.filter(({ citizen }) => citizen !== null)
    for (const { answers } of chats) {
      const factors = Object.keys(answers).map((item) => factorOf.get(item))
      expect(new Set(factors).size).toBe(factors.length)
    }
  })

  test('answer invitations to 60 to 90 of a hundred results', () => {
    const returned = made.dossiers.filter(({ versions }) => versions.at(-1)!.status === 'returned').length
    const coverage = made.invitations.length / returned
    expect(coverage).toBeGreaterThan(0.6)
    expect(coverage).toBeLessThan(0.9)
    const used = made.invitations.filter(({ usedAt }) => usedAt !== null).length
    expect(used).toBe(
      made.ratings.filter(({ isInvited, supersedes }) => isInvited && supersedes === null).length,
    )
  })
})

describe('complaints', () => {
  test('are of every category, flag and confidentiality', () => {
    const of = <T>(values: Iterable<T>) => [...new Set(values)].sort()
    expect(of(made.complaints.map(({ filed }) => filed.category))).toEqual([...CATEGORIES].sort())
    expect(of(made.complaints.flatMap(({ filed }) => filed.flags))).toEqual([...FLAGS].sort())
    expect(of(made.complaints.map(({ filed }) => filed.confidentiality))).toEqual(
      [...CONFIDENTIALITIES].sort(),
    )
    expect(STATUSES).toHaveLength(9)
  })

  test('tell a few hundred different stories, whole and without holes', () => {
    const stories = made.complaints.map(({ filed }) => filed.story)
    expect(new Set(stories).size).toBeGreaterThan(380)
    expect(stories.filter((story) => /[{}]|undefined|null/.test(story))).toEqual([])
    expect(stories.some((story) => !/[àáạảãăâđêôơưèéìíòóùúỳý]/i.test(story))).toBe(true)
  })
})
