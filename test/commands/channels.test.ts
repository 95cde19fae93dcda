/** `channels setup` and `channels poster` as an operator runs them, against a Graph API on this machine. */
import { execFile } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { posterCommand } from '../../src/commands/channels-poster.ts'

const BIN = new URL('../../bin/lang-nghe.js', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-channels-'))
/** A folder of seeds that holds the units alone. */
const UNITS = mkdtempSync(join(folder, 'units-'))
copyFileSync(new URL('../../seeds/units.yaml', import.meta.url), join(UNITS, 'units.yaml'))
afterAll(() => rmSync(folder, { recursive: true }))

function run(args: string[], env: Record<string, string> = {}) {
  const settings = { PATH: process.env.PATH, DATA_DIR: folder, ...env }
  return new Promise<{ status: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [BIN, ...args], { env: settings, cwd: folder }, (error, out, err) =>
      resolve({ status: error ? Number(error.code) : 0, out, err }),
    )
  })
}

describe('channels setup', () => {
  const profile: Record<string, unknown> = {}
  let fields: string[] = []
  const calls: string[] = []
  let broken = false
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => {
      body += piece
    })
    request.on('end', () => {
      const url = new URL(request.url!, 'http://graph')
      calls.push(`${request.method} ${url.pathname}`)
      const answer = () => {
        if (broken) return { error: { message: 'x', code: 613 } }
        if (url.pathname.endsWith('/messenger_profile')) {
          if (request.method === 'GET') return { data: [profile] }
          Object.assign(profile, JSON.parse(body))
          return { result: 'success' }
        }
        if (request.method === 'POST') {
          fields = url.searchParams.get('subscribed_fields')!.split(',')
          return { success: 'true' }
        }
        return { data: fields.length > 0 ? [{ id: '333', subscribed_fields: fields }] : [] }
      }
      response.writeHead(broken ? 400 : 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(answer()))
    })
  })
  let env: Record<string, string>

  beforeAll(async () => {
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    env = {
      SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
      PUBLIC_URL: 'https://langnghe.example',
      MESSENGER_GRAPH_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      MESSENGER_APP_SECRET: 'app-secret',
      MESSENGER_VERIFY_TOKEN: 'verify-token-words',
      MESSENGER_PAGE_ID: '111',
      MESSENGER_PAGE_TOKEN: 'page-token-words',
      ZALO_APP_ID: '1000',
      ZALO_APP_SECRET: 'zalo-app-secret',
      ZALO_OA_ID: '2000',
      ZALO_OA_SECRET: 'zalo-oa-secret',
      ZALO_REFRESH_TOKEN: 'refresh-token-words',
      ZALO_VERIFIER_CODE: 'AbC123',
    }
  })
  afterAll(() => new Promise((closed) => server.close(closed)))

  test('sets the Page up and prints what must be done by hand, but no secret', async () => {
    const { status, out, err } = await run(['channels', 'setup'], env)
    expect([status, err]).toEqual([0, ''])
    expect(Object.keys(profile).toSorted()).toEqual([
      'get_started',
      'greeting',
      'ice_breakers',
      'persistent_menu',
    ])
    expect(fields).toContain('message_echoes')
    expect(fields).not.toContain('response_feedback')
    for (const shown of [
      'https://langnghe.example/webhooks/zalo',
      'https://langnghe.example/webhooks/messenger',
      'https://langnghe.example/oauth/zalo/callback',
      'channels consent 2000\n',
      'https://langnghe.example/zalo_verifierAbC123.html',
      'user_send_text',
      '«Lọc cú pháp»: TẮT',
      'Gửi phản ánh → ln:start:complain',
      'persistent menu: vừa đặt',
    ])
      expect(out).toContain(shown)
    expect(out).not.toMatch(/secret|-words/)
  })

  test('run again only reads', async () => {
    calls.length = 0
    const { status, out } = await run(['channels', 'setup'], env)
    expect(status).toBe(0)
    expect(out).toContain('đã đúng, không đổi gì')
    expect(calls).toEqual(['GET /v26.0/111/subscribed_apps', 'GET /v26.0/me/messenger_profile'])
  })

  test('fails when Meta refuses, says what to do, and prints the rest all the same', async () => {
    broken = true
    const { status, out, err } = await run(['channels', 'setup'], env)
    expect(status).toBe(1)
    expect(err).toContain('Wait ten minutes')
    expect(out).toContain('/webhooks/zalo')
  })

  test('fails in words where no channel is connected', async () => {
    const { status, err } = await run(['channels', 'setup'])
    expect(status).toBe(1)
    expect(err).toContain('No channel is connected')
  })
})

