import { expect, test } from 'vitest'
import { DAY_MS } from '../../src/calendar/instant.ts'
import { scoresOf } from '../../src/scores/scores.ts'
import { insertRows } from '../../src/seed/batch-insert.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'
import { at, givenMethods, givenUnit } from './given.ts'

const UNITS = 60
const NOW = at('2026-11-24')
const unit = (i: number) => `U${i % UNITS}`

test('a year of 60 units over 30,000 ratings and 5,000 dossiers has them all', async () => {
  const desk = deskOver(await freshSqlite())
  await givenMethods(desk)
  for (let i = 0; i < UNITS; i += 1) await givenUnit(desk, { code: unit(i) })
  const when = (i: number) => NOW - (i % 320) * DAY_MS
  const ratings = Array.from({ length: 30_000 }, (_, i) => ({
    id: `r${i}`,
    subject: `s${i}`,
    version: 1,
    channel: 'zalo',
    unit_code: unit(i),
    instrument: 'sipas-2023',
    overall: 1 + (i % 5),
    invited: 0,
    verified: i % 2,
    flagged: '[]',
    given_at: when(i),
    recorded_at: when(i),
  }))
  const items = ['q15', 'q19', 'q23', 'q28', 'q31']
  const answers = ratings.map(({ id, recorded_at }, i) => ({
    rating: id,
    item: items[i % 5]!,
    level: 1 + (i % 4),
    recorded_at,
  }))
  const dossiers = Array.from({ length: 10_000 }, (_, i) => ({
    code: `d${i % 5000}`,
    recorded_at: i < 5000 ? NOW - 330 * DAY_MS : when(i),
    unit_code: unit(i % 5000),
    procedure_code: 'p',
    status: i < 5000 ? 'accepted' : 'finished',
    due_at: when(i) + 2 * DAY_MS,
    first_due_at: when(i),
    finished_at: i < 5000 ? null : when(i),
    history: '[]',
  }))
  await insertRows(desk.database, 'rating', ratings)
  await insertRows(desk.database, 'rating_answer', answers)
  await insertRows(desk.database, 'dossier_version', dossiers)

  const found = await scoresOf(desk, { period: '2026', framework: 'kl-91' }, NOW)
  if ('refused' in found) throw new Error(found.refused)
  expect(found.scorecards).toHaveLength(UNITS)
  expect(found.scorecards.reduce((sum, card) => sum + card.satisfaction.n, 0)).toBe(30_000)
  expect(found.scorecards.reduce((sum, card) => sum + card.timeliness.total, 0)).toBe(5_000)
  await desk.database.close()
})
