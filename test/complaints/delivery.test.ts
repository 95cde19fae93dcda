import { expect, test } from 'vitest'
import { deliveries, toldDelivery } from '../../src/complaints/delivery.ts'
import { write } from '../../src/database/database.ts'
import { markOutcome, scheduleNotice } from '../../src/schedule/notices.ts'
import { keepSent, markReceived } from '../../src/schedule/sent-messages.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'

const NOW = 1_800_000_000_000

test('officials see how far the last message came, programs only that it was sent', async () => {
  const desk = deskOver(await freshSqlite())
  const { database } = desk
  const step = { complaint: 'PA-1', seq: 3, at: NOW, actor: 'account:a', kind: 'answer', status: 'resolved' }
  const notice = {
    id: 'PA-1:3:0',
    lane: 'l',
    kind: 'complaint_answer' as const,
    body: { complaint: 'PA-1', text: 'x' },
    dueAt: NOW,
  }
  await database.commit([
    write(database.read.insertInto('complaint_event').values({ ...step, text_sealed: null, data: '{}' })),
    scheduleNotice(desk, notice, NOW),
  ])
  const shown = async () => (await deliveries(database, ['PA-1'])).get('PA-1')!
  expect(await shown()).toBe('pending')
  const message = { ref: 'r', lane: 'l', at: NOW }
  await database.commit([markOutcome(database, notice.id, 'sent'), keepSent(database, notice.id, message)])
  expect(await shown()).toBe('sent')
  for (const receipt of ['delivered', 'seen'] as const) {
    await database.commit([markReceived(database, { lane: 'l', until: NOW }, receipt)])
    expect([await shown(), toldDelivery(await shown())]).toEqual([receipt, 'sent'])
  }
  await database.commit([markOutcome(database, notice.id, 'dead: rejected: 100')])
  expect([await shown(), toldDelivery(await shown())]).toEqual(['failed', 'failed'])
  await database.close()
})

test('a correction that told the citizen of another office is the last message; one that told nothing is none', async () => {
  const desk = deskOver(await freshSqlite())
  const { database } = desk
  const step = {
    complaint: 'PA-1',
    at: NOW,
    actor: 'account:a',
    status: 'assigned',
    text_sealed: null,
    data: '{}',
  }
  const notice = (seq: number) =>
    scheduleNotice(
      desk,
      {
        id: `PA-1:${seq}:0`,
        lane: 'l',
        kind: 'complaint_status',
        body: { complaint: 'PA-1', change: 'transferred', unit: 'H99.05' },
        dueAt: NOW,
      },
      NOW,
    )
  const put = (seq: number, kind: string) =>
    write(database.read.insertInto('complaint_event').values({ ...step, seq, kind }))
  await database.commit([put(2, 'transfer'), notice(2), markOutcome(database, 'PA-1:2:0', 'seen')])
  await database.commit([put(3, 'correct'), notice(3), put(4, 'correct')])
  expect((await deliveries(database, ['PA-1', 'PA-2'])).get('PA-1')).toBe('pending')
  await database.commit([markOutcome(database, 'PA-1:3:0', 'dead: rejected: 100')])
  expect((await deliveries(database, ['PA-1'])).get('PA-1')).toBe('failed')
  await database.close()
})