describe('channels poster', () => {
  beforeAll(async () => {
    expect((await run(['seed', UNITS])).status).toBe(0)
  })

  test('makes one poster, the same code each time, and tells where it leads', async () => {
    const args = ['channels', 'poster', '--unit', 'phuong-may-hong', '--counter', '3', '--out']
    const svg = await run([...args, join(folder, 'one.svg')])
    const png = await run([...args, join(folder, 'one.PNG')])
    expect([svg.status, png.status]).toEqual([0, 0])
    const [, code, zalo, messenger] = svg.out.trim().split('\t')
    expect(png.out).toContain(`\t${code}\t`)
    expect(zalo).toBe('https://zalo.me/2000000000000000002')
    expect(messenger).toBe('https://m.me/111000000000111?ref=ln1_rate_phuong-may-hong_3')
    expect(readFileSync(join(folder, 'one.svg'), 'utf8')).toContain(`Mã: ${code}`)
    expect(readFileSync(join(folder, 'one.PNG')).subarray(1, 4).toString()).toBe('PNG')
  })

  test('makes one for every living unit', async () => {
    const out = join(folder, 'all')
    const { status } = await run(['channels', 'poster', '--all', '--what', 'complain', '--out', out])
    expect(status).toBe(0)
    expect(readdirSync(out)).toContain('complain_so-xay-dung.svg')
    expect(readdirSync(out).length).toBeGreaterThan(20)
  })

  test('of a place without units says so, fails, and makes no folder', async () => {
    const DATA_DIR = mkdtempSync(join(folder, 'no-units-'))
    const out = join(DATA_DIR, 'posters')
    expect((await run(['migrate'], { DATA_DIR })).status).toBe(0)
    const { status, err } = await run(['channels', 'poster', '--all', '--out', out], { DATA_DIR })
    expect([status, err]).toEqual([1, expect.stringContaining('No unit is recorded yet')])
    expect(existsSync(out)).toBe(false)
  })

  test('of several Pages takes the one that speaks for the unit or for one above it', async () => {
    const DATA_DIR = mkdtempSync(join(folder, 'several-'))
    const CHANNELS_FILE = join(DATA_DIR, 'channels.yaml')
    const aPage = (pageId: string, unit: string) =>
      `  - { pageId: ${pageId}, unit: ${unit}, appSecret: a, verifyToken: v, pageToken: t }`
    const pages = [aPage('111', 'so-noi-vu'), aPage('222', 'ubnd-tinh'), aPage('333', 'phuong-may-hong')]
    writeFileSync(CHANNELS_FILE, ['messenger:', ...pages].join('\n'))
    const env = { DATA_DIR, CHANNELS_FILE, SECRET_KEY: Buffer.alloc(32, 7).toString('base64') }
    expect((await run(['seed', UNITS], env)).status).toBe(0)
    for (const [unit, page] of [
      ['phuong-may-hong', '333'],
      ['so-xay-dung', '222'],
    ] as const) {
      const poster = ['channels', 'poster', '--unit', unit, '--out', join(DATA_DIR, 'poster.svg')]
      const { out, err } = await run(poster, env)
      expect(out + err).toContain(`https://m.me/${page}?ref=ln1_rate_${unit}`)
      expect(out).not.toContain('zalo.me')
    }
  })

  test('says that a file cannot be written', async () => {
    const out = join(folder, 'no-such-folder', 'poster.svg')
    const { status, err } = await run(['channels', 'poster', '--unit', 'so-noi-vu', '--out', out])
    expect([status, err]).toEqual([1, expect.stringContaining('cannot be written (ENOENT)')])
  })

  test.each([
    [['--unit', 'nowhere'], 'there is no such unit'],
    [['--unit', 'phuong-may-hong', '--counter', '<b>'], '1 to 20 letters'],
    [['--unit', 'phuong-may-hong', '--procedure', '0.0'], 'there is no such procedure'],
    [['--unit', 'phuong-may-hong', '--all'], 'Name one of'],
    [[], 'Name one of'],
  ])('%j is refused in words, and no file is made', async (args, words) => {
    const out = join(folder, 'refused.svg')
    vi.stubEnv('DATA_DIR', folder)
    try {
      const refused = posterCommand().parseAsync([...args, '--out', out], { from: 'user' })
      await expect(refused).rejects.toMatchObject({ expected: true, message: expect.stringContaining(words) })
    } finally {
      vi.unstubAllEnvs()
    }
    expect(existsSync(out)).toBe(false)
  })
})
