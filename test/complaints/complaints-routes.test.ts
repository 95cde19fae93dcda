import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SCOPES, type Scope } from '../../src/api/route.ts'
import { tokenOf } from '../../src/api/tokens.ts'
import { keepCommendation } from '../../src/complaints/commendations.ts'
import { chainOfComplaint } from '../../src/privacy/chained-record.ts'
import { type Server, startApi } from '../api/api-server.ts'
import { file, momentOf, NOW } from './complaints.ts'

const token = (name: string, ...scopes: Scope[]) => tokenOf(name, name.padEnd(20, '-'), scopes)
const as = (name: string) => ({ authorization: `Bearer ${name.padEnd(20, '-')}` })

let api: Server
beforeEach(async () => {
  const tokens = [
    token('all', ...SCOPES),
    token('reader', 'complaints:read'),
    token('actor', 'complaints:read', 'complaints:act'),
    token('blind', 'complaints:act'),
  ]
  api = await startApi({ tokens })
})
afterEach(() => api.close())

const get = (path: string, who = 'all') => api.call('GET', `/api/v1${path}`, undefined, as(who))
const post = (code: string, body: object, who = 'all') =>
  api.call(
    'POST',
    `/api/v1/complaints/${code}/actions`,
    { by: 'Lê Văn B', idempotencyKey: `${Math.random()}`, ...body },
    as(who),
  )

const assign = {
  action: 'assign',
  text: 'Xác minh',
  person: 'Trần Thị C',
  dueAt: '2026-12-01T17:00:00+07:00',
}

