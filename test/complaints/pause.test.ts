import { describe, expect, test } from 'vitest'
import { act } from '../../src/complaints/act.ts'
import type { Action, OfficialAction } from '../../src/complaints/action.ts'
import type { Complaint } from '../../src/complaints/complaint.ts'
import { isPaused, MOST_PAUSED_WORKING_DAYS, pauseLeft } from '../../src/complaints/pause.ts'
import { aComplaint, ask, calendar, NOW, setting } from './complaints.ts'

const at = (day: string) => Date.parse(`${day}T00:00:00+07:00`)
/** 24:00 of a day. */
const endOf = (day: string) => at(day) + 86_400_000
const assigned = { unit: 'H99.11', task: 't', person: 'p', dueAt: NOW, result: 'r', accountable: 'a' }
/** Due at the end of Wednesday 16/12. */
const open = (fields: Partial<Complaint> = {}) => aComplaint({ status: 'in_progress', assigned, ...fields })
const pause = (until: string, reason = 'expert'): OfficialAction => ({
  action: 'pause',
  by: 'B',
  reason,
  until: endOf(until),
  text: 'Chờ văn bản số 12',
})
const resume: OfficialAction = { action: 'resume', by: 'B', text: null }
const add: Action = { action: 'add', text: 'Ngày 10' }

function becomes(complaint: Complaint, action: Action, now = NOW): Complaint {
  const acted = act(complaint, action, { ...setting, now })
  if ('refused' in acted) throw new Error(acted.refused)
  return acted.complaint
}

describe('the clock of a complaint', () => {
  test('stops until a day, and the due date moves by the working days of the stop, the first one being kept', () => {
    // Wednesday 25/11 to Wednesday 2/12: five working days.
    const stopped = becomes(open(), pause('2026-12-02'))
    expect(stopped.dueAt).toBe(endOf('2026-12-23'))
    expect(stopped.firstDueAt).toBe(endOf('2026-12-16'))
    expect(isPaused(stopped, endOf('2026-12-02') - 1)).toBe(true)
    expect(isPaused(stopped, endOf('2026-12-02'))).toBe(false)
  })

  test('goes on earlier when an official says so: only what passed is added', () => {
    const stopped = becomes(open(), pause('2026-12-02'))
    const monday = Date.parse('2026-11-30T10:00:00+07:00')
    const running = becomes(stopped, resume, monday)
    expect([running.dueAt, running.pause]).toEqual([endOf('2026-12-21'), null])
  })

  test('stopped and let go on the same day, nothing has moved', () => {
    expect(becomes(becomes(open(), pause('2026-12-02')), resume).dueAt).toBe(open().dueAt)
  })

  test.each<[string, Complaint, OfficialAction, number, object]>([
    ['before it is assigned', aComplaint(), pause('2026-12-02'), NOW, { refused: 'not_assigned' }],
    [
      'for a reason that is not of the list',
      open(),
      pause('2026-12-02', 'busy'),
      NOW,
      { refused: 'unknown_reason', field: 'reason' },
    ],
    ['until today', open(), pause('2026-11-25'), NOW, { refused: 'due_in_past', field: 'until' }],
    ['once the term is over', open(), pause('2026-12-25'), endOf('2026-12-16'), { refused: 'overdue' }],
    [
      'for longer than all stops may last',
      open(),
      pause('2027-02-26'),
      NOW,
      { refused: 'pause_too_long', field: 'until' },
    ],
    ['twice', becomes(open(), pause('2026-12-02')), pause('2026-12-04'), NOW, { refused: 'paused' }],
    ['when it runs: it cannot go on', open(), resume, NOW, { refused: 'not_paused' }],
    [
      'without saying what is awaited',
      open(),
      { ...pause('2026-12-02'), text: ' ' } as OfficialAction,
      NOW,
      { refused: 'missing', field: 'text' },
    ],
  ])('is not stopped %s', (_, complaint, action, now, refused) => {
    expect(act(complaint, action, { ...setting, now })).toEqual(refused)
  })

  test('all stops of a term together are limited: stop after stop, the due date comes', () => {
    let complaint = open()
    let now = NOW
    for (let i = 0; i < 40; i += 1) {
      const acted = act(complaint, ask, { ...setting, now })
      if ('refused' in acted) throw new Error(acted.refused)
      now = complaint.dueAt - 3_600_000 // the last hour before the term is over
      complaint = becomes(acted.complaint, add, now)
    }
    expect(pauseLeft(complaint, calendar)).toBe(0)
    expect(complaint.dueAt).toBeLessThanOrEqual(endOf('2027-01-29'))
    expect(MOST_PAUSED_WORKING_DAYS).toBe(30)
  })

  test('stands still while the citizen is asked, and goes on when they tell more', () => {
    const asked = becomes(open(), ask)
    expect(asked.pause).toMatchObject({ reason: 'citizen', until: endOf('2026-12-02') })
    const told = becomes(asked, add, Date.parse('2026-11-26T20:00:00+07:00'))
    expect([told.status, told.pause, told.dueAt]).toEqual(['in_progress', null, endOf('2026-12-17')])
  })

  test('goes on by itself when the citizen does not answer in the term, and an official goes on without them', () => {
    const asked = becomes(open(), ask)
    const later = Date.parse('2026-12-07T09:00:00+07:00')
    expect(isPaused(asked, later)).toBe(false)
    const running = becomes(asked, resume, later)
    expect([running.status, running.dueAt]).toEqual(['in_progress', endOf('2026-12-23')])
  })

  test('is not started anew by asking once the term is over', () => {
    const late = becomes(open(), ask, endOf('2026-12-20'))
    expect([late.status, late.pause, late.dueAt]).toEqual(['need_info', null, open().dueAt])
  })

  test('ends with the answer', () => {
    const stopped = becomes(open(), pause('2026-12-02'))
    const answered = becomes(stopped, { action: 'answer', by: 'B', text: 'x', outcome: 'founded' })
    expect([answered.pause, answered.dueAt]).toEqual([null, open().dueAt])
  })

  test('and the citizen is told the new date', () => {
    const acted = act(open(), pause('2026-12-02'), setting)
    expect(acted).toMatchObject({
      told: [
        {
          kind: 'complaint_status',
          body: { change: 'paused', reason: 'expert', dueAt: endOf('2026-12-23') },
        },
      ],
      steps: [{ kind: 'pause', data: { until: endOf('2026-12-02'), dueAt: endOf('2026-12-23') } }],
    })
  })
})
