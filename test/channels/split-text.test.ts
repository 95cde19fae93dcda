import { describe, expect, test } from 'vitest'
import { codePoints, shorten, splitText, utf16Units } from '../../src/channels/split-text.ts'

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
