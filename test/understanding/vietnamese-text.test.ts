import { describe, expect, test } from 'vitest'
import { fold, foldWords, matchesChoice, nfc } from '../../src/understanding/vietnamese-text.ts'

describe('folding', () => {
  test.each([
    ['Hồ Sơ', 'ho so'],
    ['Hoà Thuý khoẻ', 'hoa thuy khoe'],
    ['Hòa Thúy khỏe', 'hoa thuy khoe'],
    ['Đúng, Ðúng, Ɖúng', 'dung dung dung'],
    ['hồ\u200b\u00a0sơ\ufeff', 'ho so'],
    ['đẹpppp quáaa', 'dep qua'],
    ['mã 0001!!!', 'ma 0001'],
    ['ｈồ ｓơ', 'ho so'],
    ['𝐡𝐨 𝐬𝐨', 'ho so'],
    ['hồ\u200dsơ', 'hoso'],
    ['hồ sơ 😀 của tôi', 'ho so cua toi'],
    ['quí và quý', 'qui va quy'],
    ['👍👍', ''],
  ])('%j folds to %j', (text, folded) => {
    expect(fold(text)).toBe(folded)
    expect(fold(text.normalize('NFD'))).toBe(folded)
  })

  test('punctuation alone has no words', () => {
    expect(foldWords(' ?! ')).toEqual([])
  })

  test('NFC keeps what was typed and drops what cannot be seen', () => {
    expect(nfc('Hồ\u200b sơ'.normalize('NFD'))).toBe('Hồ sơ')
    for (const unseen of [
      '\u200d',
      '\u061c',
      '\u180e',
      '\u2063',
      '\u{e0041}',
      '\u034f',
      '\ufe0f',
      '\b',
      '\x7f',
    ])
      expect(nfc([...'cháy nhà'.normalize('NFD')].join(unseen))).toBe('cháy nhà')
    expect(nfc('cháy\u3164nhà\tvà\nkho')).toBe('cháy nhà\tvà\nkho')
    expect(nfc('ＨＳ ０１２ \u202eabc')).toBe('HS 012 abc')
  })
})

const MENU = ['Kiểm tra hồ sơ', 'Gửi phản ánh', 'Đánh giá dịch vụ', 'Gặp cán bộ'].map((label, at) => ({
  label,
  payload: `menu:${at}`,
}))
const UNITS = ['Phường An Bình', 'Phường An Bình Đông', 'Xã Tân Lộc'].map((label) => ({
  label,
  payload: label,
}))
const LEVELS = ['Rất hài lòng', 'Hài lòng', 'Bình thường', 'Không hài lòng'].map((label, at) => ({
  label,
  payload: `${5 - at}`,
}))

describe('a typed answer to offered choices', () => {
  test.each([
    ['1', 0],
    ['1.', 0],
    ['1️⃣', 0],
    ['số 2', 1],
    ['chon 2', 1],
    ['em chọn hai ạ', 1],
    ['cái thứ nhất', 0],
    ['kiem tra ho so', 0],
    ['Kiểm tra hồ sơ'.normalize('NFD'), 0],
    ['ktra hs', 0],
    ['đánh giá', 2],
    ['dạ cho em gửi phản ánh với ạ', 1],
    ['menu:3', 3],
    ['5', null],
    ['không phải gửi phản ánh', null],
    ['hôm qua trời mưa', null],
    ['', null],
  ])('%j picks %j of the menu', (text, index) => {
    expect(matchesChoice(text, MENU)).toBe(index)
  })

  test.each([
    ['an binh', 0],
    ['p. an bình', 0],
    ['phuong an binh dong', 1],
    ['dạ ở Tân Lộc', 2],
    ['không phải phường An Bình', null],
    ['phường', null],
  ])('%j picks %j of the units', (text, index) => {
    expect(matchesChoice(text, UNITS)).toBe(index)
  })

  test.each([
    ['hài lòng', 1],
    ['tôi không hài lòng lắm', 3],
    ['rat hai long', 0],
    ['3', 2],
  ])('%j picks %j of the levels, by line and not by hidden payload', (text, index) => {
    expect(matchesChoice(text, LEVELS)).toBe(index)
  })

  test('synonyms are further labels', () => {
    const choices = [
      { label: 'Có', payload: 'yes' },
      { label: 'Không', payload: 'no' },
    ]
    expect(matchesChoice('ừ', choices, { yes: ['ừ', 'đồng ý'] })).toBe(0)
    expect(matchesChoice('k', choices)).toBe(1)
  })
})
