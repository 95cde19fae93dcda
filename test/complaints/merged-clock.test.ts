/** The clock of complaints that are handled with another one: no citizen's day passes without a word. */
import { describe, expect, test } from 'vitest'
import { act } from '../../src/complaints/act.ts'
import { type Action, NOTHING_AROUND, type OfficialAction } from '../../src/complaints/action.ts'
import type { Complaint } from '../../src/complaints/complaint.ts'
import { MOST_PAUSED_WORKING_DAYS, pauseLeft, stopClock } from '../../src/complaints/pause.ts'
import { aComplaint, answer, ask, calendar, NOW, setting } from './complaints.ts'

const endOf = (day: string) => Date.parse(`${day}T00:00:00+07:00`) + 86_400_000
const FRIDAY = Date.parse('2026-11-27T10:00:00+07:00')
const assigned = { unit: 'H99.11', task: 't', person: 'p', dueAt: NOW, result: 'r', accountable: 'a' }
/** Due at the end of Wednesday 16/12. */
const main = aComplaint({ code: 'PA-2222-2222', status: 'in_progress', assigned, citizen: 'citizen-2' })
/** Due two days later. */
const merged = (fields: Partial<Complaint> = {}) =>
  aComplaint({
    mergedInto: main.code,
    dueAt: endOf('2026-12-18'),
    firstDueAt: endOf('2026-12-18'),
    ...fields,
  })
const pause = (until: string, reason = 'expert'): OfficialAction => ({
  action: 'pause',
  by: 'B',
  reason,
  until: endOf(until),
  text: 'Chờ văn bản số 12',
})
const resume: OfficialAction = { action: 'resume', by: 'B', text: null }

/** What an action on the main one makes of it, and of the one merged into it; null: nothing. */
function done(one: Complaint, action: Action, of: Complaint, now = NOW) {
  const around = { ...NOTHING_AROUND, merged: [one] }
  const acted = act(of, action, { ...setting, now, around })
  if ('refused' in acted) throw new Error(acted.refused)
  return { main: acted.complaint, other: acted.others?.[0] ?? null }
}

describe('a complaint handled with one whose clock', () => {
  test('is stopped has its own stopped, its own step, and its citizen is told their own new day', () => {
    const { other } = done(merged(), pause('2026-12-02'), main)
    const dueAt = endOf('2026-12-25') // five working days after 18/12
    expect(other).toMatchObject({
      complaint: { status: 'received', dueAt, firstDueAt: endOf('2026-12-18'), pause: { reason: 'expert' } },
      steps: [
        { kind: 'pause', text: null, data: { by: 'B', reason: 'expert', until: endOf('2026-12-02'), dueAt } },
      ],
      told: [
        {
          kind: 'complaint_status',
          body: { complaint: merged().code, change: 'paused', reason: 'expert', dueAt },
        },
      ],
    })
    expect(JSON.stringify(other!.told)).not.toMatch(/PA-2222-2222|văn bản số 12/)
  })

  test.each([
    ['a question', ask],
    ['a stop', pause('2026-12-02', 'citizen')],
  ])('waits for the other citizen because of %s is told so, not asked itself', (_, action) => {
    const { main: waiting, other } = done(merged(), action, main)
    expect(other).toMatchObject({
      complaint: { status: 'received', pause: { reason: 'together', until: waiting.pause!.until } },
      told: [{ body: { change: 'paused', reason: 'together' } }],
    })
    expect(other!.complaint.dueAt).toBeGreaterThan(waiting.dueAt)
  })

  test('goes on earlier has its own go on, with the days that passed alone', () => {
    const stopped = done(merged(), pause('2026-12-02'), main)
    const { other } = done(stopped.other!.complaint, resume, stopped.main, FRIDAY)
    expect(other).toMatchObject({
      complaint: { pause: null, dueAt: endOf('2026-12-22') },
      steps: [{ kind: 'resume', data: { by: 'B', dueAt: endOf('2026-12-22') } }],
      told: [],
    })
  })

  test('goes on because its citizen told more has its own go on', () => {
    const asked = done(merged(), ask, main)
    const { main: told, other } = done(
      asked.other!.complaint,
      { action: 'add', text: 'x' },
      asked.main,
      FRIDAY,
    )
    expect([told.pause, other!.complaint.pause]).toEqual([null, null])
    expect(other).toMatchObject({
      steps: [{ kind: 'resume', data: { dueAt: endOf('2026-12-22') } }],
      told: [],
    })
    expect(other!.steps[0]!.data).not.toHaveProperty('by')
  })

  test('ends with the answer has its own end with it', () => {
    const stopped = done(merged(), pause('2026-12-02'), main)
    const { other } = done(stopped.other!.complaint, answer, stopped.main, FRIDAY)
    expect(other!.complaint).toMatchObject({ status: 'resolved', pause: null, dueAt: endOf('2026-12-22') })
  })

  test('is stopped is not told where nobody can be', () => {
    expect(done(merged({ citizen: null }), pause('2026-12-02'), main).other).toMatchObject({ told: [] })
  })

  test.each([
    ['answered', merged({ status: 'resolved', assigned, resolvedAt: NOW })],
    ['over', merged({ status: 'confirmed' })],
    ['late already', merged({ dueAt: NOW - 1, firstDueAt: NOW - 1 })],
  ])('is stopped stays as it is when it is %s', (_, one) => {
    expect(done(one, pause('2026-12-02'), main).other).toBeNull()
  })

  test('runs on its own again once it is taken out', () => {
    const stopped = done(merged(), pause('2026-12-02'), main).other!.complaint
    const unmerge: OfficialAction = { action: 'unmerge', by: 'B', text: null }
    const acted = act(stopped, unmerge, { ...setting, now: FRIDAY })
    expect(acted).toMatchObject({ complaint: { mergedInto: null, pause: null, dueAt: endOf('2026-12-22') } })
  })
})

test('a main complaint is not stopped for longer than each that is handled with it may be', () => {
  const stopped = stopClock(merged(), 'expert', endOf('2027-01-05'), setting)
  if ('refused' in stopped) throw new Error(stopped.refused)
  const used = { ...stopped, pause: null }
  const left = pauseLeft(used, calendar)
  expect(left).toBeLessThan(MOST_PAUSED_WORKING_DAYS)
  expect(left).toBeLessThan(setting.settings.askMoreWorkingDays)
  expect(() => done(used, pause('2026-12-15'), main)).toThrow('pause_too_long')
  const { main: waiting, other } = done(used, ask, main)
  expect(pauseLeft(waiting, calendar)).toBe(MOST_PAUSED_WORKING_DAYS - left)
  expect(other!.complaint.pause!.until).toBe(waiting.pause!.until)
})
