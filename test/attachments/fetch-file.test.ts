/** Fetching from a server that means no good. */
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAllowedHosts } from '../../src/attachments/allowed-hosts.ts'
import { type Fetched, type FetchTools, fetchFile } from '../../src/attachments/fetch-file.ts'
import { startTrickyServer, type TrickyServer } from './tricky-server.ts'

let server: TrickyServer
beforeAll(async () => {
  server = await startTrickyServer()
})
afterAll(() => server.close())

const LIMITS = { mostBytes: 1_000, totalMs: 2_000, idleMs: 1_500 }
const tools = (more: Partial<FetchTools> = {}, hosts = ''): FetchTools => ({
  hosts: readAllowedHosts(`http://${server.host},http://*.zdn.vn,${hosts}`)!,
  resolve: async () => {
    throw new Error('nobody asks for a name')
  },
  ...more,
})
const got = (url: string, more: Partial<FetchTools> = {}, limits = LIMITS): Promise<Fetched> =>
  fetchFile(url, limits, tools(more))
const refused = (trouble: string) => ({ trouble, again: false })

test('what a server sends comes back byte for byte', async () => {
  const body = Buffer.from('ảnh của tôi')
  expect(await got(server.serves('/plain?a=1', body))).toEqual({ bytes: body })
})

describe('addresses', () => {
  test.each([
    'file:///etc/passwd',
    'ftp://a.zdn.vn/x',
    'data:image/png;base64,AAAA',
    'http://user:pass@a.zdn.vn/x',
    'không phải địa chỉ',
    '',
  ])('%s is refused', async (url) => {
    expect(await got(url)).toEqual(refused('bad_url'))
  })

  test.each([
    'http://example.com/x',
    'http://127.0.0.1:1/x',
    'http://[::1]/x',
    'http://2130706433/x',
    'https://169.254.169.254/latest/meta-data/',
  ])('%s is not on the list', async (url) => {
    expect(await got(url)).toMatchObject(refused('host_not_allowed'))
  })

  test.each(['127.0.0.1', '10.0.0.5', '169.254.169.254', '::1', '::ffff:127.0.0.1', '100.64.1.1'])(
    'a name of the list that resolves to %s is refused, and nothing is asked of it',
    async (address) => {
      const before = server.asked.length
      const answer = await got('http://photo.zdn.vn/x', { resolve: async () => ['1.1.1.1', address] })
      expect(answer).toEqual(refused('private_address'))
      expect(server.asked.length).toBe(before)
    },
  )

  test('an entry without a port never opens the way to this machine', async () => {
    const answer = await fetchFile('http://127.0.0.1/x', LIMITS, tools({}, 'http://127.0.0.1'))
    expect(answer).toEqual(refused('private_address'))
  })

  test('the connection goes to the address that was checked: the name is not asked for again', async () => {
    let asks = 0
    const resolve = async () => {
      asks += 1
      return ['127.0.0.1']
    }
    const url = server.serves('/pinned', Buffer.from('x')).replace('127.0.0.1', 'files.example')
    const hosts = readAllowedHosts(`http://files.example:${server.port}`)!
    expect(await fetchFile(url, LIMITS, { hosts, resolve })).toEqual({ bytes: Buffer.from('x') })
    expect(asks).toBe(1)
  })

  test('of several addresses one that answers is enough', async () => {
    const url = server.serves('/several', Buffer.from('x')).replace('127.0.0.1', 'files.example')
    const hosts = readAllowedHosts(`http://files.example:${server.port}`)!
    const resolve = async () => ['::1', '127.0.0.1']
    expect(await fetchFile(url, LIMITS, { hosts, resolve })).toEqual({ bytes: Buffer.from('x') })
  })

  test('a name that does not resolve is tried again', async () => {
    expect(await got('http://photo.zdn.vn/x')).toEqual({ trouble: 'network', again: true })
    expect(await got('http://photo.zdn.vn/x', { resolve: async () => [] })).toEqual({
      trouble: 'network',
      again: true,
    })
  })

  test('a resolver that never answers does not hold the worker', async () => {
    const never = () => new Promise<string[]>(() => {})
    const answer = await got('http://photo.zdn.vn/x', { resolve: never }, { ...LIMITS, totalMs: 100 })
    expect(answer).toEqual({ trouble: 'too_slow', again: true })
  })
})

