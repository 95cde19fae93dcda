import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSession } from '../../src/accounts/session.ts'
import { closeSilent } from '../../src/complaints/close-silent.ts'
import { createSqlMailbox } from '../../src/conversation/mailbox-sql.ts'
import { type Database, write } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { forgetErased } from '../../src/privacy/forget-erased.ts'
import { runRetention } from '../../src/privacy/retention.ts'
import { sealDay } from '../../src/privacy/seal-day.ts'
import { type DoneOn, everyDay, everyMinute, startJobs } from '../../src/schedule/jobs.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { answer, assign, done, file, NOW, theDesk } from '../complaints/complaints.ts'
import { databases, freshSqlite } from '../services/databases.ts'

const DAY = 86_400_000

describe.each(databases)('the jobs on $kind', ({ fresh }) => {
  let desk: Desk
  const logged: unknown[][] = []
  const log = createLog('silent')
  log.error = (...line: unknown[]) => void logged.push(line)

  beforeEach(async () => {
    desk = await theDesk(await fresh())
    logged.length = 0
  })
  afterEach(() => desk.database.close())

  const toolsAt = (at: number, one: Desk = desk) => ({
    desk: one,
    mailbox: createSqlMailbox(one.database, one.vault),
    log,
    now: () => at,
    arrived() {},
  })

  /** The database, but commits that hold a statement like this fail. */
  function failing(statement: RegExp): Desk {
    const { database } = desk
    const commit: Database['commit'] = (writes) =>
      writes.some(({ sql }) => statement.test(sql))
        ? Promise.reject(new Error('0912345678 said so'))
        : database.commit(writes)
    return { ...desk, database: { ...database, commit } }
  }

  test('a nightly job that fails keeps none of the others, and is tried again until it is done', async () => {
    const { code } = await file(desk, 'a')
    await done(desk, code, assign)
    await done(desk, code, answer)
    const night = NOW + 20 * DAY
    const doneOn: DoneOn = new Map()
    await everyDay(toolsAt(night, failing(/update "complaint"/)), doneOn)
    expect([...doneOn.keys()]).toEqual([
      'reminders',
      'asking',
      'months',
      'published scores',
      'retention',
      'seal',
    ])
    expect(await desk.database.read.selectFrom('chain_day').selectAll().execute()).toHaveLength(1)
    expect(JSON.stringify(logged)).toContain('silence')
    expect(JSON.stringify(logged)).not.toContain('0912345678')

    const status = () => desk.database.read.selectFrom('complaint').select('status').execute()
    expect(await status()).toEqual([{ status: 'resolved' }])
    await everyDay(toolsAt(night + 60_000), doneOn)
    expect(await status()).toEqual([{ status: 'closed' }])
    const all = ['asking', 'months', 'published scores', 'reminders', 'retention', 'seal', 'silence']
    expect([...doneOn.keys()].sort()).toEqual(all)
  })

  test('a form that came late is let go of in the minute after its hour', async () => {
    const draft = { sealed: 'x', until: NOW + 3_600_000 }
    await openSession(desk.database, 'can-bo', NOW, { draft })
    const kept = () =>
      desk.database.read.selectFrom('session').select('csrf').where('draft_sealed', 'is not', null).execute()
    await everyMinute(toolsAt(draft.until - 1))
    expect(await kept()).toHaveLength(1)
    await everyMinute(toolsAt(draft.until))
    expect(await kept()).toEqual([])
  })

  test('however many messages are over, one minute deletes them', async () => {
    const { read } = desk.database
    const old = Array.from({ length: 1_250 }, (_, i) => ({
      delivery_key: `m${i}`,
      lane: 'l',
      sent_at: NOW,
      received_at: NOW,
      body_sealed: 'x',
      done_at: NOW,
    }))
    for (let i = 0; i < old.length; i += 250) {
      await desk.database.commit([write(read.insertInto('inbox').values(old.slice(i, i + 250)))])
    }
    await everyMinute(toolsAt(NOW + 6 * DAY))
    expect(await read.selectFrom('inbox').select('seq').execute()).toHaveLength(1_250)
    await everyMinute(toolsAt(NOW + 8 * DAY))
    expect(await read.selectFrom('inbox').select('seq').execute()).toEqual([])
  })

  test('an erasure that fails keeps no message from being deleted', async () => {
    const { read } = desk.database
    await desk.database.commit([
      write(
        read.insertInto('data_request').values({
          id: 'q',
          kind: 'erase',
          citizen: 'citizen-1',
          at: NOW,
          done_at: null,
          by: 'citizen',
          outcome: null,
        }),
      ),
      write(
        read
          .insertInto('inbox')
          .values({ delivery_key: 'm', lane: 'l', sent_at: NOW, received_at: NOW, done_at: NOW }),
      ),
    ])
    await everyMinute(toolsAt(NOW + 8 * DAY, failing(/data_request/)))
    expect(await read.selectFrom('inbox').select('seq').execute()).toEqual([])
    expect(JSON.stringify(logged)).toContain('erasures')
  })

  test('told to stop, they end after the slice that is under way, and that is no failure', async () => {
    const tools = toolsAt(NOW)
    let slices = 0
    const clean = async () => {
      slices += 1
      await new Promise((resolve) => setTimeout(resolve, 5))
      return 500 // as if there were always more
    }
    const jobs = startJobs({ ...tools, mailbox: { ...tools.mailbox, clean } }, 1_000)
    await expect.poll(() => slices).toBeGreaterThan(1)
    const before = slices
    await jobs.stop()
    expect(slices).toBeLessThanOrEqual(before + 1)
    expect(logged).toEqual([])
  })
})

describe('a long job breaks off between two slices', () => {
  const signal = AbortSignal.abort()
  const broken = { name: 'AbortError' }
  const SLICE = 200
  let desk: Desk
  beforeEach(async () => {
    desk = await theDesk(await freshSqlite())
  })
  afterEach(() => desk.database.close())

  test('closing what was left in silence', async () => {
    const { read } = desk.database
    for (let i = 0; i < SLICE; i++) await file(desk, `c${i}`)
    await desk.database.commit([
      write(read.updateTable('complaint').set({ status: 'resolved', resolved_at: NOW })),
    ])
    await expect(closeSilent(desk, NOW + 30 * DAY, signal)).rejects.toMatchObject(broken)
  })

  test('retention', async () => {
    const rows = Array.from({ length: SLICE }, (_, i) => ({
      id: `q${i}`,
      channel: 'zalo',
      account: 'oa',
      lane: 'l',
      reason: 'x',
      body_sealed: 'x',
      at: NOW,
    }))
    await desk.database.commit([write(desk.database.read.insertInto('quarantine').values(rows))])
    await expect(runRetention(desk, NOW + 8 * DAY, signal)).rejects.toMatchObject(broken)
  })

  test('the seal', async () => {
    await expect(sealDay(desk.database, '2026-01-01', () => NOW, signal)).rejects.toMatchObject(broken)
  })

  test('erasures', async () => {
    const row = { id: 'q', kind: 'erase', citizen: 'c', at: NOW, done_at: null, by: 'citizen', outcome: null }
    await desk.database.commit([write(desk.database.read.insertInto('data_request').values(row))])
    const forgetting = forgetErased(desk, { forget: async () => true }, NOW, signal)
    await expect(forgetting).rejects.toMatchObject(broken)
  })
})
