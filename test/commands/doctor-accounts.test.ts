/** What `doctor` says of the OAs and Pages, and what to do for each failure. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import nock from 'nock'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PAGE_FIELDS } from '../../src/channels/messenger/fields.ts'
import { examineAccounts } from '../../src/commands/doctor-accounts.ts'
import { readConfig } from '../../src/config.ts'
import type { Database } from '../../src/database/database.ts'
import { databases, deskOver } from '../services/databases.ts'

const GRAPH = 'https://graph.facebook.com'
const ZALO = 'https://openapi.zalo.me'
const OAUTH = 'https://oauth.zaloapp.com'
const SECRET_KEY = Buffer.alloc(32, 1).toString('base64')

const FILE = `
zalo:
  - { oaId: 21, appId: 1, appSecret: app, oaSecret: s, refreshToken: r21, unit: NO-UNIT }
  - { oaId: 22, appId: 1, appSecret: app, oaSecret: s2, refreshToken: r22 }
messenger:
  - { pageId: 31, appSecret: meta, verifyToken: v, pageToken: t31 }
`

let database: Database
let folder: string
beforeEach(async () => {
  database = await databases[0]!.fresh()
  folder = mkdtempSync(join(tmpdir(), 'lang-nghe-doctor-'))
  nock.disableNetConnect()
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  await database.close()
  expect(nock.pendingMocks()).toEqual([])
  nock.cleanAll()
  nock.enableNetConnect()
})

async function findings(text = FILE, more: Record<string, string> = {}) {
  const CHANNELS_FILE = join(folder, 'channels.yaml')
  writeFileSync(CHANNELS_FILE, text)
  return examineAccounts(readConfig({ SECRET_KEY, CHANNELS_FILE, ...more }, 'serve'), deskOver(database))
}

const gives = (refresh: string, body: object) =>
  nock(OAUTH)
    .post('/v4/oa/access_token', (form) => form.refresh_token === refresh)
    .reply(200, body)
const pair = (n: string) => ({ access_token: `a${n}`, refresh_token: `next${n}`, expires_in: '90000' })
const getoa = (token: string, body: object, status = 200) =>
  nock(ZALO, { reqheaders: { access_token: token } })
    .get('/v2.0/oa/getoa')
    .reply(status, body)
const page = (body: object, status = 200) =>
  nock(GRAPH, { reqheaders: { authorization: 'Bearer t31' } })
    .get('/v26.0/31')
    .query((query) => query.fields === 'name' && /^[0-9a-f]{64}$/.test(String(query.appsecret_proof)))
    .reply(status, body)
const subscribed = (body: object, status = 200) =>
  nock(GRAPH).get('/v26.0/31/subscribed_apps').query(true).reply(status, body)

test('every account is named as its platform names it, and a unit that does not exist is found', async () => {
  gives('r21', pair('21'))
  getoa('a21', {
    error: 0,
    data: {
      oaid: '21',
      name: 'UBND Bình An',
      is_verified: true,
      package_name: 'Growth',
      package_valid_through_date: '01/06/2027',
    },
  })
  gives('r22', pair('22'))
  getoa('a22', { error: 0, data: { oa_id: 22 } })
  page({ name: 'Trang Bình An', id: '31' })
  subscribed({ data: [{ subscribed_fields: PAGE_FIELDS }] })
  expect(await findings()).toEqual([
    { what: 'Zalo OA 21 (UBND Bình An, package Growth until 01/06/2027)', todo: null },
    { what: 'Zalo OA 22', todo: null },
    { what: 'Messenger Page 31 (Trang Bình An)', todo: null },
    { what: 'Messenger Page 31: subscription', todo: null },
    { what: 'Zalo OA 21: unit NO-UNIT', todo: expect.stringContaining('CHANNELS_FILE') },
  ])
})

describe('Zalo', () => {
  const OA = 'zalo:\n  - { oaId: 21, appId: 1, appSecret: app, oaSecret: s, refreshToken: r21 }\n'
  const todo = async (more?: Record<string, string>) => (await findings(OA, more))[0]!.todo

  test('a refused refresh token: how to consent again, with the address where it can be made', async () => {
    gives('r21', { error: -14014 })
    expect(await todo()).toMatch(/oauth -14014.*channels consent 21/)
    gives('r21', { error: -14014 })
    expect(await todo({ PUBLIC_URL: 'https://langnghe.example.vn' })).toMatch(
      /oauth -14014.*https:\/\/oauth\.zaloapp\.com\/v4\/oa\/permission\?app_id=1&redirect_uri=https%3A%2F%2Flangnghe\.example\.vn%2Foauth%2Fzalo%2Fcallback&code_challenge=[\w-]{43}&state=[\w-]+/,
    )
  })

  test.each<[string, object, number, RegExp]>([
    ['the grant of another OA', { error: 0, data: { oaid: '99' } }, 200, /another OA/],
    [
      'an OA that is not verified',
      { error: 0, data: { oaid: '21', is_verified: false } },
      200,
      /not verified/,
    ],
    ['a package that is missing', { error: -224, message: 'x' }, 200, /-224.*docs\/channels\/zalo\.md/],
    ['an outage', {}, 502, /HTTP 502.*network/],
  ])('%s', async (_, body, status, expected) => {
    gives('r21', pair('21'))
    getoa('a21', body, status)
    expect(await todo()).toMatch(expected)
  })

  test('a token that was refused is renewed once', async () => {
    gives('r21', pair('21'))
    getoa('a21', { error: -216 })
    gives('next21', pair('22'))
    getoa('a22', { error: 0, data: { oaid: '21', is_verified: true } })
    expect(await todo()).toBeNull()
  })
})

describe('Messenger', () => {
  const PAGE = 'messenger:\n  - { pageId: 31, appSecret: meta, verifyToken: v, pageToken: t31 }\n'

  test('a dead token is named once', async () => {
    page({ error: { code: 190, message: 'x' } }, 400)
    const found = await findings(PAGE)
    expect(found.map(({ todo }) => todo)).toEqual([
      null,
      expect.stringMatching(/code 190.*MESSENGER_PAGE_TOKEN/),
    ])
  })

  test.each<[string, object, number, RegExp | null]>([
    ['no subscription', { data: [] }, 200, /messages, messaging_postbacks.*channels setup/],
    [
      'a field without which the bot is deaf',
      { data: [{ subscribed_fields: PAGE_FIELDS.slice(1) }] },
      200,
      /of messages:/,
    ],
    ['a field that can be missed', { data: [{ subscribed_fields: PAGE_FIELDS.slice(0, -1) }] }, 200, null],
    ['no permission to look', { error: { code: 200 } }, 403, /pages_manage_metadata/],
    ['an outage', {}, 500, /HTTP 500/],
  ])('%s', async (_, body, status, expected) => {
    page({ name: 'x' })
    subscribed(body, status)
    const [, , found] = await findings(PAGE)
    if (expected === null)
      expect(found).toMatchObject({
        todo: null,
        what: expect.stringContaining('message_template_status_update'),
      })
    else expect(found!.todo).toMatch(expected)
  })
})
