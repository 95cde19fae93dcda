import { describe, expect, test } from 'vitest'
import { accountUnitsOf, type ChannelAccounts, NO_ACCOUNTS } from '../../src/channels/accounts.ts'
import { readChannelsFile } from '../../src/channels/channels-file.ts'

const ENV = { OA_SECRET: 'oa-secret', EMPTY: '' }

const read = (text: string, already: ChannelAccounts = NO_ACCOUNTS) => readChannelsFile(text, ENV, already)

const WHOLE = `
zalo:
  - oaId: 2000000000000000002
    appId: "1000000000000000001"
    appSecret: app-secret
    oaSecret: \${OA_SECRET}
    oaSecretPrevious: before
    unit: H99.01
    name: UBND phường Bình An
  - oaId: 2000000000000000003
    appId: 1000000000000000001
    appSecret: app-secret
    oaSecret: "0123"
    refreshToken:
messenger:
  - pageId: 111
    appSecret: meta-secret
    verifyToken: 12e3
    pageToken: page-token
    unit: H99.02
`

test('a whole file names OAs and Pages, with ids to the last digit and secrets from the environment', () => {
  const { accounts, problems } = read(WHOLE)
  expect(problems).toEqual([])
  expect(accounts).toEqual({
    oas: [
      {
        oaId: '2000000000000000002',
        appId: '1000000000000000001',
        appSecret: 'app-secret',
        secrets: ['oa-secret', 'before'],
        refreshToken: null,
        unit: 'H99.01',
        displayName: 'UBND phường Bình An',
      },
      {
        oaId: '2000000000000000003',
        appId: '1000000000000000001',
        appSecret: 'app-secret',
        secrets: ['0123'],
        refreshToken: null,
        unit: null,
        displayName: null,
      },
    ],
    pages: [
      {
        pageId: '111',
        secrets: ['meta-secret'],
        pageToken: 'page-token',
        verifyToken: '12e3',
        unit: 'H99.02',
        displayName: null,
      },
    ],
  })
  expect([...accountUnitsOf(accounts)]).toEqual([
    ['2000000000000000002', 'H99.01'],
    ['111', 'H99.02'],
  ])
})

