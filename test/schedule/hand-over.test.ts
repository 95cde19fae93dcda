import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startOfDay } from '../../src/calendar/instant.ts'
import { createSqlMailbox } from '../../src/conversation/mailbox-sql.ts'
import { write } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { ensureCitizen } from '../../src/privacy/citizen.ts'
import { handOverNotices } from '../../src/schedule/hand-over.ts'
import { type NoticeKind, nextNoticeAt, scheduleNotice } from '../../src/schedule/notices.ts'
import { databases, deskOver } from '../services/databases.ts'

const MIDNIGHT = startOfDay('2026-11-24')
const at = (hour: number) => MIDNIGHT + hour * 3_600_000

describe.each(databases)('handing notices over on $kind', ({ fresh }) => {
  let desk: Desk
  beforeEach(async () => {
    desk = deskOver(await fresh())
    desk.settings = { ...desk.settings, quietHours: { from: 21 * 60, to: 7 * 60 }, noticeCapPerDay: 2 }
    const address = { channel: 'zalo', account: 'oa', user: 'u1' } as const
    const moment = {
      citizen: 'lane',
      address,
      at: MIDNIGHT,
      recordedAt: MIDNIGHT,
      key: 'k',
      cause: 'c',
      draw: () => '',
    }
    await desk.database.commit(ensureCitizen(desk, { language: null }, moment))
  })
  afterEach(() => desk.database.close())

  async function schedule(id: string, kind: NoticeKind, dueAt: number): Promise<void> {
    await desk.database.commit([scheduleNotice(desk, { id, lane: 'lane', kind, body: {}, dueAt }, dueAt)])
  }
  /** The notices that the lane has got by now. */
  async function told(now: number): Promise<string[]> {
    const mailbox = createSqlMailbox(desk.database, desk.vault)
    while ((await handOverNotices(desk, mailbox, now)) > 0) {}
    const rows = await desk.database.read
      .selectFrom('notice')
      .select('id')
      .where('accepted_at', 'is not', null)
      .orderBy('accepted_at')
      .orderBy('id')
      .execute()
    return rows.map(({ id }) => id)
  }

  test('one that comes due at night waits for the morning, another for which somebody waits does not', async () => {
    await schedule('answer', 'complaint_answer', at(22))
    await schedule('talk', 'official_reply', at(22))
    expect(await told(at(22))).toEqual(['talk'])
    expect(await nextNoticeAt(desk.database)).toBe(at(31))
    expect(await told(at(31))).toEqual(['talk', 'answer'])
  })

  test('more than so many a day wait for the next one, in their order', async () => {
    for (const n of [1, 2, 3, 4, 5]) await schedule(`r${n}`, 'complaint_reminder', at(8) + n)
    expect(await told(at(9))).toEqual(['r1', 'r2'])
    expect(await told(at(20))).toEqual(['r1', 'r2'])
    expect(await told(at(31))).toEqual(['r1', 'r2', 'r3', 'r4'])
    expect(await told(at(55))).toHaveLength(5)
  })

  test('an invitation is not made to a citizen who said no, and is until they do', async () => {
    const say = (id: string, given: number) =>
      write(
        desk.database.read
          .insertInto('consent')
          .values({ id, citizen: 'lane', purpose: 'rating_invitations', given, at: at(8) }),
      )
    await schedule('first', 'rating_invitation', at(8))
    await told(at(8))
    await desk.database.commit([say('1', 1), say('2', 0)])
    await schedule('second', 'rating_invitation', at(9))
    await told(at(9))
    const rows = await desk.database.read
      .selectFrom('notice')
      .select(['id', 'outcome'])
      .orderBy('id')
      .execute()
    expect(rows).toEqual([
      { id: 'first', outcome: null },
      { id: 'second', outcome: 'dead: refused_by_citizen' },
    ])
    const letters = await desk.database.read.selectFrom('inbox').select('seq').execute()
    expect(letters).toHaveLength(1)
  })
})
