/** Two OAs of one app, one of another, two Pages of one app and one of another: what is whose is never mixed. */
import { createHash, createHmac } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectChannels } from '../../src/channels/connect.ts'
import { webhooks } from '../../src/channels/webhooks.ts'
import { readConfig } from '../../src/config.ts'
import { createSqlMailbox } from '../../src/conversation/mailbox-sql.ts'
import type { Database } from '../../src/database/database.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { createMetrics, type Metrics } from '../../src/telemetry/metrics.ts'
import { deskOver, freshSqlite } from '../services/databases.ts'
import * as page from './messenger/page.ts'

const AT = Date.UTC(2026, 10, 24, 3)
const APP = '1000000000000000001'
const OTHER_APP = '1000000000000000009'
const OA_1 = '2000000000000000001'
const OA_2 = '2000000000000000002'
const OA_OF_OTHER_APP = '2000000000000000003'
const USER = '3000000000000000003'

const FILE = `
zalo:
  - { oaId: ${OA_1}, appId: ${APP}, appSecret: app, oaSecret: secret-of-1, refreshToken: r1 }
  - { oaId: ${OA_2}, appId: ${APP}, appSecret: app, oaSecret: secret-of-2, oaSecretPrevious: secret-of-2-before, refreshToken: r2 }
  - { oaId: ${OA_OF_OTHER_APP}, appId: ${OTHER_APP}, appSecret: other, oaSecret: secret-of-3, refreshToken: r3 }
messenger:
  - { pageId: 111, appSecret: meta, verifyToken: verify-1, pageToken: t1 }
  - { pageId: 112, appSecret: meta, verifyToken: verify-1, pageToken: t2 }
  - { pageId: 113, appSecret: other-meta, appSecretPrevious: other-before, verifyToken: verify-2, pageToken: t3 }
`

let base: string
let database: Database
let metrics: Metrics
const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-several-'))
const server = createServer()

