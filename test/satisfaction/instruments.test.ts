import { expect, test } from 'vitest'
import { InstrumentFile } from '../../src/satisfaction/instrument.ts'
import { instrumentAsOf, loadInstruments } from '../../src/satisfaction/instrument-store.ts'
import { nextItems } from '../../src/satisfaction/rating.ts'
import { readYamlFolder } from '../../src/satisfaction/yaml-folder.ts'
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
  expect((await loadInstruments(database, FOLDER, 1000)).recorded).toHaveLength(4)
  expect((await loadInstruments(database, FOLDER, 2000)).recorded).toEqual([])
  const body = JSON.stringify({ ...sipas, version: '2' })
  const next = { name: sipas.name, version: '2', recorded_at: 3000, body }
  await database.read.insertInto('instrument_version').values(next).execute()
  expect((await instrumentAsOf(database, 'sipas-2023', 2999))!.version).toBe('1')
  expect((await instrumentAsOf(database, 'sipas-2023', 3000))!.version).toBe('2')
  expect((await instrumentAsOf(database, 'sipas-2023', 1))!.version).toBe('1') // before it was ever loaded
  expect(await instrumentAsOf(database, 'none', 1)).toBeNull()
})

test('the chat asks one item of each factor, the least asked first, so that all get the same coverage', () => {
  const asked = new Map<string, number>()
  for (let rating = 0; rating < 60; rating += 1) {
    const items = nextItems(sipas, asked)
    expect(items.map((item) => item.factor)).toEqual([
      'access',
      'procedures',
      'officials',
      'results',
      'feedback',
    ])
    for (const { code } of items) asked.set(code, (asked.get(code) ?? 0) + 1)
  }
  expect(new Set(sipas.items.map((item) => asked.get(item.code)))).toEqual(new Set([15, 12, 20])) // 60 over 4, 5, 3 items
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
