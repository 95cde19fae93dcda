import { describe, expect, test } from 'vitest'
import { act } from '../../src/complaints/act.ts'
import type { Around, OfficialAction } from '../../src/complaints/action.ts'
import { coarse } from '../../src/complaints/coarse-time.ts'
import type { Complaint } from '../../src/complaints/complaint.ts'
import { answerDueAt } from '../../src/complaints/deadlines.ts'
import { isTakenFrom } from '../../src/complaints/split.ts'
import { aComplaint, answer, assign, NOW, setting } from './complaints.ts'

const assigned = { unit: 'H99.11', task: 't', person: 'p', dueAt: NOW, result: 'r', accountable: 'a' }
const main = aComplaint({ code: 'PA-2222-2222', status: 'in_progress', assigned, citizen: 'citizen-2' })
const merge: OfficialAction = { action: 'merge', by: 'B', into: main.code, text: null }
const around = (fields: Partial<Around> = {}) => ({
  ...setting,
  around: {
    ...{ main: null, merged: [], words: [], namesOfficial: false, onceAbout: [], accused: new Set<string>() },
    ...fields,
  },
})
const merged = (fields: Partial<Complaint> = {}) => aComplaint({ mergedInto: main.code, ...fields })

describe('a complaint merged into another', () => {
  test('goes where that one is handled, and its citizen is told that they are handled together', () => {
    const elsewhere = { ...main, handlerUnitCode: 'H99.01' }
    expect(act(aComplaint(), merge, around({ main: elsewhere }))).toMatchObject({
      complaint: { mergedInto: main.code, handlerUnitCode: 'H99.01', status: 'received' },
      steps: [{ kind: 'merge', data: { code: main.code } }],
      told: [{ kind: 'complaint_status', body: { complaint: aComplaint().code, change: 'merged' } }],
      others: [{ complaint: elsewhere, steps: [{ kind: 'joined', data: { code: aComplaint().code } }] }],
    })
  })

  test('tells its citizen nothing of the other: neither code nor words', () => {
    const acted = act(aComplaint(), merge, around({ main }))
    expect(JSON.stringify('told' in acted && acted.told)).not.toContain(main.code)
  })

  test.each<[string, Complaint, Complaint | null, object]>([
    [
      'one that the official may not see',
      aComplaint(),
      null,
      { refused: 'unknown_complaint', field: 'into' },
    ],
    ['itself', aComplaint(), aComplaint(), { refused: 'unknown_complaint', field: 'into' }],
    [
      'one that is over',
      aComplaint(),
      { ...main, status: 'closed' },
      { refused: 'main_over', field: 'into' },
    ],
    [
      'one that is answered',
      aComplaint(),
      { ...main, status: 'resolved' },
      { refused: 'main_over', field: 'into' },
    ],
    [
      'one that is merged itself',
      aComplaint(),
      { ...main, mergedInto: 'PA-3333-3333' },
      { refused: 'main_over', field: 'into' },
    ],
    [
      'a protected one, when it is none',
      aComplaint(),
      { ...main, protected: true, handlerUnitCode: 'H99.05' },
      { refused: 'other_protection', field: 'into' },
    ],
    [
      'one about another unit, when both are protected',
      aComplaint({ protected: true, unitCode: 'H99.11', handlerUnitCode: 'H99.05' }),
      { ...main, protected: true, unitCode: 'H99.01', handlerUnitCode: 'H99.05' },
      { refused: 'other_protection', field: 'into' },
    ],
    [
      'any, once it is answered',
      aComplaint({ status: 'resolved', assigned, resolvedAt: NOW }),
      main,
      { refused: 'wrong_status' },
    ],
    [
      'one that is due later: the day that its citizen was promised would pass unseen',
      aComplaint(),
      { ...main, dueAt: aComplaint().dueAt + 1 },
      { refused: 'main_due_later', field: 'into' },
    ],
  ])('is not merged into %s', (_, complaint, other, refused) => {
    expect(act(complaint, merge, around({ main: other }))).toEqual(refused)
  })

  test('is acted on where it is handled, or taken out', () => {
    for (const action of [assign, answer, { action: 'refuse', by: 'B', reason: 'duplicate', text: null }])
      expect(act(merged(), action as OfficialAction, setting)).toEqual({ refused: 'merged' })
    expect(act(merged(), { action: 'unmerge', by: 'B', text: null }, setting)).toMatchObject({
      complaint: { mergedInto: null, status: 'received' },
    })
    expect(act(aComplaint(), { action: 'unmerge', by: 'B', text: null }, setting)).toEqual({
      refused: 'not_merged',
    })
  })

  test.each<[Complaint['status'], string[]]>([
    ['received', ['assign', 'start', 'answer']],
    ['assigned', ['start', 'answer']],
    ['in_progress', ['answer']],
    ['need_info', ['start', 'answer']],
    ['resolved', ['answer']],
  ])('is answered with it from %s, for its own citizen under its own code', (status, steps) => {
    const one = merged({ status, citizen: 'citizen-1' })
    const acted = act(main, answer, around({ merged: [one] }))
    if ('refused' in acted) throw new Error(acted.refused)
    const [change] = acted.others!
    expect(change).toMatchObject({
      complaint: {
        code: one.code,
        status: 'resolved',
        outcome: 'founded',
        resolvedAt: NOW,
        citizen: 'citizen-1',
      },
    })
    expect(change!.steps.map(({ kind }) => kind)).toEqual(steps)
    expect(change!.told.map(({ kind, body }) => [kind, body.complaint])).toEqual([
      ['complaint_answer', one.code],
      ['complaint_reminder', one.code],
    ])
    expect(JSON.stringify(change!.told)).not.toContain(main.code)
  })

  test('is not answered once it is over, and nobody is told where nobody can be', () => {
    const over = merged({ status: 'confirmed' })
    const erased = merged({ code: 'PA-4444-4444', citizen: null })
    const acted = act(main, answer, around({ merged: [over, erased] }))
    expect('others' in acted && acted.others).toMatchObject([{ complaint: { code: erased.code }, told: [] }])
  })

  test('goes along when the main one is transferred', () => {
    const acted = act(
      main,
      { action: 'transfer', by: 'B', unit: 'H99.01', text: null },
      around({ merged: [merged()] }),
    )
    expect(acted).toMatchObject({
      others: [
        {
          complaint: { handlerUnitCode: 'H99.01', assigned: null },
          steps: [{ kind: 'transfer' }],
          told: [{ body: { complaint: aComplaint().code } }],
        },
      ],
    })
  })

  test('keeps the main one from being refused, and from being merged itself', () => {
    const held = around({ merged: [merged()], main })
    const first = aComplaint({ code: 'PA-5555-5555' })
    expect(act(first, { action: 'refuse', by: 'B', reason: 'duplicate', text: null }, held)).toEqual({
      refused: 'has_merged',
    })
    expect(act(first, merge, held)).toEqual({ refused: 'has_merged' })
  })

  test('is on its own again when its citizen is not content with the answer', () => {
    const answered = merged({ status: 'resolved', assigned, resolvedAt: NOW })
    expect(act(answered, { action: 'reopen', text: null }, setting)).toMatchObject({
      complaint: { status: 'reopened', mergedInto: null },
    })
  })
})