beforeAll(async () => {
  database = await freshSqlite()
  const desk = deskOver(database)
  metrics = createMetrics()
  const CHANNELS_FILE = join(folder, 'channels.yaml')
  writeFileSync(CHANNELS_FILE, FILE)
  const config = readConfig({ CHANNELS_FILE, SECRET_KEY: Buffer.alloc(32, 1).toString('base64') }, 'serve')
  const { channels, verifyTokens } = connectChannels(config, desk, '')
  const door = webhooks({
    channels,
    mailbox: createSqlMailbox(database, desk.vault),
    desk,
    verifyTokens,
    replayToleranceMs: 24 * 3_600_000,
    metrics,
    log: createLog('silent'),
    now: () => AT + 1_000,
    noticeSettled: async () => {},
    arrived() {},
  })
  server.on('request', (request, response) => door(request, response, () => response.writeHead(404).end()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await database.close()
  rmSync(folder, { recursive: true })
})

async function post(path: string, body: string | Buffer, headers: Record<string, string>): Promise<number> {
  const response = await fetch(base + path, {
    method: 'POST',
    body: typeof body === 'string' ? body : new Uint8Array(body),
    headers,
  })
  await response.text()
  return response.status
}

function zalo(oa: string, secret: string, id: string, app = APP): Promise<number> {
  const body = JSON.stringify({
    app_id: app,
    event_name: 'user_send_text',
    sender: { id: USER },
    recipient: { id: oa },
    message: { msg_id: id, text: 'xin chào' },
    timestamp: String(AT),
  })
  const mac = createHash('sha256').update(`${app}${body}${AT}${secret}`).digest('hex')
  return post('/webhooks/zalo', body, { 'x-zevent-signature': `mac=${mac}` })
}

const toPage = (id: string, mid: string, names = true) => ({
  ...(names ? { id } : {}),
  time: AT,
  messaging: [{ sender: { id: USER }, recipient: { id }, timestamp: AT, message: { mid, text: 'xin chào' } }],
})

function messenger(secret: string, ...entry: object[]): Promise<number> {
  const { rawBody, headers } = page.signed({ object: 'page', entry }, secret)
  return post('/webhooks/messenger', rawBody, headers)
}

/** The accounts whose lanes wait, each with how many messages; then nothing waits any more. */
async function arrived(): Promise<Record<string, number>> {
  const lanes = await database.read.selectFrom('lane').select(['id', 'account', 'waiting']).execute()
  await database.commit(['delete from inbox', 'delete from lane'].map((sql) => ({ sql, parameters: [] })))
  expect(new Set(lanes.map(({ id }) => id)).size).toBe(lanes.length)
  return Object.fromEntries(lanes.map(({ account, waiting }) => [account, waiting]))
}

async function foreign(): Promise<number> {
  const { values } = await metrics.registry.getSingleMetric('langnghe_events_ignored_total')!.get()
  return values.filter(({ labels }) => labels.kind === 'foreign').reduce((sum, { value }) => sum + value, 0)
}

test('each OA has its own secret, and the same person is another lane on each', async () => {
  expect(await zalo(OA_1, 'secret-of-1', 'm1')).toBe(200)
  expect(await zalo(OA_2, 'secret-of-2', 'm1')).toBe(200)
  expect(await zalo(OA_OF_OTHER_APP, 'secret-of-3', 'm1', OTHER_APP)).toBe(200)
  expect(await arrived()).toEqual({ [OA_1]: 1, [OA_2]: 1, [OA_OF_OTHER_APP]: 1 })
})

test("an OA's event signed with another OA's secret, or for another app, is refused", async () => {
  expect(await zalo(OA_1, 'secret-of-2', 'x1')).toBe(401)
  expect(await zalo(OA_2, 'secret-of-1', 'x2')).toBe(401)
  expect(await zalo(OA_OF_OTHER_APP, 'secret-of-3', 'x3', APP)).toBe(401)
  expect(await zalo(OA_1, 'secret-of-1', 'x4', OTHER_APP)).toBe(401)
  expect(await arrived()).toEqual({})
})

test('the secret before is taken while it is set', async () => {
  expect(await zalo(OA_2, 'secret-of-2-before', 'p1')).toBe(200)
  expect(await messenger('other-before', toPage('113', 'p2'))).toBe(200)
  expect(await arrived()).toEqual({ [OA_2]: 1, 113: 1 })
})

test('one delivery for several Pages of an app reaches each, and the Page that is not ours is counted as foreign', async () => {
  const before = await foreign()
  expect(
    await messenger(
      'meta',
      toPage('112', 'a'),
      toPage('111', 'b'),
      toPage('999', 'c'),
      toPage('112', 'd', false),
    ),
  ).toBe(200)
  expect(await arrived()).toEqual({ 111: 1, 112: 2 })
  expect(await foreign()).toBe(before + 1)
})

test("a Page's event signed by another app of ours is foreign to it", async () => {
  const before = await foreign()
  expect(await messenger('other-meta', toPage('111', 'e'))).toBe(200)
  expect(await messenger('nobody', toPage('111', 'f'))).toBe(401)
  expect(await arrived()).toEqual({})
  expect(await foreign()).toBe(before + 1)
})

test('an OA that is not ours is answered 200 and counted as foreign when one of our OAs has signed', async () => {
  const before = await foreign()
  expect(await zalo('2999', 'secret-of-2', 'g')).toBe(200)
  expect(await arrived()).toEqual({})
  expect(await foreign()).toBe(before + 1)
})

test('the verify token of each app is accepted, and no other', async () => {
  const ask = async (token: string) =>
    (await fetch(`${base}/webhooks/messenger?hub.verify_token=${token}&hub.challenge=7`)).status
  expect(await Promise.all(['verify-1', 'verify-2', 'verify-3'].map(ask))).toEqual([200, 200, 403])
})

test("an app's request for deletion touches its own Pages alone, whoever bears the same id elsewhere", async () => {
  await messenger('meta', toPage('111', 'del-1'))
  await messenger('other-meta', toPage('113', 'del-2'))
  const payload = Buffer.from(
    JSON.stringify({ algorithm: 'HMAC-SHA256', issued_at: AT / 1000, user_id: USER }),
  ).toString('base64url')
  const signature = createHmac('sha256', 'other-meta').update(payload).digest('base64url')
  const form = new URLSearchParams({ signed_request: `${signature}.${payload}` })
  const status = await post('/webhooks/messenger/data-deletion', String(form), {
    'content-type': 'application/x-www-form-urlencoded',
  })
  expect(status).toBe(200)
  const erased = await database.read.selectFrom('data_request').select('citizen').execute()
  const lanes = await database.read.selectFrom('lane').select(['id', 'account']).execute()
  const [own] = lanes.filter(({ account }) => account === '113')
  expect(erased).toEqual([{ citizen: own!.id }])
})