describe('redirects', () => {
  const to = (path: string, location: string, status = 302) =>
    server.serves(path, (_request, response) => void response.writeHead(status, { location }).end())

  test('three are followed, a fourth is not', async () => {
    server.serves('/end', Buffer.from('x'))
    const three = to('/r1', '/r2') && to('/r2', '/r3', 307) && to('/r3', '/end', 301)
    expect(three).toContain('/r3')
    expect(await got(`http://${server.host}/r1`)).toEqual({ bytes: Buffer.from('x') })
    expect(await got(to('/r0', '/r1'))).toEqual(refused('too_many_redirects'))
    expect(await got(to('/loop', '/loop'))).toEqual(refused('too_many_redirects'))
  })

  test.each([
    ['http://127.0.0.1:1/admin', 'host_not_allowed'],
    ['http://169.254.169.254/latest/meta-data/', 'host_not_allowed'],
    ['http://[::ffff:169.254.169.254]/', 'host_not_allowed'],
    ['http://evil.zdn.vn/', 'private_address'],
    ['file:///etc/passwd', 'bad_url'],
    ['', 'bad_url'],
  ])('to «%s» is refused: %s', async (location, trouble) => {
    const url = to(`/redirect-${encodeURIComponent(location)}`, location)
    const answer = await got(url, { resolve: async () => ['169.254.169.254'] })
    expect(location === '' ? 'bad_url' : (answer as { trouble: string }).trouble).toBe(trouble)
    expect(answer).not.toHaveProperty('bytes')
  })
})

describe('sizes', () => {
  test('as much as is allowed is taken, one byte more is not', async () => {
    expect(await got(server.serves('/just', Buffer.alloc(1_000)))).toHaveProperty('bytes')
    expect(await got(server.serves('/over', Buffer.alloc(1_001)))).toEqual(refused('too_large'))
  })

  test('an endless stream is cut at the limit', async () => {
    let sent = 0
    const url = server.serves('/endless', (_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384))) sent += 16_384
        if (!response.destroyed) response.once('drain', more)
      }
      more()
    })
    expect(await got(url)).toEqual(refused('too_large'))
    expect(sent).toBeLessThan(8_000_000)
  })

  test('a length that promises less than comes is not believed', async () => {
    const url = server.serves('/liar-low', (_request, response) => {
      response.socket!.end(`HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n${'x'.repeat(5_000)}`)
    })
    const answer = await got(url)
    if ('bytes' in answer) expect(answer.bytes.length).toBe(5)
    else expect(answer.trouble).toBe('network')
  })

  test('a length that promises more than comes is a file cut short, to be tried again', async () => {
    const url = server.serves('/liar-high', (_request, response) => {
      response.socket!.end('HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nhalf')
    })
    expect(await got(url)).toEqual({ trouble: 'network', again: true })
  })

  test('a file that is compressed in transfer is refused unopened', async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000))
    const url = server.serves('/bomb', (request, response) => {
      expect(request.headers['accept-encoding']).toBe('identity')
      response
        .writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'image/jpeg' })
        .end(bomb.subarray(0, 900))
    })
    expect(await got(url)).toEqual(refused('encoded'))
  })

  test('an empty answer is no file', async () => {
    expect(await got(server.serves('/empty', Buffer.alloc(0)))).toEqual(refused('empty'))
  })

  test('headers without end are refused', async () => {
    const url = server.serves('/headers', (_request, response) => {
      response.socket!.write(`HTTP/1.1 200 OK\r\nX-Long: ${'x'.repeat(100_000)}\r\n\r\n`)
    })
    expect(await got(url)).toEqual({ trouble: 'network', again: true })
  })
})

describe('speed', () => {
  test('a byte now and then does not hold the worker longer than the whole may take', async () => {
    const url = server.serves('/drip', (_request, response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write('x'), 50)
      response.on('close', () => clearInterval(timer))
    })
    const began = Date.now()
    expect(await got(url, {}, { ...LIMITS, totalMs: 400 })).toEqual({ trouble: 'too_slow', again: true })
    expect(Date.now() - began).toBeLessThan(15_000)
  })

  test('whoever asked may end it', async () => {
    const url = server.serves('/asked-to-end', () => {})
    const signal = AbortSignal.timeout(100)
    expect(await got(url, { signal })).toEqual({ trouble: 'too_slow', again: true })
  })

  test('silence ends it before the whole time is over', async () => {
    const silent = server.serves('/silent', () => {})
    const began = Date.now()
    const answer = await got(silent, {}, { mostBytes: 1_000, totalMs: 20_000, idleMs: 1_000 })
    expect(answer).toEqual({ trouble: 'too_slow', again: true })
    expect(Date.now() - began).toBeLessThan(15_000)
  })
})

test.each([
  [404, { trouble: 'gone', again: false }],
  [403, { trouble: 'gone', again: false }],
  [410, { trouble: 'gone', again: false }],
  [429, { trouble: 'network', again: true }],
  [500, { trouble: 'network', again: true }],
  [503, { trouble: 'network', again: true }],
  [206, { trouble: 'gone', again: false }],
])('an answer of %i', async (status, trouble) => {
  expect(
    await got(
      server.serves(`/status-${status}`, (_request, response) => void response.writeHead(status).end('x')),
    ),
  ).toEqual(trouble)
})
