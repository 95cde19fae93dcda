/** Any sequence of actions on complaints that are tied to one another: what always holds. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { workingDaysBetween } from '../../src/calendar/working-days.ts'
import { act, TRANSITIONS } from '../../src/complaints/act.ts'
import type { Action, Change } from '../../src/complaints/action.ts'
import { CATEGORIES, type Complaint, FLAGS, isFinal } from '../../src/complaints/complaint.ts'
import { MOST_PAUSED_WORKING_DAYS } from '../../src/complaints/pause.ts'
import { unitChain } from '../../src/complaints/routing.ts'
import { aComplaint, calendar, NOW, setting, TREE } from './complaints.ts'

const DAY = 86_400_000
const assigned = { unit: 'H99.11', task: 't', person: 'p', dueAt: NOW, result: 'r', accountable: 'a' }
const text = fc.constantFrom('', 'x', 'x', 'x')
const by = fc.constant('B')
const unit = fc.constantFrom('H99.02', 'H99.02.1', 'H99.11')
const category = fc.constantFrom(...CATEGORIES)
const action = (name: string, fields: Record<string, fc.Arbitrary<unknown>> = {}) =>
  fc.record({ action: fc.constant(name), by, text, ...fields }) as unknown as fc.Arbitrary<Action>
const none = fc.constant(null)

const actions = fc.oneof(
  action('assign', {
    person: fc.constant('p'),
    unit: fc.option(unit),
    dueAt: none,
    result: none,
    accountable: none,
  }),
  action('ask'),
  action('start'),
  action('answer', { outcome: none }),
  action('transfer', { unit }),
  action('conclude', { outcome: fc.constantFrom('founded', 'partly') }),
  action('refuse', { reason: fc.constantFrom('duplicate', 'none') }),
  action('correct', {
    category,
    flags: fc.subarray([...FLAGS], { maxLength: 2 }),
    unit: fc.option(unit),
    lift: fc.boolean(),
  }),
  action('pause', {
    reason: fc.constantFrom('citizen', 'expert', 'none'),
    until: fc.integer({ min: 0, max: 60 }).map((days) => NOW + days * DAY),
  }),
  action('resume'),
  action('merge', { into: fc.constantFrom('A', 'B') }),
  action('unmerge'),
  action('split', { code: fc.constantFrom('S1', 'S2', 'S3'), category, unit: fc.option(unit) }),
  fc.constantFrom<Action[]>(
    { action: 'add', text: 'x' },
    { action: 'confirm' },
    { action: 'reopen', text: null },
    { action: 'close' },
  ),
)
const moves = fc.array(
  fc.record({
    on: fc.constantFrom('A', 'A', 'B', 'B', 'C', 'S1'),
    action: actions,
    days: fc.constantFrom(0, 0, 0, 1, 5, 20),
  }),
  { maxLength: 40 },
)

/** All units that a complaint, or what it was split from, was ever about. */
type About = Map<string, Set<string>>
const unitOf = ({ unitCode }: Complaint) => (unitCode === null ? [] : [unitCode])

/** Does one action as the store does: what it makes of others, and a part, are kept with it. */
function move(
  world: Map<string, Complaint>,
  about: About,
  code: string,
  each: Action,
  now: number,
): Change[] {
  const complaint = world.get(code)
  if (!complaint) return []
  const merged = [...world.values()].filter((one) => one.mergedInto === code && !isFinal(one.status))
  const main = each.action === 'merge' ? (world.get(each.into) ?? null) : null
  const onceAbout = [complaint, ...merged].flatMap((one) => [...about.get(one.code)!])
  const around = { main, merged, words: ['x'], namesOfficial: false, onceAbout, accused: new Set<string>() }
  const acted = act(complaint, each, { ...setting, now, around })
  if ('refused' in acted) return []
  if (acted.part && world.has(acted.part.complaint.code)) return []
  if (acted.part) {
    const { complaint: part } = acted.part
    world.set(part.code, part)
    about.set(part.code, new Set([...about.get(code)!, ...unitOf(part)]))
  }
  return [acted, ...(acted.others ?? [])]
}

/** What must hold of a complaint, whatever was done. */
function holds(one: Complaint, world: ReadonlyMap<string, Complaint>, about: About): void {
  const moved = workingDaysBetween(calendar, one.firstDueAt - 1, one.dueAt - 1)
  expect(one.dueAt).toBeGreaterThanOrEqual(one.firstDueAt)
  expect(moved).toBeLessThanOrEqual(MOST_PAUSED_WORKING_DAYS)
  if (one.protected && one.handlerUnitCode !== null)
    for (const unit of about.get(one.code)!)
      expect(unitChain(unit, TREE).has(one.handlerUnitCode)).toBe(false)
  const main = one.mergedInto === null ? undefined : world.get(one.mergedInto)
  if (!main || isFinal(one.status)) return
  expect(main.mergedInto).toBeNull()
  expect([one.protected, one.handlerUnitCode]).toEqual([main.protected, main.handlerUnitCode])
  if (one.protected) expect(one.unitCode).toBe(main.unitCode)
  if (one.status !== 'resolved') expect(one.dueAt).toBeGreaterThanOrEqual(main.dueAt)
}

test('no sequence leaves the states, moves what is final, opens a protected one to a unit it is or was about, or parts what is merged', () => {
  fc.assert(
    fc.property(moves, (sequence) => {
      const begun = { status: 'in_progress', assigned } as const
      const world = new Map([
        ['A', aComplaint({ code: 'A', ...begun })],
        ['B', aComplaint({ code: 'B', ...begun })],
        ['C', aComplaint({ code: 'C' })],
      ])
      const about: About = new Map([...world].map(([code, one]) => [code, new Set(unitOf(one))]))
      let now = NOW
      for (const { on, action: each, days } of sequence) {
        now += days * DAY
        for (const { complaint: after, steps } of move(world, about, on, each, now)) {
          const before = world.get(after.code)!
          let { status } = before
          for (const step of steps) {
            expect([status, ...TRANSITIONS[status]]).toContain(step.status)
            status = step.status
          }
          expect(after.status).toBe(status)
          if (isFinal(before.status)) expect(after.status).toBe(before.status)
          world.set(after.code, after)
          for (const unit of unitOf(after)) about.get(after.code)!.add(unit)
        }
        for (const one of world.values()) holds(one, world, about)
      }
    }),
    { numRuns: 600 },
  )
})
