/** When complaints were open, from the kept spans: the same as from their timelines, whatever order their steps have in time. */
import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DAY_MS } from '../../src/calendar/instant.ts'
import type { Desk } from '../../src/desk.ts'
import { countComplaints } from '../../src/scores/complaint-facts.ts'
import { databases, deskOver } from '../services/databases.ts'
import { at, forgetFacts, givenComplaint } from './given.ts'

const FIRST = at('2026-09-01')
const OPEN = ['received', 'assigned', 'in_progress', 'need_info', 'reopened']

const course = fc.array(
  fc.record({
    day: fc.integer({ min: 0, max: 12 }),
    status: fc.constantFrom('received', 'assigned', 'resolved', 'reopened', 'confirmed'),
  }),
  { minLength: 1, maxLength: 7 },
)

describe.each(databases)('open complaints on $kind', ({ kind, fresh }) => {
  let desk: Desk
  beforeAll(async () => {
    desk = deskOver(await fresh())
    return () => desk.database.close()
  })
  beforeEach(() => forgetFacts(desk))

  test('are those whose last step before the moment leaves them open', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(course, { minLength: 1, maxLength: 3 }), async (courses) => {
        await forgetFacts(desk)
        for (const steps of courses)
          await givenComplaint(desk, {
            steps: steps.map(({ day, status }) => [FIRST + day * DAY_MS, status]),
          })
        for (let day = 0; day <= 13; day += 1) {
          const end = FIRST + day * DAY_MS
          const scope = { from: FIRST - DAY_MS, to: end, end, asOf: FIRST + 99 * DAY_MS, units: null }
          const counted = await countComplaints(desk.database, scope)
          const open = counted
            .filter(({ what }) => what === 'open')
            .reduce((sum, { n }) => sum + Number(n), 0)
          const expected = courses.filter((steps) => {
            const last = steps.findLast((step) => FIRST + step.day * DAY_MS < end)
            return last !== undefined && OPEN.includes(last.status)
          })
          expect([day, open]).toEqual([day, expected.length])
        }
      }),
      { numRuns: kind === 'SQLite' ? 60 : 8, seed: 20261124 },
    )
  })
})
