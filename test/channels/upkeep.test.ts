/** Accounts that stop working: told once, seen by all, over when they work again. */
import { setTimeout as pause } from 'node:timers/promises'
import nock from 'nock'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Channel, SendError } from '../../src/channels/channel.ts'
import { PAGE_FIELDS } from '../../src/channels/messenger/fields.ts'
import { createTroubles, readTroubles, type Troubles, tellingOfTroubles } from '../../src/channels/trouble.ts'
import { accountStates, lookAfter } from '../../src/channels/upkeep.ts'
import type { Database } from '../../src/database/database.ts'
import type { Log } from '../../src/telemetry/log.ts'
import { databases } from '../services/databases.ts'
import { aPage, PAGE, PROOF } from './messenger/page.ts'
import { memoryTokens } from './zalo/memory-tokens.ts'
import { anOa, livingPair, NOW, OA } from './zalo/oa.ts'

const GRAPH = 'https://graph.facebook.com'
const ZALO = 'https://openapi.zalo.me'
const OAUTH = 'https://oauth.zaloapp.com'
const part = { message: { text: 'x' } }

let database: Database
let clock: number
type Line = { level: string; fields: Record<string, unknown>; words: string }
let lines: Line[]

/** A log that keeps what it is told. */
function keeping(): Log {
  const at = (level: string) => (fields: Record<string, unknown>, words: string) =>
    void lines.push({ level, fields, words })
  return { error: at('error'), warn: at('warn'), info: at('info') } as unknown as Log
}

const process_ = (): Troubles => createTroubles(database, keeping(), () => clock)
const standing = async () =>
  (await readTroubles(database)).map(({ channel, account, what, code }) => [channel, account, what, code])
const errors = () => lines.filter(({ level }) => level === 'error')

beforeEach(() => {
  clock = NOW
  lines = []
  nock.disableNetConnect()
})
afterEach(async () => {
  expect(nock.pendingMocks()).toEqual([])
  nock.cleanAll()
  nock.enableNetConnect()
  await database.close()
})

describe.each(databases)('troubles over $kind', ({ fresh }) => {
  beforeEach(async () => {
    database = await fresh()
  })

  test('are said once for all processes, and again after they were over', async () => {
    const [one, another] = [process_(), process_()]
    const oa = { name: 'zalo', account: OA } as const
    await Promise.all([
      one.raise(oa, 'credentials', 'oauth -14014'),
      another.raise(oa, 'credentials', 'oauth -14014'),
    ])
    await one.raise(oa, 'credentials', 'oauth -14014')
    expect(errors()).toHaveLength(1)
    expect(errors()[0]).toMatchObject({
      fields: { channel: 'zalo', account: OA, code: 'oauth -14014' },
      words: expect.stringContaining(`channels consent ${OA}`),
    })
    expect(await standing()).toEqual([['zalo', OA, 'credentials', 'oauth -14014']])
    await another.clear(oa, 'credentials')
    await another.clear(oa, 'credentials')
    expect(await standing()).toEqual([])
    expect(lines.filter(({ level }) => level === 'info')).toHaveLength(1)
    clock += 60_000
    await one.raise(oa, 'credentials', 'oauth -14014')
    expect(errors()).toHaveLength(2)
  })

  test('of one account are not those of another', async () => {
    const troubles = process_()
    await troubles.raise({ name: 'messenger', account: '111' }, 'credentials', '190')
    await troubles.raise({ name: 'messenger', account: '112' }, 'subscription', '200')
    await troubles.clear({ name: 'messenger', account: '112' }, 'credentials')
    await troubles.clear({ name: 'messenger', account: '113' }, 'subscription')
    const accounts = ['111', '112', '113'].map((account) => ({ name: 'messenger' as const, account }))
    expect(accountStates(accounts, await readTroubles(database)).map(({ since }) => since)).toEqual([
      NOW,
      NOW,
      null,
    ])
  })
})

describe('sending', () => {
  beforeEach(async () => {
    database = await databases[0]!.fresh()
  })

  test('tells of refused credentials, and that they work again; other failures tell nothing', async () => {
    let failure: SendError | null = null
    const bare = { name: 'zalo', account: OA, send: async () => (failure ? Promise.reject(failure) : 'id') }
    const channel = tellingOfTroubles(bare as unknown as Channel, process_())
    for (const next of [new SendError('temporary', '-200'), new SendError('window_closed', '-230')]) {
      failure = next
      await expect(channel.send('u', part, 'o')).rejects.toBe(next)
    }
    await pause(20)
    expect(await standing()).toEqual([])
    failure = new SendError('credentials', '-224')
    await expect(channel.send('u', part, 'o')).rejects.toBe(failure)
    await expect.poll(standing).toEqual([['zalo', OA, 'credentials', '-224']])
    failure = null
    expect(await channel.send('u', part, 'o')).toBe('id')
    await expect.poll(standing).toEqual([])
  })

  test('goes on when the store of the troubles is away', async () => {
    const away = await databases[0]!.fresh()
    await away.close()
    const bare = { name: 'zalo', account: OA, send: async () => 'id' } as unknown as Channel
    const channel = tellingOfTroubles(
      bare,
      createTroubles(away, keeping(), () => clock),
    )
    expect(await channel.send('u', part, 'o')).toBe('id')
  })
})

