/** What is wanted, from a given word of the rules and given scores of the models. */
import { describe, expect, test } from 'vitest'
import { groundWeights } from '../../src/understanding/grounds.ts'
import { INTENTS, type Intent } from '../../src/understanding/intents.ts'
import { type Wish, wishOf } from '../../src/understanding/learned/wish.ts'
import type { Ruling } from '../../src/understanding/rules.ts'
import { messageOf } from '../../src/understanding/words.ts'

/** The rules hear nothing. */
const NOTHING: Ruling = {
  emergency: false,
  command: null,
  intent: 'none',
  confidence: 0.3,
  runnerUp: null,
  grounds: groundWeights(messageOf('')),
}
const commands = (command: Intent): Partial<Ruling> => ({ command, intent: command, confidence: 0.9 })

/** A message of so many words. */
const words = (count: number) => messageOf(Array(count).fill('chữ').join(' '))

type Chances = Partial<Record<Intent, number>>

/** Scores of models that think these so likely; the others share what is left. */
function scoring(chances: Chances): Float64Array {
  const given = Object.values(chances)
  const left = (1 - given.reduce((sum, chance) => sum + chance, 0)) / (INTENTS.length - given.length)
  const weighs = 0.8 // scores on texts never seen (wish.ts)
  return Float64Array.from(INTENTS, (intent) => Math.log(chances[intent] ?? left) / weighs)
}

const wish = (count: number, ruling: Partial<Ruling>, chances: Chances): Wish =>
  wishOf(words(count), { ...NOTHING, ...ruling }, scoring(chances))

describe('danger and commands by the rules', () => {
  test('danger is danger, whatever the models say', () => {
    const said = wish(9, { emergency: true, intent: 'emergency' }, { check_dossier: 0.98 })
    expect(said).toEqual({ intent: 'emergency', confidence: 0.95, runnerUp: null })
  })

  test('a text without words is what the rules say', () => {
    expect(wish(0, { intent: 'affirm', confidence: 0.9 }, { check_dossier: 0.98 })).toEqual({
      intent: 'affirm',
      confidence: 0.9,
      runnerUp: null,
    })
  })

  test.each([
    [5, 0.98, 'cancel'],
    [6, 0.59, 'cancel'],
    [6, 0.6, 'file_complaint'],
    [20, 0.98, 'file_complaint'],
  ] as const)('a command in %d words, a complaint to %d: %s', (count, chance, intent) => {
    expect(wish(count, commands('cancel'), { file_complaint: chance }).intent).toBe(intent)
  })

  test('in many words it stands where the models say the same', () => {
    expect(wish(20, commands('cancel'), { cancel: 0.9 })).toEqual({
      intent: 'cancel',
      confidence: 0.9,
      runnerUp: null,
    })
  })

  test.each(['cancel', 'back', 'skip', 'affirm', 'deny'] as const)(
    '«%s» that the models alone hear is never sure',
    (intent) => {
      expect(wish(8, {}, { [intent]: 0.9 })).toMatchObject({ intent, confidence: 0.55 })
    },
  )
})

describe('a wish that both hear', () => {
  test.each([
    [0.55, 0.3, 0.7],
    [0.54, 0.3, 0.3],
    [0.55, 0.8, 0.8],
  ])('to %d by the rules and %d by the models is sure to %d', (ruled, learned, confidence) => {
    const said = wish(12, { intent: 'check_dossier', confidence: ruled }, { check_dossier: learned })
    expect(said).toMatchObject({ intent: 'check_dossier', confidence })
  })

  test('keeps the next likeliest of the models', () => {
    const ruled = { intent: 'check_dossier', confidence: 0.7 } as const
    expect(wish(12, ruled, { check_dossier: 0.4, procedure_info: 0.3 }).runnerUp).toEqual({
      intent: 'procedure_info',
      confidence: 0.3,
    })
  })
})

describe('a wish that a few words name', () => {
  const named = { intent: 'file_complaint', confidence: 0.6 } as const

  test('stands against models that are not as sure; what they heard is the next', () => {
    expect(wish(7, named, { check_dossier: 0.74 })).toEqual({
      intent: 'file_complaint',
      confidence: 0.7,
      runnerUp: { intent: 'check_dossier', confidence: 0.74 },
    })
  })

  test.each([
    ['in more words', 8, named, 0.74],
    ['against models that are as sure', 7, named, 0.75],
    ['where the rules are not sure', 7, { ...named, confidence: 0.59 }, 0.7],
  ] as const)('gives way %s', (_, count, ruled, chance) => {
    expect(wish(count, ruled, { check_dossier: chance }).intent).toBe('check_dossier')
  })

  test('has no wish of the models beside it where they hear none', () => {
    expect(wish(7, named, { none: 0.7 }).runnerUp).toBeNull()
    expect(wish(7, named, { none: 0.5, commend: 0.3 }).runnerUp).toEqual({
      intent: 'commend',
      confidence: 0.3,
    })
    expect(wish(7, named, { none: 0.5, file_complaint: 0.3 }).runnerUp).toBeNull() // is it itself
  })
})

describe('few words of which the rules hear nothing', () => {
  test.each([
    [5, 'check_dossier', 0.59, 'none'],
    [5, 'check_dossier', 0.6, 'check_dossier'],
    [5, 'file_complaint', 0.84, 'none'],
    [5, 'file_complaint', 0.85, 'file_complaint'],
    [6, 'file_complaint', 0.4, 'file_complaint'],
  ] as const)('%d words, %s to %d: %s', (count, heard, chance, intent) => {
    expect(wish(count, {}, { [heard]: chance }).intent).toBe(intent)
  })

  test('leave what was heard as the next', () => {
    expect(wish(3, {}, { check_dossier: 0.5 })).toEqual({
      intent: 'none',
      confidence: 0.3,
      runnerUp: { intent: 'check_dossier', confidence: 0.3 },
    })
  })

  test('leave the wish behind a command that was heard', () => {
    expect(wish(3, {}, { cancel: 0.5, check_dossier: 0.25 }).runnerUp).toEqual({
      intent: 'check_dossier',
      confidence: 0.25,
    })
  })
})

describe('the next likeliest', () => {
  test('is the likeliest other wish', () => {
    const said = wish(12, {}, { check_dossier: 0.5, none: 0.2, procedure_info: 0.15, commend: 0.12 })
    expect(said).toEqual({
      intent: 'check_dossier',
      confidence: 0.5,
      runnerUp: { intent: 'procedure_info', confidence: 0.15 },
    })
  })

  test('is none that is hardly likely', () => {
    expect(wish(12, {}, { check_dossier: 0.8, procedure_info: 0.09 }).runnerUp).toBeNull()
  })
})
