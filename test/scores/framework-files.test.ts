/** Files that are refused, each with its place and the reason, and nothing of it recorded. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Desk } from '../../src/desk.ts'
import { frameworkStore } from '../../src/scores/frameworks/framework-store.ts'
import { scoresOf } from '../../src/scores/scores.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'
import { at, givenMethods, givenUnit } from './given.ts'

const SEED = new URL('../../seeds/frameworks/', import.meta.url).pathname
const sound = (name: string) => readFile(join(SEED, `${name}.yaml`), 'utf8')

let desk: Desk
let folder: string
beforeAll(async () => {
  desk = deskOver(await freshSqlite())
  await givenMethods(desk)
  folder = await mkdtemp(join(tmpdir(), 'frameworks-'))
})
afterAll(async () => {
  await desk.database.close()
  await rm(folder, { recursive: true })
})

/** Loads one file alone. */
async function load(text: string, now = at('2026-12-01')) {
  await writeFile(join(folder, 'one.yaml'), text)
  return frameworkStore.load(desk.database, folder, now)
}

const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length

test.each([
  [
    'a gap between bands',
    '{ grade: khá, from: 70, below: 80 }',
    '{ grade: khá, from: 75, below: 80 }',
    'score.bands.2.from: bands leave a gap from 70 to 75',
  ],
  [
    'an overlap of bands',
    '{ grade: khá, from: 70, below: 80 }',
    '{ grade: khá, from: 65, below: 80 }',
    'score.bands.2.from: bands overlap at 65: the one before ends at 70',
  ],
  [
    'a highest band that ends',
    '{ grade: xuất sắc, from: 90 }',
    '{ grade: xuất sắc, from: 90, below: 100 }',
    'score.bands.0.below: bands: nothing from 100 on; the highest has no below',
  ],
  [
    'a lowest band that begins above zero',
    '{ grade: yếu, below: 50 }',
    '{ grade: yếu, from: 10, below: 50 }',
    'score.bands.4.from: bands: nothing below 10; the lowest has no from',
  ],
  [
    'a band that ends before it begins',
    '{ grade: khá, from: 70, below: 80 }',
    '{ grade: khá, from: 80, below: 70 }',
    'score.bands.2.below: bands: 70 is not above 80',
  ],
  [
    'a gap between steps',
    '{ from: 90, below: 100, points: 5 }',
    '{ from: 91, below: 100, points: 5 }',
    'score.criteria.3.points.steps.1.from: bands leave a gap from 90 to 91',
  ],
  [
    'a step with more points than the highest',
    '{ from: 100, points: 10 }',
    '{ from: 100, points: 11 }',
    'score.criteria.3.points.steps.2: 11 points are more than the highest, 10',
  ],
  [
    'an unknown figure',
    'figure: coverage',
    'figure: covrage',
    'score.criteria.4.figure: unknown figure "covrage"',
  ],
  [
    'a figure of every factor where one is needed',
    'figure: coverage',
    'figure: "factor_index:*"',
    'score.criteria.4.figure: unknown figure "factor_index:*"',
  ],
  [
    'a factor that the instrument lacks',
    'figure: coverage',
    'figure: factor_index:parking',
    'score.criteria.4.figure: sipas-2023 has no factor_index:parking',
  ],
  [
    'an unknown instrument',
    'instrument: sipas-2023',
    'instrument: sipas-1999',
    'instrument: no instrument is called sipas-1999',
  ],
  [
    'weights that do not add up',
    'max: 100',
    'max: 110',
    'score.max: the criteria add up to 100, not to the stated 110',
  ],
  [
    'an unknown placeholder',
    '{part}/{whole} hồ sơ trễ hạn ({value}%), từ 5% trở lên',
    '{part}/{wole} hồ sơ trễ hạn ({value}%), từ 5% trở lên',
    'score.vetoes.0.blocked.vi: unknown placeholder {wole}; only {part}, {whole}, {value}, {percent}, {minN} can be filled in',
  ],
  [
    'a veto down to a grade that no band has',
    'atBest: khá',
    'atBest: vừa',
    'score.vetoes.0.atBest: no band has the grade vừa',
  ],
  [
    'dates out of order',
    'validFrom: 2026-01-01',
    'validFrom: 2026-01-01\nvalidTo: 2025-12-31',
    'validTo: dates out of order: 2025-12-31 is before validFrom 2026-01-01',
  ],
  [
    'a day that does not exist',
    'validFrom: 2026-01-01',
    'validFrom: 2026-02-30',
    'validFrom: a day is written YYYY-MM-DD',
  ],
  [
    'an unknown setting',
    'onlineUnknown: counter',
    'onlineUnknow: counter',
    'settings: Unrecognized key: "onlineUnknow"',
  ],
  [
    'points without a figure',
    'figure: coverage\n',
    '\n',
    'score.criteria.4: either a figure with points, or unmeasured',
  ],
  [
    'a threshold of two kinds',
    'blocks: { from: 5 }',
    'blocks: { from: 5, below: 4 }',
    'score.vetoes.0.blocks: one of from, upTo, above, below with a number',
  ],
])('%s is refused with its place', async (_, part, wrong, reason) => {
  const file = await sound('tinh-mau')
  expect(file).toContain(part)
  const text = file.replace(part, wrong).replace("version: '1'", "version: '9'")
  const { recorded, faults } = await load(text)
  expect(faults.map((fault) => fault.reason)).toContain(reason)
  expect(faults.every(({ line }) => line !== null)).toBe(true)
  expect(recorded).toEqual([])
  expect((await frameworkStore.current(desk.database)).get('tinh-mau')?.version).toBe('1')
})

