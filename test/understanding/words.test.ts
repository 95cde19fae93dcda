import { describe, expect, test } from 'vitest'
import { nfc } from '../../src/understanding/vietnamese-text.ts'
import { wordsOf } from '../../src/understanding/words.ts'

const plain = (text: string) =>
  wordsOf(nfc(text))
    .words.map((word) => word.plain)
    .join(' ')

describe('what was typed, in plain words', () => {
  test.each([
    ['ko hok khum hong biết', 'khong khong khong hong biet'],
    ['dc đc đx', 'duoc duoc duoc'],
    ['xong r ntn cx k hiểu', 'xong roi nhu the nao cung khong hieu'],
    ['mk vs ng ta', 'minh voi nguoi ta'],
    ['ad bik j z', 'ad biet gi vay'],
    ['nhanhhhh lênnnn', 'nhanh len'],
    ['nộp ở UBND', 'nop o uy ban nhan dan'],
    [
      'TTHC, GCN, QSDĐ, GCNQSDĐ',
      'thu tuc hanh chinh giay chung nhan quyen su dung dat giay chung nhan quyen su dung dat',
    ],
    ['VPĐK và vpđkđđ', 'van phong dang ky va van phong dang ky dat dai'],
    ['TTPVHCC cấp cccd', 'trung tam phuc vu hanh chinh cong cap cccd'],
    ['50 k', '50 nghin'],
    ['hồ\u200b sơ\ufeff', 'ho so'],
    ['ｈồ ｓơ', 'ho so'],
    ['hồ👍sơ', 'ho so'],
  ])('%j is %j', (text, words) => {
    expect(plain(text)).toBe(words)
    expect(plain(text.normalize('NFD'))).toBe(words)
  })

  test('old and new tone placement are the same word with the same marks', () => {
    const [old, young] = ['hoà thuỷ', 'hòa thủy'].map((text) => wordsOf(text).words)
    expect(old!.map(({ plain, marks }) => plain + marks)).toEqual(
      young!.map(({ plain, marks }) => plain + marks),
    )
  })

  test('each word says where it stands', () => {
    const text = nfc('Dạ ntn, hồ sơ 😀 xong'.normalize('NFD'))
    expect(wordsOf(text).words.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Dạ',
      'ntn',
      'ntn',
      'ntn',
      'hồ',
      'sơ',
      'xong',
    ])
  })
})
