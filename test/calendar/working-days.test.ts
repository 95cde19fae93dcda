import { describe, expect, test } from 'vitest'
import { startOfDay, toIso } from '../../src/calendar/instant.ts'
import {
  addWorkingDays,
  type Calendar,
  endOfTerm,
  isWorkingDay,
  lastDayOf,
  workingDaysBetween,
} from '../../src/calendar/working-days.ts'

/** 2026 as announced (9441/TB-BNV): Tết 16-20/2, a Saturday worked for 31/8, the new holiday 24/11. */
const calendar: Calendar = {
  off: new Set(
    '2026-01-01 2026-01-02 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-04-27 2026-04-30 2026-05-01 2026-08-31 2026-09-01 2026-09-02 2026-11-24'.split(
      ' ',
    ),
  ),
  working: new Set(['2026-08-22']),
  yearsKnown: new Set([2026]),
}

test.each([
  ['2026-11-23', true, 'an ordinary Monday'],
  ['2026-11-24', false, 'Ngày Văn hóa Việt Nam'],
  ['2026-11-28', false, 'an ordinary Saturday'],
  ['2026-08-22', true, 'the Saturday worked for 31/8'],
  ['2026-08-31', false, 'the Monday given for it'],
  ['2026-02-16', false, 'Tết'],
  ['2027-01-01', false, 'New Year of a year not announced yet'],
  ['2027-05-03', false, 'the Monday for 1/5/2027, a Saturday'],
  ['2027-02-08', true, 'Tết 2027 is not known until it is recorded'],
  ['2025-11-24', true, '24/11 before the law'],
])('%s is a working day: %s (%s)', (day, expected) => {
  expect(isWorkingDay(calendar, day)).toBe(expected)
})

test.each([
  ['2026-11-20', 2, '2026-11-25', 'over a weekend and 24/11'],
  ['2026-11-23', 15, '2026-12-15', 'over 24/11'],
  ['2026-11-23', 5, '2026-12-01', 'over 24/11 and a weekend'],
  ['2026-02-12', 5, '2026-02-26', 'over Tết'],
  ['2026-02-13', 15, '2026-03-13', 'over Tết'],
  ['2026-08-21', 2, '2026-08-24', 'with the worked Saturday'],
  ['2026-11-22', 2, '2026-11-25', 'an event on a Sunday'],
  ['2026-11-24', 0, '2026-11-25', 'no days from a holiday'],
])('from %s, %i working days end on %s (%s)', (from, n, expected) => {
  expect(addWorkingDays(calendar, from, n)).toBe(expected)
})

describe('a term', () => {
  test('does not count the day of the event, however late in it the event was', () => {
    const evening = Date.parse('2026-11-25T23:59:00+07:00')
    expect(addWorkingDays(calendar, evening, 1)).toBe('2026-11-26')
  })

  test('ends at 24:00 of its last day', () => {
    const end = endOfTerm(calendar, startOfDay('2026-11-20'), { n: 2, unit: 'working_day' })
    expect(toIso(end)).toBe('2026-11-26T00:00:00+07:00')
  })

  test('in calendar days moves to the next working day when it ends on a rest day', () => {
    expect(lastDayOf(calendar, '2026-11-17', { n: 7, unit: 'day' })).toBe('2026-11-25')
    expect(lastDayOf(calendar, '2026-11-18', { n: 7, unit: 'day' })).toBe('2026-11-25')
  })
})

test.each([
  ['2026-11-20', '2026-11-25', 2],
  ['2026-11-20', '2026-11-22', 0],
  ['2026-11-25', '2026-11-20', 0],
  ['2026-02-13', '2026-02-23', 1],
])('after %s until %s there are %s %i working days', (from, to, count) => {
  expect(workingDaysBetween(calendar, from, to)).toBe(count)
})
