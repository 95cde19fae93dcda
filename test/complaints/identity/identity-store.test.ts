import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { citizenVerdict } from '../../../src/complaints/citizen-complaint.ts'
import { exportRecord } from '../../../src/complaints/export-record.ts'
import type { Deferral } from '../../../src/complaints/identity/identity.ts'
import { tendOpenings } from '../../../src/complaints/identity/identity-clock.ts'
import { ownRequests, requestsToDecide } from '../../../src/complaints/identity/identity-list.ts'
import type { IdentityOfficer } from '../../../src/complaints/identity/identity-rights.ts'
import {
  askIdentity,
  decideRequest,
  viewContact,
  viewIdentity,
} from '../../../src/complaints/identity/identity-store.ts'
import type { Desk } from '../../../src/desk.ts'
import { dossierInput } from '../../../src/dossiers/dossier-input.ts'
import { recordDossier } from '../../../src/dossiers/dossier-store.ts'
import { chainOfComplaint } from '../../../src/privacy/chained-record.ts'
import { eraseData } from '../../../src/privacy/erase-citizen.ts'
import { exportCitizen } from '../../../src/privacy/export-citizen.ts'
import { verifyRecord } from '../../../src/privacy/verify-record.ts'
import { databases } from '../../services/databases.ts'
import {
  answer,
  assign,
  done,
  everyone,
  file,
  forgetComplaints,
  momentOf,
  NOW,
  opened,
  theDesk,
} from '../complaints.ts'

const HOUR = 3_600_000
const officer = (account: string, fields: Partial<IdentityOfficer> = {}): IdentityOfficer => ({
  account,
  viewer: everyone,
  mayAsk: true,
  mayApprove: true,
  ...fields,
})

