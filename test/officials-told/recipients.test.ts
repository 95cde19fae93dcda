import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ROLES, type Role, viewerOf } from '../../src/accounts/roles.ts'
import { unitChain } from '../../src/complaints/routing.ts'
import { isVisible } from '../../src/complaints/visibility.ts'
import { CASE_EVENTS } from '../../src/officials-told/events.ts'
import { nextLevelUp, recipientsOf } from '../../src/officials-told/recipients.ts'
import { aComplaint, TREE } from '../complaints/complaints.ts'
import { anAccount } from './office.ts'

const UNITS = [...TREE.byCode.keys()]
const roles = Object.keys(ROLES) as Role[]
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
const units = fc.constantFrom(...UNITS)
const names = fc.constantFrom('Trần Thị C', 'trần thị c ', 'Lê Văn D')

const accounts = fc
  .array(
    fc.record({
      role: fc.constantFrom(...roles),
      unitCode: maybe(units),
      name: names,
      disabledAt: maybe(fc.constant(1)),
    }),
    { maxLength: 30 },
  )
  .map((list) => list.map((one, i) => anAccount(one.role, one.unitCode, { ...one, id: `a${i}` })))
const complaints = fc
  .record({
    protected: fc.boolean(),
    unitCode: maybe(units),
    handlerUnitCode: maybe(units),
    person: maybe(names),
  })
  .map(({ person, ...fields }) =>
    aComplaint({
      ...fields,
      assigned: person && {
        unit: fields.handlerUnitCode,
        task: 't',
        person,
        dueAt: 1,
        result: 'r',
        accountable: 'a',
      },
    }),
  )

test('whatever happens, nobody is told who may not see the complaint, no disabled account, and nobody twice', () => {
  fc.assert(
    fc.property(fc.constantFrom(...CASE_EVENTS), complaints, accounts, (kind, complaint, list) => {
      const told = recipientsOf(kind, complaint, list, TREE)
      expect(new Set(told).size).toBe(told.length)
      for (const account of told) {
        expect(account.disabledAt).toBeNull()
        expect(isVisible(viewerOf(account), complaint, TREE)).toBe(true)
      }
    }),
    { numRuns: 2000 },
  )
})

test('the level above is never in the chain of the unit complained of', () => {
  fc.assert(
    fc.property(complaints, (complaint) => {
      const level = nextLevelUp(complaint, TREE)
      expect(level !== null && unitChain(complaint.unitCode, TREE).has(level)).toBe(false)
    }),
  )
})

const everybody = roles.flatMap((role) => [null, ...UNITS].map((unit) => anAccount(role, unit)))
const told = (
  kind: (typeof CASE_EVENTS)[number],
  fields: Parameters<typeof aComplaint>[0],
  list = everybody,
) =>
  recipientsOf(kind, aComplaint(fields), list, TREE)
    .map(({ id }) => id)
    .sort()

describe('a flagged case', () => {
  test('that is protected reaches handlers, head and inspector of the unit that has it, not intake', () => {
    const about = { protected: true, unitCode: 'H99.02.1', handlerUnitCode: 'H99.02' }
    expect(told('flagged', about)).toEqual(['handler-H99.02', 'head-H99.02', 'inspector-H99.02'])
  })

  test('that is not reaches intake, too', () => {
    const about = { unitCode: 'H99.11', handlerUnitCode: 'H99.11' }
    expect(told('flagged', about)).toEqual([
      'handler-H99.11',
      'head-H99.11',
      'inspector-H99.11',
      'intake-H99.11',
    ])
  })

  test('reaches the nearest level above where the unit has nobody, and the whole province at last', () => {
    const about = { protected: true, unitCode: 'H99.11', handlerUnitCode: 'H99.05' }
    const few = [anAccount('head', 'H99'), anAccount('inspector', null), anAccount('head', 'H99.11')]
    expect(told('flagged', about, few)).toEqual(['head-H99', 'inspector-null'])
    expect(told('flagged', about, few.slice(1))).toEqual(['inspector-null'])
  })
})

describe('an assignment', () => {
  const assigned = {
    unit: 'H99.05',
    task: 't',
    person: 'Trần Thị C',
    dueAt: 1,
    result: 'r',
    accountable: 'x',
  }
  const about = { protected: true, unitCode: 'H99.11', handlerUnitCode: 'H99.05', assigned }

  test('reaches who handles at the unit, and the person named when no other has that name there', () => {
    const head = anAccount('head', 'H99.05', { name: 'trần thị C' })
    const others = everybody.filter(({ id }) => id !== 'head-H99.05')
    expect(told('assigned', about, [...others, head])).toEqual([
      'handler-H99.05',
      'head-H99.05',
      'inspector-H99.05',
    ])
    const namesake = anAccount('intake', 'H99.05', { name: 'Trần Thị C' })
    expect(told('assigned', { ...about, protected: false }, [head, namesake])).toEqual([])
  })

  test('never reaches a namesake at the unit complained of', () => {
    expect(told('assigned', about, [anAccount('head', 'H99.11', { name: 'Trần Thị C' })])).toEqual([])
  })
})

describe('a term that is over', () => {
  test('goes one level up, from the inspectorate to the province', () => {
    const about = { protected: true, unitCode: 'H99.11', handlerUnitCode: 'H99.05' }
    expect(told('escalated', about)).toEqual(['head-H99', 'head-null'])
    expect(told('escalated', { unitCode: 'H99.02.1', handlerUnitCode: 'H99.02.1' })).toEqual(['head-H99.02'])
  })

  test('and still over, to the steering committee; at once where there is no level above or nobody on it', () => {
    const about = { unitCode: 'H99.11', handlerUnitCode: 'H99.11' }
    expect(told('escalated_again', about)).toContain('committee-null')
    const few = [anAccount('committee', null), anAccount('head', 'H99.11')]
    expect(told('escalated', about, few)).toEqual(['committee-null'])
    expect(told('escalated', { ...about, handlerUnitCode: null }, few)).toEqual(['committee-null'])
  })
})
