import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Desk } from '../../src/desk.ts'
import { type ScoreQuestion, scoresOf } from '../../src/scores/scores.ts'
import { databases, deskOver } from '../services/databases.ts'
import { at, forgetFacts, givenDossier, givenMethods, givenUnit } from './given.ts'

const NOW = at('2026-12-15')
const NOVEMBER: ScoreQuestion = { period: '2026-11', unitCode: 'A' }

describe.each(databases)('lateness on $kind', ({ fresh }) => {
  let desk: Desk
  beforeAll(async () => {
    desk = deskOver(await fresh())
    await givenMethods(desk)
    return () => desk.database.close()
  })
  beforeEach(async () => {
    await forgetFacts(desk)
    await givenUnit(desk, { code: 'A' })
  })

  const card = async (question: Partial<ScoreQuestion> = {}, now = NOW) => {
    const found = await scoresOf(desk, { ...NOVEMBER, ...question }, now)
    if ('refused' in found) throw new Error(found.refused)
    return found.scorecards[0]!
  }

  test.each([
    ['finished on its last day, in the evening', { finished_at: at('2026-11-12') + 12 * 3_600_000 }, 1, 0],
    ['finished the day after', { finished_at: at('2026-11-13') }, 1, 1],
    [
      'finished late against its first date, in time against a second',
      { first_due_at: at('2026-11-09') },
      1,
      1,
    ],
    ['unfinished and past due at the end', { finished_at: null }, 1, 1],
    ['unfinished and due on the last day', { finished_at: null, due_at: at('2026-11-30') }, 1, 1],
    ['unfinished and due later', { finished_at: null, due_at: at('2026-12-01') }, 0, 0],
    ['finished in December, due in November', { finished_at: at('2026-12-02') }, 1, 1],
    [
      'finished in December, due in December',
      { finished_at: at('2026-12-02'), due_at: at('2026-12-01') },
      0,
      0,
    ],
    ['finished in October', { finished_at: at('2026-10-20') }, 0, 0],
    ['withdrawn', { finished_at: null, status: 'withdrawn' }, 0, 0],
    ['refused', { finished_at: null, status: 'rejected' }, 0, 0],
    ['not accepted yet', { finished_at: null, status: 'new', due_at: at('2026-11-02') }, 0, 0],
    [
      'waiting for papers since before its date',
      { finished_at: null, status: 'paused', history: history('2026-11-05') },
      0,
      0,
    ],
    [
      'waiting for papers since after its date',
      { finished_at: null, status: 'need_supplement', history: history('2026-11-20', 'need_supplement') },
      1,
      1,
    ],
  ])('a dossier %s', async (_, dossier, total, late) => {
    await givenDossier(desk, dossier)
    expect((await card()).timeliness).toMatchObject({ total, late })
  })

  test('a dossier of a month that is not over is judged by today', async () => {
    await givenDossier(desk, { finished_at: null, due_at: at('2026-11-12') })
    expect((await card({}, at('2026-11-12'))).timeliness).toMatchObject({ total: 0, late: 0 })
    expect((await card({}, at('2026-11-13'))).timeliness).toMatchObject({ total: 1, late: 1 })
  })

  test('the late share is a full count: a percentage without an interval', async () => {
    for (const day of ['11', '12', '13']) await givenDossier(desk, { finished_at: at(`2026-11-${day}`) })
    expect((await card()).timeliness).toEqual({ total: 3, late: 1, latePercent: 33.3 })
  })

  test('the late share follows the latest version of a dossier', async () => {
    const code = await givenDossier(desk, { finished_at: null, recorded_at: at('2026-11-02') })
    await givenDossier(desk, { code, finished_at: at('2026-11-11'), recorded_at: at('2026-12-10') })
    expect((await card({ asOf: at('2026-12-09') })).timeliness).toMatchObject({ total: 1, late: 1 })
    expect((await card()).timeliness).toMatchObject({ total: 1, late: 0 })
  })
})

function history(day: string, status = 'paused'): string {
  return JSON.stringify([{ at: at(day), status, unit: null, official: null, note: null }])
}
