import { describe, expect, test } from 'vitest'
import { act } from '../../src/complaints/act.ts'
import type { Around, OfficialAction } from '../../src/complaints/action.ts'
import type { Complaint } from '../../src/complaints/complaint.ts'
import { asFiled } from '../../src/complaints/correct.ts'
import { aComplaint, setting } from './complaints.ts'

const assigned = { unit: 'H99.11', task: 't', person: 'p', dueAt: setting.now, result: 'r', accountable: 'a' }
type Correction = Extract<OfficialAction, { action: 'correct' }>
const correct = (fields: Partial<Correction> = {}): Correction => ({
  action: 'correct',
  by: 'B',
  category: 'delay',
  flags: [],
  unit: 'H99.11',
  lift: false,
  text: null,
  ...fields,
})
const around = (fields: Partial<Around> = {}): Around => ({
  main: null,
  merged: [],
  words: [],
  namesOfficial: false,
  onceAbout: [],
  accused: new Set(),
  ...fields,
})
const hidden = (fields: Partial<Complaint> = {}) =>
  aComplaint({ category: 'attitude', protected: true, handlerUnitCode: 'H99.05', ...fields })

describe('a correction', () => {
  test('of the ground to conduct makes it protected, and it goes where such complaints go, to be assigned anew', () => {
    const acted = act(aComplaint({ status: 'assigned', assigned }), correct({ category: 'bribery' }), setting)
    expect(acted).toMatchObject({
      complaint: {
        category: 'bribery',
        protected: true,
        handlerUnitCode: 'H99.05',
        severity: 'high',
        assigned: null,
        status: 'assigned',
      },
      steps: [
        {
          kind: 'correct',
          data: {
            category: 'bribery',
            categoryBefore: 'delay',
            protected: true,
            from: 'H99.11',
            unit: 'H99.05',
          },
        },
      ],
      told: [{ kind: 'complaint_status', body: { change: 'transferred', unit: 'H99.05' } }],
    })
  })

  test('of the unit hands it to that unit, and the old one stays in the timeline', () => {
    const acted = act(aComplaint(), correct({ unit: 'H99.02' }), setting)
    expect(acted).toMatchObject({
      complaint: { unitCode: 'H99.02', handlerUnitCode: 'H99.02' },
      steps: [{ data: { about: 'H99.02', aboutBefore: 'H99.11' } }],
    })
  })

  test('of the flags alone moves nothing', () => {
    const acted = act(
      aComplaint({ status: 'assigned', assigned }),
      correct({ flags: ['vulnerable_person', 'danger_to_life'] }),
      setting,
    )
    expect(acted).toMatchObject({
      complaint: { severity: 'critical', assigned, handlerUnitCode: 'H99.11' },
      steps: [{ data: { flags: 'danger_to_life vulnerable_person', flagsBefore: '' } }],
      told: [],
    })
  })

  test('to a ground that is no conduct leaves it protected, unless that is lifted with a reason', () => {
    const to = { category: 'delay' as const }
    expect(act(hidden(), correct(to), setting)).toMatchObject({
      complaint: { protected: true, handlerUnitCode: 'H99.05' },
    })
    const lifting = { ...setting, around: around() }
    expect(act(hidden(), correct({ ...to, lift: true }), lifting)).toEqual({
      refused: 'missing',
      field: 'text',
    })
    expect(act(hidden(), correct({ ...to, lift: true, text: 'Chỉ là trễ hẹn' }), lifting)).toMatchObject({
      complaint: { protected: false, handlerUnitCode: 'H99.11' },
      steps: [{ text: 'Chỉ là trễ hẹn', data: { protected: false } }],
    })
  })

  test.each([
    ['its ground is conduct', hidden(), correct({ category: 'attitude', lift: true, text: 'x' }), around()],
    [
      'a flag says so',
      hidden(),
      correct({ flags: ['threat_or_retaliation'], lift: true, text: 'x' }),
      around(),
    ],
    ['an official is named', hidden(), correct({ lift: true, text: 'x' }), around({ namesOfficial: true })],
  ])('does not lift protection while %s', (_, complaint, action, surroundings) => {
    expect(act(complaint, action, { ...setting, around: surroundings })).toEqual({
      refused: 'must_be_protected',
      field: 'lift',
    })
  })

  test.each([
    ['nothing', aComplaint(), correct(), { refused: 'nothing_changed', field: 'category' }],
    [
      'to a unit that is none',
      aComplaint(),
      correct({ unit: 'X' }),
      { refused: 'unknown_unit', field: 'unit' },
    ],
    [
      'while the citizen is asked',
      aComplaint({ status: 'need_info', assigned }),
      correct({ category: 'other' }),
      { refused: 'wrong_status' },
    ],
    [
      'after the end',
      aComplaint({ status: 'closed', outcome: 'founded' }),
      correct({ category: 'other' }),
      { refused: 'final' },
    ],
  ])('of %s is refused', (_, complaint, action, refused) => {
    expect(act(complaint, action, setting)).toEqual(refused)
  })

  test('that would part it from those merged into it is refused', () => {
    const with1 = { ...setting, around: around({ merged: [aComplaint({ code: 'B', mergedInto: 'A' })] }) }
    expect(act(aComplaint(), correct({ category: 'bribery' }), with1)).toEqual({ refused: 'has_merged' })
    expect(act(aComplaint(), correct({ category: 'other' }), with1)).toMatchObject({
      complaint: { category: 'other' },
    })
  })

  test('leaves what was filed in the timeline, however often it is corrected', () => {
    let complaint = aComplaint({ flags: ['repeat', 'press_threat'] })
    const filed = complaint
    const steps = []
    for (const action of [
      correct({ category: 'bribery', flags: [] }),
      correct({ category: 'other', flags: ['repeat'], unit: null }),
      correct({ category: 'delay', unit: 'H99.01' }),
    ]) {
      const acted = act(complaint, action, setting)
      if ('refused' in acted) throw new Error(acted.refused)
      complaint = acted.complaint
      steps.push(...acted.steps)
    }
    const { category, flags, unitCode } = asFiled(complaint, steps)
    expect({ category, flags, unitCode }).toEqual({
      category: filed.category,
      flags: filed.flags,
      unitCode: filed.unitCode,
    })
  })
})
