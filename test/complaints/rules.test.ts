import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toIso } from '../../src/calendar/instant.ts'
import type { Category, Flag } from '../../src/complaints/complaint.ts'
import { answerDueAt, firstSteps, silenceEndsAt } from '../../src/complaints/deadlines.ts'
import { routeOf, unitChain } from '../../src/complaints/routing.ts'
import { severityOf } from '../../src/complaints/severity.ts'
import { isTrackingCode, receiptSecret, trackingCode } from '../../src/complaints/tracking-code.ts'
import { isVisible } from '../../src/complaints/visibility.ts'
import { defaultSettings } from '../../src/desk.ts'
import { treeOf } from '../../src/units/unit.ts'
import { aUnit, UNITS } from '../units/province.ts'
import { aComplaint, calendar, TREE, viewer } from './complaints.ts'

describe('deadlines', () => {
  test.each([
    ['a Monday before the holiday of 24/11/2026', '2026-11-23T08:00:00+07:00', '2026-12-16T00:00:00+07:00'],
    ['the holiday itself', '2026-11-24T10:00:00+07:00', '2026-12-16T00:00:00+07:00'],
    ['the day after it', '2026-11-25T23:59:00+07:00', '2026-12-17T00:00:00+07:00'],
    ['a Saturday', '2026-11-28T10:00:00+07:00', '2026-12-19T00:00:00+07:00'],
  ])('filed on %s, the answer is due in 15 working days', (_, from, due) => {
    expect(toIso(answerDueAt(calendar, defaultSettings, Date.parse(from)))).toBe(due)
  })

  test('conduct is to be forwarded within two working days, other complaints have no such term', () => {
    const createdAt = Date.parse('2026-11-23T08:00:00+07:00')
    const steps = firstSteps(calendar, defaultSettings, { createdAt, protected: true })
    expect(toIso(steps.assign!)).toBe('2026-11-27T00:00:00+07:00')
    expect(toIso(steps.refuse)).toBe('2026-11-27T00:00:00+07:00')
    expect(toIso(steps.ask)).toBe('2026-12-02T00:00:00+07:00')
    expect(toIso(steps.transfer)).toBe('2026-12-02T00:00:00+07:00')
    expect(firstSteps(calendar, defaultSettings, { createdAt, protected: false }).assign).toBeNull()
  })

  test('silence lasts ten working days', () => {
    expect(toIso(silenceEndsAt(calendar, defaultSettings, Date.parse('2026-11-23T08:00:00+07:00')))).toBe(
      '2026-12-09T00:00:00+07:00',
    )
  })
})

test.each<[Category, Flag[], number | null, string]>([
  ['delay', [], null, 'normal'],
  ['overcharge', [], 500_000, 'normal'],
  ['overcharge', [], 2_000_000, 'high'],
  ['bribery', [], null, 'high'],
  ['harassment', [], null, 'high'],
  ['delay', ['vulnerable_person'], null, 'high'],
  ['delay', ['identity_protection'], null, 'normal'],
  ['delay', ['danger_to_life'], null, 'critical'],
  ['bribery', ['threat_or_retaliation'], null, 'critical'],
])('%s with %j and %s đồng is %s', (category, flags, amount, severity) => {
  expect(severityOf(category, flags, amount)).toBe(severity)
})

