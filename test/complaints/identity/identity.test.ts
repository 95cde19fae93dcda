/** The rules of opening an identity, without database. */
import { describe, expect, test } from 'vitest'
import {
  decideIdentity,
  type IdentityAction,
  type IdentityRequest,
  type IdentitySetting,
} from '../../../src/complaints/identity/identity.ts'
import {
  type IdentityOfficer,
  mayDecide,
  mayOversee,
  whyNotAsk,
} from '../../../src/complaints/identity/identity-rights.ts'
import { aComplaint, NOW, TREE, viewer } from '../complaints.ts'

const HOUR = 3_600_000
const setting = (fields: Partial<IdentitySetting> = {}): IdentitySetting => ({
  now: NOW,
  openHours: 72,
  complaint: { status: 'in_progress', isReachable: true },
  ...fields,
})
const asked: IdentityRequest = {
  id: 'r1',
  complaint: 'PA-7K3M-9XQ2',
  requester: 'a',
  reason: 'verify',
  askedAt: NOW - HOUR,
  state: 'asked',
  decidedBy: null,
  decidedAt: null,
  expiresAt: null,
  telling: null,
  deferral: null,
}
const approve: IdentityAction = { action: 'approve', by: 'b', deferral: null }
const open = become(asked, approve)

function become(request: IdentityRequest, action: IdentityAction, fields: Partial<IdentitySetting> = {}) {
  const decided = decideIdentity(request, action, setting(fields))
  if ('refused' in decided) throw new Error(decided.refused)
  return decided.request
}
const refusalOf = (
  request: IdentityRequest,
  action: IdentityAction,
  fields: Partial<IdentitySetting> = {},
) => {
  const decided = decideIdentity(request, action, setting(fields))
  return 'refused' in decided ? decided.refused : null
}

describe('an identity', () => {
  test('opens by a second person’s approval, for a time, and the citizen is told at once', () => {
    const decided = decideIdentity(asked, approve, setting())
    expect(decided).toMatchObject({
      tells: true,
      request: { state: 'open', decidedBy: 'b', expiresAt: NOW + 72 * HOUR, telling: 'told', deferral: null },
    })
  })

  test.each<[string, IdentityRequest, IdentityAction, Partial<IdentitySetting>, string | null]>([
    ['approved by who asked', asked, { action: 'approve', by: 'a', deferral: null }, {}, 'own_request'],
    ['refused by who asked', asked, { action: 'refuse', by: 'a' }, {}, 'own_request'],
    ['approved twice', open, approve, {}, 'already_decided'],
    ['refused after approval', open, { action: 'refuse', by: 'c' }, {}, 'already_decided'],
    ['approved after refusal', become(asked, { action: 'refuse', by: 'b' }), approve, {}, 'already_decided'],
    ['seen before approval', asked, { action: 'view', by: 'a' }, {}, 'not_open'],
    [
      'seen after refusal',
      become(asked, { action: 'refuse', by: 'b' }),
      { action: 'view', by: 'a' },
      {},
      'not_open',
    ],
    ['seen by who asked', open, { action: 'view', by: 'a' }, {}, null],
    ['seen by who approved', open, { action: 'view', by: 'b' }, {}, 'not_requester'],
    ['seen in the last moment', open, { action: 'view', by: 'a' }, { now: NOW + 72 * HOUR - 1 }, null],
    ['seen when it is over', open, { action: 'view', by: 'a' }, { now: NOW + 72 * HOUR }, 'not_open'],
    ['ended before its time', open, { action: 'expire' }, { now: NOW + 72 * HOUR - 1 }, 'too_early'],
    ['ended in its time', open, { action: 'expire' }, { now: NOW + 72 * HOUR }, null],
    [
      'ended twice',
      become(open, { action: 'expire' }, { now: NOW + 72 * HOUR }),
      { action: 'expire' },
      {},
      'not_open',
    ],
    ['told when it was told', open, { action: 'tell' }, {}, 'already_decided'],
  ])('%s: %#', (_, request, action, fields, refused) => {
    expect(refusalOf(request, action, fields)).toBe(refused)
  })

  test('is told later for a reason, at the latest when the case is over', () => {
    const put = decideIdentity(asked, { ...approve, deferral: 'inspection' }, setting())
    expect(put).toMatchObject({ tells: false, request: { telling: 'deferred', deferral: 'inspection' } })
    const { request } = put as { request: IdentityRequest }
    expect(refusalOf(request, { action: 'tell' })).toBe('too_early')
    const over = setting({ complaint: { status: 'closed', isReachable: true } })
    expect(decideIdentity(request, { action: 'tell' }, over)).toMatchObject({
      tells: true,
      request: { telling: 'told', deferral: 'inspection' },
    })
    // Of a case that is over nothing can be put off.
    expect(decideIdentity(asked, { ...approve, deferral: 'inspection' }, over)).toMatchObject({ tells: true })
  })

  test('of somebody who had their data erased is told to nobody', () => {
    const gone = setting({ complaint: { status: 'in_progress', isReachable: false } })
    expect(decideIdentity(asked, approve, gone)).toMatchObject({
      tells: false,
      request: { telling: 'nobody' },
    })
  })
})

