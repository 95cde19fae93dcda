import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { webhooks } from '../../src/channels/webhooks.ts'
import type { Mailbox } from '../../src/conversation/mailbox.ts'
import { createSqlMailbox } from '../../src/conversation/mailbox-sql.ts'
import { type Database, Unavailable } from '../../src/database/database.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { createMetrics, type Metrics } from '../../src/telemetry/metrics.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'
import * as page from './messenger/page.ts'
import * as oa from './zalo/oa.ts'

let base: string
let database: Database
let mailbox: Mailbox
let metrics: Metrics
let away = false
let now: number
const server = createServer()

beforeAll(async () => {
  database = await freshSqlite()
  const desk = deskOver(database)
  mailbox = createSqlMailbox(database, desk.vault)
  metrics = createMetrics()
  const guarded: Mailbox = {
    ...mailbox,
    accept: (...args) => (away ? Promise.reject(new Unavailable('away')) : mailbox.accept(...args)),
  }
  const app = express()
  app.use(
    webhooks({
      channels: [oa.anOa(), page.aPage()],
      mailbox: guarded,
      desk,
      verifyTokens: ['verify-me', 'verify-the-other-app'],
      replayToleranceMs: 24 * 3_600_000,
      metrics,
      log: createLog('silent'),
      now: () => now,
      noticeSettled: async () => {},
      arrived() {},
    }),
  )
  server.on('request', app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await database.close()
})

type Delivery = { rawBody: Buffer; headers: Record<string, string> }

const zalo = ({ rawBody, headers }: Delivery) => post('/webhooks/zalo', rawBody, headers, oa.SENT_AT + 1_000)
const messenger = ({ rawBody, headers }: Delivery) =>
  post('/webhooks/messenger', rawBody, headers, page.SENT_AT + 1_000)

async function post(
  path: string,
  body: Buffer,
  headers: Record<string, string>,
  at: number,
): Promise<number> {
  now = at
  const response = await fetch(base + path, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { 'content-type': 'application/json', ...headers },
  })
  await response.text()
  return response.status
}

async function waiting(): Promise<number> {
  const rows = await database.read.selectFrom('inbox').select('seq').execute()
  return rows.length
}

async function metric(name: string): Promise<number> {
  const found = await metrics.registry.getSingleMetric(`langnghe_${name}`)!.get()
  return found.values.reduce((sum, value) => sum + value.value, 0)
}

const text = (mid: string, words: string) => page.event({ message: { mid, text: words } })

describe('a delivery is answered 200 only when it is stored', () => {
  test('a Zalo message is stored once, however often it comes', async () => {
    const before = await waiting()
    const delivery = oa.signed(oa.event({ message: { msg_id: 'once', text: 'Phản ánh' } }))
    for (let i = 0; i < 5; i++) expect(await zalo(delivery)).toBe(200)
    expect(await waiting()).toBe(before + 1)
    expect(await metric('messages_duplicate_total')).toBe(4)
  })

  test('several entries and messages of one Messenger delivery are all stored', async () => {
    const before = await waiting()
    const batch = page.webhook(text('b1', 'một'), text('b2', 'hai'))
    batch.entry.push({ ...page.webhook(text('b3', 'ba')).entry[0]! })
    expect(await messenger(page.signed(batch))).toBe(200)
    expect(await waiting()).toBe(before + 3)
  })

  test('what is stored does not show the words, the sender or the id', async () => {
    await zalo(oa.signed(oa.event({ message: { msg_id: 'secret-id', text: 'lời rất riêng tư' } })))
    const rows = JSON.stringify([
      await database.read.selectFrom('inbox').selectAll().execute(),
      await database.read.selectFrom('lane').selectAll().execute(),
    ])
    for (const trace of ['riêng', 'secret-id', oa.CITIZEN]) expect(rows).not.toContain(trace)
  })

  test('an unreachable store is answered 503 and the repetition is taken', async () => {
    const delivery = oa.signed(oa.event({ message: { msg_id: 'later', text: 'x' } }))
    const before = await waiting()
    away = true
    expect(await zalo(delivery)).toBe(503)
    away = false
    expect(await waiting()).toBe(before)
    expect(await zalo(delivery)).toBe(200)
    expect(await waiting()).toBe(before + 1)
  })
})

