import { describe, expect, test } from 'vitest'
import { InstrumentFile } from '../../src/satisfaction/instrument.ts'
import { type Levels, noFacts, type UnitFacts } from '../../src/scores/facts.ts'
import { FrameworkFile } from '../../src/scores/frameworks/framework.ts'
import { ReferenceFile } from '../../src/scores/reference.ts'
import { scorecard } from '../../src/scores/scorecard.ts'
import { readYamlFolder } from '../../src/yaml-folder.ts'

// Answer counts are made to yield the published figures; the engine must find these again, to two decimals, as published.

const folder = (name: string) => new URL(`../../seeds/${name}/`, import.meta.url).pathname
const named = <Thing extends { name: string }>({ things }: { things: Thing[] }, name: string) =>
  things.find((each) => each.name === name)!
const instrument = named(await readYamlFolder(folder('instruments'), InstrumentFile), 'sipas-2023')
const framework = named(await readYamlFolder(folder('frameworks'), FrameworkFile), 'sipas-2023')
const national = named(await readYamlFolder(folder('reference'), ReferenceFile), 'sipas-national')
const published = (period: string) => national.values.find((each) => each.period === period)!

const itemsOf = (factor: string) =>
  instrument.items.filter((item) => item.factor === factor).map(({ code }) => code)
const FACTORS = instrument.factors.map(({ code }) => code)

/** Shares of a factor's items around its index: some above, as many below. */
function around(index: number, items: readonly string[]): number[] {
  return items.map((_, i) => index / 100 + (i - (items.length - 1) / 2) * 0.004)
}

/**
 * Levels of every item for the indices of the factors.
 *
 * @param answersOf how many answered an item
 */
function answered(
  indices: Record<string, number>,
  answersOf: (item: string, at: number) => number,
): UnitFacts {
  const items = FACTORS.flatMap((factor) => {
    const codes = itemsOf(factor)
    return around(indices[factor]!, codes).map((share, i): [string, Levels] => {
      const n = answersOf(codes[i]!, i)
      const satisfied = Math.round(share * n)
      const very = Math.floor(satisfied / 3)
      const not = n - satisfied
      return [
        codes[i]!,
        [
          Math.floor(not / 5),
          Math.floor(not / 4),
          not - Math.floor(not / 5) - Math.floor(not / 4),
          satisfied - very,
          very,
        ],
      ]
    })
  })
  const most = Math.max(...items.map(([, levels]) => levels.reduce((sum, n) => sum + n, 0)))
  const raters = new Map(['', ...FACTORS].map((factor) => [factor, most]))
  return { ...noFacts(), items: new Map(items), raters }
}

/** The figures of the framework, as they are shown: two decimals. */
function figuresOf(facts: UnitFacts): Record<string, { value: number | null; text: string | undefined }> {
  const unit = { code: 'VN', name: 'Cả nước' }
  const times = { from: '', to: '', asOf: '' }
  const setting = {
    unit,
    period: '2024',
    ...times,
    framework,
    instrument,
    minN: 30,
    predecessors: [],
    viewer: 'chain' as const,
  }
  const { figures } = scorecard(facts, setting).inputs
  return Object.fromEntries(figures!.map(({ figure, value, text }) => [figure, { value, text: text?.vi }]))
}

/** 2024 publishes access and the whole block; the others of its five are chosen so that the block comes out. */
function year2024(access: number, service: number): Record<string, number> {
  const others = (service * 19 - access * 4) / 15
  return {
    access,
    procedures: others + 0.1,
    officials: others + 0.4,
    results: others - 0.2,
    feedback: others - 0.6,
  }
}

/** Full forms of as many respondents as the survey of 2024 had. */
const fullForms = () => 36_525
/** A planned sample: each item was answered by some, one by few more than another. */
const someEach = (_item: string, at: number) => 7_000 + 431 * at

describe.each([
  ['from full forms', fullForms],
  ['from a planned sample', someEach],
] as const)('%s', (_kind, answersOf) => {
  test('the service block of SIPAS 2024: 84.09, access 84.27', () => {
    const { service, factors } = published('2024')
    const figures = figuresOf(answered(year2024(factors.access!, service!), answersOf))
    expect(figures.sipas_index).toEqual({ value: 84.09, text: '84,09' })
    expect(figures['factor_index:access']).toEqual({ value: 84.27, text: '84,27' })
  })

  test.each([
    ['lowest', 78.43, 78.18],
    ['highest', 92.14, 92.0],
  ])('the %s province of 2024: access %f, service %f', (_which, access, service) => {
    const figures = figuresOf(answered(year2024(access, service), answersOf))
    expect([figures['factor_index:access']!.value, figures.sipas_index!.value]).toEqual([access, service])
  })

  test('the five factors of SIPAS 2023', () => {
    const { factors } = published('2023')
    const figures = figuresOf(answered(factors, answersOf))
    for (const factor of FACTORS) expect(figures[`factor_index:${factor}`]!.value).toBe(factors[factor])
  })
})
