import { describe, expect, test } from 'vitest'
import type { Calendar } from '../../src/calendar/working-days.ts'
import type { Dossier, DossierStatus } from '../../src/dossiers/dossier.ts'
import type { RecordedDossier } from '../../src/dossiers/dossier-store.ts'
import { firstDueOf } from '../../src/dossiers/first-due.ts'
import { stopOf } from '../../src/dossiers/stop.ts'
import { isLate, type Timed, timelinessOf, workingDaysLate } from '../../src/dossiers/timeliness.ts'

const calendar: Calendar = { off: new Set(['2026-11-24']), working: new Set(), yearsKnown: new Set([2026]) }
const at = (text: string) => Date.parse(`${text.length === 10 ? `${text}T10:00:00` : text}+07:00`)

const aTimed = (status: DossierStatus, due: string | null, fields: Partial<Timed> = {}): Timed => ({
  status,
  dueAt: due === null ? null : at(due),
  firstDueAt: due === null ? null : at(due),
  finishedAt: null,
  returnedAt: null,
  history: [],
  ...fields,
})
const stop = (day: string, status: DossierStatus) => ({
  at: at(day),
  status,
  unit: null,
  official: null,
  note: null,
})

test.each([
  ['in_progress', '2026-12-10', '2026-11-25', 'on_time'],
  ['in_progress', '2026-11-30', '2026-11-25', 'on_time'],
  ['in_progress', '2026-11-27', '2026-11-25', 'due_soon'],
  ['accepted', '2026-11-25', '2026-11-20', 'due_soon'], // 24/11 is a holiday: two working days are left
  ['accepted', '2026-11-25', '2026-11-25T23:59:00', 'due_soon'],
  ['accepted', '2026-11-25', '2026-11-26T00:00:00', 'late'],
  ['new', '2026-11-20', '2026-11-25', null],
  ['rejected', '2026-11-20', '2026-11-25', null],
  ['withdrawn', '2026-11-20', '2026-11-25', null],
  ['in_progress', null, '2026-11-25', null],
  ['need_supplement', '2026-11-20', '2026-11-25', 'on_time'],
  ['need_payment', '2026-11-26', '2026-11-25', 'on_time'],
  ['paused', '2026-11-20', '2026-11-25', 'on_time'],
] as const)('a dossier that is %s, due %s, is on %s: %s', (status, due, now, expected) => {
  expect(timelinessOf(aTimed(status, due), at(now), calendar)).toBe(expected)
})

test.each([
  ['2026-11-19T23:00:00', 'finished_early'],
  ['2026-11-20T00:00:00', 'finished_on_time'],
  ['2026-11-20T23:59:00', 'finished_on_time'],
  ['2026-11-21T00:00:00', 'finished_late'],
])('a dossier due on 20/11 and finished at %s is %s, whenever one asks', (finished, expected) => {
  const dossier = aTimed('returned', '2026-11-20', { finishedAt: at(finished), returnedAt: at('2026-12-20') })
  expect(timelinessOf(dossier, at('2027-06-01'), calendar)).toBe(expected)
})

describe('lateness', () => {
  test('is measured against the first due date, whatever the new appointment', () => {
    const dossier = aTimed('in_progress', '2026-12-30', { firstDueAt: at('2026-11-20') })
    expect(timelinessOf(dossier, at('2026-11-25'), calendar)).toBe('late')
  })

  test('stays when the clock is stopped after the due date', () => {
    const dossier = aTimed('need_supplement', '2026-11-20', {
      history: [stop('2026-11-23', 'need_supplement')],
    })
    expect(timelinessOf(dossier, at('2026-11-25'), calendar)).toBe('late')
    expect(workingDaysLate(dossier, at('2026-12-25'), calendar)).toBe(1)
  })

  test('does not come while the clock stands, from the first of several stops on', () => {
    const history = [stop('2026-11-20', 'need_supplement'), stop('2026-11-23', 'need_payment')]
    expect(isLate(aTimed('need_payment', '2026-11-20', { history }), at('2026-11-25'))).toBe(false)
  })

  test('is told in working days', () => {
    expect(workingDaysLate(aTimed('in_progress', '2026-11-20'), at('2026-11-25'), calendar)).toBe(2)
    expect(workingDaysLate(aTimed('in_progress', '2026-11-20'), at('2026-11-20'), calendar)).toBe(0)
    expect(workingDaysLate(aTimed('in_progress', '2026-11-20'), at('2026-11-21'), calendar)).toBe(1)
    const done = aTimed('finished', '2026-11-20', { finishedAt: at('2026-11-23') })
    expect(workingDaysLate(done, at('2026-12-25'), calendar)).toBe(1)
  })
})

describe('a stop begins', () => {
  const history = (day: string) => [stop(day, 'need_supplement')]
  const running = { before: { status: 'in_progress', stoppedAt: null }, ranUntil: at('2026-11-23') } as const
  const now = at('2026-11-25')

  test('when the history says, where nothing recorded contradicts it', () => {
    const next = { status: 'need_supplement', history: history('2026-11-24') } as const
    expect(stopOf(running, { ...next }, now)).toBe(at('2026-11-24'))
    expect(stopOf({ before: null, ranUntil: null }, { ...next, history: history('2026-10-01') }, now)).toBe(
      at('2026-10-01'),
    )
  })

  test('when it was first recorded, where its date is missing or before the last record of work', () => {
    expect(stopOf(running, { status: 'paused', history: [] }, now)).toBe(now)
    const next = { status: 'need_supplement' as const, history: history('2026-11-18') }
    expect(stopOf(running, next, now)).toBe(now)
    const stopped = { ...running, before: { status: 'paused', stoppedAt: now } } as const
    expect(stopOf(stopped, next, now + 1)).toBe(now)
    expect(stopOf(running, { status: 'in_progress', history: next.history }, now)).toBeNull()
  })
})

describe('the first due date', () => {
  const recorded = (fields: Partial<RecordedDossier>) =>
    ({
      status: 'in_progress',
      dueAt: 10,
      firstDueAt: 10,
      history: [],
      recordedAt: 5,
      stoppedAt: null,
      ...fields,
    }) as RecordedDossier
  const next: Pick<Dossier, 'status' | 'dueAt' | 'history'> = {
    status: 'in_progress',
    dueAt: 9e8,
    history: [],
  }

  test('is the due date of the first push, and stays after a new appointment', () => {
    expect(firstDueOf(null, next, null)).toBe(9e8)
    expect(firstDueOf(recorded({}), next, null)).toBe(10)
    expect(firstDueOf(recorded({ firstDueAt: null }), next, null)).toBe(9e8)
  })

  test('starts again once papers asked for are complete, unless the dossier was late already', () => {
    expect(firstDueOf(recorded({ status: 'need_supplement' }), next, null)).toBe(9e8)
    expect(firstDueOf(recorded({ status: 'need_supplement', recordedAt: 8e8 }), next, null)).toBe(10)
  })

  test('is what the one-stop system states, unless it states a later one than before', () => {
    expect(firstDueOf(null, next, 7)).toBe(7)
    expect(firstDueOf(recorded({}), next, 7)).toBe(7)
    expect(firstDueOf(recorded({}), next, 9e8)).toBe(10)
    expect(firstDueOf(recorded({ status: 'need_supplement' }), next, 8e8)).toBe(8e8)
    expect(firstDueOf(recorded({ status: 'paused', recordedAt: 8e8 }), next, 9e8)).toBe(10)
  })
})