describe.each(databases)('opening an identity on $kind', ({ fresh }) => {
  let desk: Desk
  let code: string
  beforeAll(async () => {
    desk = await theDesk(await fresh())
    return () => desk.database.close()
  })
  beforeEach(async () => {
    await forgetComplaints(desk)
    code = (await file(desk, 'a', { confidentiality: 'confidential' })).code
  })

  const ask = (who: string, id = `r-${who}`, now = NOW) =>
    askIdentity(desk, officer(who), { id, code, reason: 'verify', text: 'Cần gặp để đối chất' }, now)
  const approve = (who: string, id: string, deferral: Deferral | null = null) =>
    decideRequest(desk, officer(who), { id, action: 'approve', deferral, text: 'Đồng ý' }, NOW)
  const kinds = async () =>
    (await chainOfComplaint(desk.database, code)).map(({ kind, actor }) => `${kind} ${actor}`)
  const notices = () =>
    desk.database.read
      .selectFrom('notice')
      .select(['id', 'lane'])
      .where('kind', '=', 'identity_opened')
      .execute()
  const holds = async () =>
    verifyRecord(JSON.parse(JSON.stringify(await exportRecord(desk, code, 'account:x', NOW))))

  test('asked, approved, seen, over: each step is in the record, which holds with its contents', async () => {
    expect(await ask('1')).toEqual({ id: 'r-1' })
    expect(await approve('2', 'r-1')).toMatchObject({ request: { state: 'open', telling: 'told' } })
    expect(await viewIdentity(desk, officer('1'), 'r-1', NOW + HOUR)).toMatchObject({
      sender: { contact: '0912345678', channel: 'zalo', applicant: null },
    })
    expect(await notices()).toEqual([{ id: 'identity:r-1', lane: 'citizen-1' }])
    expect(await tendOpenings(desk, NOW + 71 * HOUR)).toBe(0)
    expect(await tendOpenings(desk, NOW + 72 * HOUR)).toBe(1)
    expect(await tendOpenings(desk, NOW + 73 * HOUR)).toBe(0)
    expect(await viewIdentity(desk, officer('1'), 'r-1', NOW + 72 * HOUR)).toEqual({ refused: 'not_open' })
    expect(await kinds()).toEqual([
      'filed citizen',
      'identity_ask:r-1 account:1',
      'identity_approve:r-1 account:2',
      'message:identity_opened account:2',
      'identity_view:r-1 account:1',
      'identity_expire:r-1 system',
    ])
    expect(await holds()).toMatchObject({ holds: true, entries: 7, contents: 7 })
  })

  test('only what was told is opened: the dossier’s applicant too, never an identity number or the platform’s id', async () => {
    const pushed = {
      unitCode: 'H99.11',
      procedureCode: '1.001193',
      status: 'in_progress',
      receivedAt: '2026-10-01T08:00:00+07:00',
      dueAt: '2026-11-20T17:00:00+07:00',
      applicant: { name: 'Nguyễn Thị Mẫu', phone: '0987654321', idNumber: '099123456789' },
    }
    await recordDossier(desk, 'H99.11-261001-0001', dossierInput.parse(pushed), NOW)
    await ask('1')
    await approve('2', 'r-1')
    const seen = await viewIdentity(desk, officer('1'), 'r-1', NOW)
    expect(seen).toMatchObject({ sender: { applicant: { name: 'Nguyễn Thị Mẫu', phone: '0987654321' } } })
    expect(JSON.stringify(seen)).not.toMatch(/099123456789|user-1/)
  })

  test('nobody approves their own, decides twice, or sees what another asked for', async () => {
    await ask('1')
    expect(await approve('1', 'r-1')).toEqual({ refused: 'own_request' })
    const both = await Promise.all([
      approve('2', 'r-1'),
      decideRequest(desk, officer('3'), { id: 'r-1', action: 'refuse', text: 'Không' }, NOW),
    ])
    expect(both.filter((each) => 'refused' in each)).toEqual([{ refused: 'already_decided' }])
    expect((await kinds()).filter((kind) => /identity_(approve|refuse)/.test(kind))).toHaveLength(1)
    expect(await viewIdentity(desk, officer('2'), 'r-1', NOW)).toHaveProperty('refused')
  })

  test('the same form sent twice asks once; a second request while one is alive is refused', async () => {
    const both = await Promise.all([ask('1', 'same'), ask('1', 'same')])
    expect(both).toEqual([{ id: 'same' }, { id: 'same' }])
    expect(await ask('1', 'other')).toEqual({ refused: 'already_asked' })
    expect(await ask('2', 'same')).toEqual({ refused: 'already_asked' })
    expect((await kinds()).filter((kind) => kind.startsWith('identity_ask'))).toHaveLength(1)
    await decideRequest(desk, officer('2'), { id: 'same', action: 'refuse', text: 'Không' }, NOW)
    expect(await ask('1', 'other')).toEqual({ id: 'other' })
    expect(await holds()).toMatchObject({ holds: true })
  })

  test('telling is put off until the case is over', async () => {
    const told = async () =>
      (await exportCitizen(desk, 'citizen-1', 'citizen', 'x', NOW, { held: async () => [] }))[
        'Việc mở danh tính'
      ]
    await ask('1')
    expect(await approve('2', 'r-1', 'inspection')).toMatchObject({ request: { telling: 'deferred' } })
    expect(await told()).toEqual([])
    expect(await notices()).toEqual([])
    await done(desk, code, assign)
    await done(desk, code, answer)
    expect(await tendOpenings(desk, NOW)).toBe(0)
    const mine = await opened(desk, code, momentOf('c'))
    const action = { action: 'confirm' } as const
    await desk.database.commit(
      citizenVerdict(desk, { opened: mine, action }, { ...momentOf('c'), key: 'c:0' }),
    )
    expect(await tendOpenings(desk, NOW)).toBe(1)
    expect(await notices()).toHaveLength(1)
    expect(await told()).toMatchObject([{ 'Mã phản ánh': code, Đến: '09:00 28/11/2026' }])
    expect(await tendOpenings(desk, NOW)).toBe(0)
    expect((await kinds()).slice(-2)).toEqual(['message:identity_opened system', 'export citizen'])
    expect(await holds()).toMatchObject({ holds: true })
  })

  test('after erasure nothing is left to see, nobody is told, and the record still holds', async () => {
    await ask('1')
    await approve('2', 'r-1', 'danger')
    await eraseData(desk, { id: 'e', citizen: 'citizen-1', by: 'citizen', lane: null }, NOW)
    expect(await viewIdentity(desk, officer('1'), 'r-1', NOW)).toMatchObject({
      sender: { contact: null, applicant: null, isErased: true },
    })
    expect(await ask('3')).toEqual({ refused: 'erased' })
    expect(await holds()).toMatchObject({ holds: true })
    expect(await notices()).toEqual([])
  })

  test('of an anonymous complaint there is nothing to open; of a named one each look is noted', async () => {
    code = (await file(desk, 'anonymous', { confidentiality: 'anonymous' })).code
    expect(await ask('1')).toEqual({ refused: 'anonymous' })
    expect(await viewContact(desk, officer('1'), code, NOW)).toBeNull()
    code = (await file(desk, 'named')).code
    expect(await ask('1')).toEqual({ refused: 'not_sealed' })
    expect(await viewContact(desk, officer('1'), code, NOW)).toMatchObject({ contact: '0912345678' })
    expect(await kinds()).toEqual(['filed citizen', 'view_contact account:1'])
  })

  test('lists name the request only to whom its complaint is within reach', async () => {
    await ask('1')
    expect(await requestsToDecide(desk, officer('2'), NOW)).toMatchObject([
      { request: { id: 'r-1' }, text: 'Cần gặp để đối chất', requesterName: '1' },
    ])
    expect(await requestsToDecide(desk, officer('1'), NOW)).toEqual([])
    const commune = officer('3', { viewer: { ...everyone, unitCode: 'H99.11' } })
    expect(await requestsToDecide(desk, commune, NOW)).toEqual([])
    expect(await decideRequest(desk, commune, { id: 'r-1', action: 'refuse', text: 'x' }, NOW)).toEqual({
      refused: 'not_found',
    })
    expect(await ownRequests(desk, officer('1'), NOW)).toHaveLength(1)
    const moved = officer('1', { viewer: { ...everyone, unitCode: 'H99.12' } })
    expect(await ownRequests(desk, moved, NOW)).toEqual([])
    expect(await viewIdentity(desk, moved, 'r-1', NOW)).toEqual({ refused: 'not_found' })
  })
})