describe('routing', () => {
  test.each<[string, Category, Flag[], boolean, string | null, boolean, string]>([
    ['a delay goes to its unit', 'delay', [], false, 'H99.11', false, 'H99.11'],
    ['a broken portal at no unit goes to the province', 'online_system', [], false, null, false, 'H99'],
    ['an unknown unit counts as none', 'delay', [], false, 'X', false, 'H99'],
    ['a delay by a named official goes over the commune’s head', 'delay', [], true, 'H99.11', true, 'H99.05'],
    ['rudeness in a branch goes one level up', 'attitude', [], false, 'H99.02.1', true, 'H99.02'],
    ['a bribe in a department goes to the inspectorate', 'bribery', [], false, 'H99.02', true, 'H99.05'],
    [
      'a hint at money in another ground is conduct',
      'delay',
      ['bribery_allegation'],
      false,
      'H99.12',
      true,
      'H99.05',
    ],
    ['conduct at no known unit goes to the inspectorate', 'harassment', [], false, null, true, 'H99.05'],
    ['conduct in the inspectorate goes to the province', 'discipline', [], false, 'H99.05', true, 'H99'],
    [
      'conduct in the province’s office goes to the inspectorate',
      'buck_passing',
      [],
      false,
      'H99',
      true,
      'H99.05',
    ],
    ['papers outside the rules are conduct', 'extra_paperwork', [], false, 'H99.10', true, 'H99.05'],
  ])('%s', (_, category, flags, named, unit, isHidden, handler) => {
    expect(routeOf(category, flags, named, unit, TREE)).toEqual({
      protected: isHidden,
      handlerUnitCode: handler,
    })
  })

  test('the inspectors of a department are not the inspectorate of the province', () => {
    const own = aUnit({ code: 'H99.01.T', name: 'Thanh tra Sở', kind: 'department', parent: 'H99.01' })
    const tree = treeOf([own, ...TREE.byCode.values()])
    expect(routeOf('bribery', [], false, 'H99.02', tree).handlerUnitCode).toBe('H99.05')
  })

  test('without an inspectorate conduct goes to the province; without units to nobody', () => {
    expect(routeOf('bribery', [], false, 'H99.02', treeOf(UNITS)).handlerUnitCode).toBe('H99')
    expect(routeOf('bribery', [], false, null, treeOf([])).handlerUnitCode).toBeNull()
  })

  test('the chain of a unit that was merged is that of its successor too', () => {
    expect(unitChain('H99.20', TREE)).toEqual(new Set(['H99.20', 'H99.11']))
  })
})

describe('visibility', () => {
  const plain = aComplaint({ unitCode: 'H99.02.1', handlerUnitCode: 'H99.02.1' })
  const hidden = aComplaint({ unitCode: 'H99.02', handlerUnitCode: 'H99.05', protected: true })
  const oneUp = aComplaint({ unitCode: 'H99.02.1', handlerUnitCode: 'H99.02', protected: true })
  const merged = aComplaint({ unitCode: 'H99.20', handlerUnitCode: 'H99.05', protected: true })
  const ofProvince = aComplaint({ unitCode: 'H99', handlerUnitCode: 'H99.05', protected: true })
  test.each([
    ['its own unit sees a plain one', 'H99.02.1', plain, true],
    ['the unit above sees it', 'H99.02', plain, true],
    ['the province sees it', 'H99', plain, true],
    ['a program sees it', null, plain, true],
    ['a neighbour does not', 'H99.11', plain, false],
    ['the unit complained of never sees a protected one', 'H99.02', hidden, false],
    ['nor does its branch', 'H99.02.1', hidden, false],
    ['the inspectorate sees it', 'H99.05', hidden, true],
    ['the province sees it', 'H99', hidden, true],
    ['one level up sees what is about its branch', 'H99.02', oneUp, true],
    ['the branch does not', 'H99.02.1', oneUp, false],
    ['the inspectorate does not, until it is transferred there', 'H99.05', oneUp, false],
    ['the successor of the unit complained of does not', 'H99.11', merged, false],
    ['the province’s office does not see one about itself', 'H99', ofProvince, false],
    ['the inspectorate does', 'H99.05', ofProvince, true],
    ['a unit that nobody knows sees nothing', 'X', plain, false],
  ])('%s', (_, unit, complaint, sees) => {
    expect(isVisible(viewer(unit, 'read', 'protected'), complaint, TREE)).toBe(sees)
  })

  test('without the permission a protected complaint does not exist', () => {
    expect(isVisible(viewer(null, 'read'), hidden, TREE)).toBe(false)
    expect(isVisible(viewer(null, 'act'), plain, TREE)).toBe(false)
  })
})

test('codes and secrets have their form whatever the chance', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      const drawn = Buffer.from(bytes).toString('hex')
      expect(isTrackingCode(trackingCode(drawn))).toBe(true)
      expect(receiptSecret(drawn)).toMatch(/^\d{8}$/)
    }),
  )
})
