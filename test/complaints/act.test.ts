import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { act, TRANSITIONS } from '../../src/complaints/act.ts'
import type { Action } from '../../src/complaints/action.ts'
import { type Complaint, isFinal, STATUSES, type Status } from '../../src/complaints/complaint.ts'
import { aComplaint, actAll, answer, ask, assign, NOW, setting } from './complaints.ts'

const refuse: Action = { action: 'refuse', by: 'B', reason: 'duplicate', text: null }
const conclude: Action = { action: 'conclude', by: 'B', outcome: 'partly', text: null }
const transfer: Action = { action: 'transfer', by: 'B', unit: 'H99.01', text: null }
const start: Action = { action: 'start', by: 'B' }
const add: Action = { action: 'add', text: 'Thêm chi tiết' }
const confirm: Action = { action: 'confirm' }
const reopen: Action = { action: 'reopen', text: null }
const close: Action = { action: 'close' }
const assignment = {
  unit: 'H99.11',
  task: 't',
  person: 'p',
  dueAt: NOW,
  result: 'r',
  accountable: 'a',
}

/** A complaint in a state, with what must be there. */
const inState = (status: Status): Complaint =>
  aComplaint({
    status,
    assigned: ['received', 'reopened', 'rejected'].includes(status) ? null : assignment,
    outcome: ['confirmed', 'closed'].includes(status) ? 'founded' : null,
    resolvedAt: ['resolved', 'confirmed', 'closed'].includes(status) ? NOW - 40 * 86_400_000 : null,
  })

describe('what an action makes of a complaint', () => {
  test.each<[Status, Action, Status | string]>([
    ['received', assign, 'assigned'],
    ['received', refuse, 'rejected'],
    ['received', transfer, 'received'],
    ['received', ask, '! not_assigned'],
    ['received', answer, '! not_assigned'],
    ['received', conclude, '! not_assigned'],
    ['received', start, '! wrong_status'],
    ['received', confirm, '! wrong_status'],
    ['received', reopen, '! wrong_status'],
    ['received', close, '! wrong_status'],
    ['received', add, 'received'],
    ['assigned', start, 'in_progress'],
    ['assigned', ask, 'need_info'],
    ['assigned', answer, 'resolved'],
    ['assigned', refuse, 'rejected'],
    ['assigned', assign, 'assigned'],
    ['assigned', conclude, 'assigned'],
    ['assigned', transfer, 'assigned'],
    ['in_progress', ask, 'need_info'],
    ['in_progress', answer, 'resolved'],
    ['in_progress', assign, 'in_progress'],
    ['in_progress', refuse, '! wrong_status'],
    ['in_progress', conclude, 'in_progress'],
    ['need_info', add, 'in_progress'],
    ['need_info', ask, '! wrong_status'],
    ['need_info', answer, 'resolved'],
    ['need_info', transfer, '! wrong_status'],
    ['resolved', confirm, 'confirmed'],
    ['resolved', reopen, 'reopened'],
    ['resolved', close, 'closed'],
    ['resolved', add, 'resolved'],
    ['resolved', answer, '! wrong_status'],
    ['resolved', conclude, 'resolved'],
    ['reopened', assign, 'assigned'],
    ['reopened', answer, '! not_assigned'],
    ['reopened', refuse, '! wrong_status'],
    ['confirmed', reopen, '! final'],
    ['confirmed', conclude, '! final'],
    ['closed', add, '! final'],
    ['rejected', assign, '! final'],
    ['rejected', conclude, '! final'],
  ])('%s, %j: %s', (status, action, expected) => {
    const acted = act(inState(status), action, setting)
    expect('refused' in acted ? `! ${acted.refused}` : acted.complaint.status).toBe(expected)
  })

  test('an assignment states the "5 rõ", with sensible defaults', () => {
    const acted = act(aComplaint(), assign, setting)
    expect(acted).toMatchObject({
      complaint: {
        assigned: {
          unit: 'H99.11',
          task: 'Xác minh và trả lời',
          person: 'Trần Thị C',
          dueAt: aComplaint().dueAt,
          result: 'Văn bản trả lời người dân',
          accountable: 'Trần Thị C',
        },
      },
    })
  })

  test.each([
    ['an empty task', { ...assign, text: ' ' }, { refused: 'missing', field: 'text' }],
    ['nobody', { ...assign, person: '' }, { refused: 'missing', field: 'person' }],
    ['a unit nobody knows', { ...assign, unit: 'X' }, { refused: 'unknown_unit', field: 'unit' }],
    ['a unit that has ended', { ...assign, unit: 'H99.20' }, { refused: 'unknown_unit', field: 'unit' }],
    ['a date in the past', { ...assign, dueAt: NOW - 1 }, { refused: 'due_in_past', field: 'dueAt' }],
    [
      'a reason of one’s own',
      { ...refuse, reason: 'no time' },
      { refused: 'unknown_reason', field: 'reason' },
    ],
    ['a transfer to itself', { ...transfer, unit: 'H99.11' }, { refused: 'same_unit', field: 'unit' }],
    ['an empty question', { ...ask, text: '' }, { refused: 'missing', field: 'text' }],
  ] as [string, Action, object][])('%s is refused, naming the field', (_, action, refused) => {
    const complaint = action.action === 'ask' ? inState('in_progress') : aComplaint()
    expect(act(complaint, action, setting)).toEqual(refused)
  })

  test('a protected complaint cannot be handed to the unit complained of or one under it', () => {
    const hidden = aComplaint({ protected: true, unitCode: 'H99.02', handlerUnitCode: 'H99.05' })
    for (const unit of ['H99.02', 'H99.02.1']) {
      expect(act(hidden, { ...assign, unit } as Action, setting)).toEqual({
        refused: 'in_unit_chain',
        field: 'unit',
      })
      expect(act(hidden, { ...transfer, unit } as Action, setting)).toEqual({
        refused: 'in_unit_chain',
        field: 'unit',
      })
    }
  })

  test('it can be reopened once, with a new term and without its outcome', () => {
    const reopened = actAll(aComplaint(), assign, answer, reopen)
    expect(reopened).toMatchObject({
      complaint: { status: 'reopened', verdict: 'reopened', outcome: null, assigned: null },
    })
    const again = 'refused' in reopened ? null : actAll(reopened.complaint, assign, answer)
    expect(again).toMatchObject({ complaint: { status: 'resolved', outcome: 'founded' } })
    expect(again && 'complaint' in again && act(again.complaint, reopen, setting)).toEqual({
      refused: 'already_reopened',
    })
  })

  test('an official who answers at once has begun it on the way', () => {
    const acted = actAll(aComplaint(), assign, answer)
    expect('steps' in acted && acted.steps.map(({ kind, status }) => [kind, status])).toEqual([
      ['start', 'in_progress'],
      ['answer', 'resolved'],
    ])
  })

  test('silence closes it after ten working days and not before', () => {
    const resolvedAt = Date.parse('2026-11-25T09:00:00+07:00')
    const resolved = { ...inState('resolved'), resolvedAt }
    const at = (iso: string) => act(resolved, close, { ...setting, now: Date.parse(iso) })
    expect(at('2026-12-09T23:59:59+07:00')).toEqual({ refused: 'too_early' })
    expect(at('2026-12-10T00:00:00+07:00')).toMatchObject({
      complaint: { status: 'closed', verdict: 'not_confirmed' },
    })
  })

  test('an outcome that was left open may still be stated after the end, once', () => {
    const confirmed = { ...inState('confirmed'), outcome: null }
    const concluded = act(confirmed, conclude, setting)
    expect(concluded).toMatchObject({ complaint: { status: 'confirmed', outcome: 'partly' } })
  })
})

