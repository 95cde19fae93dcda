import { expect, test } from 'vitest'
import { cellText, countText, intervalText, listText, pointsText, roman } from '../../src/report/numbers.ts'
import { periodMark, periodsUntil, periodWords } from '../../src/report/period-words.ts'

test.each([
  [0, '0'],
  [999, '999'],
  [1234, '1.234'],
  [1234567, '1.234.567'],
])('%s is written %s', (value, text) => expect(countText(value)).toBe(text))

test('percentages, intervals and differences are written with a comma', () => {
  expect(cellText({ value: 80, as: 'percent' })).toBe('80,0')
  expect(cellText({ value: 1234, as: 'count' })).toBe('1.234')
  expect(cellText(null)).toBe('–')
  expect(intervalText(71.3, 90.2)).toBe('71,3 - 90,2')
  expect(intervalText(null, null)).toBe('–')
  expect([pointsText(0.0243), pointsText(-0.01), pointsText(-0.0001)]).toEqual(['+2,4', '-1,0', '0,0'])
})

test('the parts of a document are numbered in Roman numerals', () => {
  expect([1, 4, 8, 9, 11, 14, 39].map(roman)).toEqual(['I', 'IV', 'VIII', 'IX', 'XI', 'XIV', 'XXXIX'])
})

test('a list names a few and counts the rest', () => {
  expect(listText([])).toBe('')
  expect(listText(['A'])).toBe('A')
  expect(listText(['A', 'B', 'C'])).toBe('A, B và C')
  expect(listText(['A', 'B', 'C', 'D'], 2)).toBe('A, B và 2 đơn vị khác')
})

test.each([
  ['2026-Q4', 'quý 4 năm 2026', 'Q4', '2026-Q3'],
  ['2026-Q1', 'quý 1 năm 2026', 'Q1', '2025-Q4'],
  ['2026-11', 'tháng 11 năm 2026', 'T11', '2026-10'],
  ['2026-01', 'tháng 1 năm 2026', 'T1', '2025-12'],
  ['2026-H1', '6 tháng đầu năm 2026', 'Đầu năm', '2025-H2'],
  ['2026', 'năm 2026', '2026', '2025'],
])('%s is %s', (name, words, mark, before) => {
  expect(periodWords(name)).toBe(words)
  expect(periodMark(name).label).toBe(mark)
  expect(periodsUntil(name, 2)).toEqual([before, name])
})
