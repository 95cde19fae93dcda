import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { disableAccount } from '../../src/accounts/account-store.ts'
import { endGrant } from '../../src/accounts/grants.ts'
import { DAY_MS } from '../../src/calendar/instant.ts'
import { coarse } from '../../src/complaints/coarse-time.ts'
import { exportRecord } from '../../src/complaints/export-record.ts'
import { readTimeline } from '../../src/complaints/timeline.ts'
import { createSqlMailbox } from '../../src/conversation/mailbox-sql.ts'
import type { Database } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { nextTermAt, watchComplaints } from '../../src/officials-told/watch.ts'
import { chainOfComplaint } from '../../src/privacy/chained-record.ts'
import { verifyRecord } from '../../src/privacy/verify-record.ts'
import { handOverNotices } from '../../src/schedule/hand-over.ts'
import { nextNoticeAt } from '../../src/schedule/notices.ts'
import { answer, assign, done, file, NOW, theDesk } from '../complaints/complaints.ts'
import { databases, freshSqlite } from '../services/databases.ts'
import { anAccount, keepAccount, noticesWritten } from './office.ts'

const at = (moment: string) => Date.parse(`${moment}+07:00`)
const BRIBE = { category: 'bribery', flags: ['bribery_allegation'], unitCode: 'H99.11' } as const
const bribe = { ...BRIBE, flags: [...BRIBE.flags] }

let desk: Desk

function anOffice(fresh: () => Promise<Database>): void {
  beforeEach(async () => {
    desk = await theDesk(await fresh())
    await keepAccount(desk, anAccount('inspector', 'H99.05'), ['email'])
    await keepAccount(desk, anAccount('head', 'H99'), ['chat'])
    await keepAccount(desk, anAccount('head', 'H99.11'), ['email', 'chat'])
    await keepAccount(desk, anAccount('committee', null), ['email'])
  })
  afterEach(() => desk.database.close())
}

const steps = async (code: string) =>
  (await readTimeline(desk, code, null)).map(({ kind, data }) => (kind === 'escalated' ? data : kind))

describe.each(databases)('telling officials on $kind', ({ fresh }) => {
  anOffice(fresh)

  test('several processes and a repetition of everything tell it once', async () => {
    const { code } = await file(desk, 'a')
    const over = at('2026-12-24T00:00:00')
    await Promise.all([1, 2, 3].map(() => watchComplaints(desk, over)))
    await watchComplaints(desk, over)
    expect((await steps(code)).length).toBe(3)
    expect((await noticesWritten(desk)).length).toBe(4)
  })

  test('a term that is over goes one level up with a step in timeline and chain, and after five working days to the committee', async () => {
    const { code } = await file(desk, 'a')
    await watchComplaints(desk, NOW)
    const due = (await nextTermAt(desk.database))!
    expect(due).toBeGreaterThan(NOW)
    const [over, later] = [at('2026-12-17T00:00:00'), at('2026-12-24T00:00:00')]
    await watchComplaints(desk, over)
    await watchComplaints(desk, over + DAY_MS)
    const first = { level: 1, unit: 'H99', term: 'answer', dueAt: over, told: 1 }
    expect(await steps(code)).toEqual(['filed', first])
    await watchComplaints(desk, later)
    expect(await steps(code)).toEqual(['filed', first, { ...first, level: 2, unit: null, told: 1 }])
    expect(await noticesWritten(desk)).toEqual([
      'escalated head-H99 chat',
      'escalated_again committee-null email',
      'overdue head-H99.11 chat',
      'overdue head-H99.11 email',
    ])
    const chain = await chainOfComplaint(desk.database, code)
    expect(chain.map(({ seq, kind }) => `${seq} ${kind}`)).toEqual(['1 filed', '2 escalated', '3 escalated'])
    expect(chain.every((entry, i) => i === 0 || entry.prev === chain[i - 1]!.hash)).toBe(true)
  })

  test('complaints that have ended are passed over', async () => {
    for (const name of ['a', 'b', 'c']) {
      const { code } = await file(desk, name, { flags: ['press_threat'] })
      await done(desk, code, { action: 'refuse', by: 'C', reason: 'duplicate', text: 'Đã có.' })
    }
    expect(await watchComplaints(desk, NOW)).toBe(0)
    const left = await desk.database.read.selectFrom('complaint_watch').selectAll().execute()
    expect(left).toEqual([])
  })
})

