import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { InstrumentFile } from '../../src/satisfaction/instrument.ts'
import { instrumentStore } from '../../src/satisfaction/instrument-store.ts'
import { drawItems } from '../../src/satisfaction/rating.ts'
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

test('the chat asks one item of each factor, by chance, so that all get the same coverage on average', () => {
  const asked = new Map<string, number>()
  const RATINGS = 6000
  for (let rating = 0; rating < RATINGS; rating += 1) {
    const draw = (purpose: string) => createHash('sha256').update(`${rating}:${purpose}`).digest('hex')
    const items = drawItems(sipas, draw)
    expect(items.map((item) => item.factor)).toEqual(sipas.factors.map(({ code }) => code))
    for (const { code } of items) asked.set(code, (asked.get(code) ?? 0) + 1)
  }
  for (const { code, factor } of sipas.items) {
    const fair = RATINGS / sipas.items.filter((item) => item.factor === factor).length
    expect(Math.abs(asked.get(code)! / fair - 1)).toBeLessThan(0.1)
  }
})

test('a code used twice is refused', () => {
  const file = {
    name: 'x',
    version: '1',
    title: { vi: 'x', en: 'x' },
    source: 'x',
    howSure: 'own',
    factors: [{ code: 'f', name: { vi: 'x', en: 'x' }, items: [item('a'), item('a')] }],
  }
  expect(InstrumentFile.safeParse(file).error?.issues[0]?.message).toBe('the code a is used twice')
})

function item(code: string) {
  return { code, vi: 'x', en: 'x' }
}
