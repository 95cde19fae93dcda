/** One walk through everything that is asked of the database, on SQLite and on PostgreSQL. */
import { expect, test } from 'vitest'
import { createAccount } from '../../src/accounts/account-store.ts'
import { openSession, readSession } from '../../src/accounts/session.ts'
import { createDoor, signIn } from '../../src/accounts/sign-in.ts'
import { citizenVerdict } from '../../src/complaints/citizen-complaint.ts'
import { closeSilent } from '../../src/complaints/close-silent.ts'
import { keepCommendation, listCommendations } from '../../src/complaints/commendations.ts'
import { STATUSES } from '../../src/complaints/complaint.ts'
import { countComplaints, listComplaints, readComplaint } from '../../src/complaints/complaint-list.ts'
import { exportRecord } from '../../src/complaints/export-record.ts'
import { listQueue } from '../../src/complaints/queue/queue.ts'
import { checkSecret } from '../../src/complaints/receipt-secret.ts'
import { createSqlMailbox } from '../../src/conversation/mailbox-sql.ts'
import { askForHuman, listHumanRequests } from '../../src/live-talk/human-requests.ts'
import { recordView } from '../../src/privacy/chained-record.ts'
import { recordConsent } from '../../src/privacy/consent.ts'
import { eraseCitizen } from '../../src/privacy/erase-citizen.ts'
import { exportCitizen } from '../../src/privacy/export-citizen.ts'
import { runRetention } from '../../src/privacy/retention.ts'
import { sealDay } from '../../src/privacy/seal-day.ts'
import { verifyRecord } from '../../src/privacy/verify-record.ts'
import { dueNotices, nextNoticeAt } from '../../src/schedule/notices.ts'
import { databases } from '../services/databases.ts'
import {
  answer,
  ask,
  assign,
  done,
  everyone,
  file,
  momentOf,
  NOW,
  opened,
  theDesk,
  viewer,
} from './complaints.ts'

const DAY = 86_400_000

test.each(databases)(
  'a complaint’s life, a citizen’s erasure and an account work on $kind',
  async ({ fresh }) => {
    const database = await fresh()
    const desk = await theDesk(database)
    const { code, secret } = await file(desk, 'a')
    const hidden = await file(desk, 'b', {
      category: 'bribery',
      unitCode: 'H99.02',
      confidentiality: 'anonymous',
    })
    expect((await file(desk, 'c', { code })).result).toMatchObject({ refused: 'code_taken' })

    await Promise.all([1, 2, 3, 4].map((i) => recordView(desk, code, `account:${i}`, NOW)))
    await Promise.all([1, 2, 3].map(() => done(desk, code, assign, NOW, 'k')))
    await done(desk, code, ask)
    const moment = momentOf('add')
    const add = { opened: await opened(desk, code, moment), action: { action: 'add', text: 'Thêm' } } as const
    expect(await database.commit(citizenVerdict(desk, add, moment))).not.toHaveProperty('refused')
    await done(desk, code, answer)
    expect(await nextNoticeAt(database)).toBe(NOW)
    expect(await dueNotices(desk, NOW, 9)).toHaveLength(2)

    expect(
      await listComplaints(desk, viewer('H99.02', 'read', 'protected'), 'account:1', {}, { limit: 9 }, NOW),
    ).toEqual([])
    const page = { limit: 9, shown: 9, after: null }
    const urgent = await listQueue(desk, everyone, 'account:1', { statuses: STATUSES }, null, page, NOW)
    expect(urgent.map(({ complaint }) => complaint.code)).toEqual([hidden.code, code])
    expect(urgent[1]).toMatchObject({ delivery: 'pending' })
    expect(await countComplaints(desk, everyone, { status: 'received' })).toBe(1)

    for (let i = 1; i <= 5; i += 1) {
      await checkSecret(desk, { code, secret: 'x' }, momentOf(`t${i}`, { at: NOW + i }))
    }
    expect(await checkSecret(desk, { code, secret }, momentOf('t', { at: NOW + 6 }))).toEqual({
      refused: 'too_many',
    })
    expect(await checkSecret(desk, hidden, momentOf('t'))).toHaveProperty('complaint')

    await sealDay(database, '2026-11-25', () => NOW)
    const record = JSON.parse(JSON.stringify(await exportRecord(desk, code, 'account:1', NOW)))
    expect(verifyRecord(record)).toMatchObject({ holds: true, days: 1 })

    await database.commit([
      ...keepCommendation(desk, { unitCode: 'H99.11', official: null, text: 'Tốt' }, momentOf('praise')),
      ...askForHuman(desk, { topic: null }, momentOf('human')),
      ...recordConsent(desk, { purpose: 'notices', given: true }, momentOf('yes')),
    ])
    expect(await listCommendations(desk, { since: NOW, unit: 'H99.11' }, 9)).toHaveLength(1)
    expect(await listHumanRequests(desk, everyone, 'open', 9, NOW)).toHaveLength(1)
    expect(
      JSON.stringify(
        await exportCitizen(desk, 'citizen-1', 'citizen', 'q1', NOW, createSqlMailbox(database, desk.vault)),
      ),
    ).toContain('Thêm')

    expect(await closeSilent(desk, NOW + 20 * DAY)).toBe(1)
    const erased = await eraseCitizen(desk, 'citizen-1', 'operator', 'q2', NOW, { forget: async () => true })
    expect(erased).toMatchObject({ complaintsDestroyed: 1, commendationsDestroyed: 1 })
    expect(await readComplaint(desk, everyone, 'account:1', code, NOW)).toMatchObject({ story: '' })
    expect(await runRetention(desk, NOW + 2000 * DAY)).toMatchObject({ traces: 11 })

    await createAccount(
      database,
      { id: 'a', username: 'a', name: 'A', role: 'head', unitCode: null, password: 'mua roi tren mai ton' },
      NOW,
    )
    const visit = { door: createDoor(), caller: { address: '192.0.2.1', isGone: () => false, device: null } }
    const tries = () => signIn(desk, { username: 'a', password: 'no' }, visit, NOW)
    for (let i = 0; i < 4; i += 1) await tries()
    expect(await tries()).toMatchObject({ refused: 'locked' })
    const session = await openSession(database, 'a', NOW)
    expect(await readSession(database, session.id, NOW + 2 * 60_000)).toMatchObject({
      account: { role: 'head' },
    })
    await database.close()
  },
)