describe('telling officials', () => {
  anOffice(freshSqlite)

  test('a complaint about a commune’s conduct is told the inspectorate, once, and the commune nothing', async () => {
    await file(desk, 'a', bribe)
    expect(await watchComplaints(desk, NOW)).toBe(1)
    expect(await noticesWritten(desk)).toEqual(['flagged inspector-H99.05 email'])
    expect(await watchComplaints(desk, NOW + 60_000)).toBe(0)
  })

  test('one of another kind is told by each way that an account has, the chat through its lane', async () => {
    await file(desk, 'a', { flags: ['press_threat'] })
    await watchComplaints(desk, NOW)
    expect(await noticesWritten(desk)).toEqual(['flagged head-H99.11 chat', 'flagged head-H99.11 email'])
    const notice = await desk.database.read.selectFrom('notice').selectAll().executeTakeFirstOrThrow()
    expect([notice.lane, notice.kind]).toEqual(['lane-head-H99.11', 'official_case'])
    expect(notice.id).not.toContain('H99')
  })

  test('of an anonymous complaint no row keeps the time of day at which it was filed', async () => {
    await file(desk, 'a', { flags: ['press_threat'], confidentiality: 'anonymous' })
    await watchComplaints(desk, NOW)
    const rows = await desk.database.read.selectFrom('official_notice').selectAll().execute()
    expect(rows).toHaveLength(2)
    for (const { created_at, next_at, settled_at } of rows)
      for (const time of [created_at, next_at, settled_at]) expect([coarse(NOW), null]).toContain(time)
  })

  test('where a life may be in danger, it is told at night; other cases wait for the morning', async () => {
    desk.settings = { ...desk.settings, quietHours: { from: 21 * 60, to: 7 * 60 } }
    const night = at('2026-11-25T23:00:00')
    await file(desk, 'danger', { flags: ['danger_to_life'] })
    await watchComplaints(desk, night)
    await handOverNotices(desk, createSqlMailbox(desk.database, desk.vault), night)
    expect(await nextNoticeAt(desk.database)).toBeNull()
    await file(desk, 'press', { flags: ['press_threat'] })
    await watchComplaints(desk, night)
    await handOverNotices(desk, createSqlMailbox(desk.database, desk.vault), night)
    expect(await nextNoticeAt(desk.database)).toBe(at('2026-11-26T07:00:00'))
  })

  test('a commit that is lost leaves nothing behind, and the next round tells it all', async () => {
    const { code } = await file(desk, 'a', { flags: ['press_threat'] })
    const real = desk.database
    const broken: Database = {
      ...real,
      read: real.read,
      commit: async (writes) => {
        if (writes.length > 2) throw new Error('power cut')
        return real.commit(writes)
      },
    }
    await expect(watchComplaints({ ...desk, database: broken }, at('2026-12-17T00:00:00'))).rejects.toThrow()
    expect(await noticesWritten(desk)).toEqual([])
    expect(await steps(code)).toEqual(['filed'])
    await watchComplaints(desk, at('2026-12-17T00:00:00'))
    expect((await steps(code)).length).toBe(2)
  })

  test('an official who writes an answer while it is escalated is not told that the complaint changed', async () => {
    const { code } = await file(desk, 'a')
    await done(desk, code, assign)
    const before = await desk.database.read
      .selectFrom('complaint')
      .select('version')
      .where('code', '=', code)
      .executeTakeFirstOrThrow()
    await watchComplaints(desk, at('2026-12-17T00:00:00'))
    const after = await desk.database.read
      .selectFrom('complaint')
      .select('version')
      .where('code', '=', code)
      .executeTakeFirstOrThrow()
    expect(after).toEqual(before)
    const answered = await done(desk, code, answer, at('2026-12-17T00:00:00'))
    expect(answered).not.toHaveProperty('refused')
  })

  test('the record that is exported after an escalation verifies, its content included', async () => {
    const { code } = await file(desk, 'a')
    await watchComplaints(desk, at('2026-12-24T00:00:00'))
    const record = await exportRecord(desk, code, 'account:x', at('2026-12-24T09:00:00'))
    expect(record!.entries.map(({ kind }) => kind)).toEqual(['filed', 'escalated', 'escalated', 'export'])
    expect(record!.entries[1]!.content).toMatchObject({ kind: 'escalated', data: { unit: 'H99', told: 1 } })
    expect(verifyRecord(record)).toMatchObject({ holds: true, contents: 4 })
  })

  test('where no head is above, the step says that the committee was told', async () => {
    await disableAccount(desk.database, 'head-H99', NOW)
    const { code } = await file(desk, 'a')
    await watchComplaints(desk, at('2026-12-17T00:00:00'))
    expect((await steps(code))[1]).toMatchObject({ level: 1, unit: null, told: 1 })
    expect(await noticesWritten(desk)).toContain('escalated committee-null email')
  })

  test('what was answered in time is never told late', async () => {
    const { code } = await file(desk, 'a')
    await done(desk, code, assign)
    await done(desk, code, answer)
    await watchComplaints(desk, NOW)
    await watchComplaints(desk, at('2027-01-20T00:00:00'))
    expect(await noticesWritten(desk)).toEqual([])
  })

  test('an account whose grant has ended, and one that was disabled, is told nothing', async () => {
    await endGrant(desk.database, { account: 'head-H99.11', grant: 'head-H99.11', at: NOW }, NOW)
    await file(desk, 'a', { flags: ['press_threat'] })
    await watchComplaints(desk, NOW + 1)
    expect(await noticesWritten(desk)).toEqual(['flagged head-H99 chat']) // the level above has somebody
  })
})
