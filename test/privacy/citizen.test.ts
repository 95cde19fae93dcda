import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { requestErasure } from '../../dialogs/privacy/request-erasure.ts'
import { citizenVerdict } from '../../src/complaints/citizen-complaint.ts'
import { keepCommendation, listCommendations } from '../../src/complaints/commendations.ts'
import { isFinal } from '../../src/complaints/complaint.ts'
import { listComplaints, readComplaint } from '../../src/complaints/complaint-list.ts'
import { exportRecord } from '../../src/complaints/export-record.ts'
import { checkSecret } from '../../src/complaints/receipt-secret.ts'
import type { Moment } from '../../src/conversation/effect.ts'
import { createSqlMailbox } from '../../src/conversation/mailbox-sql.ts'
import { write } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { askForHuman } from '../../src/live-talk/human-requests.ts'
import { findBreak } from '../../src/privacy/chain.ts'
import { chainOfComplaint } from '../../src/privacy/chained-record.ts'
import { addressesOf, citizenOf, ensureCitizen } from '../../src/privacy/citizen.ts'
import { consentsOf, recordConsent } from '../../src/privacy/consent.ts'
import { eraseCitizen, planErasure } from '../../src/privacy/erase-citizen.ts'
import { exportCitizen } from '../../src/privacy/export-citizen.ts'
import { forgetErased } from '../../src/privacy/forget-erased.ts'
import { runRetention } from '../../src/privacy/retention.ts'
import { verifyRecord } from '../../src/privacy/verify-record.ts'
import {
  answer,
  assign,
  done,
  everyone,
  file,
  momentOf,
  NOW,
  opened,
  theDesk,
} from '../complaints/complaints.ts'
import { databases } from '../services/databases.ts'

const DAY = 86_400_000

