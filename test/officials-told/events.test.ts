import { describe, expect, test } from 'vitest'
import type { Complaint } from '../../src/complaints/complaint.ts'
import { type CaseEvent, eventsDue, stillHolds } from '../../src/officials-told/events.ts'
import { aComplaint, setting } from '../complaints/complaints.ts'

const at = (moment: string) => Date.parse(`${moment}+07:00`)
/** Thursday 17/12/2026 00:00: the last day is Wednesday 16/12. */
const DUE = at('2026-12-17T00:00:00')
const assigned = {
  unit: 'H99.11',
  task: 'Xác minh',
  person: 'Trần Thị C',
  dueAt: DUE,
  result: 'Văn bản',
  accountable: 'Trần Thị C',
}
const kinds = (complaint: Complaint, now: string, told: CaseEvent[] = []) =>
  eventsDue(complaint, { ...setting, now: at(now) }, new Set(told.map(({ key }) => key))).events.map(
    ({ kind, deadline }) => (deadline ? `${kind} ${deadline.term}` : kind),
  )

describe('what is told of a new complaint', () => {
  test.each([
    ['bribery_allegation'],
    ['threat_or_retaliation'],
    ['danger_to_life'],
    ['vulnerable_person'],
    ['legal_denunciation'],
    ['press_threat'],
  ] as const)('one with the flag %s is to be seen at once', (flag) => {
    expect(kinds(aComplaint({ flags: [flag] }), '2026-11-25T09:00:00')).toEqual(['flagged'])
  })

  test('one that is only repeated, or has no flag, is not', () => {
    expect(kinds(aComplaint(), '2026-11-25T09:00:00')).toEqual([])
    expect(kinds(aComplaint({ flags: ['repeat'] }), '2026-11-25T09:00:00')).toEqual([])
  })

  test('what was told is not told again; a new handler is told', () => {
    const flagged = aComplaint({ flags: ['press_threat'] })
    const { events } = eventsDue(flagged, setting, new Set())
    expect(kinds(flagged, '2026-11-25T09:00:00', events)).toEqual([])
    expect(kinds({ ...flagged, handlerUnitCode: 'H99.05' }, '2026-11-25T09:00:00', events)).toEqual([
      'flagged',
    ])
  })

  test('an assignment is told, another one again, the same one once', () => {
    const given = aComplaint({ status: 'assigned', assigned })
    const { events } = eventsDue(given, setting, new Set())
    expect(events.map(({ kind }) => kind)).toEqual(['assigned'])
    expect(kinds(given, '2026-11-25T09:00:00', events)).toEqual([])
    const other = aComplaint({ status: 'assigned', assigned: { ...assigned, person: 'Lê Văn D' } })
    expect(kinds(other, '2026-11-25T09:00:00', events)).toEqual(['assigned'])
  })
})

describe('terms', () => {
  test.each([
    ['the day before the second working day before', '2026-12-13T23:59:00', []],
    ['the second working day before, in the morning', '2026-12-14T08:00:00', ['due_soon answer']],
    ['the last minute', '2026-12-16T23:59:00', ['due_soon answer']],
    ['24:00 of the last day', '2026-12-17T00:00:00', ['overdue answer', 'escalated answer']],
    ['the end of the fifth working day after', '2026-12-23T23:59:00', ['overdue answer', 'escalated answer']],
    ['then', '2026-12-24T00:00:00', ['overdue answer', 'escalated answer', 'escalated_again answer']],
  ])('%s', (_when, now, told) => {
    expect(kinds(aComplaint(), now)).toEqual(told)
  })

  test('two working days before a Tuesday after a holiday on Monday is the Thursday before', () => {
    const calendar = { ...setting.calendar, off: new Set(['2026-12-14']) }
    const complaint = aComplaint({ dueAt: at('2026-12-16T00:00:00') })
    const { nextAt } = eventsDue(complaint, { ...setting, calendar }, new Set())
    expect(nextAt).toBe(at('2026-12-10T08:00:00'))
  })

  test('a task may be due before the answer; a complaint about conduct that nobody has is to be forwarded in two days', () => {
    const task = { ...assigned, dueAt: at('2026-12-02T00:00:00') }
    expect(kinds(aComplaint({ status: 'in_progress', assigned: task }), '2026-12-02T00:00:00')).toEqual([
      'assigned',
      'overdue task',
    ])
    const conduct = aComplaint({ protected: true, handlerUnitCode: 'H99.05' })
    expect(kinds(conduct, '2026-11-28T00:00:00')).toEqual(['overdue forward', 'escalated forward'])
    expect(kinds({ ...conduct, status: 'assigned', assigned }, '2026-11-28T00:00:00')).toEqual(['assigned'])
  })

  test.each(['resolved', 'confirmed', 'closed', 'rejected'] as const)('none runs once it is %s', (status) => {
    expect(kinds(aComplaint({ status, flags: ['press_threat'] }), '2027-01-20T00:00:00')).toEqual([])
  })

  test('one merged into another is handled there', () => {
    expect(kinds(aComplaint({ mergedInto: 'PA-2222-2222' }), '2027-01-20T00:00:00')).toEqual([])
  })

  test('each due date is told once; a moved one anew', () => {
    const { events } = eventsDue(aComplaint(), { ...setting, now: DUE }, new Set())
    expect(kinds(aComplaint(), '2026-12-18T00:00:00', events)).toEqual([])
    const moved = aComplaint({ dueAt: at('2026-12-19T00:00:00') })
    expect(kinds(moved, '2026-12-18T09:00:00', events)).toEqual(['due_soon answer'])
  })

  test('the clock brings the next one', () => {
    const next = (now: string) => eventsDue(aComplaint(), { ...setting, now: at(now) }, new Set()).nextAt
    expect(next('2026-11-25T09:00:00')).toBe(at('2026-12-14T08:00:00'))
    expect(next('2026-12-14T08:00:00')).toBe(DUE)
    expect(next('2026-12-17T00:00:00')).toBe(at('2026-12-24T00:00:00'))
    expect(next('2026-12-24T00:00:00')).toBeNull()
  })

  test('what was met, moved or answered meanwhile does not hold any more', () => {
    const [overdue] = eventsDue(aComplaint(), { ...setting, now: DUE }, new Set()).events
    const holds = (fields: Partial<Complaint>) =>
      stillHolds(overdue!, aComplaint(fields), { ...setting, now: DUE })
    expect(holds({})).toBe(true)
    expect(holds({ status: 'resolved' })).toBe(false)
    expect(holds({ dueAt: DUE + 86_400_000 })).toBe(false)
    expect(holds({ status: 'rejected' })).toBe(false)
  })
})
