import { describe, expect, test } from 'vitest'
import { startOfDay } from '../../src/calendar/instant.ts'
import { endOfQuiet, whenToTell } from '../../src/schedule/when-to-tell.ts'

const MIDNIGHT = startOfDay('2026-11-24')
const at = (hour: number, minute = 0) => MIDNIGHT + (hour * 60 + minute) * 60_000
const night = { from: 21 * 60, to: 7 * 60 }
const rules = { quietHours: night, noticeCapPerDay: 3 }
const nobody = new Set<string>()

describe('quiet hours', () => {
  test.each([
    ['in the evening they end next morning', at(21), at(31)],
    ['before dawn they end that morning', at(3, 30), at(7)],
    ['their last minute is quiet', at(6, 59), at(7)],
    ['when they are over it is not quiet', at(7), null],
    ['nor shortly before they begin', at(20, 59), null],
  ])('%s', (_, when, end) => {
    expect(endOfQuiet(when, night)).toBe(end)
  })

  test('at noon, when an office wants its citizens to rest', () => {
    const noon = { from: 12 * 60, to: 13 * 60 + 30 }
    expect(endOfQuiet(at(12, 15), noon)).toBe(at(13, 30))
    expect(endOfQuiet(at(22), noon)).toBeNull()
  })

  test('are none when they end as they begin', () => {
    expect(endOfQuiet(at(3), { from: 0, to: 0 })).toBeNull()
  })
})

describe('a notice', () => {
  test('waits for the morning', () => {
    expect(whenToTell('complaint_answer', at(22), rules, 0, nobody)).toEqual({ notBefore: at(31) })
  })

  test('is told at night when somebody waits for it', () => {
    expect(whenToTell('official_reply', at(22), rules, 0, nobody)).toBe('tell')
  })

  test('waits for the next morning when there were enough today', () => {
    expect(whenToTell('dossier_status', at(10), rules, 2, nobody)).toBe('tell')
    expect(whenToTell('dossier_status', at(10), rules, 3, nobody)).toEqual({ notBefore: at(31) })
  })

  test('that an office owes is told however many there were', () => {
    expect(whenToTell('complaint_answer', at(10), rules, 9, nobody)).toBe('tell')
  })

  test('is left unsaid to whoever said no to its kind, and to nobody else', () => {
    const no = new Set(['rating_invitations'])
    expect(whenToTell('rating_invitation', at(10), rules, 0, no)).toEqual({ drop: 'refused_by_citizen' })
    expect(whenToTell('dossier_late', at(10), rules, 0, no)).toBe('tell')
  })
})
