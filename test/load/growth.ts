/**
 * What a turn and a complaint cost with 1,000 and with 1,000,000 conversations and complaints stored (README.md):
 * `node test/load/growth.ts` on SQLite, with `postgres` on a PostgreSQL of its own, with `redis` on a Redis of its own beside it.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Channel } from '../../src/channels/channel.ts'
import { findComplaint } from '../../src/complaints/citizen-complaint.ts'
import { fileComplaint } from '../../src/complaints/complaint-store.ts'
import { trackingCode } from '../../src/complaints/tracking-code.ts'
import type { Moment } from '../../src/conversation/effect.ts'
import type { Arrival } from '../../src/conversation/mailbox.ts'
import { migrate } from '../../src/database/migrate.ts'
import { openPostgres } from '../../src/database/postgres.ts'
import { openSqlite } from '../../src/database/sqlite.ts'
import { type Desk, defaultSettings } from '../../src/desk.ts'
import { openEngineRoom } from '../../src/engine-room.ts'
import { openMailbox } from '../../src/open-mailbox.ts'
import { newKey } from '../../src/privacy/seal.ts'
import { vaultOf } from '../../src/privacy/vault.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { createMetrics } from '../../src/telemetry/metrics.ts'
import { startPostgres } from '../services/postgres.ts'
import { startRedis } from '../services/redis.ts'
import { fill, storedCode, storedUser } from './fill.ts'
import { fillRedis } from './fill-redis.ts'
import { interviewHouse } from './interview.ts'

const PAGE = '101010101010101'
const AT_ONCE = 64
const TURNS = 12_000
const COMPLAINTS = 3_000
/** The first one only warms up; the last one shows how much a second look differs. */
const SIZES = [1_000, 1_000, 1_000_000, 1_000]

const withRedis = process.argv[2] === 'redis'
const postgres = withRedis || process.argv[2] === 'postgres'

/** Milliseconds of processor time of this process, and of time, for each time that `task` runs. */
type Cost = { cpu: number; wall: number }

async function costOf(times: number, run: () => Promise<unknown>): Promise<Cost> {
  const [cpu, wall] = [process.cpuUsage(), performance.now()]
  await run()
  const { user, system } = process.cpuUsage(cpu)
  return { cpu: (user + system) / 1_000 / times, wall: (performance.now() - wall) / times }
}

/** `redis`: the address of one that the conversations are in; null: they are in the database. */
type Stores = { desk: Desk; redis: string | null }

/** Takes the contest's turns without its HTTP, which does not know how much is stored: 64 citizens, each writes when answered. */
async function takeTurns({ desk, redis }: Stores, userOf: () => string, turns: number): Promise<void> {
  const texts = ['start', 'An', '4']
  const steps = new Map<string, number>()
  let [taken, done] = [0, () => {}]
  const isDone = new Promise<void>((resolve) => {
    done = resolve
  })
  const channel: Channel = {
    name: 'messenger',
    account: PAGE,
    echoesSends: true,
    receive: () => ({ arrivals: [], echoes: [], ignored: [], events: [], unread: [] }),
    read: () => ({ arrivals: [], echoes: [], ignored: [], events: [], unread: [] }),
    render: ({ text }) => [{ message: { text } }],
    async send(user) {
      taken += 1
      if (taken === turns) done()
      const step = (steps.get(user) ?? 0) + 1
      steps.delete(user)
      if (taken < turns) setImmediate(write, step === texts.length ? userOf() : user, step % texts.length)
      return 'm'
    },
  }
  const room = await openEngineRoom({
    desk,
    opened: await openMailbox(desk, redis === null ? null : { url: redis, durability: 'strict' }, false),
    channels: [channel],
    house: interviewHouse,
    verifyTokens: [],
    replayToleranceMs: 86_400_000,
    log: createLog('warn'),
    metrics: createMetrics(),
    now: Date.now,
    chance: Math.random,
  })

  function write(user: string, step: number): void {
    steps.set(user, step)
    const now = Date.now()
    const id = `${user}.${taken}.${step}`
    const arrival: Arrival = {
      lane: desk.vault.ref('citizen', 'messenger', PAGE, user),
      address: { channel: 'messenger', account: PAGE, user },
      deliveryKey: desk.vault.ref('message', id),
      sentAt: now,
      gathers: true,
      letter: {
        message: { id, sentAt: now, text: texts[step]!, tap: null, attachments: [], contact: null },
      },
    }
    const kept = room.mailbox.accept([arrival], now)
    room.arrived()
    kept.then(room.arrived)
  }

  await room.start()
  for (let i = 0; i < AT_ONCE; i++) write(userOf(), 0)
  await isDone
  await room.close()
}

