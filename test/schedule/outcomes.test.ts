import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Database, Unavailable } from '../../src/database/database.ts'
import { scheduleNotice } from '../../src/schedule/notices.ts'
import { createOutcomes } from '../../src/schedule/outcomes.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'

const AT = 1_800_000_000_000
const log = createLog('silent')

let real: Database
let database: Database
let isAway: boolean

beforeEach(async () => {
  real = await freshSqlite()
  const commit: Database['commit'] = (writes) =>
    isAway ? Promise.reject(new Unavailable('the database is away')) : real.commit(writes)
  database = { ...real, commit }
  isAway = true
  const notice = (id: string) =>
    scheduleNotice(deskOver(real), { id, lane: 'l', kind: 'data_ready', body: {}, dueAt: AT }, AT)
  await real.commit(['a', 'b', 'c'].map(notice))
})
afterEach(() => real.close())

const outcomes = async () =>
  (await real.read.selectFrom('notice').select(['id', 'outcome']).orderBy('id').execute()).map(
    ({ outcome }) => outcome,
  )

test('what became of notices is noted when the database is back', async () => {
  const { mark, end } = createOutcomes(database, log)
  await mark('a', 'sent')
  await mark('b', 'dead: unreachable: 551')
  expect(await outcomes()).toEqual([null, null, null])
  isAway = false
  await mark('c', 'sent')
  await expect.poll(outcomes, { timeout: 5_000 }).toEqual(['sent', 'dead: unreachable: 551', 'sent'])
  await end()
})

test('what is owed at the end is noted then', async () => {
  const { mark, end } = createOutcomes(database, log)
  await mark('a', 'sent')
  isAway = false
  await end()
  expect(await outcomes()).toEqual(['sent', null, null])
})

test('a database that stays away holds up no end', async () => {
  const { mark, end } = createOutcomes(database, log)
  await mark('a', 'sent')
  await end()
  expect(await outcomes()).toEqual([null, null, null])
})