describe('what is not a delivery of ours is refused and leaves nothing', () => {
  const event = oa.event({ message: { msg_id: 'never', text: 'x' } })
  const good = oa.signed(event)
  test.each([
    ['no signature', good.rawBody, {}, 401],
    [
      'a truncated signature',
      good.rawBody,
      { 'x-zevent-signature': good.headers['x-zevent-signature'].slice(0, 40) },
      401,
    ],
    ['a body written out again', Buffer.from(JSON.stringify(event, null, 1)), good.headers, 401],
    ['another secret', oa.signed(event, 'wrong').rawBody, oa.signed(event, 'wrong').headers, 401],
    ['a body that is not JSON', Buffer.from('xin chào'), good.headers, 400],
    ['JSON that is no event', Buffer.from('[1]'), good.headers, 400],
    ['a body over 1 MB', Buffer.alloc(1_100_000, 'a'), good.headers, 413],
  ] as [string, Buffer, Record<string, string>, number][])('%s', async (_name, rawBody, headers, status) => {
    const before = await waiting()
    const refused = await metric('webhooks_refused_total')
    expect(await zalo({ rawBody, headers })).toBe(status)
    expect(await waiting()).toBe(before)
    expect(await metric('webhooks_refused_total')).toBe(refused + 1)
  })

  test('another content type is taken when the bytes are signed', async () => {
    const delivery = oa.signed(oa.event({ message: { msg_id: 'plain', text: 'x' } }))
    expect(
      await zalo({ ...delivery, headers: { ...delivery.headers, 'content-type': 'text/plain' } as never }),
    ).toBe(200)
  })

  test("another Page's event is answered 200, counted as foreign and dropped", async () => {
    const before = await waiting()
    const foreign = page.webhook({ ...text('f1', 'x'), recipient: { id: '999' } })
    foreign.entry[0]!.id = '999'
    expect(await messenger(page.signed(foreign))).toBe(200)
    expect(await waiting()).toBe(before)
    const counted = await metrics.registry.getSingleMetric('langnghe_events_ignored_total')!.get()
    expect(counted.values.some((value) => value.labels.kind === 'foreign')).toBe(true)
  })

  test("the console's sample event is answered 200 and dropped, signed or not", async () => {
    const before = await waiting()
    const sample = Buffer.from(
      JSON.stringify({
        event_name: 'user_send_text',
        app_id: '9',
        sender: { id: '8' },
        recipient: { id: '7' },
        message: { msg_id: 'This is message id', text: 'This is testing message' },
        timestamp: '1767225600000',
      }),
    )
    expect(await zalo({ rawBody: sample, headers: {} })).toBe(200)
    expect(await waiting()).toBe(before)
  })

  test('a delivery older than the tolerance is answered 200 and put aside, recent messages beside it are taken', async () => {
    const before = await waiting()
    const old = page.webhook(text('old', 'x'), {
      ...text('new', 'y'),
      timestamp: page.SENT_AT + 30 * 3_600_000,
    })
    const { rawBody, headers } = page.signed(old)
    expect(await post('/webhooks/messenger', rawBody, headers, page.SENT_AT + 31 * 3_600_000)).toBe(200)
    expect(await waiting()).toBe(before + 1)
    expect(await database.read.selectFrom('quarantine').select('reason').execute()).toEqual([
      { reason: 'too_old' },
    ])
  })
})

describe("Meta's handshake", () => {
  const ask = (query: string) => fetch(`${base}/webhooks/messenger?${query}`)

  test('gives the challenge back when the verify token is ours', async () => {
    const response = await ask('hub.mode=subscribe&hub.verify_token=verify-me&hub.challenge=1158201444')
    expect([response.status, await response.text()]).toEqual([200, '1158201444'])
  })

  test.each(['hub.verify_token=wrong&hub.challenge=1', 'hub.challenge=1', 'hub.verify_token=verify-me', ''])(
    'answers 403 to %s',
    async (query) => {
      expect((await ask(query)).status).toBe(403)
    },
  )
})

test('a message with an impossible time is left out, one from next year is brought to now, and both harm nobody', async () => {
  const before = await waiting()
  const odd = (mid: string, timestamp: number) => ({ ...text(mid, 'x'), timestamp })
  const batch = page.webhook(
    odd('t1', 9e18),
    odd('t2', 1e300),
    odd('t3', page.SENT_AT + 0.5),
    odd('t4', page.SENT_AT * 2),
    text('t5', 'y\u0000z'),
  )
  batch.entry[0]!.time = Number.NaN
  expect(await messenger(page.signed(batch))).toBe(200)
  expect(await waiting()).toBe(before + 3)
  const latest = await database.read
    .selectFrom('inbox')
    .select('sent_at')
    .orderBy('sent_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  expect(latest.sent_at).toBeLessThan(page.SENT_AT * 2)
})
