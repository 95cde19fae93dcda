import { expect, test } from 'vitest'
import { InstrumentFile } from '../../src/satisfaction/instrument.ts'
import { ReferenceFile, referenceStore } from '../../src/scores/reference.ts'
import { readYamlFolder } from '../../src/yaml-folder.ts'
import { freshSqlite } from '../services/databases.ts'

const folder = (name: string) => new URL(`../../seeds/${name}/`, import.meta.url).pathname
const { things, faults } = await readYamlFolder(folder('reference'), ReferenceFile)
const national = things[0]!

test('the national figures stand as published, and say how sure they are', async () => {
  expect(faults).toEqual([])
  expect(national.values.map(({ period, overall, howSure }) => [period, overall, howSure])).toEqual([
    ['2017', 80.9, 'one-source'],
    ['2018', 82.99, 'one-source'],
    ['2019', 84.45, 'to-confirm'],
    ['2020', 85.48, 'to-confirm'],
    ['2021', 87.16, 'to-confirm'],
    ['2022', 80.08, 'confirmed'],
    ['2023', 82.66, 'confirmed'],
    ['2024', 83.94, 'confirmed'],
  ])
  const instruments = (await readYamlFolder(folder('instruments'), InstrumentFile)).things
  const factors = instruments
    .find(({ name }) => name === national.instrument)!
    .factors.map(({ code }) => code)
  for (const value of national.values)
    for (const factor of Object.keys(value.factors)) expect(factors).toContain(factor)
})

test('between 2021 and 2022 the method changed, and the file says so', () => {
  expect(national.breaks).toMatchObject([{ after: '2021', before: '2022' }])
})

test('they are recorded like every method, once', async () => {
  const database = await freshSqlite()
  expect((await referenceStore.load(database, folder('reference'), 1)).recorded).toEqual(['sipas-national'])
  expect((await referenceStore.load(database, folder('reference'), 2)).recorded).toEqual([])
  expect((await referenceStore.current(database)).get('sipas-national')).toEqual(national)
})

test.each([
  ['periods out of order', { values: [value('2018'), value('2017')] }, '2017 does not come after 2018'],
  [
    'a break that is nowhere',
    { breaks: [{ after: '2017', before: '2019', why: { vi: 'x', en: 'x' } }] },
    '2017 and 2019 are not neighbours among the values',
  ],
  [
    'a share above a hundred',
    { values: [{ ...value('2017'), overall: 101 }] },
    'Too big: expected number to be <=100',
  ],
])('%s is refused', (_what, change, message) => {
  const file = { ...national, breaks: [], values: [value('2017'), value('2018'), value('2019')], ...change }
  expect(ReferenceFile.safeParse(file).error?.issues[0]?.message).toBe(message)
})

function value(period: string) {
  return { period, overall: 80, howSure: 'confirmed' }
}
