import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { INTENTS } from '../../src/understanding/intents.ts'
import { chancesOf } from '../../src/understanding/learned/chain.ts'
import { type Example, readLine } from '../../src/understanding/learned/example.ts'
import { learnSlots } from '../../src/understanding/learned/learn-slots.ts'
import { markedSlots } from '../../src/understanding/learned/marked-slots.ts'
import { TAGS } from '../../src/understanding/learned/slot-tags.ts'
import { figuresOf, slotsOf } from '../../src/understanding/slots.ts'
import { messageOf } from '../../src/understanding/words.ts'

const example = (marked: string): Example => {
  const line = readLine(marked)
  if ('fault' in line) throw new Error(line.fault)
  return { ...line, intent: 'file_complaint', category: 'attitude' }
}

const PEOPLE = ['anh Tuấn', 'chị Hoa', 'bà Mận', 'ông Bưởi', 'cô Cam', 'chú Quýt']
const PLACES = [
  'một cửa phường Mây Hồng',
  'ubnd xã Suối Sáo',
  'công an phường Gió Lành',
  'trạm y tế xã Bờ Sao',
]
const EXAMPLES = PEOPLE.flatMap((person) =>
  PLACES.map((place) =>
    example(
      `[hôm qua](date) [${person}](official) ở [${place}](unit) quát tôi khi nộp [khai sinh](procedure)`,
    ),
  ),
)
const tagger = learnSlots(EXAMPLES)
const read = (text: string) => markedSlots(tagger, messageOf(text), 'file_complaint')

describe('a tagger that learned from a few examples', () => {
  test('finds what it never saw where it stands as what it saw', () => {
    expect(read('hôm qua chị Mít ở ubnd xã Đồng Mây quát tôi khi nộp khai tử')).toEqual({
      date: 'hôm qua',
      official: 'chị Mít',
      unit: 'ubnd xã Đồng Mây',
      procedure: 'khai tử',
    })
  })

  test('finds the same without diacritics', () => {
    expect(read('hom qua chi Hoa o mot cua phuong May Hong quat toi khi nop khai sinh')).toEqual({
      date: 'hom qua',
      official: 'chi Hoa',
      unit: 'mot cua phuong May Hong',
      procedure: 'khai sinh',
    })
  })

  test('finds nothing in a greeting, nor whom a question is about', () => {
    const message = messageOf('hôm qua anh Tuấn ở ubnd xã Suối Sáo')
    expect(markedSlots(tagger, message, 'greet')).toEqual({})
    expect(markedSlots(tagger, message, 'check_dossier').official).toBeUndefined()
  })

  test('is the same for the same examples', () => {
    expect(learnSlots(EXAMPLES)).toEqual(tagger)
  })
})

test('the chances of a word add up to 1, and a slot goes on only after it began', () => {
  const row = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: TAGS, maxLength: TAGS })
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
      const { tagged, pairs } = chancesOf(Float64Array.from(rows.flat()), new Float64Array(TAGS * TAGS))
      for (let at = 0; at < tagged.length; at += TAGS)
        expect(tagged.subarray(at, at + TAGS).reduce((sum, each) => sum + each, 0)).toBeCloseTo(1)
      expect(pairs.reduce((sum, each) => sum + each, 0)).toBeCloseTo(rows.length)
      expect(pairs[2]).toBe(0) // inside after outside
    }),
    { numRuns: 50 },
  )
})

const PIECES = [
  'hôm qua ',
  'thứ ba ',
  'ngày mùng 8 ',
  '15/8 ',
  'UBND ',
  'phường Mây Hồng ',
  'anh Tuấn ',
  'cán bộ ',
  'khai sinh ',
  'không ',
  'chín ',
  '0900 000 123',
  'H32.12-260105-0001',
  '1tr5 ',
  'H32 chấm 12 ',
  'gạch ',
  '5 sao ',
  '😀',
  '\u200b',
  '\u0301',
  '\u202e',
  'Ｈ',
  '\n',
  '(',
  '/',
  ', ',
  '000 ',
  '. ',
]
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .tuple(
      fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 200 }),
    )
    .map(([pieces, times]) => pieces.join('').repeat(times).slice(0, 10_000)),
)

describe('of any text', () => {
  test('slots are its own words, or numbers', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(...INTENTS), (text, intent) => {
        const message = messageOf(text)
        const slots = {
          ...slotsOf(message, intent),
          ...figuresOf(message, intent),
          ...markedSlots(tagger, message, intent),
        }
        for (const value of Object.values(slots)) {
          if (typeof value === 'string') expect(value !== '' && message.text.includes(value)).toBe(true)
          else expect(Number.isFinite(value)).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('the slots are read in bounded work', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PIECES), fc.constantFrom(...PIECES), (one, two) => {
        const message = messageOf((one + two).repeat(5_000).slice(0, 10_000))
        const started = process.threadCpuUsage()
        slotsOf(message, 'file_complaint')
        markedSlots(tagger, message, 'file_complaint')
        return process.threadCpuUsage(started).user / 1000 < 400
      }),
      { numRuns: 100 },
    )
  })
})
