/** The doors of the platforms: a delivery is verified, read and stored before it is answered 200. */
import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Arrival, Mailbox } from '../conversation/mailbox.ts'
import { type Database, Unavailable, write } from '../database/database.ts'
import type { Vault } from '../privacy/vault.ts'
import { type Log, safeError } from '../telemetry/log.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import { BadSignature, type Channel, type ChannelName, type Delivery, NotAnEvent } from './channel.ts'
import { isSampleEvent } from './zalo/receive.ts'

const MOST_BYTES = 1024 * 1024

export type WebhookTools = {
  channels: Channel[]
  mailbox: Mailbox
  database: Database
  vault: Vault
  /** `MESSENGER_VERIFY_TOKEN`; null when no Page is connected. */
  verifyToken: string | null
  /** A rightly signed delivery older than this is put aside (`REPLAY_TOLERANCE`). */
  replayToleranceMs: number
  metrics: Metrics
  log: Log
  now(): number
  /** Told that a notice has reached the citizen. */
  noticeSettled(notice: string, outcome: string): Promise<void>
  /** There may be lanes due. */
  arrived(): void
}

/** Answers what comes to its doors and leaves everything else to `next`. */
export type Webhooks = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

const DOORS = new Map<string, ChannelName>([
  ['/webhooks/zalo', 'zalo'],
  ['/webhooks/messenger', 'messenger'],
])

/**
 * `/webhooks/zalo` and `/webhooks/messenger`. Stands before all middleware, which would read the body (signatures are over
 * the raw bytes) and costs more than storing an event.
 */
export function webhooks(tools: WebhookTools): Webhooks {
  return (request, response, next) => {
    const [path, query] = splitUrl(request.url ?? '')
    const name = DOORS.get(path) ?? DOORS.get(path.toLowerCase().replace(/\/$/, ''))
    if (name && request.method === 'POST') receive(tools, name, request, response)
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
  const right = tools.verifyToken !== null && token !== null && equal(token, tools.verifyToken)
  if (right && challenge !== null) answer(response, 200, challenge)
  else answer(response, 403, 'the verify token is not ours')
}

function answer(response: ServerResponse, status: number, text: string): void {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'content-length': Buffer.byteLength(text) }
  response.writeHead(status, headers).end(text)
}

async function receive(
  tools: WebhookTools,
  name: ChannelName,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const answered = tools.metrics.webhookSeconds.startTimer({ channel: name })
  const status = await handle(tools, name, request).catch((error: unknown) => {
    if (error instanceof BadSignature) return 401
    if (error instanceof NotAnEvent) return 400
    if (error instanceof TooLarge) return 413
    if (error instanceof BrokenOff) return 400
    tools.log.error({ channel: name, error: safeError(error) }, 'a delivery could not be stored')
    if (!(error instanceof Unavailable)) return 500
    tools.metrics.storeTrouble.inc({ doing: 'accept' })
    return 503
  })
  if (status !== 200) tools.metrics.refused.inc({ channel: name, status: String(status) })
  answer(response, status, ANSWERS[status]!)
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

async function handle(tools: WebhookTools, name: ChannelName, request: IncomingMessage): Promise<number> {
  const body = await readBody(request)
  if (name === 'zalo' && isSampleEvent(body)) return 200
  const channel = tools.channels.find((one) => one.name === name)
  if (!channel) throw new BadSignature('no such channel is connected')
  const delivery = channel.receive(body, request.headers)
  for (const kind of delivery.ignored) tools.metrics.ignored.inc({ channel: name, kind })
  const now = tools.now()
  for (const echo of delivery.echoes) await confirm(tools, echo, now)
  const recent = delivery.arrivals.filter(({ incoming }) => now - incoming.sentAt <= tools.replayToleranceMs)
  const old = delivery.arrivals.filter((arrival) => !recent.includes(arrival))
  if (old.length > 0) await putAside(tools, channel, old, now)
  if (recent.length > 0) await accept(tools, name, recent, now)
  return 200
}

/** An id of our outbox; other apps' echoes carry whatever they like. */
const OUTBOX_ID = /^[\w.:-]{1,120}$/

async function confirm(tools: WebhookTools, echo: Delivery['echoes'][number], now: number): Promise<void> {
  if (!OUTBOX_ID.test(echo.outboxId)) return
  const { channel, account, user } = echo.address
  const lane = tools.vault.ref('citizen', channel, account, user)
  const notice = await tools.mailbox.confirm(lane, echo.outboxId, withoutNul(echo.messageId), now)
  if (notice !== null) await tools.noticeSettled(notice, 'sent')
}

async function accept(
  tools: WebhookTools,
  name: ChannelName,
  arrivals: Delivery['arrivals'],
  now: number,
): Promise<void> {
  const kept = tools.mailbox.accept(arrivalsOf(tools.vault, arrivals, now), now)
  tools.arrived() // a store that keeps and takes in one go saves a wait for its disk
  const fresh = await kept
  for (const isNew of fresh) tools.metrics[isNew ? 'accepted' : 'duplicates'].inc({ channel: name })
  tools.arrived()
}

/** Clocks of platforms may run ahead, but not by days: a message from next year would stay behind all others. */
const MOST_AHEAD_MS = 3_600_000

/** Names citizens and messages by digests that only this deployment can make. */
function arrivalsOf(vault: Vault, arrivals: Delivery['arrivals'], now: number): Arrival[] {
  return arrivals.map(({ address, incoming }) => {
    const sentAt = Math.min(incoming.sentAt, now + MOST_AHEAD_MS)
    const message = {
      ...incoming,
      sentAt,
      text: withoutNul(incoming.text),
      tap: incoming.tap && withoutNul(incoming.tap),
    }
    return {
      lane: vault.ref('citizen', address.channel, address.account, address.user),
      address,
      deliveryKey: vault.ref('message', address.channel, address.account, incoming.id),
      sentAt,
      gathers: incoming.tap === null,
      letter: { message },
    }
  })
}

/** PostgreSQL takes no U+0000, and nobody types one. */
function withoutNul(text: string): string {
  return text.replaceAll('\0', '')
}

/** Keeps what came too late, sealed, each message by itself: erasure and retention find it. */
async function putAside(
  tools: WebhookTools,
  channel: Channel,
  arrivals: Delivery['arrivals'],
  now: number,
): Promise<void> {
  const { database, vault, metrics } = tools
  const rows = arrivalsOf(vault, arrivals, now).map(({ deliveryKey, lane, letter }) => ({
    id: deliveryKey,
    channel: channel.name,
    account: channel.account,
    lane,
    reason: 'too_old',
    body_sealed: vault.seal(JSON.stringify(letter)),
    at: now,
  }))
  await database.commit(
    rows.map((row) =>
      write(
        database.read
          .insertInto('quarantine')
          .values(row)
          .onConflict((conflict) => conflict.doNothing()),
      ),
    ),
  )
  metrics.ignored.inc({ channel: channel.name, kind: 'too_old' }, rows.length)
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
