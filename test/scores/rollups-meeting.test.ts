/** Two who write at the same time, on PostgreSQL: SQLite has one writer. */
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { write } from '../../src/database/database.ts'
import { migrate } from '../../src/database/migrate.ts'
import { openPostgres } from '../../src/database/postgres.ts'
import type { Desk } from '../../src/desk.ts'
import { checkRollups } from '../../src/scores/rollups/rebuild.ts'
import { recomputeTouched } from '../../src/scores/rollups/recompute.ts'
import { deskOver, freshPostgresUrl } from '../services/databases.ts'
import { at, givenDossier, givenMethods } from './given.ts'

const NOW = at('2026-11-24')
let desk: Desk
let url: string
beforeAll(async () => {
  url = await freshPostgresUrl()
  desk = deskOver(openPostgres(url, 4))
  await migrate(desk.database)
  await givenMethods(desk)
})
afterAll(() => desk.database.close())

test('an invitation used while its dossier is being corrected marks the cell that the dossier comes to', async () => {
  const [october, november] = [at('2026-10-10'), at('2026-11-10')]
  const returned = { code: 'D1', status: 'returned' as const, finished_at: october }
  await givenDossier(desk, { ...returned, returned_at: october, recorded_at: october })
  const invitation = { dossier_code: 'D1', unit_code: 'A', counter: null, channel: 'zalo', used_at: null }
  await desk.database.commit([
    write(
      desk.database.read
        .insertInto('invitation')
        .values({ ...invitation, token_hash: 't1', sent_at: november }),
    ),
  ])
  const [correcting, using] = [
    new pg.Client({ connectionString: url }),
    new pg.Client({ connectionString: url }),
  ]
  await Promise.all([correcting.connect(), using.connect()])
  await correcting.query('begin')
  await correcting.query(
    `insert into dossier_version (code, recorded_at, unit_code, procedure_code, status, due_at, first_due_at, finished_at, returned_at, history)
     select code, ${november}, 'B', procedure_code, status, due_at, first_due_at, finished_at, ${november}, history from dossier_version`,
  )
  await using.query('begin')
  const used = using.query(`update invitation set used_at = ${NOW} where token_hash = 't1'`)
  await new Promise((later) => setTimeout(later, 100))
  await correcting.query('commit')
  await recomputeTouched(desk.database, () => NOW)
  await used
  await using.query('commit')
  await Promise.all([correcting.end(), using.end()])

  await recomputeTouched(desk.database, () => NOW)
  expect(await checkRollups(desk.database, () => NOW)).toEqual({ cells: [], dossiers: 0 })
  const kept = desk.database.read.selectFrom('rollup').select(['unit_code', 'month', 'returned', 'responded'])
  expect(await kept.where('returned', '>', 0).execute()).toEqual([
    { unit_code: 'B', month: '2026-11', returned: 1, responded: 1 },
  ])
})
