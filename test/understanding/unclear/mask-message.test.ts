import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ExampleFile } from '../../../src/understanding/learned/example.ts'
import { maskMessage } from '../../../src/understanding/unclear/mask-message.ts'
import { nfc } from '../../../src/understanding/vietnamese-text.ts'

const anything = fc
  .array(fc.oneof(fc.nat(0x10ffff), fc.nat(0x2ff), fc.constantFrom(...[...'09[]!.-\n '].map(codeOf))), {
    maxLength: 60,
  })
  .map((codes) => String.fromCodePoint(...codes))

/** Letters of which nothing shows; a few of Cf, and a selector of forms. */
const unseen = fc.constantFrom(
  ...[
    '',
    '\u200b',
    '\u200d',
    '\u00ad',
    '\u061c',
    '\u180e',
    '\u202e',
    '\u2060',
    '\ufe0f',
    '\ufeff',
    '\u{e0041}',
  ],
)

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
    ['0\u200b9\u200b0\u200b0\u200b0\u200b0\u200b0\u200b1\u200b2\u200b3 goi toi', '09******23 goi toi'],
    ['so toi 0900\u00ad000\u00ad123 nhe', 'so toi 09******23 nhe'],
    ['so 0\ufe0f\u20e39\ufe0f\u20e30\ufe0f\u20e30\ufe0f\u20e30\ufe0f\u20e30\ufe0f\u20e3 nhe', 'so *** nhe'],
    ['ma \u0661\u0662\u0663\u0664\u0665\u0666 nhe', 'ma *** nhe'],
    ['PA-2B\ufeff3C-4D5F sao roi', '*** sao roi'],
    ['PA-2B\u200b3C-4D5F sao roi', '*** sao roi'],
    ['gui vao m\u200bau\u200b@vi\u200bdu.vn', 'gui vao m***@***'],
    ['toi la Nguye\u200b\u0302\u0303n Ma\u200b\u0302\u0303u o xom tren', 'toi la *** o xom tren'],
    ['CHỊ LAN Ở QUẦY 3 NÓI CHỜ', 'CHỊ *** Ở QUẦY 3 NÓI CHỜ'],
    ['ANH BẢO BẢO ANH DANG LÀM', 'ANH *** LÀM'],
    ['gặp chị LAN ANH ở quầy', 'gặp chị *** ở quầy'],
    ['NGUYỄN NGỌC MẪU CHƯA NHẬN KẾT QUẢ', '*** CHƯA NHẬN KẾT QUẢ'],
    ['NGUYEN NGOC MAU CHUA NHAN KET QUA', '*** CHUA NHAN KET QUA'],
    ['của Nguyễn NGỌC MẪU nhé', 'của *** nhé'],
    ['HỒ NGỌC MẪU ĐÃ NỘP HỒ SƠ', '*** ĐÃ NỘP HỒ SƠ'],
    ['HỒ SƠ CỦA EM CHƯA XONG, LÝ DO GÌ', 'HỒ SƠ CỦA EM CHƯA XONG, LÝ DO GÌ'],
    ['cho em CCCD mới', 'cho em CCCD mới'],
    ['thu 500k ma phiếu ghi 50.000', 'thu 500k ma phiếu ghi 50.000'],
  ])('%s', (text, kept) => {
    expect(maskMessage(text, {})).toBe(kept)
  })

  test('whom it blames goes, as far as it was read', () => {
    expect(maskMessage('anh tuấn địa chính hách dịch', { official: 'anh tuấn địa chính' })).toBe(
      '*** hách dịch',
    )
    expect(maskMessage('anh tu\u00adấn địa chính hách dịch', { official: 'anh tuấn địa chính' })).toBe(
      '*** hách dịch',
    )
    const blank = 'anh\u3164tuấn địa\u00a0chính hách dịch'
    expect(maskMessage(blank, { official: nfc('anh\u3164tuấn địa\u00a0chính') })).toBe('*** hách dịch')
    expect(maskMessage('anh tuấn hách dịch', { official: 'anh\u200b tu\u00adấn' })).toBe('*** hách dịch')
  })

  test('whatever is typed stays one line of an example file, and no phone is left in it', () => {
    fc.assert(
      fc.property(anything, unseen, (text, between) => {
        const kept = maskMessage(`${text} ${[...'0900000123'].join(between)}`, {})
        expect(kept.replaceAll(between, '')).not.toMatch(/0900000123/)
        expect(kept).not.toMatch(/[\n\r[\]]/)
        expect(kept.length).toBeLessThanOrEqual(300)
        const file = [{ intent: 'none', examples: `x ${kept}` }]
        expect(ExampleFile.parse(file)).toHaveLength(1)
      }),
      { numRuns: 60 },
    )
  })
})
