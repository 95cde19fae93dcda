/** The administrators' page of OAs and Pages. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChannelAccounts } from '../../src/channels/accounts.ts'
import { channelsOverview } from '../../src/channels/overview.ts'
import { createTroubles } from '../../src/channels/trouble.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { NOW } from '../complaints/complaints.ts'
import { type Browser, type Console, startConsole } from './console-server.ts'

const OA = '2000000000000000002'
const accounts: ChannelAccounts = {
  oas: [
    {
      oaId: OA,
      appId: '1',
      appSecret: 'app-secret-1',
      secrets: ['oa-secret-1'],
      refreshToken: 'refresh-1',
      unit: null,
      displayName: 'OA của tỉnh',
    },
  ],
  pages: [
    {
      pageId: '111',
      secrets: ['meta-secret-1'],
      pageToken: 'page-token-1',
      verifyToken: 'verify-1',
      unit: 'H99.11',
      displayName: null,
    },
  ],
}

let office: Console
let admin: Browser
let publicUrl: string | null = 'https://langnghe.example.vn'
beforeAll(async () => {
  office = await startConsole(undefined, (desk) => {
    const tools = { ...desk, oauthUrl: 'https://oauth.zaloapp.com', codeVerifier: null, now: () => NOW }
    const overview = channelsOverview(tools, accounts, publicUrl)
    const without = channelsOverview(tools, accounts, null)
    return {
      channels: { ...overview, beginConsent: (oa) => (publicUrl ? overview : without).beginConsent(oa) },
    }
  })
  admin = await office.signedIn('admin', null)
})
afterAll(() => office.close())

const consent = (oa: string, who = admin) => who.post(`/console/channels/${oa}/consent`, { csrf: who.csrf })

test('names every account with its unit and state, and no secret', async () => {
  const { text } = await admin.get('/console/channels')
  for (const words of [OA, 'OA của tỉnh', '111', 'Nhiều cơ quan', 'Hoạt động bình thường'])
    expect(text).toContain(words)
  for (const secret of [
    'app-secret-1',
    'oa-secret-1',
    'refresh-1',
    'meta-secret-1',
    'page-token-1',
    'verify-1',
  ])
    expect(text).not.toContain(secret)
})

test('says what somebody must do, in both languages', async () => {
  const troubles = createTroubles(office.desk.database, createLog('silent'), () => NOW)
  await troubles.raise({ name: 'zalo', account: OA }, 'credentials', 'oauth -14014')
  await troubles.raise({ name: 'messenger', account: '111' }, 'subscription', '200')
  const { text } = await admin.get('/console/channels')
  expect(text).toContain('quản trị OA cần đồng ý lại')
  expect(text).toContain('oauth -14014')
  expect(text).toContain('Trang không báo tin nhắn')
  await admin.get('/console/channels?lang=en')
  expect((await admin.get('/console/channels')).text).toContain('admin must consent again')
  await admin.get('/console/channels?lang=vi')
})

test('gives an administrator the address of a consent', async () => {
  const { status, text } = await consent(OA)
  expect(status).toBe(200)
  expect(text).toMatch(
    /href="https:\/\/oauth\.zaloapp\.com\/v4\/oa\/permission\?app_id=1&amp;redirect_uri=https%3A%2F%2Flangnghe\.example\.vn%2Foauth%2Fzalo%2Fcallback&amp;code_challenge=[\w-]{43}&amp;state=[\w-]{32}"/,
  )
  const begun = await office.desk.database.read.selectFrom('oa_consent').select('account').execute()
  expect(begun).toEqual([{ account: OA }])
})

test('says why there is no address for an OA that is not ours, and while PUBLIC_URL is not set', async () => {
  expect((await consent('999')).status).toBe(409)
  publicUrl = null
  const { status, text } = await consent(OA)
  expect([status, text.includes('PUBLIC_URL')]).toEqual([409, true])
})

test('is in the menu of administrators alone', async () => {
  const link = 'href="/console/channels"'
  expect((await admin.get('/console/scores')).text).toContain(link)
  const inspector = await office.signedIn('inspector', null)
  expect((await inspector.get('/console/scores')).text).not.toContain(link)
  expect((await consent(OA, inspector)).status).toBe(403)
  const local = await office.signedIn('admin', 'H99.02', 'Quản trị sở')
  expect((await consent(OA, local)).status).toBe(403)
})