describe.each(databases)('on $kind', ({ fresh }) => {
  let desk: Desk
  beforeEach(async () => {
    desk = await theDesk(await fresh())
  })
  afterEach(() => desk.database.close())

  async function openedWithSecret(receipt: { code: string; secret: string }, moment: Moment) {
    const checked = await checkSecret(desk, receipt, moment)
    if ('refused' in checked) throw new Error(checked.refused)
    return checked.complaint
  }

  const commit = (writes: Parameters<Desk['database']['commit']>[0]) => desk.database.commit(writes)

  /** A citizen with something of everything. */
  async function aFullCitizen() {
    const over = await file(desk, 'over')
    await done(desk, over.code, { action: 'refuse', by: 'B', reason: 'duplicate', text: 'Đã gửi ngày 1/11' })
    const open = await file(desk, 'open')
    await done(desk, open.code, assign)
    const moment = momentOf('more')
    const add = { action: 'add', text: 'Số của tôi là 0912345678' } as const
    await commit(citizenVerdict(desk, { opened: await opened(desk, open.code, moment), action: add }, moment))
    await commit(
      keepCommendation(
        desk,
        { unitCode: 'H99.11', official: 'cô Tư', text: 'Rất tận tình' },
        momentOf('praise'),
      ),
    )
    await commit(askForHuman(desk, { topic: 'Gọi tôi 0912345678' }, momentOf('human')))
    await commit(recordConsent(desk, { purpose: 'notices', given: true }, momentOf('yes')))
    const rating = (version: number) => ({
      id: `r${version}`,
      subject: 'dossier-1:citizen-1',
      version,
      channel: 'zalo',
      unit_code: 'H99.11',
      counter: null,
      dossier_code: 'H99.11-261001-0001',
      procedure_code: null,
      instrument: 'overall',
      overall: version,
      citizen: 'citizen-1',
      invited: 0,
      verified: 0,
      supersedes: version === 1 ? null : 'r1',
      flagged: '[]',
      external_id: null,
      given_at: NOW,
      recorded_at: NOW,
    })
    await commit([
      write(desk.database.read.insertInto('rating').values([rating(1), rating(2)])),
      write(
        desk.database.read
          .insertInto('rating_comment')
          .values({ rating: 'r2', text_sealed: desk.vault.seal('chậm') }),
      ),
    ])
    return { over, open }
  }

  describe('a citizen', () => {
    test('is known by a reference, with an address under their own key', async () => {
      expect(await citizenOf(desk, {}, momentOf('x'))).toBeNull()
      await commit(ensureCitizen(desk, { language: 'en' }, momentOf('x')))
      await commit(ensureCitizen(desk, { language: null }, momentOf('y')))
      expect(await citizenOf(desk, {}, momentOf('x'))).toEqual({
        ref: 'citizen-1',
        language: 'en',
        createdAt: NOW,
      })
      expect(await addressesOf(desk, ['citizen-1', 'nobody'])).toEqual(
        new Map([['citizen-1', momentOf('x').address]]),
      )
    })

    test('agrees to one purpose at a time, and the last word rules', async () => {
      expect(await consentsOf(desk, {}, momentOf('x'))).toEqual({
        notices: false,
        rating_invitations: false,
        phone_match: false,
      })
      await commit(recordConsent(desk, { purpose: 'notices', given: true }, momentOf('x')))
      await commit(recordConsent(desk, { purpose: 'phone_match', given: true }, momentOf('y')))
      await commit(
        recordConsent(desk, { purpose: 'phone_match', given: false }, momentOf('z', { at: NOW + 1 })),
      )
      expect(await consentsOf(desk, {}, momentOf('x'))).toEqual({
        notices: true,
        rating_invitations: false,
        phone_match: false,
      })
    })

    test('gets all that is kept of them, in Vietnamese, and the record tells of it', async () => {
      const { open } = await aFullCitizen()
      const exported = await exportCitizen(
        desk,
        'citizen-1',
        'citizen',
        'q1',
        NOW,
        createSqlMailbox(desk.database, desk.vault),
      )
      const text = JSON.stringify(exported)
      for (const word of [
        'Số của tôi là 0912345678',
        'Rất tận tình',
        'Gọi tôi',
        'chậm',
        'Đồng ý',
        open.code,
      ]) {
        expect(text).toContain(word)
      }
      expect((await chainOfComplaint(desk.database, open.code)).at(-1)).toMatchObject({
        kind: 'export',
        actor: 'citizen',
      })
    })
  })

  describe('erasure', () => {
    test('destroys words, links and keys; ratings and open cases stay without the citizen', async () => {
      const { over, open } = await aFullCitizen()
      const forgotten: string[] = []
      const mailbox = { forget: async (lane: string) => forgotten.push(lane) > 0 }
      const outcome = await eraseCitizen(desk, 'citizen-1', 'operator', 'q1', NOW, mailbox)
      expect(outcome).toMatchObject({
        complaintsDestroyed: 1,
        complaintsKept: [{ code: open.code }],
        ratingsKept: 2,
        commendationsDestroyed: 1,
        requestsDestroyed: 1,
      })
      expect(forgotten).toEqual(['citizen-1'])

      const gone = await readComplaint(desk, everyone, 'token:t', over.code, NOW)
      expect(gone).toMatchObject({
        story: '',
        complaint: { status: 'rejected', citizen: null, dossierCode: null },
      })
      expect(gone?.timeline.map((step) => step.text)).toEqual([null, null])

      const kept = await desk.database.read
        .selectFrom('complaint')
        .selectAll()
        .where('code', '=', open.code)
        .executeTakeFirst()
      expect(kept).toMatchObject({ citizen: null, dossier_code: null, status: 'assigned' })
      const read = await readComplaint(desk, everyone, 'token:t', open.code, NOW)
      expect(read?.story).toContain('trễ hẹn')
      const sealed = JSON.stringify(await exportRecord(desk, open.code, 'token:t', NOW))
      expect(sealed).not.toContain('0912345678')
      expect(sealed).not.toContain('0912 345 678')

      const tables = ['rating', 'complaint', 'commendation', 'human_request', 'consent', 'notice'] as const
      const left = await Promise.all(
        tables.map((table) => desk.database.read.selectFrom(table).selectAll().execute()),
      )
      expect(JSON.stringify(left)).not.toContain('citizen-1')
      expect(left[0]).toMatchObject([
        { overall: 1, unit_code: 'H99.11', dossier_code: null },
        { overall: 2, subject: left[0]![0]!.subject },
      ])
      expect(await desk.database.read.selectFrom('rating_comment').selectAll().execute()).toEqual([])
      expect(await addressesOf(desk, ['citizen-1'])).toEqual(new Map())
      expect(await citizenOf(desk, {}, momentOf('x'))).toBeNull()
    })

    test('leaves the record valid', async () => {
      const { over, open } = await aFullCitizen()
      await eraseCitizen(desk, 'citizen-1', 'operator', 'q1', NOW, { forget: async () => true })
      for (const { code } of [over, open]) {
        expect(findBreak(await chainOfComplaint(desk.database, code))).toBeNull()
        const record = JSON.parse(JSON.stringify(await exportRecord(desk, code, 'token:t', NOW)))
        expect(verifyRecord(record)).toMatchObject({ holds: true })
      }
    })

    test('asked for in the chat is told first, then done, and the lane waits for the farewell', async () => {
      const { open } = await aFullCitizen()
      const { outcome } = await planErasure(desk, {}, momentOf('erase'))
      expect(outcome.complaintsKept).toMatchObject([{ code: open.code }])
      await commit(requestErasure(desk, {}, momentOf('erase')))
      expect(await forgetErased(desk, { forget: async () => false }, NOW + 1)).toBe(0)
      const request = () => desk.database.read.selectFrom('data_request').selectAll().executeTakeFirst()
      expect(await request()).toMatchObject({
        citizen: 'citizen-1',
        done_at: null,
        outcome: JSON.stringify(outcome),
      })
      expect(await citizenOf(desk, {}, momentOf('x'))).toBeNull()
      expect(await forgetErased(desk, { forget: async () => true }, NOW + 2)).toBe(1)
      expect(await request()).toMatchObject({ citizen: null, done_at: NOW + 2 })
      expect(await forgetErased(desk, { forget: async () => true }, NOW + 3)).toBe(0)
    })

    test('an open case is still opened by its receipt secret, and its words go once it is over', async () => {
      const { open } = await aFullCitizen()
      await eraseCitizen(desk, 'citizen-1', 'operator', 'q1', NOW, { forget: async () => true })
      const opened = await checkSecret(desk, open, momentOf('later'))
      expect(opened).toHaveProperty('complaint')
      await done(desk, open.code, answer)
      await commit(
        citizenVerdict(
          desk,
          {
            opened: await openedWithSecret(open, momentOf('l2')),
            action: { action: 'confirm' },
          },
          momentOf('l2'),
        ),
      )
      expect(await runRetention(desk, NOW + DAY)).toMatchObject({ complaints: 1 })
      expect(await readComplaint(desk, everyone, 't', open.code, NOW)).toMatchObject({
        story: '',
        complaint: { outcome: 'founded' },
      })
    })

    test('one who comes back starts anew', async () => {
      await file(desk, 'a')
      await eraseCitizen(desk, 'citizen-1', 'operator', 'q1', NOW, { forget: async () => true })
      await file(desk, 'b')
      expect((await addressesOf(desk, ['citizen-1'])).size).toBe(1)
    })
  })

  describe('retention', () => {
    test('destroys each kind after its own time, and only then', async () => {
      const { over } = await aFullCitizen()
      expect(await runRetention(desk, NOW + DAY)).toMatchObject({
        complaints: 0,
        commendations: 0,
        humanRequests: 0,
        comments: 0,
      })
      expect(await runRetention(desk, NOW + 366 * DAY)).toMatchObject({ complaints: 0, humanRequests: 1 })
      expect(await runRetention(desk, NOW + 1826 * DAY)).toMatchObject({
        complaints: 1,
        commendations: 1,
        comments: 1,
      })
      expect(await readComplaint(desk, everyone, 't', over.code, NOW)).toMatchObject({ story: '' })
      expect((await listCommendations(desk, {}, 9)).map(({ text }) => text)).toEqual([''])
      const all = await listComplaints(desk, everyone, 't', {}, { limit: 9 }, NOW)
      const open = all.find(({ complaint }) => !isFinal(complaint.status))
      expect(open?.story).toContain('trễ hẹn')
    })

    test('who applied is forgotten in all versions of a dossier that was returned long ago', async () => {
      const version = (recorded_at: number, returned_at: number | null) => ({
        code: 'D1',
        recorded_at,
        unit_code: 'H99.11',
        receiving_unit_code: null,
        procedure_code: 'P',
        status: 'returned',
        received_at: 1,
        due_at: null,
        first_due_at: null,
        finished_at: null,
        returned_at,
        official_code: null,
        official_name: null,
        submitted_via: null,
        applicant_sealed: 'x',
        phone_ref: 'y',
        history: '[]',
      })
      await commit([
        write(desk.database.read.insertInto('dossier_version').values([version(1, null), version(2, NOW)])),
      ])
      expect(await runRetention(desk, NOW + DAY)).toMatchObject({ applicants: 0 })
      expect(await runRetention(desk, NOW + 731 * DAY)).toMatchObject({ applicants: 1 })
    })
  })
})
