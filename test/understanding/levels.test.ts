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
])('%j rates as %j', (text, level) => {
  expect(readLevel(text)).toBe(level)
})

test('a deduction is no score', () => {
  expect(readScore('trừ một sao vì chờ lâu')).toBeNull()
})
