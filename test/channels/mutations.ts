/**
 * Events of every row of both catalogues, damaged by chance and brought to a real webhook: half of them signed after the damage,
 * as a platform that changes its mind would, half before it, as somebody on the way would.
 */
import { createHash, createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Pool } from 'undici'
import { webhooks } from '../../src/channels/webhooks.ts'
import { createSqlMailbox } from '../../src/conversation/mailbox-sql.ts'
import { migrate } from '../../src/database/migrate.ts'
import { openSqlite } from '../../src/database/sqlite.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { createMetrics } from '../../src/telemetry/metrics.ts'
import { deskOver } from '../services/databases.ts'
import { messengerCatalogue } from './fixtures/messenger.ts'
import { zaloCatalogue } from './fixtures/zalo.ts'
import * as page from './messenger/page.ts'
import * as oa from './zalo/oa.ts'

/** What came of many damaged deliveries. */
export type Outcome = {
  /** Answers by status, of those signed after and before the damage. */
  signed: Record<number, number>
  unsigned: Record<number, number>
  /** Each with its seed: what must never be. */
  failures: string[]
  /** How many of them were kept as messages, or put aside as not understood. */
  kept: number
  aside: number
}

type Chance = { below(n: number): number; pick<T>(from: readonly T[]): T }

/** A generator that gives the same from the same seed (mulberry32). */
function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number) => Math.floor(next() * n)
  return { below, pick: (from) => from[below(from.length)]! }
}

const CHANNELS = {
  zalo: { catalogue: zaloCatalogue, path: '/webhooks/zalo', headersOf: zaloHeaders },
  messenger: { catalogue: messengerCatalogue, path: '/webhooks/messenger', headersOf: messengerHeaders },
}

function messengerHeaders(body: Buffer): Record<string, string> {
  return {
    'x-hub-signature-256': `sha256=${createHmac('sha256', page.SECRETS[0]!).update(body).digest('hex')}`,
  }
}

/** With the time that the body names, as Zalo signs it; null where it names none or another app. */
function zaloHeaders(body: Buffer): Record<string, string> | null {
  try {
    const { timestamp, app_id: app = oa.APP } = JSON.parse(body.toString('utf8')) as Record<string, unknown>
    if (typeof timestamp !== 'string' && !Number.isSafeInteger(timestamp)) return null
    if (app !== oa.APP) return null
    const mac = createHash('sha256')
      .update(oa.APP)
      .update(body)
      .update(String(timestamp))
      .update(oa.SECRETS[0]!)
    return { 'x-zevent-signature': `mac=${mac.digest('hex')}` }
  } catch {
    return null
  }
}

const STRANGE: unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  9_007_199_254_740_991,
  0.5,
  '',
  ' ',
  '0',
  '-5',
  '9'.repeat(400),
  'NaN',
  '\u0000',
  '\ud800',
  'Đ\u0301\u200d😀',
  "'; drop table inbox; --",
  '<script>alert(1)</script>',
  '../../../etc/passwd',
  'http://169.254.169.254/latest/meta-data',
  'x'.repeat(70_000),
  '__proto__',
  'constructor',
  [],
  {},
  [[]],
  [null],
  { id: null },
  { id: {} },
  { toString: 1, valueOf: 2 },
  '1767225600000',
  -62_135_596_800_000,
]
const EXTRA = [
  '__proto__',
  'constructor',
  'toJSON',
  'size',
  'then',
  'message',
  'sender',
  'entry',
  'read',
  'info',
]
const DEEP = `${'['.repeat(20_000)}${']'.repeat(20_000)}`

/** Every object and list of a value, in which something can be damaged. */
function placesIn(value: unknown, found: (Record<string, unknown> | unknown[])[] = []) {
  if (typeof value !== 'object' || value === null) return found
  found.push(value as Record<string, unknown>)
  for (const inner of Object.values(value)) placesIn(inner, found)
  return found
}

/** Damages what an event says: its JSON stays JSON. */
function damageMeaning(event: unknown, chance: Chance): void {
  const place = chance.pick(placesIn(event)) as Record<string, unknown>
  const names = Object.keys(place)
  const name = names.length > 0 ? chance.pick(names) : 'x'
  switch (chance.below(6)) {
    case 0:
      delete place[name]
      break
    case 1:
    case 2:
      place[name] = structuredClone(chance.pick(STRANGE))
      break
    case 3:
      Object.defineProperty(place, chance.pick(EXTRA), {
        value: structuredClone(chance.pick(STRANGE)),
        enumerable: true,
        configurable: true,
        writable: true,
      })
      break
    case 4:
      place[name] = [place[name], structuredClone(place[name])]
      break
    default:
      place[name] = { [name]: place[name] }
  }
}

