import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { askedOf, chooseItems } from '../../src/satisfaction/asked-instrument.ts'
import { InstrumentFile, LEVELS } from '../../src/satisfaction/instrument.ts'
import { instrumentStore } from '../../src/satisfaction/instrument-store.ts'
import { readYamlFolder } from '../../src/yaml-folder.ts'
import { freshSqlite } from '../services/databases.ts'

const FOLDER = new URL('../../seeds/instruments/', import.meta.url).pathname
const { things, faults } = await readYamlFolder(FOLDER, InstrumentFile)
const sipas = things.find((each) => each.name === 'sipas-2023')!

test.each([
  ['overall', []],
  ['sipas-2023', [4, 4, 5, 3, 3]],
  ['sipas-2017', [4, 5, 6, 3, 4]],
  ['ward-9', [3, 2, 4]],
])('%s has items per factor %o', (name, sizes) => {
  expect(faults).toEqual([])
  const instrument = things.find((each) => each.name === name)!
  const inFactor = (code: string) => instrument.items.filter((item) => item.factor === code).length
  expect(instrument.factors.map(({ code }) => inFactor(code))).toEqual(sizes)
  for (const item of instrument.items) {
    expect(item.vi).toBe(item.vi.normalize('NFC'))
    expect(item.source).not.toBe('')
  }
})

test('loading again records nothing; a change is a new version and the old one still answers for its time', async () => {
  const database = await freshSqlite()
  expect((await instrumentStore.load(database, FOLDER, 1000)).recorded).toHaveLength(4)
  expect((await instrumentStore.load(database, FOLDER, 2000)).recorded).toEqual([])
  const body = JSON.stringify({ ...sipas, version: '2' })
  const next = { name: sipas.name, version: '2', recorded_at: 3000, body }
  await database.read.insertInto('instrument_version').values(next).execute()
  expect((await instrumentStore.asOf(database, 'sipas-2023', 2999))!.version).toBe('1')
  expect((await instrumentStore.asOf(database, 'sipas-2023', 3000))!.version).toBe('2')
  expect((await instrumentStore.asOf(database, 'sipas-2023', 1))!.version).toBe('1') // before it was ever loaded
  expect(await instrumentStore.asOf(database, 'none', 1)).toBeNull()
})

test('wording that we only remember is marked; the five levels are data of every file', () => {
  const unsure = (name: string) =>
    things.find((each) => each.name === name)!.items.filter(({ howSure }) => howSure === 'to-confirm')
  expect(unsure('sipas-2017').map(({ code }) => code)).toEqual(['c01', 'c03', 'c04', 'c06', 'c11'])
  expect(unsure('sipas-2023')).toEqual([])
  expect(unsure('ward-9')).toHaveLength(9)
  for (const { scale } of things) expect(scale).toEqual(LEVELS)
})

describe('which item of a factor is asked', () => {
  const chanceOf = (rating: number) => (purpose: string) =>
    createHash('sha256').update(`${rating}:${purpose}`).digest('hex')
  /** @param answers whether a citizen answers an item; else it is passed over */
  const coverage = (ratings: number, answers: (item: string, rating: number) => boolean) => {
    const counts = new Map<string, number>()
    for (let rating = 0; rating < ratings; rating += 1) {
      const items = chooseItems(sipas, counts, chanceOf(rating))
      expect(items.map((item) => item.factor)).toEqual(sipas.factors.map(({ code }) => code))
      for (const { code } of items) if (answers(code, rating)) counts.set(code, (counts.get(code) ?? 0) + 1)
    }
    return counts
  }

  test('covers all items alike, in a unit with few ratings too', () => {
    for (const ratings of [30, 60, 600]) {
      const counts = coverage(ratings, () => true)
      for (const { code, factor } of sipas.items) {
        const fair = ratings / sipas.items.filter((item) => item.factor === factor).length
        expect(Math.abs(counts.get(code)! - fair)).toBeLessThan(3)
      }
    }
  })

  test('makes up for an item that half of the citizens pass over', () => {
    const counts = coverage(600, (item, rating) => item !== 'q21' || rating % 2 === 0)
    for (const code of ['q19', 'q20', 'q22'])
      expect(counts.get('q21')! / counts.get(code)!).toBeGreaterThan(0.9)
  })

  test('does not stop asking the others when one is passed over by everybody', () => {
    const counts = coverage(600, (item) => item !== 'q21')
    for (const code of ['q19', 'q20', 'q22']) expect(counts.get(code)).toBeGreaterThan(25)
  })

  test('is told by nobody in advance: the same moment asks the same, another one may not', () => {
    expect(chooseItems(sipas, new Map(), chanceOf(1))).toEqual(chooseItems(sipas, new Map(), chanceOf(1)))
    const codes = [1, 2, 3, 4, 5].map((rating) => chooseItems(sipas, new Map(), chanceOf(rating))[0]!.code)
    expect(new Set(codes).size).toBeGreaterThan(1)
  })
})

