import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Desk } from '../../src/desk.ts'
import {
  dueNotices,
  markAccepted,
  markOutcome,
  nextNoticeAt,
  scheduleNotice,
} from '../../src/schedule/notices.ts'
import { NOW, theDesk } from '../complaints/complaints.ts'
import { databases } from '../services/databases.ts'

describe.each(databases)('on $kind', ({ fresh }) => {
  let desk: Desk
  beforeEach(async () => {
    desk = await theDesk(await fresh())
  })
  afterEach(() => desk.database.close())

  const aNotice = (id: string, dueAt: number) =>
    ({ id, lane: 'l', kind: 'data_ready', body: { words: 'kín' }, dueAt }) as const

  test('a notice waits, sealed, until it is due and is handed over once', async () => {
    await desk.database.commit([
      scheduleNotice(desk, aNotice('later', NOW + 2), NOW),
      scheduleNotice(desk, aNotice('soon', NOW + 1), NOW),
      scheduleNotice(desk, aNotice('soon', NOW + 9), NOW),
    ])
    expect(JSON.stringify(await desk.database.read.selectFrom('notice').selectAll().execute())).not.toContain(
      'kín',
    )
    expect(await dueNotices(desk, NOW, 9)).toEqual([])
    expect(await nextNoticeAt(desk.database)).toBe(NOW + 1)
    expect((await dueNotices(desk, NOW + 2, 9)).map(({ id }) => id)).toEqual(['soon', 'later'])
    await desk.database.commit([markAccepted(desk.database, 'soon', NOW + 2)])
    expect(await dueNotices(desk, NOW + 2, 9)).toEqual([aNotice('later', NOW + 2)])
    await desk.database.commit([
      markAccepted(desk.database, 'later', NOW + 2),
      markOutcome(desk.database, 'later', 'sent'),
    ])
    expect(await nextNoticeAt(desk.database)).toBeNull()
  })
})
