import { afterEach, beforeEach, expect, test } from 'vitest'
import { Conflict, type Database, Unavailable, type Write } from '../../src/database/database.ts'
import { scheduleNotice } from '../../src/schedule/notices.ts'
import { createOutcomes } from '../../src/schedule/outcomes.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'

const AT = 1_800_000_000_000
const log = createLog('silent')

let real: Database
let database: Database
let isAway: boolean
let commits: Write[][]
/** Rows that the database will never take. */
let broken: (id: unknown) => boolean

beforeEach(async () => {
  real = await freshSqlite()
  const commit: Database['commit'] = async (writes) => {
    commits.push(writes)
    if (isAway) throw new Unavailable('the database is away')
    if (writes.some(({ parameters }) => parameters.some(broken))) throw new Error('a broken row')
    return real.commit(writes)
  }
  database = { ...real, commit }
  isAway = true
  commits = []
  broken = () => false
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
  await expect.poll(outcomes).toEqual(['sent', 'dead: unreachable: 551', 'sent'])
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

test('a conflict loses nothing either', async () => {
  isAway = false
  const { mark, end } = createOutcomes(
    { ...database, commit: () => Promise.reject(new Conflict('two met')) },
    log,
  )
  await mark('a', 'sent')
  const logged = listening()
  await end()
  expect(logged).toContainEqual({ lost: 1 })
})

test('many are noted in slices, and a long absence costs one try a second', async () => {
  const { mark, end } = createOutcomes(database, log)
  for (let i = 0; i < 1_200; i++) await mark(`n${i}`, 'sent')
  commits = []
  await expect.poll(() => commits.length).toBe(1)
  expect(commits[0]).toHaveLength(500)
  isAway = false
  await end()
  expect(commits.map((writes) => writes.length)).toEqual([500, 500, 500, 200])
})

test('a row that the database will never take is dropped, its neighbours are noted', async () => {
  const { mark, end } = createOutcomes(database, log)
  for (const id of ['a', 'b', 'c']) await mark(id, 'sent')
  const logged = listening()
  broken = (id) => id === 'b'
  isAway = false
  await end()
  expect(await outcomes()).toEqual(['sent', null, 'sent'])
  expect(logged).toMatchObject([{ notice: 'b' }])
})

test('a row that cannot be noted is not kept in mind', async () => {
  isAway = false
  broken = () => true
  const { mark, end } = createOutcomes(database, log)
  await mark('a', 'sent')
  broken = () => false
  await end()
  expect(commits).toHaveLength(1)
})

test('what is more than can be kept in mind is only counted', async () => {
  const { mark, end } = createOutcomes(database, log, 2)
  for (const id of ['a', 'b', 'c']) await mark(id, 'sent')
  isAway = false
  const logged = listening()
  await end()
  expect(await outcomes()).toEqual(['sent', 'sent', null])
  expect(logged).toEqual([{ lost: 1 }])
})

/** What is logged from now on. */
function listening(): unknown[] {
  const logged: unknown[] = []
  log.error = (what: unknown) => void logged.push(what)
  return logged
}
