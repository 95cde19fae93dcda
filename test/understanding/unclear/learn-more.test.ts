import { describe, expect, test } from 'vitest'
import type { Example } from '../../../src/understanding/learned/example.ts'
import { learn } from '../../../src/understanding/learned/learn.ts'
import { confusionLine, confusionsOf } from '../../../src/understanding/unclear/confusions.ts'
import { measureLabelled } from '../../../src/understanding/unclear/learn-more.ts'
import { without } from '../../../src/understanding/unclear/own-examples.ts'

const example = (text: string, intent: Example['intent']): Example => ({
  text,
  intent,
  category: null,
  flags: [],
  slots: [],
})

const known = [example('cho hỏi hồ sơ của tôi tới đâu rồi', 'check_dossier')]
const learned = learn(known)

describe('learning what a clerk labelled', () => {
  test('no text is measured by models that learned from it', async () => {
    const fresh = ['một', 'hai', 'ba'].map((text) => example(`câu ${text} lạ`, 'none'))
    const learnedFrom: string[][] = []
    const figures = await measureLabelled(known, fresh, learned, async (examples) => {
      learnedFrom.push(examples.map(({ text }) => text))
      return learned
    })
    expect(learnedFrom).toEqual([
      [known[0]!.text, 'câu hai lạ'],
      [known[0]!.text, 'câu một lạ', 'câu ba lạ'],
    ])
    expect(figures.before).toHaveLength(3)
    expect(figures.after.map(({ said }) => said)).toEqual(['none', 'none', 'none'])
  })

  test('nor by those that learned it by the label of before, or from a twin', async () => {
    const before = example('Câu này lạ', 'thanks_bye')
    const fresh = [example('câu này lạ', 'none'), example('cau nay la', 'none'), example('câu khác', 'none')]
    const learnedFrom: string[][] = []
    const figures = await measureLabelled([...known, before], fresh, learned, async (examples) => {
      learnedFrom.push(examples.map(({ text }) => text))
      return learned
    })
    expect(learnedFrom).toEqual([
      [known[0]!.text, 'câu khác'],
      [known[0]!.text, 'cau nay la'],
    ])
    expect([figures.before.length, figures.after.length]).toEqual([2, 2])
  })

  test('a text that is labelled anew leaves those that are known', () => {
    expect(without([...known, example('Câu lạ!', 'none')], [example('cau la', 'deny')])).toEqual(known)
  })

  test('one text alone cannot be measured after', async () => {
    const fresh = [example('câu lạ', 'none')]
    const { after } = await measureLabelled([], fresh, learned, () => Promise.reject(new Error('none')))
    expect(after).toEqual([])
  })
})

test('the table of confusions tells what a kind was taken for, the most frequent first', () => {
  const heard = [
    { said: 'a', heard: 'a' },
    { said: 'a', heard: 'c' },
    { said: 'a', heard: 'b' },
    { said: 'a', heard: 'b' },
    { said: 'b', heard: 'b' },
  ]
  expect(confusionsOf(heard).map(confusionLine)).toEqual([
    '  a                       25.0 % of   4  taken for b 2, c 1',
    '  b                      100.0 % of   1',
  ])
})
