import { describe, expect, test } from 'vitest'
import type { Understanding } from '../../../src/understanding/understand.ts'
import { asExample, FOLDS, foldOf } from './corpus.ts'
import { answered, isBare, type Labelled, type Pair } from './labelled.ts'
import { f1, measure } from './measure.ts'
import { mistakesOf, mistakeTable } from './worst.ts'

const line = (text: string, fields: Partial<Labelled> = {}): Labelled => ({
  id: 'd0001',
  text,
  intent: 'check_dossier',
  category: null,
  flags: [],
  slots: {},
  slotsLabelled: ['unit', 'date'],
  style: ['diacritics'],
  ...fields,
})
const heard = (fields: Partial<Understanding> = {}): Understanding => ({
  intent: 'check_dossier',
  confidence: 0.9,
  runnerUp: null,
  category: null,
  flags: [],
  slots: {},
  ...fields,
})
const pair = (said: Labelled, answer: Understanding): Pair => ({ line: said, answer, bare: answer })

describe('the measure of understanding', () => {
  test('counts intents, grounds of complaints alone, and what they were taken for', () => {
    const complaint = line('x', { intent: 'file_complaint', category: 'delay' })
    const figures = measure([
      pair(complaint, heard({ intent: 'file_complaint', category: 'delay' })),
      pair(complaint, heard({ intent: 'file_complaint', category: 'attitude' })),
      pair(complaint, heard()),
      pair(line('y'), heard()),
    ])
    expect(figures.intent).toEqual({ right: 3, of: 4 })
    expect(figures.ground).toEqual({ right: 1, of: 3 })
    expect(figures.grounds[0]?.takenFor).toEqual([
      { name: 'attitude', n: 1 },
      { name: 'check_dossier', n: 1 },
    ])
  })

  test('a slot is right when its words are, marks and capitals aside; of several any is', () => {
    const said = line('x', { slots: { unit: ['Phường Mây Hồng', 'một cửa'] } })
    const { slotsPooled, slotsNear } = measure([
      pair(said, heard({ slots: { unit: 'phuong may hong' } })),
      pair(said, heard({ slots: { unit: 'phuong may' } })),
      pair(said, heard()),
      pair(line('y'), heard({ slots: { date: 'hôm qua', phone: '0900000123' } })),
    ])
    expect(slotsPooled).toEqual({ right: 1, said: 3, heard: 3 }) // no phone was labelled
    expect(f1(slotsPooled)).toBeCloseTo(1 / 3)
    expect(slotsNear).toEqual({ right: 2, said: 3, heard: 3 })
  })

  test('a grave text is heard when any grave flag is raised; the share of false alarms is of the calm ones', () => {
    const grave = line('x', { flags: ['danger_to_life'] })
    const figures = measure([
      pair(grave, heard({ flags: ['bribery_allegation'] })),
      pair(grave, heard({ flags: ['repeat'] })),
      pair(line('y'), heard({ flags: ['danger_to_life'] })),
      pair(line('z'), heard()),
    ])
    expect(figures.grave).toEqual({ right: 1, said: 2, heard: 2 })
    expect(figures.falseAlarms).toEqual({ right: 1, of: 2 })
  })

  test('each text is answered with its marks and without', () => {
    const texts: string[] = []
    answered([line('Hồ sơ Đất')], (text) => {
      texts.push(text)
      return heard()
    })
    expect(texts).toEqual(['Hồ sơ Đất', 'Ho so Dat'])
    expect([isBare('ho so'), isBare('hồ sơ')]).toEqual([true, false])
  })
})

test('the corpus is split by the number of the line alone, into parts that share no line', () => {
  const lines = Array.from({ length: 671 }, (_, n) =>
    line(`text ${n % 7}`, { id: `d${String(n).padStart(4, '0')}` }),
  )
  const parts = Array.from({ length: FOLDS }, (_, fold) => lines.filter((one) => foldOf(one) === fold))
  expect(
    parts
      .flat()
      .map(({ id }) => id)
      .sort(),
  ).toEqual(lines.map(({ id }) => id)) // each in one, none left out
  for (const part of parts) expect(Math.abs(part.length - lines.length / FOLDS)).toBeLessThan(1)
  for (const { id } of lines) expect(foldOf(line('other words', { id }))).toBe(foldOf({ id }))
})

test('a line of the corpus becomes an example with its slots where they stand', () => {
  const said = line('nộp ở một cửa hôm qua', { slots: { unit: ['một cửa'], date: ['hôm qua'] } })
  expect(asExample(said).slots).toEqual([
    { slot: 'unit', start: 6, end: 13 },
    { slot: 'date', start: 14, end: 21 },
  ])
})

test('the worst mistakes: what is missed of danger first, then the surest; one for each text', () => {
  const mistakes = mistakesOf('unseen', [
    pair(line('sure | wrong'), heard({ intent: 'none', confidence: 0.9 })),
    pair(line('unsure wrong'), heard({ intent: 'none', confidence: 0.4 })),
    pair(line('danger', { flags: ['danger_to_life'] }), heard({ confidence: 0.2 })),
    pair(line('right'), heard()),
  ])
  expect(mistakes.map(({ text }) => text)).toEqual(['danger', 'sure | wrong', 'unsure wrong'])
  expect(mistakeTable(mistakes)).toContain(
    '### intent: check_dossier taken for none (2)\n\n| text | labelled | understood | confidence | set |\n| --- | --- | --- | --- | --- |\n| sure \\| wrong | check_dossier | none | 0.90 | unseen |',
  )
})
