import { expect, test } from 'vitest'
import { readLevel, readScore } from '../../src/understanding/levels.ts'

test.each([
  ['4', 4],
  ['năm', 5],
  ['4/5', 4],
  ['5 sao', 5],
  ['bốn sao nhé', 4],
  ['⭐⭐⭐', 3],
  ['2 điểm', 2],
  ['tôi chấm 3', 3],
  ['rất hài lòng', 5],
  ['hai long', 4],
  ['tạm được', 3],
  ['không tốt lắm', 2],
  ['kém', 2],
  ['không hài lòng', 2],
  ['rat khong hai long', 1],
  ['quá tệ', 1],
  ['hồi nãy bấm nhầm một sao, ý tôi là năm', 5],
  ['không tệ', null],
  ['8/10', null],
  ['hôm qua', null],
  ['cho điểm thì 4', 4],
  ['2 sao đầu', 2],
  ['bốn nha', 4],
  ['bà', null],
  ['5 là tệ nhất hả', null],
  ['5 la te nhat ha', null],
  ['số 1 là tốt nhất đúng không', null],
  ['4 sao là gì', null],
  ['rất hài lòng là mấy', null],
  ['tốt không', null],
  ['4 sao à', null],
  ['âm 5 điểm', null],
  ['-3', null],
  ['hài lòng cái gì', null],
  ['sao mà hài lòng được', null],
  ['có gì mà hài lòng', null],
  ['tốt quá trời luôn, chờ 5 tiếng', null],
  ['tuyệt vời ông mặt trời 🙃', null],
  // The same words, meant.
  ['à 4 sao', 4],
  ['5 sao hài lòng', 5],
  ['4 sao, chờ 2 tiếng', 4],
  ['hài lòng, chờ có 5 phút', 4],
  ['hài lòng, không có gì phàn nàn', 3],
  ['quá tệ 😡', 1],
  ['rất tệ, sao mà hài lòng được', 1],
])('%j rates as %j', (text, level) => {
  expect(readLevel(text)).toBe(level)
})

test('a deduction is no score', () => {
  expect(readScore('trừ một sao vì chờ lâu')).toBeNull()
})
