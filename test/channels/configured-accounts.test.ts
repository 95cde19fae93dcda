/** Which accounts the environment names, and what it says of those that it names by halves. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BadSettings, readConfig } from '../../src/config.ts'

const SECRET_KEY = Buffer.alloc(32, 1).toString('base64')
const zalo = {
  ZALO_APP_ID: '1',
  ZALO_APP_SECRET: 'app',
  ZALO_OA_ID: '2',
  ZALO_OA_SECRET: 'oa',
  ZALO_REFRESH_TOKEN: 'refresh',
}
const messenger = {
  MESSENGER_APP_SECRET: 'meta',
  MESSENGER_VERIFY_TOKEN: 'verify',
  MESSENGER_PAGE_ID: '3',
  MESSENGER_PAGE_TOKEN: 'token',
}
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lang-nghe-accounts-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function file(text: string): string {
  const path = join(folder, `${Math.abs(text.length * 31 + text.charCodeAt(20))}.yaml`)
  writeFileSync(path, text)
  return path
}

function problems(env: Record<string, string>): string[] {
  try {
    readConfig({ SECRET_KEY, ...env }, 'serve')
    return []
  } catch (error) {
    if (error instanceof BadSettings) return error.problems
    throw error
  }
}

const PAGE = `messenger:\n  - pageId: 4\n    appSecret: \${META}\n    verifyToken: v\n    pageToken: t\n    unit: H99.02\n`

test('the variables name one OA and one Page', () => {
  const { accounts, demo } = readConfig({ SECRET_KEY, ...zalo, ...messenger }, 'serve')
  expect(demo).toBe(false)
  expect(accounts.oas).toMatchObject([{ oaId: '2', appId: '1', secrets: ['oa'], refreshToken: 'refresh' }])
  expect(accounts.pages).toMatchObject([{ pageId: '3', secrets: ['meta'], verifyToken: 'verify' }])
})

test('during a rotation the secret before counts too, after the new one', () => {
  const rotating = { ZALO_OA_SECRET_PREVIOUS: 'oa-before', MESSENGER_APP_SECRET_PREVIOUS: 'meta-before' }
  const { accounts } = readConfig({ SECRET_KEY, ...zalo, ...messenger, ...rotating }, 'serve')
  expect(accounts.oas[0]!.secrets).toEqual(['oa', 'oa-before'])
  expect(accounts.pages[0]!.secrets).toEqual(['meta', 'meta-before'])
})

test('a file stands beside the variables, and its units are known to the office', () => {
  const { accounts, office } = readConfig(
    { SECRET_KEY, ...messenger, META: 'x', CHANNELS_FILE: file(PAGE) },
    'serve',
  )
  expect(accounts.pages.map(({ pageId }) => pageId)).toEqual(['3', '4'])
  expect([...office.accountUnits]).toEqual([['4', 'H99.02']])
})

test('a file alone ends the demonstration', () => {
  const env = { META: 'x', CHANNELS_FILE: file(PAGE) }
  expect(readConfig({ SECRET_KEY, ...env }, 'serve').demo).toBe(false)
  expect(() => readConfig(env, 'serve')).toThrow(/SECRET_KEY: is missing/)
  expect(readConfig({}, 'serve')).toMatchObject({ demo: true, accounts: { oas: [], pages: [] } })
})

describe('problems', () => {
  test('of the file stand beside all others', () => {
    expect(problems({ MESSENGER_PAGE_ID: '3', CHANNELS_FILE: file(PAGE), REDIS_URL: 'redis://r' })).toEqual([
      'MESSENGER_APP_SECRET: is missing (needed together with MESSENGER_VERIFY_TOKEN, MESSENGER_PAGE_ID, MESSENGER_PAGE_TOKEN)',
      'MESSENGER_VERIFY_TOKEN: is missing (needed together with MESSENGER_APP_SECRET, MESSENGER_PAGE_ID, MESSENGER_PAGE_TOKEN)',
      'MESSENGER_PAGE_TOKEN: is missing (needed together with MESSENGER_APP_SECRET, MESSENGER_VERIFY_TOKEN, MESSENGER_PAGE_ID)',
      'CHANNELS_FILE, line 3: messenger.0.appSecret: META is not set in the environment',
      expect.stringContaining('REDIS_URL'),
    ])
  })

  test('a file that is not there', () => {
    expect(problems({ CHANNELS_FILE: join(folder, 'none.yaml') })).toEqual([
      expect.stringMatching(/^CHANNELS_FILE: cannot be read: ENOENT/),
    ])
  })

  test('a Page that the variables and the file both name', () => {
    expect(problems({ ...messenger, MESSENGER_PAGE_ID: '4', META: 'x', CHANNELS_FILE: file(PAGE) })).toEqual([
      'CHANNELS_FILE, line 2: messenger.0.pageId: this Page is named already (MESSENGER_PAGE_ID)',
    ])
  })

  test('the refresh token may be missing only where a consent can come back to us', () => {
    const { ZALO_REFRESH_TOKEN: _, ...without } = zalo
    expect(problems(without)).toEqual([expect.stringMatching(/^ZALO_REFRESH_TOKEN: is missing .*PUBLIC_URL/)])
    expect(problems({ ...without, PUBLIC_URL: 'https://langnghe.example.vn' })).toEqual([])
  })

  test.each([
    ['ZALO_CODE_VERIFIER', 'short'],
    ['ZALO_VERIFIER_CODE', 'a b,<script>'],
  ])('a malformed %s', (name, value) => {
    expect(problems({ ...zalo, [name]: value })).toEqual([expect.stringContaining(`${name}`)])
  })
})
