import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codePoints, shorten, splitText, utf16Units } from '../../src/channels/split-text.ts'
import { texts } from './replies.ts'

describe('long texts in pieces', () => {
  test.each([
    ['short texts stay whole', 'Chào Ông/Bà.', 20, ['Chào Ông/Bà.']],
    ['a paragraph is the best border', 'Một câu. Hai\n\nBa câu nữa', 20, ['Một câu. Hai', 'Ba câu nữa']],
    ['then a line', 'Một câu. Hai\nBa câu nữa', 20, ['Một câu. Hai', 'Ba câu nữa']],
    ['then a sentence', 'Một câu. Hai ba câu nữa', 20, ['Một câu.', 'Hai ba câu nữa']],
    ['then a word', 'một hai ba bốn năm sáu bảy', 10, ['một hai ba', 'bốn năm', 'sáu bảy']],
    ['a border near the start is passed over', 'A\n\nmột hai ba bốn năm', 16, ['A\n\nmột hai ba', 'bốn năm']],
    ['without any border it is cut', 'x'.repeat(25), 10, ['x'.repeat(10), 'x'.repeat(10), 'x'.repeat(5)]],
    ['nothing gives nothing', ' \n ', 10, []],
  ])('%s', (_, text, limit, pieces) => {
    expect(splitText(text, limit, utf16Units)).toEqual(pieces)
  })

  test('a family of emoji is never torn', () => {
    const family = '👨‍👩‍👧'
    for (const piece of splitText(family.repeat(9), 20, utf16Units))
      expect(piece.replaceAll(family, '')).toBe('')
  })

  test.each([
    ['Zalo', 2_000, codePoints, 5],
    ['Messenger', 1_900, utf16Units, 6],
  ])('one word of 10,000 letters on %s is cut between letters', (_, limit, measure, count) => {
    const word = 'ệ'.repeat(10_000)
    const pieces = splitText(word, limit, measure)
    expect([pieces.length, pieces.join('')]).toEqual([count, word])
  })

  test('a space that carries a mark is a letter, and no border', () => {
    const text = `${'a'.repeat(15)} \u0301${'b'.repeat(15)}`
    expect(splitText(text, 16, utf16Units)).toEqual(['a'.repeat(15), ` \u0301${'b'.repeat(14)}`, 'b'])
  })

  test.each(['\n\n', '\r\n\r\n', '\n \n'])('%j stands between paragraphs', (gap) => {
    expect(splitText(`Một câu. Hai${gap}Ba bốn năm`, 20, utf16Units)).toEqual(['Một câu. Hai', 'Ba bốn năm'])
  })

  test('a letter with thousands of marks still ends', () => {
    const pieces = splitText(`a${'\u0301'.repeat(5_000)}`, 1_900, utf16Units)
    expect(pieces.join('')).toHaveLength(5_001)
    for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(1_900)
  })

  test('an emoji is one code point and two UTF-16 units', () => {
    expect([codePoints('a😀b'), utf16Units('a😀b'), codePoints('Đường')]).toEqual([3, 4, 5])
  })

  test.each([
    ['Đường sá', 20, 'Đường sá'],
    ['Phản ánh hạ tầng giao thông', 20, 'Phản ánh hạ tầng gi…'],
    ['Cổng thông tin một cửa', 11, 'Cổng thông…'],
  ])('%j within %i is %j', (label, limit, short) => {
    expect(shorten(label, limit, utf16Units)).toBe(short)
  })
})

/** Letters as a reader sees them, without white space, which cuts may drop. */
const lettersOf = (text: string) =>
  [...new Intl.Segmenter('vi', { granularity: 'grapheme' }).segment(text)]
    .map(({ segment }) => segment.replace(/\s/gu, ''))
    .filter((letter) => letter !== '')

/** What no keyboard writes and somebody pastes: marks without a letter, joiners, flags, scripts that bind forward. */
const hostile = fc
  .array(
    fc.constantFrom(
      ...[
        'a',
        'ệ',
        'e\u0302\u0323',
        ' ',
        '\n',
        '\n\n',
        '. ',
        '\u0301',
        '\u200d',
        '\ufe0f',
        '🇻🇳',
        '👨‍👩‍👧‍👦',
        '👍🏽',
      ],
      ...['\u0600', '\u00a0', '\u3000', '각', 'क्षि', '…', '\r\n', 'x'.repeat(40)],
    ),
    { maxLength: 600 },
  )
  .map((all) => all.join(''))

describe.each([
  ['code points', codePoints],
  ['UTF-16 units', utf16Units],
])('any text, counted in %s', (_, measure) => {
  const cases = fc.tuple(fc.oneof(texts, hostile), fc.integer({ min: 50, max: 2_000 }))
  const always = (rule: (text: string, limit: number) => void) =>
    fc.assert(
      fc.property(cases, ([text, limit]) => {
        rule(text.trim(), limit)
      }),
      { numRuns: 400, seed: 20261128 },
    )

  test('comes in pieces within the limit, none of them empty', () => {
    always((text, limit) => {
      for (const piece of splitText(text, limit, measure)) {
        expect(measure(piece)).toBeLessThanOrEqual(limit)
        expect(piece.trim()).not.toBe('')
      }
    })
  })

  test('loses no letter and has none torn, but those that are longer than a piece', () => {
    always((text, limit) => {
      const letters = lettersOf(text)
      const pieces = splitText(text, limit, measure)
      if (letters.every((letter) => measure(letter) <= limit / 2))
        expect(pieces.flatMap(lettersOf)).toEqual(letters)
      else expect(pieces.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''))
    })
  })

  test('is one piece when it is short', () => {
    always((text) => {
      expect(splitText(text, 100_000, measure)).toEqual(text === '' ? [] : [text])
    })
  })
})