describe('what is wrong is named with its line', () => {
  const oa = (more: string) => `zalo:\n  - oaId: 2\n    appId: 1\n    appSecret: a\n    oaSecret: b\n${more}`
  const page = (id: number, verifyToken: string) =>
    `  - { pageId: ${id}, appSecret: s, verifyToken: ${verifyToken}, pageToken: t }\n`
  test.each<[string, string, string[]]>([
    [
      'everything that is missing, at once',
      'zalo:\n  - oaId: 2\n    appId: 1\nmessenger:\n  - pageId: 3\n',
      [
        'line 2: zalo.0.appSecret: is missing, or no single value',
        'line 2: zalo.0.oaSecret: is missing, or no single value',
        'line 5: messenger.0.appSecret: is missing, or no single value',
        'line 5: messenger.0.verifyToken: is missing, or no single value',
        'line 5: messenger.0.pageToken: is missing, or no single value',
      ],
    ],
    [
      'a member that is misspelt',
      oa('    refreshTokn: x\n'),
      ['line 2: zalo.0: Unrecognized key: "refreshTokn"'],
    ],
    [
      'a variable that is not set',
      oa(`    unit: \${NOT_THERE}\n`),
      ['line 6: zalo.0.unit: NOT_THERE is not set in the environment'],
    ],
    [
      'a variable that is empty',
      oa(`    unit: \${EMPTY}\n`),
      ['line 6: zalo.0.unit: EMPTY is not set in the environment'],
    ],
    [
      'an id that is none',
      'zalo:\n  - oaId: my-oa\n    appId: 1\n    appSecret: a\n    oaSecret: b\n',
      ['line 2: zalo.0.oaId: must be the digits of an id'],
    ],
    [
      'the same OA twice',
      `${oa('')}  - oaId: "2"\n    appId: 1\n    appSecret: a\n    oaSecret: b\n`,
      ['line 6: zalo.1.oaId: this OA is named already (zalo.0.oaId, line 2)'],
    ],
    [
      'another secret for the same app',
      `${oa('')}  - oaId: 3\n    appId: 1\n    appSecret: other\n    oaSecret: c\n`,
      [
        'line 8: zalo.1.appSecret: an app has one secret, and another one is given for the same appId (zalo.0.appSecret, line 4)',
      ],
    ],
    [
      'one secret for two OAs',
      `${oa('')}  - oaId: 3\n    appId: 1\n    appSecret: a\n    oaSecret: b\n`,
      [
        'line 9: zalo.1.oaSecret: each OA has a secret of its own, and this one is given for another OA (zalo.0.oaSecret, line 5)',
      ],
    ],
    [
      'two verify tokens for one Meta app, which its secret tells',
      `messenger:\n${page(3, 'v')}${page(4, 'other')}`,
      [
        'line 3: messenger.1.verifyToken: an app has one verify token, and another one is given for the same appSecret (messenger.0.verifyToken, line 2)',
      ],
    ],
    [
      'a variable with more around it',
      oa(`    name: \${OA_SECRET}-x\n`),
      [`line 6: zalo.0.name: a variable like \${NAME} must be the whole value`],
    ],
    ['text that is no YAML', 'zalo:\n  - oaId: [2\n', []],
  ])('%s', (_, text, expected) => {
    const { problems } = read(text)
    if (expected.length === 0) expect(problems.join()).toMatch(/^CHANNELS_FILE, line \d+: /)
    else expect(problems).toEqual(expected.map((one) => `CHANNELS_FILE, ${one}`))
  })

  test.each(['', 'zalo:\n', 'zalo: []\nmessenger: []\n'])('a file without accounts (%j)', (text) => {
    expect(read(text).problems).toEqual(['CHANNELS_FILE: names no account under zalo or messenger'])
  })

  test.each(['just words', '- a\n- b\n', 'zalo: words\n', 'zalo:\n  - words\n', 'zalo:\n  oaId: 2\n'])(
    'another shape (%j)',
    (text) => {
      expect(read(text).problems.length).toBeGreaterThan(0)
      expect(read(text).problems.join('\n')).not.toContain(': :')
    },
  )

  test('an OA or a Page that the variables name already', () => {
    const already = read(WHOLE).accounts
    expect(read(WHOLE, already).problems).toEqual([
      'CHANNELS_FILE, line 3: zalo.0.oaId: this OA is named already (ZALO_OA_ID)',
      'CHANNELS_FILE, line 10: zalo.1.oaId: this OA is named already (ZALO_OA_ID)',
      'CHANNELS_FILE, line 16: messenger.0.pageId: this Page is named already (MESSENGER_PAGE_ID)',
    ])
  })

  test('a variable that does not go together with the file', () => {
    const already = read(WHOLE.replace('app-secret', 'of-variable').replace('12e3', 'of-variable')).accounts
    const { oas, pages } = already
    const other = { oas: [{ ...oas[0]!, oaId: '9' }], pages: [{ ...pages[0]!, pageId: '9' }] }
    expect(read(WHOLE, other).problems.map((one) => one.replace(/: [^:]* \(/, ' ('))).toEqual([
      'CHANNELS_FILE, line 5: zalo.0.appSecret (ZALO_APP_SECRET)',
      'CHANNELS_FILE, line 6: zalo.0.oaSecret (ZALO_OA_SECRET)',
      'CHANNELS_FILE, line 12: zalo.1.appSecret (ZALO_APP_SECRET)',
      'CHANNELS_FILE, line 18: messenger.0.verifyToken (MESSENGER_VERIFY_TOKEN)',
    ])
  })
})