describe('a part of a mixed complaint', () => {
  const story = 'Chị ở quầy 3 quát tháo.\nHồ sơ của tôi trễ hai tuần, không ai báo.'
  const split = (fields: object = {}): OfficialAction => ({
    action: 'split',
    by: 'B',
    code: 'PA-6666-6666',
    category: 'delay',
    unit: 'H99.11',
    text: 'Hồ sơ của tôi trễ hai tuần, không ai báo.',
    ...fields,
  })
  const whole = (fields: Partial<Complaint> = {}) =>
    aComplaint({
      category: 'attitude',
      flags: ['vulnerable_person', 'threat_or_retaliation'],
      protected: true,
      handlerUnitCode: 'H99.05',
      dossierCode: 'H99.11-261001-0001',
      ...fields,
    })

  test('becomes a complaint of its own, of the citizen’s words, which its own handler gets', () => {
    const acted = act(whole(), split(), around({ words: [story] }))
    expect(acted).toMatchObject({
      part: {
        story: 'Hồ sơ của tôi trễ hai tuần, không ai báo.',
        complaint: {
          code: 'PA-6666-6666',
          status: 'received',
          category: 'delay',
          flags: ['vulnerable_person'],
          severity: 'high',
          protected: false,
          handlerUnitCode: 'H99.11',
          splitFrom: whole().code,
          citizen: 'citizen-1',
          createdAt: NOW,
          dueAt: whole().firstDueAt,
        },
      },
      steps: [{ kind: 'split', data: { code: 'PA-6666-6666', category: 'delay' } }],
      told: [{ body: { complaint: whole().code, change: 'split', part: 'PA-6666-6666' } }],
    })
    expect('complaint' in acted && { ...acted.complaint, updatedAt: 0 }).toEqual({ ...whole(), updatedAt: 0 })
  })

  test('is filed on the day on which it is made, and due when its citizen was promised an answer', () => {
    const later = NOW + 5 * 86_400_000
    const made = (of: Complaint) => {
      const acted = act(of, split(), { ...around({ words: [story] }), now: later })
      return 'part' in acted ? acted.part!.complaint : null
    }
    expect(made(whole())).toMatchObject({
      createdAt: later,
      dueAt: whole().firstDueAt,
      firstDueAt: whole().firstDueAt,
    })
    expect(made(whole({ confidentiality: 'anonymous', citizen: null }))!.createdAt).toBe(coarse(later))
    const far = Date.parse('2027-06-01T00:00:00+07:00')
    const usual = answerDueAt(setting.calendar, setting.settings, later)
    expect(made(whole({ dueAt: far, firstDueAt: far }))).toMatchObject({ dueAt: usual, firstDueAt: usual })
  })

  test.each([
    ['words that were not said', whole(), split({ text: 'Hồ sơ trễ một năm' }), 'not_their_words', 'text'],
    ['an official’s remark', whole(), split({ text: `${story}\nĐề nghị xử lý` }), 'not_their_words', 'text'],
    ['a unit that is none', whole(), split({ unit: 'X' }), 'unknown_unit', 'unit'],
    [
      'conduct, while the whole is open to the unit',
      whole({ protected: false, category: 'delay', handlerUnitCode: 'H99.11' }),
      split({ category: 'attitude' }),
      'protect_first',
      'category',
    ],
  ])('is not made of %s', (_, complaint, action, refused, field) => {
    expect(act(complaint, action, around({ words: [story] }))).toEqual({ refused, field })
  })

  test.each([
    ['a line', 'Chị ở quầy 3 quát tháo.', true],
    ['pieces in another order, with other spaces', 'không ai báo.\n\n  quầy 3   quát tháo', true],
    ['a word changed', 'Chị ở quầy 4 quát tháo.', false],
    ['two lines run together', 'quát tháo. Hồ sơ', true],
    ['nothing', ' \n ', false],
  ])('%s: taken from the story is %s', (_, text, expected) => {
    expect(isTakenFrom(text, [story])).toBe(expected)
  })
})
