/** A cry for help that the models alone hear, beside a command that the rules hear in it: from given findings. */
import { describe, expect, test } from 'vitest'
import { groundWeights } from '../../src/understanding/grounds.ts'
import type { Intent } from '../../src/understanding/intents.ts'
import type { Gravity } from '../../src/understanding/learned/grave.ts'
import { isCry } from '../../src/understanding/learned/understand-by.ts'
import type { Ruling } from '../../src/understanding/rules.ts'
import { messageOf } from '../../src/understanding/words.ts'

const CALM: Gravity = {
  flags: [],
  isCry: false,
  isNoCry: false,
  isGraveEvenSo: false,
  isSure: false,
  isSurelyCalm: false,
}
const DANGER: Gravity = { ...CALM, flags: ['danger_to_life'], isSure: true }
const CRY: Gravity = { ...DANGER, isCry: true }

const words = (count: number) => messageOf(Array(count).fill('chữ').join(' '))

function hears(count: number, gravity: Gravity, wish: Intent, command: Intent | null = null): boolean {
  const ruling: Ruling = {
    emergency: false,
    command,
    intent: command ?? 'none',
    confidence: 0.9,
    runnerUp: null,
    grounds: groundWeights(messageOf('')),
  }
  return isCry(words(count), ruling, gravity, { intent: wish, confidence: 0.9, runnerUp: null })
}

describe('a cry', () => {
  test.each(['cancel', 'skip', 'deny', 'thanks_bye', 'help'] as const)('is heard beside «%s»', (command) => {
    expect(hears(3, CRY, command, command)).toBe(true)
    expect(hears(12, CRY, command, command)).toBe(true)
  })

  test('that is not sure is heard without a command, and does not silence one', () => {
    expect(hears(3, { ...CRY, isSure: false }, 'none')).toBe(true)
    expect(hears(3, { ...CRY, isSure: false }, 'cancel', 'cancel')).toBe(false)
  })
})

describe('danger that is told beside a command', () => {
  test.each(['cancel', 'back', 'skip', 'affirm', 'deny'] as const)(
    'is a cry where «%s» alone would be shorter',
    (wish) => {
      expect(hears(4, DANGER, wish, wish)).toBe(true)
      expect(hears(3, DANGER, wish, wish)).toBe(false)
    },
  )

  test('is none where something else is wanted, or where it is not sure', () => {
    expect(hears(12, DANGER, 'file_complaint', 'cancel')).toBe(false)
    expect(hears(12, { ...DANGER, isSure: false }, 'cancel', 'cancel')).toBe(false)
    expect(hears(12, { ...DANGER, flags: ['bribery_allegation'] }, 'cancel', 'cancel')).toBe(false)
  })
})
