/** The doors of the platforms: a delivery is verified, read and stored before it is answered 200. */
import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Unavailable } from '../database/database.ts'
import { safeError } from '../telemetry/log.ts'
import { BadSignature, type Channel, type ChannelName, type Delivery, NotAnEvent } from './channel.ts'
import { deleteOnRequest } from './data-deletion.ts'
import { type Intake, takeIn } from './take-in.ts'
import { isSampleEvent } from './zalo/receive.ts'

const MOST_BYTES = 1024 * 1024

export type WebhookTools = Intake & {
  channels: Channel[]
  /** One for each Meta app; none when no Page is connected. */
  verifyTokens: readonly string[]
  /** A rightly signed delivery older than this is put aside (`REPLAY_TOLERANCE`). */
  replayToleranceMs: number
  now(): number
}

/** Answers what comes to its doors and leaves everything else to `next`. */
export type Webhooks = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

const DOORS = new Map<string, ChannelName>([
  ['/webhooks/zalo', 'zalo'],
  ['/webhooks/messenger', 'messenger'],
])
const DELETION_DOOR = /^\/webhooks\/messenger\/data-deletion\/?$/i

/**
 * `/webhooks/zalo` and `/webhooks/messenger`. Stands before all middleware, which would read the body (signatures are over
 * the raw bytes) and costs more than storing an event.
 */
export function webhooks(tools: WebhookTools): Webhooks {
  return (request, response, next) => {
    const [path, query] = splitUrl(request.url ?? '')
    const name = DOORS.get(path) ?? DOORS.get(path.toLowerCase().replace(/\/$/, ''))
    if (name && request.method === 'POST') receive(tools, name, keepDelivery, request, response)
    else if (DELETION_DOOR.test(path) && request.method === 'POST')
      receive(tools, 'messenger', eraseOnRequest, request, response)
    else if (name === 'messenger' && request.method === 'GET') handshake(tools, query, response)
    else next()
  }
}

function splitUrl(url: string): [path: string, query: string] {
  const at = url.indexOf('?')
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)]
}

function handshake(tools: WebhookTools, query: string, response: ServerResponse): void {
  const asked = new URLSearchParams(query)
  const [token, challenge] = [asked.get('hub.verify_token'), asked.get('hub.challenge')]
  const right = token !== null && tools.verifyTokens.filter((one) => equal(token, one)).length > 0
  if (right && challenge !== null) answer(response, 200, challenge)
  else answer(response, 403, 'the verify token is not ours')
}

function answer(response: ServerResponse, status: number, text: string, type = 'text/plain'): void {
  const headers = { 'content-type': `${type}; charset=utf-8`, 'content-length': Buffer.byteLength(text) }
  response.writeHead(status, headers).end(text)
}

/** Does what a request asks. @returns what is answered beside 200, as JSON; null: nothing */
type Work = (tools: WebhookTools, name: ChannelName, request: IncomingMessage) => Promise<object | null>

async function receive(
  tools: WebhookTools,
  name: ChannelName,
  work: Work,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const answered = tools.metrics.webhookSeconds.startTimer({ channel: name })
  let json: object | null = null
  const status = await work(tools, name, request).then(
    (told) => {
      json = told
      return 200
    },
    (error: unknown) => {
      if (error instanceof BadSignature) return 401
      if (error instanceof NotAnEvent) return 400
      if (error instanceof TooLarge) return 413
      if (error instanceof BrokenOff) return 400
      tools.log.error({ channel: name, error: safeError(error) }, 'a delivery could not be stored')
      if (!(error instanceof Unavailable)) return 500
      tools.metrics.storeTrouble.inc({ doing: 'accept' })
      return 503
    },
  )
  if (status !== 200) tools.metrics.refused.inc({ channel: name, status: String(status) })
  if (status === 413) response.setHeader('connection', 'close') // the rest of the body is not read
  if (json) answer(response, status, JSON.stringify(json), 'application/json')
  else answer(response, status, ANSWERS[status]!)
  answered()
  if (status === 413) request.destroy()
}

const ANSWERS: Record<number, string> = {
  200: 'ok',
  400: 'the body is not an event of this channel',
  401: 'the signature is missing or wrong',
  413: 'the body is larger than 1 MB',
  500: 'the event could not be handled; please repeat it',
  503: 'the event could not be stored now; please repeat it',
}

const keepDelivery: Work = async (tools, name, request) => {
  const body = await readBody(request)
  if (name === 'zalo' && isSampleEvent(body)) return null
  const delivery = readBySigner(tools.channels, name, body, request.headers)
  await takeIn(tools, name, delivery, tools.now(), tools.replayToleranceMs)
  return null
}

const eraseOnRequest: Work = async (tools, _name, request) => {
  const form = (await readBody(request)).toString('utf8')
  for (const channel of tools.channels) {
    if (!channel.readDeletion) continue
    try {
      const asked = channel.readDeletion(form)
      const channels = tools.channels.filter((one) => one.receive === channel.receive) // those of the app that asks
      return await deleteOnRequest({ ...tools, channels }, asked, request.headers.host ?? '', tools.now())
    } catch (error) {
      if (!(error instanceof BadSignature)) throw error
    }
  }
  throw new BadSignature('no app of ours signs so')
}

/**
 * Reads a delivery through the first account whose app has signed it: that one reads for all our accounts of its app.
 *
 * @throws BadSignature, NotAnEvent
 */
function readBySigner(
  channels: Channel[],
  name: ChannelName,
  body: Buffer,
  headers: IncomingMessage['headers'],
): Delivery {
  const tried = new Set<Channel['receive']>()
  for (const channel of channels) {
    if (channel.name !== name || tried.has(channel.receive)) continue
    tried.add(channel.receive)
    try {
      return channel.receive(body, headers)
    } catch (error) {
      if (!(error instanceof BadSignature)) throw error
    }
  }
  throw new BadSignature(tried.size === 0 ? 'no such channel is connected' : 'no account of ours signs so')
}

class TooLarge extends Error {}
class BrokenOff extends Error {}

/** The body as it came, whatever its content type. @throws TooLarge */
function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = []
    let bytes = 0
    request.on('data', (piece: Buffer) => {
      bytes += piece.length
      if (bytes > MOST_BYTES) reject(new TooLarge('body too large'))
      else pieces.push(piece)
    })
    request.on('end', () => resolve(pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)))
    const brokenOff = () => reject(new BrokenOff('the body broke off'))
    request.on('error', brokenOff)
    request.on('close', () => request.complete || brokenOff()) // making an error costs as much as reading the body
  })
}

function equal(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)]
  return x.length === y.length && timingSafeEqual(x, y)
}
