import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ExampleFile } from '../../../src/understanding/learned/example.ts'
import { maskMessage } from '../../../src/understanding/unclear/mask-message.ts'

const anything = fc
  .array(fc.oneof(fc.nat(0x10ffff), fc.nat(0x2ff), fc.constantFrom(...[...'09[]!.-\n '].map(codeOf))), {
    maxLength: 60,
  })
  .map((codes) => String.fromCodePoint(...codes))

function codeOf(letter: string): number {
  return letter.codePointAt(0)!
}

describe('what is kept of a message to learn from', () => {
  test.each([
    ['so cua toi la 0900 000 123 goi lai nhe', 'so cua toi la 09******23 goi lai nhe'],
    ['coi giup ma H99.07-261116-9001 toi dau', 'coi giup ma *** toi dau'],
    ['PA-2B3C-4D5F sao roi', '*** sao roi'],
    ['pa 2b3c 4d5f sao roi', '*** sao roi'],
    ['ma bi mat 1234 5678 day', 'ma bi mat *** day'],
    ['cccd 001 099 000 123 cua toi', 'cccd 001*******23 cua toi'],
    ['toi la Nguyễn Văn Mẫu o xom tren', 'toi la *** o xom tren'],
    ['tran thi mau nop ho so hom qua', '*** nop ho so hom qua'],
    ['hôm trước gặp chị Lan Anh ở quầy', 'hôm trước gặp chị *** ở quầy'],
    ['Ông Tuấn chưa ký', 'Ông *** chưa ký'],
    ['xem https://facebook.com/ai-do nhe', 'xem *** nhe'],
    ['gui vao mau@vidu.vn', 'gui vao m***@***'],
    ['mấy người làm ăn [kiểu gì] !repeat', 'mấy người làm ăn (kiểu gì) repeat'],
    ['dong mot\ndong hai', 'dong mot dong hai'],
    ['thu 500k ma phiếu ghi 50.000', 'thu 500k ma phiếu ghi 50.000'],
  ])('%s', (text, kept) => {
    expect(maskMessage(text, {})).toBe(kept)
  })

  test('whom it blames goes, as far as it was read', () => {
    expect(maskMessage('anh tuấn địa chính hách dịch', { official: 'anh tuấn địa chính' })).toBe(
      '*** hách dịch',
    )
  })

  test('whatever is typed stays one line of an example file, and no phone is left in it', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const kept = maskMessage(`${text} 0900000123`, {})
        expect(kept).not.toMatch(/0900000123|[\n\r[\]]/)
        expect(kept.length).toBeLessThanOrEqual(300)
        const file = [{ intent: 'none', examples: `x ${kept}` }]
        expect(ExampleFile.parse(file)).toHaveLength(1)
      }),
      { numRuns: 60 },
    )
  })
})
