import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tokenOf } from '../../src/api/tokens.ts'
import { databases } from '../services/databases.ts'
import { NOW } from '../units/province.ts'
import { ALL, type Server, startApi } from './api-server.ts'

const CANARY = 'lời riêng của người dân'
const USER = '4900000000000000123'

describe.each(databases)('dead letters by the API, on $kind,', ({ fresh }) => {
  let api: Server
  beforeAll(async () => {
    const poor = tokenOf('reader', 'reader-token-0000001', ['complaints:read'])
    api = await startApi({ open: fresh, tokens: [...ALL, poor] })
    for (let i = 0; i < 103; i++) await aDeadLetter(`letter-${i}`, i)
  })
  afterAll(() => api.close())

  async function aDeadLetter(id: string, nth: number) {
    const { mailbox } = api
    const address = { channel: 'zalo' as const, account: 'oa', user: USER }
    const message = { id, sentAt: NOW, text: CANARY, tap: null, attachments: [], contact: null }
    const arrival = { lane: id, address, deliveryKey: id, sentAt: NOW, gathers: false, letter: { message } }
    await mailbox.accept([arrival], NOW)
    const [turn] = await mailbox.take(1, NOW)
    const replies = [{ id, notice: null, part: { message: { text: CANARY } } }]
    await mailbox.commit(turn!, { state: '{}', taken: 1, gathers: false, records: [], replies }, NOW)
    const [outgoing] = await mailbox.takeOutgoing(1, NOW)
    await mailbox.settle(outgoing!, { dead: 'window_closed: -230' }, NOW + Math.floor(nth / 2))
  }

  test('are listed page by page, each once, with neither words nor address', async () => {
    const first = await api.call('GET', '/api/v1/outbox')
    expect(first.status).toBe(200)
    expect(first.body.items).toHaveLength(100)
    expect(first.body.items[0]).toEqual({
      id: 'letter-0',
      channel: 'zalo',
      account: 'oa',
      reason: 'window_closed: -230',
      attempts: 1,
      settledAt: '2026-11-25T09:00:00+07:00',
    })
    const second = await api.call('GET', `/api/v1/outbox?cursor=${first.body.next}`)
    expect(second.body.next).toBeNull()
    const ids = [...first.body.items, ...second.body.items].map(({ id }: { id: string }) => id)
    expect(new Set(ids).size).toBe(103)
    expect(ids).toHaveLength(103)
    expect(JSON.stringify([first.body, second.body])).not.toMatch(new RegExp(`${CANARY}|${USER}`))
  })

  test('go out again at once when they are put back, and are told by their ids', async () => {
    const told = api.requeued()
    const answer = await api.call('POST', '/api/v1/outbox/requeue', {
      ids: ['letter-7', 'unknown', 'letter-3', 'letter-3'],
    })
    expect([answer.status, answer.body]).toEqual([200, { requeued: ['letter-7', 'letter-3'] }])
    expect(api.requeued()).toBe(told + 1)
    const going = await api.mailbox.takeOutgoing(10, NOW)
    expect(going.map(({ id }) => id).sort()).toEqual(['letter-3', 'letter-7'])
    const again = await api.call('POST', '/api/v1/outbox/requeue', { ids: ['letter-7'] })
    expect(again.body).toEqual({ requeued: [] })
    expect(api.requeued()).toBe(told + 1)
  })

  test.each([[{}], [{ ids: [] }], [{ ids: [''] }], [{ ids: 'letter-1' }], [{ ids: [1] }]])(
    'are not put back by %j',
    async (body) => {
      const answer = await api.call('POST', '/api/v1/outbox/requeue', body)
      expect(answer.status).toBe(422)
      expect(answer.body.errors[0].field).toMatch(/^ids/)
    },
  )

  test('are not for a token without the scope', async () => {
    const headers = { authorization: 'Bearer reader-token-0000001' }
    for (const [method, path, body] of [
      ['GET', '/api/v1/outbox', undefined],
      ['POST', '/api/v1/outbox/requeue', { ids: ['letter-1'] }],
    ] as const) {
      const answer = await api.call(method, path, body, headers)
      expect([answer.status, answer.body.detail]).toEqual([403, expect.stringContaining('outbox:requeue')])
    }
  })
})
