/** Fetches one file from outside without trusting anything about it: neither address, redirect, size, speed nor headers. */
import { lookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { Client, errors } from 'undici'
import { type AllowedHost, allowedHost, hostOf } from './allowed-hosts.ts'
import type { FileTrouble } from './attachment.ts'
import { isPublicAddress } from './public-address.ts'

export type FetchLimits = {
  /** Counted while the bytes come in, whatever the headers say. */
  mostBytes: number
  /** For everything, redirects included. */
  totalMs: number
  /** Between two signs of life. */
  idleMs: number
}

/** The times of a real deployment. */
export const FETCH_TIMES = { totalMs: 30_000, idleMs: 5_000 }

export type FetchTools = {
  hosts: readonly AllowedHost[]
  /** All addresses of a name. */
  resolve(host: string): Promise<string[]>
  /** Ends it before its time, as if it had been too slow. */
  signal?: AbortSignal | undefined
}

/** The bytes; or why not, and whether trying again later can help. `host`: the one that is not on the list, for the operator. */
export type Fetched = { bytes: Buffer } | { trouble: FileTrouble; again: boolean; host?: string }

const MOST_REDIRECTS = 3
const REDIRECTS = [301, 302, 303, 307, 308]
const MAY_PASS = [408, 425, 429]

/** Asks the system's resolver. */
export async function resolveHost(host: string): Promise<string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address)
}

/** Fetches, following at most 3 redirects; each is checked like the first address. Never throws. */
export async function fetchFile(source: string, limits: FetchLimits, tools: FetchTools): Promise<Fetched> {
  const over = AbortSignal.timeout(limits.totalMs)
  const signal = tools.signal ? AbortSignal.any([over, tools.signal]) : over
  let next = source
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const hop = await take(next, limits, tools, signal).catch(troubleOf)
    if (!('location' in hop)) return hop
    next = hop.location
  }
  return never('too_many_redirects')
}

async function take(
  address: string,
  limits: FetchLimits,
  tools: FetchTools,
  signal: AbortSignal,
): Promise<Fetched | { location: string }> {
  const url = URL.parse(address)
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return never('bad_url')
  const allowed = allowedHost(url, tools.hosts)
  const name = hostOf(url)
  if (!allowed) return { ...never('host_not_allowed'), host: name }
  const addresses = isIP(name) ? [name] : await within(tools.resolve(name), signal)
  if (addresses.length === 0) return later('network')
  if (allowed.port === null && !addresses.every(isPublicAddress)) return never('private_address')
  const client = new Client(url.origin, {
    connect: { lookup: pinned(addresses), timeout: limits.idleMs },
    headersTimeout: limits.idleMs,
    bodyTimeout: limits.idleMs,
    maxHeaderSize: 16 * 1024,
  })
  try {
    const { statusCode, headers, body } = await client.request({
      method: 'GET',
      path: `${url.pathname}${url.search}`,
      headers: { 'accept-encoding': 'identity', 'user-agent': 'lang-nghe' },
      signal,
    })
    body.on('error', () => {}) // what matters of it is met where the bytes are read
    if (REDIRECTS.includes(statusCode)) {
      const location = URL.parse(String(headers.location ?? ''), url.href)
      return location ? { location: location.href } : never('bad_url')
    }
    if (statusCode !== 200)
      return MAY_PASS.includes(statusCode) || statusCode >= 500 ? later('network') : never('gone')
    if (![undefined, '', 'identity'].includes(headers['content-encoding'] as string | undefined))
      return never('encoded')
    if (Number(headers['content-length']) > limits.mostBytes) return never('too_large')
    return await readBody(body, limits.mostBytes)
  } finally {
    await client.destroy()
  }
}

async function readBody(body: AsyncIterable<Buffer>, mostBytes: number): Promise<Fetched> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of body) {
    size += piece.length
    if (size > mostBytes) return never('too_large')
    pieces.push(piece)
  }
  return size === 0 ? never('empty') : { bytes: Buffer.concat(pieces, size) }
}

/** The connection goes to one of the addresses that were checked, IPv4 first; asking again could give others. */
function pinned(addresses: string[]): LookupFunction {
  const all = addresses
    .map((address) => ({ address, family: isIP(address) }))
    .sort((a, b) => a.family - b.family)
  const [first] = all
  return (_host, options, found) =>
    options.all ? found(null, all) : found(null, first!.address, first!.family)
}

/** The answer, or the signal's error when that comes first. */
function within<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

const SLOW = [errors.HeadersTimeoutError, errors.BodyTimeoutError, errors.ConnectTimeoutError]

function troubleOf(error: unknown): Fetched {
  const { name } = error as Error
  const isSlow =
    name === 'TimeoutError' || name === 'AbortError' || SLOW.some((kind) => error instanceof kind)
  return later(isSlow ? 'too_slow' : 'network')
}

function never(trouble: FileTrouble): { trouble: FileTrouble; again: boolean } {
  return { trouble, again: false }
}

function later(trouble: FileTrouble): { trouble: FileTrouble; again: boolean } {
  return { trouble, again: true }
}
