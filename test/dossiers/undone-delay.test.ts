import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DAY_MS } from '../../src/calendar/instant.ts'
import type { Desk } from '../../src/desk.ts'
import { type DossierInput, dossierInput } from '../../src/dossiers/dossier-input.ts'
import { dossierByCode, recordDossier } from '../../src/dossiers/dossier-store.ts'
import { isLate } from '../../src/dossiers/timeliness.ts'
import { checkRollups } from '../../src/scores/rollups/rebuild.ts'
import { recomputeTouched } from '../../src/scores/rollups/recompute.ts'
import { scoresOf } from '../../src/scores/scores.ts'
import { at, forgetFacts, givenMethods, givenUnit } from '../scores/given.ts'
import { databases, deskOver } from '../services/databases.ts'

const LATE = at('2026-11-20')
const END = at('2026-12-05')

/** A dossier due on 12/11 and still in work on 20/11; then what the one-stop system pushes. */
describe.each(databases)('a delay on $kind', ({ fresh }) => {
  let desk: Desk
  beforeAll(async () => {
    desk = deskOver(await fresh())
    await givenMethods(desk)
  })
  beforeEach(async () => {
    await forgetFacts(desk)
    await givenUnit(desk, { code: 'A' })
    await push({}, at('2026-11-02'))
    await push({ history: [entry('2026-11-19', 'in_progress')] }, LATE - 1)
  })
  afterAll(() => desk.database.close())

  const push = (fields: Record<string, unknown>, now: number) => {
    const body = {
      unitCode: 'A',
      procedureCode: 'TT-1',
      status: 'in_progress',
      receivedAt: iso('2026-11-01'),
    }
    const input = dossierInput.parse({ ...body, dueAt: iso('2026-11-12'), ...fields }) as DossierInput
    return recordDossier(desk, 'HS-1', input, now)
  }
  const figures = async (asOf: number) => {
    const found = await scoresOf(desk, { period: '2026-11', unitCode: 'A', asOf }, END)
    if ('refused' in found) throw new Error(found.refused)
    return found.scorecards[0]!.timeliness
  }

  test.each([
    ['a stop without a date', { status: 'paused' }],
    ['a stop dated back', { status: 'need_supplement', history: [entry('2026-11-10', 'need_supplement')] }],
    ['a later first due date', { firstDueAt: iso('2026-12-30'), dueAt: iso('2026-12-30') }],
  ])('is not undone by %s, by whichever road it is counted', async (_, fields) => {
    expect(await push(fields, LATE)).toBe('changed')
    expect(await push(fields, LATE + DAY_MS)).toBe('unchanged')
    expect(isLate((await dossierByCode(desk.database, 'HS-1'))!, END)).toBe(true)
    expect(await figures(LATE + DAY_MS)).toMatchObject({ total: 1, late: 1 })
    await recomputeTouched(desk.database, () => END)
    expect(await figures(END)).toMatchObject({ total: 1, late: 1 })
    expect(await checkRollups(desk.database, () => END)).toEqual({ cells: [], dossiers: 0 })
  })

  test('is none where the stop came in time and was recorded then', async () => {
    await forgetFacts(desk)
    await givenUnit(desk, { code: 'A' })
    await push({}, at('2026-11-02'))
    await push({ status: 'need_supplement' }, at('2026-11-10'))
    await push({ status: 'need_supplement', submittedVia: 'post' }, LATE)
    expect(await figures(END)).toMatchObject({ total: 0, late: 0 })
  })
})

function iso(day: string): string {
  return `${day}T08:00:00+07:00`
}

function entry(day: string, status: string) {
  return { at: iso(day), status }
}
