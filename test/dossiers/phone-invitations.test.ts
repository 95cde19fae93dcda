import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Desk } from '../../src/desk.ts'
import {
  claimInvitation,
  invitationDue,
  markInvited,
  putOffInvitation,
} from '../../src/dossiers/phone-invitations.ts'
import { invitationOf, useInvitation } from '../../src/satisfaction/invitations.ts'
import { countDossiers } from '../../src/scores/dossier-facts.ts'
import { CODE, follow, MINUTE, MONDAY, push, RETURNED, unfollow } from '../schedule/following.ts'
import { databases } from '../services/databases.ts'
import { aDesk } from '../units/province.ts'

const DAY = 86_400_000

describe.each(databases)('a result handed over on $kind', ({ fresh }) => {
  let desk: Desk
  beforeEach(async () => {
    const bare = await aDesk(fresh)
    desk = { ...bare, settings: { ...bare.settings, invitationTemplate: { id: '1234', parameters: {} } } }
    await push(desk, MONDAY - DAY, {})
  })
  afterEach(() => desk.database.close())

  const dueAt = (now: number) => invitationDue(desk, now, 9)
  const state = async () =>
    (await desk.database.read.selectFrom('phone_invitation').select('state').executeTakeFirst())?.state
  const coverage = async () => {
    const to = MONDAY + 30 * DAY
    const [count] = await countDossiers(desk.database, {
      from: MONDAY - DAY,
      to,
      end: to,
      asOf: to,
      units: null,
    })
    const { returned, invited, responded } = count!
    return [returned, invited, responded].map(Number)
  }

  test('that nobody follows is to be invited by phone, and counts as invited once that was sent', async () => {
    await push(desk, MONDAY, RETURNED)
    expect(await dueAt(MONDAY + MINUTE - 1)).toEqual([])
    const [due] = await dueAt(MONDAY + MINUTE)
    expect(due).toMatchObject({ dossier: CODE, unitCode: 'H99.10', phone: '0912 345 678', name: 'Người Mẫu' })
    expect(await invitationOf(desk, due!.token)).toMatchObject({ dossierCode: CODE, used: false })
    expect(await coverage()).toEqual([1, 0, 0])
    await desk.database.commit(markInvited(desk, CODE, 'sent', MONDAY + 2 * MINUTE))
    expect(await coverage()).toEqual([1, 1, 0])
    expect(
      await desk.database.commit(markInvited(desk, CODE, 'not_invited', MONDAY + 3 * MINUTE)),
    ).toMatchObject({
      refused: 'settled',
    })
    await desk.database.commit([useInvitation(desk, due!.token, MONDAY + 9 * MINUTE)])
    expect(await coverage()).toEqual([1, 1, 1])
    expect(await dueAt(MONDAY + DAY)).toEqual([])
  })

  test('counts as returned and not invited when it could not be sent, or the office has no template', async () => {
    await push(desk, MONDAY, RETURNED)
    await desk.database.commit(markInvited(desk, CODE, 'not_invited', MONDAY + 2 * MINUTE))
    expect(await coverage()).toEqual([1, 0, 0])
    const without = { ...desk, settings: { ...desk.settings, invitationTemplate: null } }
    const other = 'H99.10-261102-0002'
    await push(without, MONDAY, {}, other)
    await push(without, MONDAY, RETURNED, other)
    expect(await dueAt(MONDAY + DAY)).toEqual([])
    expect(await coverage()).toEqual([2, 0, 0])
  })

  test('counts as invited when the token was used, whatever is known of its sending', async () => {
    await push(desk, MONDAY, RETURNED)
    const [due] = await dueAt(MONDAY + MINUTE)
    await desk.database.commit([useInvitation(desk, due!.token, MONDAY + 2 * MINUTE)])
    expect(await coverage()).toEqual([1, 1, 1])
  })

  test.each([
    ['has no phone', { ...RETURNED, applicant: { name: 'Người Mẫu', phone: 'không có' } }],
    ['was handed over long ago', { ...RETURNED, returnedAt: '2026-11-08T09:00:00+07:00', finishedAt: null }],
  ])('invites nobody by phone when it %s', async (_, fields) => {
    await push(desk, MONDAY, fields)
    expect(await dueAt(MONDAY + DAY)).toEqual([])
    expect(await state()).toBeUndefined()
  })

  test('that somebody follows leaves the invitation to the chat', async () => {
    await follow(desk, 'anh', MONDAY - 5 * MINUTE)
    await push(desk, MONDAY, RETURNED)
    expect(await state()).toBeUndefined()
  })

  test('that is followed no longer is invited by phone', async () => {
    await follow(desk, 'anh', MONDAY - 5 * MINUTE)
    await unfollow(desk, 'anh', MONDAY - MINUTE)
    await push(desk, MONDAY, RETURNED)
    expect(await state()).toBe('waiting')
  })

  test('that is taken back is not invited, and once more when it is handed over again', async () => {
    await push(desk, MONDAY, RETURNED)
    await push(desk, MONDAY + 30_000, {})
    expect(await state()).toBe('not_invited')
    expect(await dueAt(MONDAY + MINUTE)).toEqual([])
    await push(desk, MONDAY + DAY, RETURNED)
    expect(await dueAt(MONDAY + DAY + MINUTE)).toHaveLength(1)
    await desk.database.commit(markInvited(desk, CODE, 'sent', MONDAY + DAY + MINUTE))
    await push(desk, MONDAY + 2 * DAY, {})
    await push(desk, MONDAY + 3 * DAY, RETURNED)
    expect(await state()).toBe('sent')
  })

  test('whose applicant is no longer kept is settled as not invited', async () => {
    await push(desk, MONDAY, RETURNED)
    await desk.database.read.updateTable('dossier_version').set({ applicant_sealed: null }).execute()
    expect(await dueAt(MONDAY + DAY)).toEqual([])
    expect(await state()).toBe('not_invited')
  })

  test('is taken by one process, and is never sent a second time when that ended in between', async () => {
    await push(desk, MONDAY, RETURNED)
    const now = MONDAY + MINUTE
    const [due] = await invitationDue(desk, now, 10)
    const claims = [1, 2, 3].map(() => claimInvitation(desk, due!, now, now + 5 * MINUTE))
    expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1)
    expect(await dueAt(now + MINUTE)).toEqual([])
    expect(await state()).toBe('sending')
    expect(await dueAt(now + 5 * MINUTE)).toEqual([])
    expect(await state()).toBe('not_invited')
    expect(await coverage()).toEqual([1, 0, 0])
  })

  test('is due again when its process put it off', async () => {
    await push(desk, MONDAY, RETURNED)
    const now = MONDAY + MINUTE
    const [due] = await invitationDue(desk, now, 10)
    expect(await claimInvitation(desk, due!, now, now + 5 * MINUTE)).toBe(true)
    await desk.database.commit([putOffInvitation(desk.database, CODE, now + 9 * MINUTE)])
    expect(await dueAt(now + 8 * MINUTE)).toEqual([])
    expect(await dueAt(now + 9 * MINUTE)).toHaveLength(1)
  })
})