/** Damages bytes: what comes of it may be no JSON, and no UTF-8. */
function damageBytes(body: Buffer, chance: Chance): Buffer {
  const at = chance.below(body.length + 1)
  switch (chance.below(5)) {
    case 0:
      return body.subarray(0, at)
    case 1:
      return Buffer.concat([body.subarray(0, at), Buffer.from([chance.below(256)]), body.subarray(at)])
    case 2:
      return Buffer.concat([body.subarray(0, at), body.subarray(at + 1 + chance.below(8))])
    case 3:
      return Buffer.concat([body, body])
    default: {
      const copy = Buffer.from(body)
      if (at < copy.length) copy[at] = chance.below(256)
      return copy
    }
  }
}

/** Each delivery has ids of its own, else most would be known already. */
function withIdsOf(event: object, at: number): object {
  return JSON.parse(JSON.stringify(event).replaceAll(/"(m[-_]\d)"/g, `"$1-${at}"`)) as object
}

function damaged(event: object, chance: Chance): Buffer {
  const copy = structuredClone(event)
  const times = 1 + chance.below(4)
  for (let i = 0; i < times; i += 1) damageMeaning(copy, chance)
  let text = JSON.stringify(copy)
  if (chance.below(20) === 0) text = text.replaceAll(/"(\d{16,})"/g, '$1') // bare 64-bit ids
  if (chance.below(200) === 0) text = text.replace(/:("[^"]*"|\d+)/, `:${DEEP}`)
  if (chance.below(1_000) === 0) text = text.replace('{', `{"x":"${'x'.repeat(1_100_000)}",`)
  const body = Buffer.from(text)
  return chance.below(3) === 0 ? damageBytes(body, chance) : body
}

/** Brings `count` damaged deliveries to a webhook over a database in memory. The same seed damages the same. */
export async function bringDamaged(count: number, seed: number): Promise<Outcome> {
  const database = openSqlite(':memory:')
  await migrate(database)
  const desk = deskOver(database)
  const server = createServer()
  const take = webhooks({
    channels: [oa.anOa(), page.aPage()],
    desk,
    mailbox: createSqlMailbox(database, desk.vault),
    verifyTokens: [],
    replayToleranceMs: Number.POSITIVE_INFINITY,
    metrics: createMetrics(),
    log: createLog('silent'),
    now: () => oa.SENT_AT + 1_000,
    noticeSettled: async () => {},
    arrived() {},
  })
  server.on('request', (request, response) => take(request, response, () => response.writeHead(404).end()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const pool = new Pool(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { connections: 16 })
  const outcome: Outcome = { signed: {}, unsigned: {}, failures: [], kept: 0, aside: 0 }
  const one = async (at: number) => {
    const chance = chanceFrom(seed + at)
    const { catalogue, path, headersOf } = CHANNELS[chance.pick(['zalo', 'messenger'] as const)]
    const [row, captured] = chance.pick(catalogue)
    const event = withIdsOf(captured, seed + at)
    const whole = Buffer.from(JSON.stringify(event))
    const body = damaged(event, chance)
    const isSigned = chance.below(2) === 0
    const headers = headersOf(isSigned ? body : whole)
    const status = await statusOf(pool, path, body, headers ?? {})
    const isGenuine = headers !== null && (isSigned || body.equals(whole))
    const counts = isGenuine ? outcome.signed : outcome.unsigned
    counts[status] = (counts[status] ?? 0) + 1
    // An unsigned one is refused; 400 where there was no event in it whose signature could be asked for.
    if (!(isGenuine ? [200, 400, 413] : [400, 401, 413]).includes(status))
      outcome.failures.push(`seed ${seed + at}: ${row}, ${isGenuine ? 'signed' : 'unsigned'}: ${status}`)
  }
  let next = 0
  const worker = async () => {
    while (next < count) await one(next++)
  }
  await Promise.all(Array.from({ length: 16 }, worker))
  await pool.close()
  server.closeAllConnections()
  server.close()
  const rows = async (table: 'inbox' | 'quarantine') =>
    (
      await database.read
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n
  outcome.kept = await rows('inbox')
  outcome.aside = await rows('quarantine')
  await database.close()
  return outcome
}

/** 0: the connection broke, which only a body over 1 MB may do. */
async function statusOf(
  pool: Pool,
  path: string,
  body: Buffer,
  headers: Record<string, string>,
): Promise<number> {
  try {
    const answer = await pool.request({ method: 'POST', path, body, headers })
    await answer.body.dump()
    return answer.statusCode
  } catch {
    return body.length > 1024 * 1024 ? 413 : 0
  }
}