/** Files complaints and finds stored ones by their codes, as flows do. */
async function fileComplaints(desk: Desk, times: number): Promise<void> {
  await atOnce(times, async (i) => {
    const moment = momentOf(desk, `filing-${Math.random()}-${i}`, `filing-${i}`)
    const data = {
      code: trackingCode(moment.draw('complaint-code')),
      secret: 'ABCD-EFGH',
      category: 'delay' as const,
      flags: [],
      story: 'Hồ sơ quá hạn hai mươi ngày mà không ai trả lời.',
      unitCode: null,
      official: null,
      dossierCode: null,
      contact: null,
      amountVnd: null,
      confidentiality: 'named' as const,
      attachments: [],
      protected: false,
      handlerUnitCode: null,
      dueAt: moment.at + 86_400_000,
    }
    await desk.database.commit(fileComplaint(desk, data, moment))
  })
}

async function findComplaints(desk: Desk, stored: number, times: number): Promise<void> {
  await atOnce(times, async () => {
    const code = storedCode(Math.floor(Math.random() * stored))
    if (!(await findComplaint(desk, { code }, momentOf(desk, 'finding', 'somebody else'))))
      throw new Error('a stored complaint is not found')
  })
}

async function atOnce(times: number, run: (i: number) => Promise<void>): Promise<void> {
  let next = 0
  const one = async () => {
    while (next < times) await run(next++)
  }
  await Promise.all(Array.from({ length: 16 }, one))
}

function momentOf(desk: Desk, message: string, user: string): Moment {
  const now = Date.now()
  return {
    at: now,
    recordedAt: now,
    key: `${message}.0`,
    cause: desk.vault.ref('cause', message),
    citizen: desk.vault.ref('citizen', 'messenger', PAGE, user),
    address: { channel: 'messenger', account: PAGE, user },
    draw: (purpose) => desk.vault.draw(message, purpose),
  }
}

type Figures = Record<'fill' | 'came before' | 'new' | 'filing' | 'finding', Cost>

async function measure(stores: Stores, size: number): Promise<Figures> {
  const { desk, redis } = stores
  const before = () => storedUser(Math.floor(Math.random() * size))
  let count = 0
  const fresh = () => `new-${size}-${++count}`
  const at = Date.now() - 3_600_000
  const filling = await costOf(size, async () => {
    await fill(desk, PAGE, size, at)
    if (redis !== null) await fillRedis(redis, desk.vault, PAGE, size, at)
  })
  await takeTurns(stores, before, TURNS / 4) // warm
  return {
    fill: filling,
    'came before': await costOf(TURNS, () => takeTurns(stores, before, TURNS)),
    new: await costOf(TURNS, () => takeTurns(stores, fresh, TURNS)),
    filing: await costOf(COMPLAINTS, () => fileComplaints(desk, COMPLAINTS)),
    finding: await costOf(COMPLAINTS, () => findComplaints(desk, size, COMPLAINTS)),
  }
}

async function onFreshStores(size: number): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-growth-'))
  const server = postgres ? await startPostgres({ fsync: true }) : null
  const redis = withRedis ? await startRedis() : null
  const database = server ? openPostgres(server.url) : openSqlite(join(folder, 'growth.sqlite'))
  try {
    await migrate(database)
    const desk = { database, vault: vaultOf(newKey(), newKey()), settings: defaultSettings }
    return await measure({ desk, redis: redis?.url ?? null }, size)
  } finally {
    await database.close()
    await redis?.stop()
    await server?.stop()
    rmSync(folder, { recursive: true })
  }
}

const names = ['fill', 'came before', 'new', 'filing', 'finding'] as const
const where = withRedis ? 'Redis and PostgreSQL' : postgres ? 'PostgreSQL' : 'SQLite'
console.log(`${where}: ms of processor (of this process) / ms of time, for each`)
console.log(
  ['stored', 'row stored', 'turn, came before', 'turn, new', 'complaint filed', 'complaint found']
    .map(cell)
    .join(''),
)
for (const size of SIZES) {
  const figures = await onFreshStores(size)
  const row = names.map((name) => `${figures[name].cpu.toFixed(3)} / ${figures[name].wall.toFixed(3)}`)
  console.log([size.toLocaleString('en'), ...row].map(cell).join(''))
}

function cell(text: string): string {
  return text.padEnd(20)
}