describe('complaints by API', () => {
  test('are listed with every field of the contract, and nothing of who sent them', async () => {
    const { code } = await file(api.desk, 'a', { flags: ['repeat'], amountVnd: 500_000 })
    const { status, body } = await get('/complaints')
    expect(status).toBe(200)
    expect(body).toEqual({
      items: [
        {
          code,
          channel: 'zalo',
          category: 'delay',
          flags: ['repeat'],
          severity: 'high',
          status: 'received',
          confidentiality: 'named',
          anonymous: false,
          unit: { code: 'H99.11', name: 'Xã Tân Lập' },
          dossierCode: 'H99.11-261001-0001',
          story: 'Hồ sơ trễ hẹn hai tuần, gọi 09******78 không ai nghe.',
          amountVnd: 500_000,
          attachments: [],
          createdAt: '2026-11-25T09:00:00+07:00',
          updatedAt: '2026-11-25T09:00:00+07:00',
          dueAt: expect.stringMatching(/^2026-12-1\dT00:00:00\+07:00$/),
          assigned: null,
          outcome: null,
          citizenVerdict: null,
          mergedInto: null,
          delivery: 'none',
        },
      ],
      next: null,
    })
  })

  test('an anonymous one shows neither dossier nor a promise', async () => {
    await file(api.desk, 'a', { confidentiality: 'anonymous' })
    expect((await get('/complaints')).body.items[0]).toMatchObject({
      anonymous: true,
      dossierCode: null,
      dueAt: null,
    })
  })

  test('without the scope protected ones are absent, and 404 when asked for or acted on', async () => {
    const { code } = await file(api.desk, 'a', { category: 'bribery' })
    const plain = await file(api.desk, 'b')
    expect(
      (await get('/complaints', 'reader')).body.items.map((each: { code: string }) => each.code),
    ).toEqual([plain.code])
    expect((await get(`/complaints/${code}`, 'reader')).status).toBe(404)
    expect((await post(code, assign, 'actor')).status).toBe(404)
    expect((await get(`/complaints/${code}`)).status).toBe(200)
    expect((await post(plain.code, assign, 'reader')).status).toBe(403)
  })

  test('go from received to resolved by actions', async () => {
    const { code } = await file(api.desk, 'a')
    const assigned = await post(code, assign)
    expect(assigned.body).toMatchObject({
      status: 'assigned',
      assigned: {
        unit: 'H99.11',
        task: 'Xác minh',
        person: 'Trần Thị C',
        dueAt: '2026-12-01T17:00:00+07:00',
        accountable: 'Trần Thị C',
      },
    })
    expect((await post(code, { action: 'ask', text: 'Ngày nào?' })).body.status).toBe('need_info')
    expect((await post(code, { action: 'conclude', outcome: 'founded' })).body.outcome).toBe('founded')
    expect((await post(code, { action: 'answer', text: 'Xin lỗi Ông/Bà.' })).body).toMatchObject({
      status: 'resolved',
      outcome: 'founded',
      delivery: 'pending',
    })
    const { body } = await get(`/complaints/${code}`)
    expect(body.timeline.map((step: { kind: string }) => step.kind)).toEqual([
      'filed',
      'assign',
      'start',
      'ask',
      'conclude',
      'start',
      'answer',
    ])
    expect(body.timeline[1]).toMatchObject({
      actor: 'token:all',
      data: { by: 'Lê Văn B', dueAt: '2026-12-01T17:00:00+07:00' },
    })
  })

  test('without complaints:read an action answers the code and the status alone, and leaves no view in the record', async () => {
    const { code } = await file(api.desk, 'a')
    const body = { ...assign, idempotencyKey: 'k' }
    for (let time = 0; time < 2; time += 1)
      expect(await post(code, body, 'blind')).toMatchObject({
        status: 200,
        body: { code, status: 'assigned' },
      })
    const answer = await post(code, { action: 'ask', text: 'Ngày nào?' }, 'blind')
    expect(answer.body).toEqual({ code, status: 'need_info' })
    const kinds = (await chainOfComplaint(api.desk.database, code)).map(({ kind }) => kind)
    expect(kinds).not.toContain('view')
  })

  test('are listed by unit with all under it', async () => {
    const { code } = await file(api.desk, 'a', { unitCode: 'H99.02.1' })
    for (const unit of ['H99', 'H99.02', 'H99.02.1'])
      expect((await get(`/complaints?unit=${unit}`)).body.items).toMatchObject([{ code }])
    expect((await get('/complaints?unit=H99.11')).body.items).toEqual([])
  })

  test('a repeated key does nothing again', async () => {
    const { code } = await file(api.desk, 'a')
    const body = { ...assign, idempotencyKey: 'k' }
    await post(code, body)
    expect((await post(code, body)).status).toBe(200)
    expect((await get(`/complaints/${code}`)).body.timeline).toHaveLength(2)
    expect((await post(code, { action: 'ask', text: 'x', idempotencyKey: 'k' })).status).toBe(409)
  })

  test.each<[string, object, number, string]>([
    ['no such action', { action: 'burn' }, 422, 'action'],
    ['no person', { action: 'assign', text: 'x' }, 422, 'person'],
    ['an empty answer', { action: 'answer', text: ' ' }, 422, 'text'],
    ['an unknown unit', { action: 'transfer', unit: 'NOWHERE' }, 422, 'unit'],
    ['a date in the past', { ...assign, dueAt: '2020-01-01T00:00:00+07:00' }, 422, 'dueAt'],
    ['a date that is none', { ...assign, dueAt: 'tomorrow' }, 422, 'dueAt'],
    ['an unknown outcome', { action: 'conclude', outcome: 'maybe' }, 422, 'outcome'],
    ['an unknown reason', { action: 'refuse', reason: 'no time' }, 422, 'reason'],
    ['no name', { ...assign, by: '' }, 422, 'by'],
    ['an answer before anyone has it', { action: 'answer', text: 'x' }, 409, ''],
  ])('%s is a problem that names the field', async (_, body, status, field) => {
    const { code } = await file(api.desk, 'a')
    const answer = await post(code, body)
    expect(answer.status).toBe(status)
    expect(answer.type).toContain('application/problem+json')
    expect(answer.body.errors.map((error: { field: string }) => error.field)).toContain(field)
  })

  test('an unknown code is 404, and every reading stands in the record', async () => {
    expect((await get('/complaints/PA-2222-2222')).status).toBe(404)
    const { code } = await file(api.desk, 'a')
    await get('/complaints')
    await get(`/complaints/${code}`)
    const chain = await chainOfComplaint(api.desk.database, code)
    expect(chain.map(({ kind, actor }) => [kind, actor])).toEqual([
      ['filed', 'citizen'],
      ['list', 'token:all'],
      ['view', 'token:all'],
    ])
  })

  test('a long list is read page by page', async () => {
    for (let i = 0; i < 103; i += 1) await file(api.desk, `n${i}`)
    const first = await get('/complaints')
    expect(first.body.items).toHaveLength(100)
    const second = await get(`/complaints?cursor=${first.body.next}`)
    expect(second.body).toMatchObject({ next: null, items: { length: 3 } })
    expect((await get('/complaints?cursor=x')).status).toBeGreaterThanOrEqual(400)
    expect((await get('/complaints?since=2026-11-26T00:00:00%2B07:00')).body.items).toEqual([])
  })
})

test.each(['/complaints', '/commendations'])(
  '%s of an unknown unit is a problem that names it',
  async (path) => {
    const answer = await get(`${path}?unit=NOWHERE`)
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'unit' }] } })
  },
)

test('a commendation that was recorded late is found by whoever asks for what is new', async () => {
  const praise = { unitCode: 'H99.02.1', official: null, text: 'Tốt' }
  const late = momentOf('a', { at: NOW, recordedAt: NOW + 3_600_000 })
  await api.desk.database.commit(keepCommendation(api.desk, praise, late))
  const { body } = await get('/commendations?unit=H99.02&since=2026-11-25T09:30:00%2B07:00')
  expect(body.items).toMatchObject([
    { unit: { code: 'H99.02.1', name: 'Văn phòng Đăng ký đất đai' }, createdAt: '2026-11-25T09:00:00+07:00' },
  ])
})

test('commendations are listed with their words masked', async () => {
  const praise = { unitCode: 'H99.11', official: 'cô Tư', text: 'Rất tận tình, gọi 0912345678' }
  await api.desk.database.commit(keepCommendation(api.desk, praise, momentOf('a')))
  const { body } = await get('/commendations?unit=H99.11')
  expect(body).toMatchObject({
    items: [
      { channel: 'zalo', unit: { code: 'H99.11' }, official: 'cô Tư', text: 'Rất tận tình, gọi 09******78' },
    ],
    next: null,
  })
})
