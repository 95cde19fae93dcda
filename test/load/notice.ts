/**
 * A notice to very many citizens (README.md): how many a second one process brings from the table of notices to the door
 * of the Send API, where the account has no limit. `node test/load/notice.ts [COUNT] [sql]`, on a PostgreSQL and a Redis
 * of its own; with `sql` on PostgreSQL alone.
 */
import { createHouse } from '../../dialogs/house.ts'
import type { Channel } from '../../src/channels/channel.ts'
import type { Moment } from '../../src/conversation/effect.ts'
import { migrate } from '../../src/database/migrate.ts'
import { openPostgres } from '../../src/database/postgres.ts'
import { type Desk, defaultSettings } from '../../src/desk.ts'
import { openEngineRoom } from '../../src/engine-room.ts'
import { openMailbox } from '../../src/open-mailbox.ts'
import { ensureCitizen } from '../../src/privacy/citizen.ts'
import { newKey } from '../../src/privacy/seal.ts'
import { vaultOf } from '../../src/privacy/vault.ts'
import { startJobs } from '../../src/schedule/jobs.ts'
import { scheduleNotice } from '../../src/schedule/notices.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { createMetrics } from '../../src/telemetry/metrics.ts'
import { startPostgres } from '../services/postgres.ts'
import { startRedis } from '../services/redis.ts'

const PAGE = '101010101010101'
const AT_ONCE = 500

const count = Number(process.argv[2] ?? 20_000)
const postgres = await startPostgres({ fsync: true })
const redis = process.argv[3] === 'sql' ? null : await startRedis()
const database = openPostgres(postgres.url)
await migrate(database)
const desk: Desk = { database, vault: vaultOf(newKey(), newKey()), settings: defaultSettings }

/** A citizen whom the deployment knows, and a notice for them that is due. */
function citizenWithNotice(i: number) {
  const now = Date.now()
  const address = { channel: 'messenger' as const, account: PAGE, user: `user-${i}` }
  const citizen = desk.vault.ref('citizen', address.channel, address.account, address.user)
  const moment: Moment = {
    ...{ at: now, recordedAt: now, key: `known-${i}.0`, cause: `known-${i}`, citizen, address },
    draw: (purpose) => desk.vault.draw(`known-${i}`, purpose),
  }
  const notice = { id: `notice-${i}`, lane: citizen, kind: 'official_reply' as const, dueAt: now }
  const body = { text: 'Ngày mai bộ phận một cửa mở cửa từ 7 giờ 30.' }
  return [...ensureCitizen(desk, { language: null }, moment), scheduleNotice(desk, { ...notice, body }, now)]
}

for (let from = 0; from < count; from += AT_ONCE) {
  const some = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, i) => citizenWithNotice(from + i))
  await database.commit(some.flat())
}
await database.commit([{ sql: 'analyze', parameters: [] }])

const seen = new Set<string>()
let [sends, done] = [0, () => {}]
const allSent = new Promise<void>((resolve) => {
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
    sends += 1
    seen.add(user)
    if (seen.size === count) done()
    return 'm'
  },
}
const log = createLog('warn')
const room = await openEngineRoom({
  desk,
  opened: await openMailbox(desk, redis && { url: redis.url, durability: 'strict' }, false),
  channels: [channel],
  house: createHouse(),
  verifyTokens: [],
  replayToleranceMs: 86_400_000,
  log,
  metrics: createMetrics(),
  now: Date.now,
  chance: Math.random,
})
const [cpu, wall] = [process.cpuUsage(), performance.now()]
await room.start()
const jobs = startJobs(
  { desk, mailbox: room.mailbox, log, now: Date.now, arrived: room.arrived },
  room.pollMs,
)
await allSent
const seconds = (performance.now() - wall) / 1_000
const { user, system } = process.cpuUsage(cpu)
await jobs.stop()
await room.close()
await database.close()
await redis?.stop()
await postgres.stop()
console.log(
  `${redis ? 'Redis and PostgreSQL' : 'PostgreSQL'}: ${count} citizens told in ${seconds.toFixed(1)} s, ${Math.round(count / seconds)} a second, ${((user + system) / 1_000 / count).toFixed(3)} ms of this process' processor each; ${sends - count} sent twice`,
)