describe('looking after an OA that nobody writes to', () => {
  beforeEach(async () => {
    database = await databases[0]!.fresh()
  })
  const getoa = (token: string, body: object) =>
    nock(ZALO, { reqheaders: { access_token: token } })
      .get('/v2.0/oa/getoa')
      .reply(200, body)
  const fine = { error: 0, data: { oaid: OA, name: 'x', is_verified: true } }

  test('refreshes its tokens when their time has come, so that the refresh token never runs out', async () => {
    const tokens = memoryTokens({ ...livingPair(), obtainedAt: NOW - 80_000_000, expiresAt: NOW + 1 })
    nock(OAUTH)
      .post('/v4/oa/access_token')
      .reply(200, { access_token: 'access-2', refresh_token: 'refresh-2', expires_in: '90000' })
    getoa('access-2', fine)
    await lookAfter([anOa({}, tokens)], process_(), keeping())
    expect(tokens.pair).toMatchObject({ refresh: 'refresh-2', version: 2 })
    expect(await standing()).toEqual([])
  })

  test('finds that the grant is lost', async () => {
    const tokens = memoryTokens({ ...livingPair(), obtainedAt: NOW - 80_000_000, expiresAt: NOW + 1 })
    nock(OAUTH).post('/v4/oa/access_token').reply(200, { error: -14014, error_name: 'Invalid refresh token' })
    await lookAfter([anOa({}, tokens)], process_(), keeping())
    expect(await standing()).toEqual([['zalo', OA, 'credentials', 'oauth -14014']])
    expect(errors()).toHaveLength(1)
  })

  test('finds that the grant is another OA’s', async () => {
    getoa('access-1', { error: 0, data: { oa_id: '999' } })
    await lookAfter([anOa()], process_(), keeping())
    expect(await standing()).toEqual([['zalo', OA, 'credentials', 'oauth other-oa']])
  })

  test('blames nobody when Zalo is away, and keeps no other account from being looked after', async () => {
    nock(ZALO).get('/v2.0/oa/getoa').reply(502, 'x')
    nock(GRAPH)
      .get(/subscribed_apps/)
      .reply(200, { data: [{ subscribed_fields: PAGE_FIELDS }] })
    await lookAfter([anOa(), aPage()], process_(), keeping())
    expect(await standing()).toEqual([])
    expect(lines.map(({ level, fields }) => [level, fields.account])).toEqual([['warn', OA]])
  })
})

describe('looking after a Page', () => {
  beforeEach(async () => {
    database = await databases[0]!.fresh()
  })
  const path = `/v26.0/${PAGE}/subscribed_apps`
  const asked = { reqheaders: { authorization: 'Bearer test-page-token' } }

  test('subscribes again what has come loose, with every field', async () => {
    const troubles = process_()
    await troubles.raise({ name: 'messenger', account: PAGE }, 'subscription', '1')
    nock(GRAPH, asked)
      .get(path)
      .query({ appsecret_proof: PROOF })
      .reply(200, { data: [{ id: '333', subscribed_fields: ['messages'] }] })
    nock(GRAPH, asked)
      .post(path)
      .query({ appsecret_proof: PROOF, subscribed_fields: PAGE_FIELDS.join(',') })
      .reply(200, { success: 'true' })
    await lookAfter([aPage()], troubles, keeping())
    expect(await standing()).toEqual([])
    const mended = lines.find(({ level }) => level === 'warn')
    expect(mended?.fields.mended).toEqual(PAGE_FIELDS.filter((field) => field !== 'messages'))
  })

  test('writes nothing when all is subscribed', async () => {
    nock(GRAPH, asked)
      .get(path)
      .query(true)
      .reply(200, { data: [{ subscribed_fields: [...PAGE_FIELDS, 'feed'] }] })
    await lookAfter([aPage()], process_(), keeping())
    expect(lines).toEqual([])
  })

  test.each([
    ['a dead token', { code: 190, error_subcode: 463 }, ['credentials', '190/463']],
    ['a permission that is missing', { code: 200 }, ['subscription', '200']],
    ['a field that Meta does not know', { code: 100 }, ['subscription', '100']],
  ])('names %s', async (_, error, [what, code]) => {
    nock(GRAPH).get(path).query(true).reply(400, { error })
    await lookAfter([aPage()], process_(), keeping())
    expect(await standing()).toEqual([['messenger', PAGE, what, code]])
  })

  test('never subscribes response_feedback, which puts thumbs under every message', () => {
    expect(PAGE_FIELDS).not.toContain('response_feedback')
  })
})