test('the line is that of the wrong part', async () => {
  const text = (await sound('tinh-mau')).replace('from: 70, below', 'from: 75, below')
  const { faults } = await load(text)
  expect(faults[0]!.line).toBe(lineOf(text, 'grade: khá'))
})

test.each([
  ['two rules of one name', 'rule: KL91-b', 'rule: KL91-a', 'ceilings: two rules have the same name: KL91-a'],
  [
    'a rank that the file does not list',
    'needs: tốt',
    'needs: giỏi',
    'bodies.0.needs: no rank is called giỏi',
  ],
  [
    'what is withheld told by a sentence',
    'mới có {whole} lượt',
    'mới có {part} lượt',
    'ceilings.1.undecided.vi: unknown placeholder {part}; only {whole}, {minN} can be filled in',
  ],
])('%s: refused', async (_, part, wrong, reason) => {
  const file = await sound('kl-91')
  expect(file).toContain(part)
  expect((await load(file.replace(part, wrong))).faults.map((fault) => fault.reason)).toContain(reason)
})

test('text that is no YAML is refused with its line', async () => {
  const { faults } = await load('name: x\nversion: [1\n')
  expect(faults[0]!.line).toBeGreaterThan(0)
})

test('a period is judged by the version that was in force at its end, whatever was recorded later', async () => {
  await givenUnit(desk, { code: 'A' })
  const next = (await sound('kl-91'))
    .replace('validFrom: 2022-10-27', 'validFrom: 2026-07-01\nvalidTo: 2026-12-31')
    .replace("version: '2'", "version: '3'")
    .replace('blocks: { from: 5 }', 'blocks: { from: 3 }')
  const now = at('2027-02-01')
  expect(await load(next, at('2026-06-01'))).toEqual({ recorded: ['kl-91'], faults: [] })
  const card = async (period: string, asOf = now) => {
    const found = await scoresOf(desk, { period, unitCode: 'A', framework: 'kl-91', asOf }, now)
    if ('refused' in found) throw new Error(found.refused)
    return found.scorecards[0]!
  }
  expect((await card('2026-05')).frameworkVersion).toBe('2')
  expect((await card('2026-08')).frameworkVersion).toBe('3')
  expect((await card('2026-08', at('2026-05-31'))).frameworkVersion).toBe('2')
  expect((await card('2026')).frameworkVersion).toBe('3')
  expect((await card('2027-01')).frameworkVersion).toBe('2')
  const before = await card('2022-09')
  expect(before).toMatchObject({ eligibleForTot: null, grade: null, reasons: [{ rule: 'validity' }] })
  expect(before.inputs).toMatchObject({ inForce: false, rulings: [] })
})
