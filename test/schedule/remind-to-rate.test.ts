import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { reminder } from '../../dialogs/rate/reminder.ts'
import type { Effect, LookUp } from '../../src/conversation/effect.ts'
import type { Desk } from '../../src/desk.ts'
import { recordConsent } from '../../src/privacy/consent.ts'
import { eraseCitizen } from '../../src/privacy/erase-citizen.ts'
import { giveRating } from '../../src/satisfaction/give-rating.ts'
import { confirmInvitations, followerToken } from '../../src/satisfaction/invitations.ts'
import { ratingContext } from '../../src/satisfaction/rating-context.ts'
import { markAccepted, markOutcome } from '../../src/schedule/notices.ts'
import { forgetAsking, remindToRate } from '../../src/schedule/remind-to-rate.ts'
import { tellFollowers } from '../../src/schedule/tell-followers.ts'
import { databases } from '../services/databases.ts'
import { aDesk, aMoment } from '../units/province.ts'
import { CODE, follow, MINUTE, MONDAY, noticesOf, push, RETURNED, unfollow } from './following.ts'

const DAY = 86_400_000
const OTHER = 'H99.10-261102-0002'
const BROUGHT = MONDAY + 5 * MINUTE

describe.each(databases)('an invitation to rate on $kind', ({ fresh }) => {
  let desk: Desk
  beforeEach(async () => {
    desk = await aDesk(fresh)
    for (const code of [CODE, OTHER]) {
      await push(desk, MONDAY - DAY, {}, code)
      await follow(desk, 'anh', MONDAY - 5 * MINUTE, code)
    }
    await tellFollowers(desk, MONDAY - MINUTE)
    await push(desk, MONDAY, RETURNED)
  })
  afterEach(() => desk.database.close())

  const bring = async (at: number, outcome = 'sent') => {
    await tellFollowers(desk, at)
    for (const { id } of await noticesOf(desk))
      await desk.database.commit([
        markAccepted(desk.database, id, at),
        markOutcome(desk.database, id, outcome),
      ])
    await desk.database.commit(confirmInvitations(desk.database, at))
  }
  const reminders = async () => (await noticesOf(desk)).filter(({ kind }) => kind === 'rating_reminder')
  /** What the lane would say at this moment. */
  const said = async (at: number) => {
    const [notice] = await reminders()
    const telling = reminder(notice!.body, { language: 'vi' })
    const moment = aMoment({ citizen: 'anh', at })
    for (let step = telling.next(); ; ) {
      if (step.done) return step.value.map(({ text }) => text).join('\n')
      const effect = step.value as Effect & { kind: 'look-up' }
      step = telling.next(await (effect.find as LookUp<unknown, unknown>)(desk, effect.ask, moment))
    }
  }
  const rateByOneself = async (at: number) => {
    const moment = aMoment({ citizen: 'anh', at, key: `own:${at}` })
    const context = await ratingContext(desk, { dossierCode: CODE }, moment)
    if ('missing' in context) throw new Error('nothing to rate')
    await desk.database.commit(giveRating(desk, { level: 4, standing: context.standing }, moment))
  }

  test('that was brought and not answered is spoken of once more after three days, in plain words', async () => {
    await bring(BROUGHT)
    expect(await remindToRate(desk, BROUGHT + 3 * DAY - 1)).toBe(0)
    expect(await remindToRate(desk, BROUGHT + 3 * DAY)).toBe(1)
    expect(await reminders()).toMatchObject([{ lane: 'anh', body: { dossier: CODE } }])
    expect(await said(BROUGHT + 3 * DAY)).toMatch(/^Hôm trước Ông\/Bà đã nhận kết quả.*không nhắc nữa\.$/)
    for (const days of [3, 6, 9]) expect(await remindToRate(desk, BROUGHT + days * DAY)).toBe(0)
  })

  test('is spoken of once by several processes at once', async () => {
    await bring(BROUGHT)
    const made = await Promise.all([1, 2, 3].map(() => remindToRate(desk, BROUGHT + 3 * DAY)))
    expect(made.reduce((sum, n) => sum + n)).toBe(1)
    expect(await reminders()).toHaveLength(1)
  })

  test('that never arrived is not spoken of', async () => {
    await bring(BROUGHT, 'dead: blocked')
    expect(await remindToRate(desk, BROUGHT + 4 * DAY)).toBe(0)
  })

  test('that is ten days old is not spoken of any more, and who was invited is forgotten', async () => {
    await bring(BROUGHT)
    expect(await remindToRate(desk, BROUGHT + 10 * DAY)).toBe(0)
    await forgetAsking(desk, BROUGHT + 10 * DAY)
    expect(await desk.database.read.selectFrom('invitee').selectAll().execute()).toEqual([])
    expect(await desk.database.read.selectFrom('last_invited').selectAll().execute()).toEqual([])
  })

  test('is spoken of never where the office wants no reminders', async () => {
    const silent = { ...desk, settings: { ...desk.settings, invitationReminderDays: 0 } }
    await bring(BROUGHT)
    expect(await remindToRate(silent, BROUGHT + 4 * DAY)).toBe(0)
  })

  test.each<[string, (at: number) => Promise<unknown>]>([
    ['rated by their own will', rateByOneself],
    ['stopped following', (at) => unfollow(desk, 'anh', at)],
    [
      'said no to invitations',
      (at) =>
        desk.database.commit(
          recordConsent(
            desk,
            { purpose: 'rating_invitations', given: false },
            aMoment({ citizen: 'anh', at, draw: () => 'no'.padEnd(64, '0') }),
          ),
        ),
    ],
  ])('is left unsaid when the citizen has %s meanwhile', async (_, doing) => {
    await bring(BROUGHT)
    await remindToRate(desk, BROUGHT + 3 * DAY)
    expect(await said(BROUGHT + 3 * DAY)).not.toBe('')
    await doing(BROUGHT + 3 * DAY + MINUTE)
    expect(await said(BROUGHT + 3 * DAY + 2 * MINUTE)).toBe('')
  })

  test('is left unsaid when quiet hours and caps have kept the reminder until it is too late', async () => {
    await bring(BROUGHT)
    await remindToRate(desk, BROUGHT + 9 * DAY)
    expect(await said(BROUGHT + 10 * DAY)).toBe('')
  })

  test('keeps a second result within a week from inviting: it is told of, counted apart, and may be rated', async () => {
    await bring(BROUGHT)
    await push(desk, MONDAY + DAY, RETURNED, OTHER)
    await bring(MONDAY + DAY + 5 * MINUTE)
    const returned = (await noticesOf(desk)).filter(({ kind }) => kind === 'dossier_returned')
    expect(returned.map(({ body }) => [body.code, 'token' in body])).toEqual([
      [CODE, true],
      [OTHER, false],
    ])
    expect(await desk.database.read.selectFrom('cooled_down').select('dossier_code').execute()).toEqual([
      { dossier_code: OTHER },
    ])
  })

  test('and another at the same moment: one of them invites, whoever looks first', async () => {
    await push(desk, MONDAY, RETURNED, OTHER)
    await Promise.all([bring(BROUGHT), tellFollowers(desk, BROUGHT)])
    const invited = (await noticesOf(desk)).filter(({ body }) => 'token' in body)
    expect(invited).toHaveLength(1)
    expect(await desk.database.read.selectFrom('cooled_down').selectAll().execute()).toHaveLength(1)
  })

  test('a week later invites again; without a pause every result does', async () => {
    await bring(BROUGHT)
    await push(desk, MONDAY + 8 * DAY, RETURNED, OTHER)
    await bring(MONDAY + 8 * DAY + 5 * MINUTE)
    expect((await noticesOf(desk)).filter(({ body }) => 'token' in body)).toHaveLength(2)
    expect(await desk.database.read.selectFrom('cooled_down').selectAll().execute()).toEqual([])
  })

  test('that could not be brought keeps no other result from inviting', async () => {
    await bring(BROUGHT, 'dead: blocked')
    await push(desk, MONDAY + DAY, RETURNED, OTHER)
    await bring(MONDAY + DAY + 5 * MINUTE)
    expect(await desk.database.read.selectFrom('cooled_down').selectAll().execute()).toEqual([])
  })

  test('that waits for its citizen to write keeps the next one back, however long it waits', async () => {
    await bring(BROUGHT, 'kept: window_closed')
    await push(desk, MONDAY + 20 * DAY, RETURNED, OTHER)
    await bring(MONDAY + 20 * DAY + 5 * MINUTE, 'kept: window_closed')
    expect((await noticesOf(desk)).filter(({ body }) => 'token' in body)).toHaveLength(1)
  })

  test('leaves nothing that tells who, once the citizen is erased', async () => {
    await bring(BROUGHT)
    await eraseCitizen(desk, 'anh', 'citizen', 'e1', BROUGHT + DAY, { forget: async () => true })
    for (const table of ['invitee', 'last_invited'] as const)
      expect(await desk.database.read.selectFrom(table).selectAll().execute()).toEqual([])
    expect(await remindToRate(desk, BROUGHT + 4 * DAY)).toBe(0)
  })

  test('has a token that no list of tokens tells: it comes from dossier, citizen and the keys', async () => {
    const token = followerToken(desk, CODE, 'anh')
    expect(token).toMatch(/^[2-9A-HJ-NP-Z]{16}$/)
    expect(followerToken(await aDesk(), CODE, 'anh')).not.toBe(token)
  })
})
