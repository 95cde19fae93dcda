import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { ExampleFile } from '../../../src/understanding/learned/example.ts'
import { labelFile, readLabelFile } from '../../../src/understanding/unclear/label-file.ts'
import { examplesAsYaml, withNew } from '../../../src/understanding/unclear/own-examples.ts'
import type { UnclearMessage } from '../../../src/understanding/unclear/unclear-messages.ts'

const DAY = Date.parse('2026-11-28T00:00:00Z')
const unclear = (words: string): UnclearMessage => ({
  words,
  heard: 'check_dossier',
  confidence: 0.41,
  answered: 'either_or',
  question: null,
  times: 3,
  lastDay: DAY,
})

describe('the list that a clerk labels', () => {
  test('shows each message with how often and how it was heard, and waits for a label', () => {
    const file = labelFile([unclear('hs toi sao roi'), unclear('# "lạ": - quá')])
    expect(file).toContain(
      '- intent: "?" # 3x, last 2026-11-28; either_or; heard check_dossier 0.41\n  examples: |\n    hs toi sao roi\n',
    )
    expect(readLabelFile(file)).toEqual({ examples: [], waiting: 2 })
  })

  test('becomes examples where it is labelled; the rest is passed over', () => {
    const file = labelFile([unclear('hs phuong may hong toi sao roi'), unclear('chan qua')])
      .replace('"?"', 'check_dossier')
      .replace('phuong may hong', '[phuong may hong](unit)')
    expect(readLabelFile(file)).toEqual({
      waiting: 1,
      examples: [
        {
          text: 'hs phuong may hong toi sao roi',
          intent: 'check_dossier',
          category: null,
          flags: [],
          slots: [{ slot: 'unit', start: 3, end: 18 }],
        },
      ],
    })
  })

  test.each([
    ['- intent: check_dosier\n  examples: |\n    x', /intent/],
    ['- intent: file_complaint\n  examples: |\n    x', /category/],
    ['- intent: none\n  examples: |\n    x !grave', /no flag !grave: bribery_allegation, .*: x !grave/],
    [
      '- intent: none\n  examples: |\n    hi\n- intent: greet\n  examples: |\n    HI',
      /none and as greet: hi/,
    ],
    ['intent: none', /list/],
    ['- "', /./],
  ])('says what is wrong with %j', (text, reason) => {
    const read = readLabelFile(text)
    expect('faults' in read && read.faults.join()).toMatch(reason)
  })
})

describe('the own examples of a deployment', () => {
  const read = (yaml: string) => ExampleFile.parse(parse(yaml))
  const FILE = `- intent: file_complaint
  category: attitude
  examples: |
    [chị ở [một cửa phường Mây Hồng](unit)](official) quát tui [hôm qua](date) !repeat !press_threat
    # không phải ghi chú
- intent: greet
  examples: |
    chào "ad": - hi
`

  test('are written as they are read', () => {
    expect(read(examplesAsYaml(read(FILE)))).toEqual(read(FILE))
  })

  test('take the newer label where a text comes again', () => {
    const [first] = read('- intent: none\n  examples: |\n    Chào ad')
    const again = { ...first!, text: 'chao ad', intent: 'greet' as const }
    expect(withNew([first!], [again])).toEqual([again])
  })
})
