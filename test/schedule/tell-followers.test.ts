import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSqlMailbox } from '../../src/conversation/mailbox-sql.ts'
import { write } from '../../src/database/database.ts'
import type { Desk } from '../../src/desk.ts'
import { recordDossiers } from '../../src/dossiers/dossier-store.ts'
import { MOST_FOLLOWED } from '../../src/dossiers/followers.ts'
import { recordConsent } from '../../src/privacy/consent.ts'
import { eraseCitizen } from '../../src/privacy/erase-citizen.ts'
import { exportCitizen } from '../../src/privacy/export-citizen.ts'
import { runRetention } from '../../src/privacy/retention.ts'
import { confirmInvitations, invitationOf } from '../../src/satisfaction/invitations.ts'
import { startJobs } from '../../src/schedule/jobs.ts'
import { markAccepted, markOutcome } from '../../src/schedule/notices.ts'
import { keepSent, markReceived } from '../../src/schedule/sent-messages.ts'
import { nextNewsAt, tellFollowers } from '../../src/schedule/tell-followers.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { databases } from '../services/databases.ts'
import { aDesk, aMoment } from '../units/province.ts'
import {
  aPush,
  CODE,
  follow,
  MINUTE,
  MONDAY,
  noticesOf,
  push,
  RETURNED,
  toldBy,
  unfollow,
} from './following.ts'

const DAY = 86_400_000

