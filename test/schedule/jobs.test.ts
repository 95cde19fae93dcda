import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSqlMailbox } from '../../src/conversation/mailbox-sql.ts'
import { type Database, write } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { type DoneOn, everyDay, everyMinute } from '../../src/schedule/jobs.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { answer, assign, done, file, NOW, theDesk } from '../complaints/complaints.ts'
import { databases } from '../services/databases.ts'

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
    expect([...doneOn.keys()]).toEqual(['retention', 'seal'])
    expect(await desk.database.read.selectFrom('chain_day').selectAll().execute()).toHaveLength(1)
    expect(JSON.stringify(logged)).toContain('silence')
    expect(JSON.stringify(logged)).not.toContain('0912345678')

    const status = () => desk.database.read.selectFrom('complaint').select('status').execute()
    expect(await status()).toEqual([{ status: 'resolved' }])
    await everyDay(toolsAt(night + 60_000), doneOn)
    expect(await status()).toEqual([{ status: 'closed' }])
    expect([...doneOn.keys()].sort()).toEqual(['retention', 'seal', 'silence'])
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
})