describe('what the citizen is told', () => {
  test.each<[string, Status, Action, string[]]>([
    ['a question', 'in_progress', ask, ['complaint_question']],
    ['an answer, and a reminder later', 'in_progress', answer, ['complaint_answer', 'complaint_reminder']],
    ['a refusal', 'received', refuse, ['complaint_refused']],
    ['a transfer', 'received', transfer, ['complaint_status']],
    ['nothing of an assignment', 'received', assign, []],
  ])('%s', (_, status, action, kinds) => {
    const acted = act(inState(status), action, setting)
    expect('told' in acted && acted.told.map(({ kind }) => kind)).toEqual(kinds)
  })

  test.each([
    ['an anonymous one', { confidentiality: 'anonymous', citizen: null }],
    ['one whose citizen was erased', { citizen: null }],
  ] as [string, Partial<Complaint>][])('nothing, of %s', (_, fields) => {
    expect(act({ ...inState('in_progress'), ...fields }, answer, setting)).toMatchObject({ told: [] })
  })
})

test('no sequence of actions leaves the state machine', () => {
  const unit = fc.constantFrom('H99.01', 'H99.02', 'H99.05', 'H99.11', 'H99.20', 'X')
  const outcome = fc.constantFrom('founded', 'partly', 'unfounded' as const)
  const text = fc.constantFrom('', 'x')
  const by = fc.constant('B')
  const action = fc.oneof(
    fc.record({
      action: fc.constant('assign'),
      by,
      text,
      person: text,
      unit: fc.option(unit),
      dueAt: fc.constant(null),
      result: fc.constant(null),
      accountable: fc.constant(null),
    }),
    fc.record({ action: fc.constantFrom('ask', 'start', 'add', 'confirm', 'reopen', 'close'), by, text }),
    fc.record({ action: fc.constant('answer'), by, text, outcome: fc.option(outcome) }),
    fc.record({ action: fc.constant('transfer'), by, text, unit }),
    fc.record({ action: fc.constant('conclude'), by, text, outcome }),
    fc.record({ action: fc.constant('refuse'), by, text, reason: fc.constantFrom('duplicate', 'none') }),
  ) as fc.Arbitrary<Action>
  const days = fc.integer({ min: 0, max: 20 })
  fc.assert(
    fc.property(fc.array(fc.tuple(action, days), { maxLength: 30 }), (sequence) => {
      let complaint = aComplaint()
      let now = NOW
      let reopenings = 0
      for (const [each, pause] of sequence) {
        now += pause * 86_400_000
        const acted = act(complaint, each, { ...setting, now })
        if ('refused' in acted) continue
        let status = complaint.status
        for (const step of acted.steps) {
          expect([status, ...TRANSITIONS[status]]).toContain(step.status)
          status = step.status
          if (step.kind === 'reopen') reopenings += 1
        }
        expect(acted.complaint.status).toBe(status)
        expect(STATUSES).toContain(status)
        if (isFinal(complaint.status)) expect(status).toBe(complaint.status)
        if (['in_progress', 'need_info', 'resolved'].includes(status) && each.action !== 'transfer') {
          expect(complaint.assigned ?? acted.complaint.assigned ?? 'transferred').toBeTruthy()
        }
        complaint = acted.complaint
      }
      expect(reopenings).toBeLessThanOrEqual(1)
    }),
    { numRuns: 500 },
  )
})