describe.each(databases)('followers on $kind', ({ fresh }) => {
  let desk: Desk
  beforeEach(async () => {
    desk = await aDesk(fresh)
    await push(desk, MONDAY - DAY, {})
    await follow(desk, 'anh', MONDAY - 5 * MINUTE)
    await tellFollowers(desk, MONDAY - MINUTE)
  })
  afterEach(() => desk.database.close())

  const accept = async (ids: string[]) =>
    desk.database.commit(ids.map((id) => markAccepted(desk.database, id, MONDAY)))

  test('are told of a change once it has settled, each once, with agency, person and times', async () => {
    await follow(desk, 'binh', MONDAY - 5 * MINUTE)
    await push(desk, MONDAY, { status: 'need_supplement' })
    expect(await toldBy(desk, MONDAY + MINUTE - 1)).toEqual([])
    expect(await toldBy(desk, MONDAY + MINUTE)).toEqual([
      'anh dossier_status need_supplement',
      'binh dossier_status need_supplement',
    ])
    await push(desk, MONDAY + 2 * MINUTE, { status: 'need_supplement' })
    await Promise.all([tellFollowers(desk, MONDAY + 9 * MINUTE), tellFollowers(desk, MONDAY + 9 * MINUTE)])
    const notices = await noticesOf(desk)
    expect(notices).toHaveLength(2)
    expect(notices[0]!.body).toMatchObject({
      code: CODE,
      details: {
        unit: { name: 'Phường Hoa Lư' },
        official: 'Trần Thị Mẫu',
        receivedAt: Date.parse('2026-11-02T08:00:00+07:00'),
        statusSince: MONDAY,
      },
    })
    expect(JSON.stringify(notices)).not.toMatch(/Người Mẫu|0912/)
  })

  test('who look twice at the same time are told once', async () => {
    await push(desk, MONDAY, { status: 'paused' })
    const looks = [1, 2, 3].map(() => tellFollowers(desk, MONDAY + MINUTE))
    await Promise.all(looks)
    expect(await noticesOf(desk)).toHaveLength(1)
  })

  test('are not told what is overtaken between the look and the telling', async () => {
    await push(desk, MONDAY, { status: 'paused' })
    let overtaken = false
    const commit: Desk['database']['commit'] = async (writes) => {
      if (!overtaken) {
        overtaken = true
        await push(desk, MONDAY + MINUTE, { status: 'need_payment' })
      }
      return desk.database.commit(writes)
    }
    await tellFollowers({ ...desk, database: { ...desk.database, commit } }, MONDAY + MINUTE)
    expect(await noticesOf(desk)).toEqual([])
    expect(await toldBy(desk, MONDAY + 3 * MINUTE)).toEqual(['anh dossier_status need_payment'])
  })

  test('hear nothing of a push that is refused by the store: version and news stand in one commit', async () => {
    const commit: Desk['database']['commit'] = (writes) =>
      desk.database.commit([
        ...writes,
        write(desk.database.read.deleteFrom('record').where('key', '=', '-'), 'no'),
      ])
    const failing = { ...desk, database: { ...desk.database, commit } }
    await expect(push(failing, MONDAY, { status: 'paused' })).rejects.toThrow('not recorded')
    expect(await toldBy(desk, MONDAY + 5 * MINUTE)).toEqual([])
  })

  test('hear nothing of what is undone within a minute, and of several changes the last', async () => {
    await push(desk, MONDAY, { status: 'paused' })
    await push(desk, MONDAY + 30_000, {})
    expect(await toldBy(desk, MONDAY + 5 * MINUTE)).toEqual([])
    await recordDossiers(
      desk,
      [aPush({ status: 'paused' }), aPush({ status: 'need_payment' }), aPush({ status: 'need_supplement' })],
      MONDAY + 6 * MINUTE,
    )
    expect(await toldBy(desk, MONDAY + 8 * MINUTE)).toEqual(['anh dossier_status need_supplement'])
  })

  test('are told the newer instead of one that no lane has taken, and nothing when that takes it back', async () => {
    await push(desk, MONDAY, { status: 'paused' })
    await toldBy(desk, MONDAY + 2 * MINUTE)
    await push(desk, MONDAY + 10 * MINUTE, { status: 'need_payment' })
    expect(await toldBy(desk, MONDAY + 12 * MINUTE)).toEqual(['anh dossier_status need_payment'])
    await push(desk, MONDAY + 20 * MINUTE, {})
    expect(await toldBy(desk, MONDAY + 22 * MINUTE)).toEqual([])
    await push(desk, MONDAY + 30 * MINUTE, { status: 'paused' })
    await toldBy(desk, MONDAY + 32 * MINUTE)
    await accept((await noticesOf(desk)).map(({ id }) => id))
    await push(desk, MONDAY + 40 * MINUTE, {})
    expect(await toldBy(desk, MONDAY + 42 * MINUTE)).toEqual([
      'anh dossier_status paused',
      'anh dossier_status in_progress',
    ])
  })

  test('are told of a later day that is promised, and not of other facts', async () => {
    await push(desk, MONDAY, { official: { code: 'cb-2', name: 'Lê Văn Mẫu' } })
    expect(await toldBy(desk, MONDAY + 2 * MINUTE)).toEqual([])
    await push(desk, MONDAY + 3 * MINUTE, { dueAt: '2026-11-27T17:00:00+07:00' })
    await tellFollowers(desk, MONDAY + 5 * MINUTE)
    expect((await noticesOf(desk)).map(({ body }) => body.isPromisedAnew)).toEqual([true])
  })

  test('hear what changed between the look-up and their wish', async () => {
    await desk.database.commit([
      write(desk.database.read.updateTable('follower').set({ told: 'accepted|2026-11-20', news_at: MONDAY })),
    ])
    expect(await toldBy(desk, MONDAY)).toEqual(['anh dossier_status in_progress'])
  })

  test('under DOSSIER_BY_CODE=minimal are told code and degree, and only when the degree changes', async () => {
    desk = { ...desk, settings: { ...desk.settings, dossierByCode: 'minimal' } }
    await follow(desk, 'binh', MONDAY - 2 * MINUTE)
    await unfollow(desk, 'anh', MONDAY)
    await push(desk, MONDAY, { status: 'accepted', dueAt: '2026-11-27T17:00:00+07:00' })
    expect(await toldBy(desk, MONDAY + 2 * MINUTE)).toEqual([])
    await push(desk, MONDAY + 3 * MINUTE, { status: 'paused' })
    await tellFollowers(desk, MONDAY + 5 * MINUTE)
    expect((await noticesOf(desk)).map(({ body }) => body)).toEqual([
      { code: CODE, degree: 'stopped', details: null, isPromisedAnew: false },
    ])
  })

  test('are told at once when it has settled, not at the next minute', async () => {
    await push(desk, MONDAY, { status: 'paused' })
    expect(await nextNewsAt(desk.database)).toBe(MONDAY + MINUTE)
    let now = MONDAY
    const mailbox = createSqlMailbox(desk.database, desk.vault)
    const log = createLog('silent')
    const jobs = startJobs({ desk, mailbox, log, now: () => now, arrived() {} }, 20)
    await new Promise((resolve) => setTimeout(resolve, 200)) // the jobs of the minute and of the day have run
    expect(await noticesOf(desk)).toEqual([])
    now = MONDAY + MINUTE
    await expect.poll(() => noticesOf(desk)).toHaveLength(1)
    await jobs.stop()
    expect(await nextNewsAt(desk.database)).toBeNull()
  })

  test('are many: a push is one statement more, and all are told in slices', async () => {
    for (let i = 0; i < 130; i += 1) await follow(desk, `c${i}`, MONDAY - 5 * MINUTE)
    await tellFollowers(desk, MONDAY - MINUTE)
    const sizes: number[] = []
    const commit: Desk['database']['commit'] = (writes) => {
      sizes.push(writes.length)
      return desk.database.commit(writes)
    }
    await push({ ...desk, database: { ...desk.database, commit } }, MONDAY, { status: 'paused' })
    expect(sizes).toEqual([2])
    expect(await toldBy(desk, MONDAY + MINUTE)).toHaveLength(131)
  })

  test('end it themselves, take it up again, and hold at most 20', async () => {
    await unfollow(desk, 'anh', MONDAY)
    await push(desk, MONDAY, { status: 'paused' })
    expect(await toldBy(desk, MONDAY + 5 * MINUTE)).toEqual([])
    expect(await follow(desk, 'anh', MONDAY + 6 * MINUTE)).toBeNull()
    await push(desk, MONDAY + 9 * MINUTE, { status: 'finished', finishedAt: '2026-11-16T09:00:00+07:00' })
    expect(await toldBy(desk, MONDAY + 11 * MINUTE)).toEqual(['anh dossier_status finished'])
    const code = (n: number) => `H99.10-261102-1${String(n).padStart(3, '0')}`
    for (let n = 1; n < MOST_FOLLOWED; n += 1) {
      await push(desk, MONDAY, {}, code(n))
      expect(await follow(desk, 'anh', MONDAY, code(n))).toBeNull()
    }
    await push(desk, MONDAY, {}, code(99))
    expect(await follow(desk, 'anh', MONDAY, code(99))).toBe('too_many')
    expect(await follow(desk, 'anh', MONDAY + 12 * MINUTE)).toBeNull()
    await unfollow(desk, 'anh', MONDAY, code(1))
    expect(await follow(desk, 'anh', MONDAY, code(99))).toBeNull()
  })

  test('who withdraw their consent to notices follow nothing any more', async () => {
    const moment = aMoment({ citizen: 'anh', at: MONDAY, draw: () => 'ab'.repeat(32) })
    await desk.database.commit(recordConsent(desk, { purpose: 'notices', given: false }, moment))
    await push(desk, MONDAY, { status: 'paused' })
    expect(await toldBy(desk, MONDAY + 5 * MINUTE)).toEqual([])
  })

  test('are in the export, gone after erasure, and after retention once they have ended', async () => {
    const held = { held: async () => [] }
    const file = await exportCitizen(desk, 'anh', 'citizen', 'x1', MONDAY, held)
    expect(file['Hồ sơ theo dõi']).toMatchObject([{ 'Mã hồ sơ': CODE, 'Thôi theo dõi lúc': null }])
    await follow(desk, 'binh', MONDAY)
    await unfollow(desk, 'binh', MONDAY)
    const followers = async () =>
      (await desk.database.read.selectFrom('follower').select('citizen').execute()).map((row) => row.citizen)
    expect((await runRetention(desk, MONDAY + 6 * DAY)).followers).toBe(0)
    expect((await runRetention(desk, MONDAY + 8 * DAY)).followers).toBe(1)
    expect(await followers()).toEqual(['anh'])
    await eraseCitizen(desk, 'anh', 'operator', 'e1', MONDAY, createSqlMailbox(desk.database, desk.vault))
    expect(await followers()).toEqual([])
  })

  describe('at the return', () => {
    const invited = () => desk.database.read.selectFrom('invitation').selectAll().execute()

    test('are invited by a one-time token, which counts as an invitation once the notice was sent', async () => {
      await push(desk, MONDAY, RETURNED)
      expect(await toldBy(desk, MONDAY + MINUTE)).toEqual(['anh dossier_returned returned'])
      const { id, body } = (await noticesOf(desk))[0]!
      expect(await invitationOf(desk, body.token)).toMatchObject({
        dossierCode: CODE,
        channel: 'zalo',
        used: false,
      })
      const confirm = (now: number) => desk.database.commit(confirmInvitations(desk.database, now))
      await confirm(MONDAY + 2 * MINUTE)
      expect((await invited())[0]!.sent_at).toBe(Number.MAX_SAFE_INTEGER)
      await accept([id])
      await desk.database.commit([markOutcome(desk.database, id, 'kept: window_closed')])
      await confirm(MONDAY + 3 * MINUTE)
      expect((await invited())[0]).toMatchObject({ sent_at: Number.MAX_SAFE_INTEGER, notice: id })
      await desk.database.commit([markOutcome(desk.database, id, 'sent')])
      await confirm(MONDAY + 4 * MINUTE)
      await confirm(MONDAY + 9 * MINUTE)
      expect(await invited()).toMatchObject([{ sent_at: MONDAY + 4 * MINUTE, notice: null }])
    })

    test.each(['delivered', 'seen'] as const)(
      'are counted as invited when the platform told that the notice was %s before anybody looked',
      async (receipt) => {
        await push(desk, MONDAY, RETURNED)
        await tellFollowers(desk, MONDAY + MINUTE)
        const { id } = (await noticesOf(desk))[0]!
        const sent = { ref: 'message-1', lane: 'anh', at: MONDAY + MINUTE }
        await desk.database.commit([
          markOutcome(desk.database, id, 'sent'),
          keepSent(desk.database, id, sent),
          markReceived(desk.database, { refs: [sent.ref] }, receipt),
        ])
        await desk.database.commit(confirmInvitations(desk.database, MONDAY + 2 * MINUTE))
        expect(await invited()).toMatchObject([{ sent_at: MONDAY + 2 * MINUTE, notice: null }])
      },
    )

    test('are counted as invited when the notice is sent while its invitation is being looked at', async () => {
      await push(desk, MONDAY, RETURNED)
      await tellFollowers(desk, MONDAY + MINUTE)
      const { id } = (await noticesOf(desk))[0]!
      const known = async () => {
        const { read } = desk.database
        const paused = await read.selectFrom('last_invited').selectAll().execute()
        const invitees = await read.selectFrom('invitee').selectAll().execute()
        return [paused.length, invitees.length]
      }
      const before = await known()
      expect(before).toEqual([1, 1])
      const looking = confirmInvitations(desk.database, MONDAY + 2 * MINUTE)
      await desk.database.commit(looking.toSpliced(2, 0, markOutcome(desk.database, id, 'sent')))
      expect(await known()).toEqual(before)
      await desk.database.commit(confirmInvitations(desk.database, MONDAY + 3 * MINUTE))
      expect(await invited()).toMatchObject([{ sent_at: MONDAY + 3 * MINUTE, notice: null }])
      expect(await known()).toEqual(before)
    })

    test('are not counted as invited when the notice was given up', async () => {
      await push(desk, MONDAY, RETURNED)
      await tellFollowers(desk, MONDAY + MINUTE)
      const { id } = (await noticesOf(desk))[0]!
      await desk.database.commit([markOutcome(desk.database, id, 'dead: unreachable')])
      await desk.database.commit(confirmInvitations(desk.database, MONDAY + 2 * MINUTE))
      expect(await invited()).toMatchObject([{ sent_at: Number.MAX_SAFE_INTEGER, notice: null }])
    })

    test('who did not agree to be invited are told of the return alone', async () => {
      await follow(desk, 'binh', MONDAY - 5 * MINUTE, CODE, false)
      await unfollow(desk, 'anh', MONDAY)
      await push(desk, MONDAY, RETURNED)
      await tellFollowers(desk, MONDAY + MINUTE)
      expect((await noticesOf(desk)).map(({ kind, body }) => [kind, body.token])).toEqual([
        ['dossier_returned', undefined],
      ])
      expect(await invited()).toEqual([])
    })

    test('that is taken back and made again, are invited once, by the same token', async () => {
      await push(desk, MONDAY, RETURNED)
      await tellFollowers(desk, MONDAY + MINUTE)
      await push(desk, MONDAY + 5 * MINUTE, {})
      await tellFollowers(desk, MONDAY + 7 * MINUTE)
      await desk.database.commit(confirmInvitations(desk.database, MONDAY + 8 * MINUTE))
      await push(desk, MONDAY + 9 * MINUTE, RETURNED)
      await tellFollowers(desk, MONDAY + 11 * MINUTE)
      const { id } = (await noticesOf(desk))[0]!
      expect(await invited()).toMatchObject([{ notice: id }])
    })
  })
})
