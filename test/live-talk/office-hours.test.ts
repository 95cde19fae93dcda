import { describe, expect, test } from 'vitest'
import { isOpenAt, nextOpenAt, spellsOf, workedMs } from '../../src/live-talk/office-hours.ts'
import { calendar } from '../complaints/complaints.ts'

const USUAL = spellsOf(null)
const at = (text: string) => Date.parse(`2026-${text}:00+07:00`)
const MINUTE = 60_000

test.each([
  [
    'Thứ Hai đến thứ Sáu: 7:30-11:30, 13:30-17:00',
    [
      [450, 690],
      [810, 1020],
    ],
  ],
  [
    'Sáng 7h đến 11h30; chiều 13h30 – 16h30',
    [
      [420, 690],
      [810, 990],
    ],
  ],
  ['7 giờ 30 đến 11 giờ', [[450, 660]]],
  [
    'Giờ hành chính',
    [
      [450, 690],
      [810, 1020],
    ],
  ],
  [
    '17:00-7:30',
    [
      [450, 690],
      [810, 1020],
    ],
  ],
  [
    '25:00-26:00',
    [
      [450, 690],
      [810, 1020],
    ],
  ],
])('the hours "%s" are read, or the usual ones are taken', (stated, spells) => {
  expect(spellsOf(stated).map(({ from, to }) => [from, to])).toEqual(spells)
})

describe('in the week of the holiday of 24 November 2026', () => {
  test.each([
    ['11-25T07:29', false],
    ['11-25T07:30', true],
    ['11-25T11:30', false],
    ['11-25T13:30', true],
    ['11-25T17:00', false],
    ['11-24T09:00', false],
    ['11-28T09:00', false],
  ])('at %s the office is open: %s', (when, isOpen) => {
    expect(isOpenAt(calendar, USUAL, at(when))).toBe(isOpen)
  })

  test.each([
    ['in working hours: now', '11-25T09:00', '11-25T09:00'],
    ['before work', '11-25T05:00', '11-25T07:30'],
    ['at noon', '11-25T12:00', '11-25T13:30'],
    ['on the eve of the holiday', '11-23T17:30', '11-25T07:30'],
    ['on Friday evening', '11-27T20:00', '11-30T07:30'],
  ])('%s (%s) the office works next at %s', (_, when, next) => {
    expect(nextOpenAt(calendar, USUAL, at(when))).toBe(at(next))
  })

  test.each([
    ['within one spell', '11-25T09:00', '11-25T09:40', 40],
    ['over noon', '11-25T11:20', '11-25T13:35', 15],
    ['over the holiday', '11-23T16:50', '11-25T07:50', 30],
    ['over a weekend', '11-27T18:00', '11-30T07:45', 15],
    ['nothing at night', '11-25T18:00', '11-25T23:00', 0],
  ])('time worked %s', (_, since, until, minutes) => {
    expect(workedMs(calendar, USUAL, at(since), at(until)) / MINUTE).toBe(minutes)
  })
})