describe('who may', () => {
  const officer = (unitCode: string | null, fields: Partial<IdentityOfficer> = {}): IdentityOfficer => ({
    account: 'a',
    viewer: viewer(unitCode, 'read', 'act', 'protected'),
    mayAsk: true,
    mayApprove: true,
    ...fields,
  })
  const dpo = (unitCode: string | null) => officer(unitCode, { viewer: viewer(unitCode), mayAsk: false })
  const sealed = aComplaint({ confidentiality: 'confidential' })
  const bribery = aComplaint({
    confidentiality: 'confidential',
    category: 'bribery',
    protected: true,
    unitCode: 'H99.02.1',
    handlerUnitCode: 'H99.02',
  })

  test.each([
    ['the unit complained of', officer('H99.11'), sealed, 'unit_complained_of'],
    ['the province', officer(null), sealed, null],
    ['another commune', officer('H99.12'), sealed, 'not_found'],
    ['without the permission', officer(null, { mayAsk: false }), sealed, 'forbidden'],
    ['of an anonymous one', officer(null), { ...sealed, confidentiality: 'anonymous' as const }, 'anonymous'],
    ['of a named one', officer(null), { ...sealed, confidentiality: 'named' as const }, 'not_sealed'],
    ['after erasure', officer(null), { ...sealed, citizen: null }, 'erased'],
    ['the level above a branch', officer('H99.02'), bribery, null],
    ['the branch complained of', officer('H99.02.1'), bribery, 'not_found'],
  ])('ask: %s', (_, who, complaint, refused) => {
    expect(whyNotAsk(who, complaint, TREE, [])).toBe(refused)
  })

  test.each([
    ['the level above', officer('H99.02'), bribery, true],
    ['the branch complained of', officer('H99.02.1'), bribery, false],
    ['the unit complained of, of what is no conduct', officer('H99.11'), sealed, false],
    ['without the permission', officer(null, { mayApprove: false }), bribery, false],
    ['the data protection officer', dpo(null), bribery, true],
    ['one in the branch complained of', dpo('H99.02.1'), bribery, false],
    ['one of the level above', dpo('H99.02'), bribery, true],
    ['one of another commune', dpo('H99.12'), bribery, false],
  ])('decide: %s', (_, who, complaint, may) => {
    expect(mayDecide(who, complaint, TREE, [])).toBe(may)
  })

  test('oversee: who reads complaints sees no more here than there', () => {
    expect(mayOversee(viewer('H99.12', 'read', 'protected'), bribery, TREE, [])).toBe(false)
    expect(mayOversee(viewer(null, 'read'), bribery, TREE, [])).toBe(false)
  })
})
