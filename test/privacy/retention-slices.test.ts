import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { closeSilent } from '../../src/complaints/close-silent.ts'
import { tendOpenings } from '../../src/complaints/identity/identity-clock.ts'
import { indexPending } from '../../src/complaints/queue/index-pending.ts'
import { addUpTally } from '../../src/complaints/queue/tally.ts'
import { type Database, write } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { tellOfWaiting } from '../../src/live-talk/tell-of-waiting.ts'
import { watchComplaints } from '../../src/officials-told/watch.ts'
import { eraseCitizen } from '../../src/privacy/erase-citizen.ts'
import { runRetention } from '../../src/privacy/retention.ts'
import { file, NOW, theDesk } from '../complaints/complaints.ts'
import { databases, freshSqlite } from '../services/databases.ts'

const DAY = 86_400_000
const MANY = 450 // more than two slices

describe.each(databases)('nightly slices of many complaints on $kind', ({ fresh }) => {
  let desk: Desk
  beforeAll(async () => {
    desk = await theDesk(await fresh())
    for (let i = 0; i < MANY; i += 1) await file(desk, `m${i}`)
  })
  afterAll(() => desk.database.close())

  const areAll = (status: string) =>
    desk.database.commit([
      write(desk.database.read.updateTable('complaint').set({ status, resolved_at: NOW, updated_at: NOW })),
    ])

  test('close every one that was left in silence', async () => {
    await areAll('resolved')
    expect(await closeSilent(desk, NOW + 30 * DAY)).toBe(MANY)
  })

  test('destroy the words of every one that is old enough, and of none twice', async () => {
    await areAll('rejected')
    expect(await runRetention(desk, NOW + 1_000 * DAY)).toMatchObject({ complaints: 0 })
    expect(await runRetention(desk, NOW + 1_826 * DAY)).toMatchObject({ complaints: MANY })
    expect(await runRetention(desk, NOW + 9_999 * DAY)).toMatchObject({ complaints: 0 })
  })
})

describe.each(databases)('nightly slices on $kind', ({ fresh }) => {
  let desk: Desk
  beforeEach(async () => {
    desk = await theDesk(await fresh())
  })
  afterEach(() => desk.database.close())

  const n = async (table: 'quarantine' | 'rating_comment') =>
    (await desk.database.read.selectFrom(table).selectAll().execute()).length

  test('delete old comments and no others', async () => {
    const rating = (i: number) => ({
      id: `r${String(i).padStart(4, '0')}`,
      subject: `s${i}`,
      version: 1,
      channel: 'zalo',
      unit_code: 'H99.11',
      instrument: 'overall',
      invited: 0,
      verified: 0,
      flagged: '[]',
      given_at: i % 3 === 0 ? NOW + 365 * DAY : NOW,
      recorded_at: NOW,
    })
    const all = Array.from({ length: MANY }, (_, i) => rating(i))
    await desk.database.commit([
      write(desk.database.read.insertInto('rating').values(all)),
      write(
        desk.database.read
          .insertInto('rating_comment')
          .values(all.map(({ id }) => ({ rating: id, text_sealed: 'x' }))),
      ),
    ])
    expect(await runRetention(desk, NOW + 1_826 * DAY)).toMatchObject({ comments: 300 })
    expect(await n('rating_comment')).toBe(150)
  })

  test('deliveries that were not taken go as messages do, and with their citizen', async () => {
    const one = (id: string, lane: string | null) => ({
      id,
      channel: 'zalo',
      account: 'oa',
      reason: 'too_old',
      lane,
      body_sealed: 'x',
      at: NOW,
    })
    const all = Array.from({ length: MANY }, (_, i) => one(`q${i}`, null))
    await desk.database.commit([
      write(desk.database.read.insertInto('quarantine').values([...all, one('mine', 'citizen-1')])),
    ])
    await eraseCitizen(desk, 'citizen-1', 'operator', 'q1', NOW, { forget: async () => true })
    expect(await n('quarantine')).toBe(MANY)
    expect(await runRetention(desk, NOW + 6 * DAY)).toMatchObject({ quarantine: 0 })
    expect(await runRetention(desk, NOW + 8 * DAY)).toMatchObject({ quarantine: MANY })
    expect(await n('quarantine')).toBe(0)
  })
})

test('no job reads a growing table from end to end', async () => {
  const { desk, planned } = await watchedDesk()
  await closeSilent(desk, NOW)
  await runRetention(desk, NOW)
  await eraseCitizen(desk, 'citizen-1', 'operator', 'q', NOW, { forget: async () => true })
  await everyMinute(desk)

  const GROWING =
    /\b(lane|inbox|outbox|notice|quarantine|citizen|consent|dossier_version|complaint|complaint_word|chain_entry|attempt|commendation|human_request|rating|official_notice)\b/
  const plans = await planned()
  expect(plans.length).toBeGreaterThan(20)
  const isWhole = (detail: string) => /^SCAN (\S+)(?!.* USING (COVERING )?INDEX)/.exec(detail)?.[1]
  expect(plans.filter(({ detail }) => GROWING.test(isWhole(detail) ?? ''))).toEqual([])
})

test('no job of every minute goes through all complaints that are over', async () => {
  const { desk, planned } = await watchedDesk()
  await everyMinute(desk)
  const plans = await planned()
  expect(plans.some(({ sql }) => sql.includes('identity_request'))).toBe(true)
  expect(plans.filter(({ detail }) => detail.includes('complaint_status'))).toEqual([])
})

async function everyMinute(desk: Desk): Promise<void> {
  await tendOpenings(desk, NOW)
  await addUpTally(desk.database)
  await indexPending(desk)
  await tellOfWaiting(desk, NOW)
  await watchComplaints(desk, NOW)
}

/** A desk that remembers what was asked of its database; `planned` tells how SQLite would find each. */
async function watchedDesk() {
  const database = await freshSqlite()
  const seen = new Set<string>()
  const asked: Database = {
    ...database,
    read: database.read.withPlugin({
      transformQuery: ({ node }) => {
        const { sql } = database.read.getExecutor().compileQuery(node, { queryId: 'x' })
        if (/^(select|update|delete)/.test(sql)) seen.add(sql)
        return node
      },
      transformResult: async ({ result }) => result,
    }),
  }
  const planned = async () => {
    const plans: { detail: string; sql: string }[] = []
    for (const sql of seen) {
      const { rows } = (await database.read.executeQuery({
        sql: `explain query plan ${sql}`,
        parameters: (sql.match(/\?/g) ?? []).map(() => 1),
        query: { kind: 'RawNode' },
        queryId: { queryId: 'plan' },
      } as never)) as { rows: { detail: string }[] }
      plans.push(...rows.map(({ detail }) => ({ detail, sql })))
    }
    await database.close()
    return plans
  }
  return { desk: { ...(await theDesk(database)), database: asked }, planned }
}
