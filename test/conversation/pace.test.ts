import { expect, test } from 'vitest'
import { createMemoryPace, rhythmOf } from '../../src/conversation/pace.ts'
import { createSqlPace } from '../../src/conversation/pace-sql.ts'
import { Unavailable } from '../../src/database/database.ts'
import { openPostgres } from '../../src/database/postgres.ts'
import { freshPostgres } from '../services/databases.ts'
import { freePort } from '../services/postgres.ts'
import { paceContract } from './pace-contract.ts'

paceContract('memory', async () => {
  const pace = createMemoryPace()
  return [pace, pace]
})

paceContract('PostgreSQL', async () => {
  const database = await freshPostgres()
  return [createSqlPace(database), createSqlPace(database)]
})

test.each([
  [300, 1_000, 15],
  [4_000, 60_000, 1_000],
  [80, 60_000, 20],
  [1, 60_000, 1],
  [1, 60_000, 5],
])('%i sends in %i ms with %i at once are never more in any such stretch', (sends, perMs, burst) => {
  const { burst: atOnce, everyUs } = rhythmOf(sends, perMs, burst)
  expect(atOnce + (perMs * 1000) / everyUs).toBeLessThanOrEqual(Math.max(sends, 2))
})

test('a store that is away says so', async () => {
  const database = openPostgres(`postgres://test@127.0.0.1:${await freePort()}/none`, 1)
  const pace = createSqlPace(database)
  await expect(pace.ask('oa', rhythmOf(10, 1_000, 2), 1, 0)).rejects.toBeInstanceOf(Unavailable)
  await expect(pace.rest('oa', 1, 0)).rejects.toBeInstanceOf(Unavailable)
  await database.close()
})