describe('which instrument a unit is asked', () => {
  const ward = {
    ...things.find((each) => each.name === 'ward-9')!,
    asks: { kinds: ['commune' as const], units: [] },
  }
  const old = { ...things.find((each) => each.name === 'sipas-2017')!, asks: { kinds: [], units: ['xa-b'] } }
  const instruments = new Map([ward, old, sipas].map((each) => [each.name, each]))

  test.each([
    ['so-a', 'department', 'sipas-2023'],
    ['xa-a', 'commune', 'ward-9'],
    ['xa-b', 'commune', 'sipas-2017'],
  ] as const)('%s, a %s: %s', (code, kind, name) => {
    expect(askedOf(instruments, { code, kind })!.name).toBe(name)
  })

  test('the files that come with the program leave it at the default', () => {
    const all = new Map(things.map((each) => [each.name, each]))
    for (const kind of ['commune', 'department', 'branch', 'other'] as const)
      expect(askedOf(all, { code: 'x', kind })!.name).toBe('sipas-2023')
  })

  test('two files that want the same units are refused, with the place, and nothing is recorded', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'instruments-'))
    const text = await readFile(join(FOLDER, 'ward-9.yaml'), 'utf8')
    const asks = 'asks: { kinds: [commune] }'
    await writeFile(join(folder, 'a.yaml'), `${text.replace('name: ward-9', 'name: a')}${asks}\n`)
    await writeFile(join(folder, 'b.yaml'), `${text.replace('name: ward-9', 'name: b')}${asks}\n`)
    const database = await freshSqlite()
    const { recorded, faults } = await instrumentStore.load(database, folder, 1000)
    expect(recorded).toEqual([])
    expect(faults).toEqual([
      { file: 'b.yaml', line: null, reason: 'asks: kind commune is asked another instrument too' },
    ])
    expect((await instrumentStore.current(database)).size).toBe(0)
    await rm(folder, { recursive: true })
  })
})

test.each([
  ['a code used twice', { factors: factors(['a', 'a']) }, 'the code a is used twice'],
  ['four levels', { scale: LEVELS.slice(1) }, 'five levels, 1 to 5, in this order'],
  ['levels in another order', { scale: LEVELS.toReversed() }, 'five levels, 1 to 5, in this order'],
  [
    'two levels alike',
    { scale: LEVELS.map((each) => ({ ...each, vi: 'Tốt' })) },
    'two levels have the same words',
  ],
  [
    'nothing to ask',
    { factors: [], asks: { kinds: ['commune'] } },
    'the chat asks an instrument with 1 to 5 factors; this one has 0',
  ],
])('%s is refused', (_what, change, message) => {
  const file = {
    name: 'x',
    version: '1',
    title: { vi: 'x', en: 'x' },
    source: 'x',
    howSure: 'own',
    factors: factors(['a', 'b']),
    ...change,
  }
  expect(InstrumentFile.safeParse(file).error?.issues[0]?.message).toBe(message)
})

function factors(codes: string[]) {
  return [{ code: 'f', name: { vi: 'x', en: 'x' }, items: codes.map((code) => ({ code, vi: 'x', en: 'x' })) }]
}
