/**
 * The product's entry in the speed contest (README.md): desk, mailbox, engine room and channel as `src/main.ts` builds them.
 * `node test/load/contest.ts` runs on the Redis of `REDIS_URL`, with `sql` on SQLite.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMessenger } from '../../src/channels/messenger/messenger.ts'
import { readConfig } from '../../src/config.ts'
import { openEngineRoom } from '../../src/engine-room.ts'
import { openDesk } from '../../src/open-desk.ts'
import { openMailbox } from '../../src/open-mailbox.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { createMetrics } from '../../src/telemetry/metrics.ts'
import { interviewHouse } from './interview.ts'

const { PORT, GRAPH_BASE_URL, APP_SECRET, REDIS_URL } = process.env
const DATA_DIR = mkdtempSync(join(tmpdir(), 'lang-nghe-contest-'))
const SECRET_KEY = Buffer.alloc(32, 7).toString('base64')
const desk = await openDesk(readConfig({ DATA_DIR, DEMO: '0', SECRET_KEY }, 'database'), Date.now())
const redis = process.argv[2] === 'sql' ? null : { url: REDIS_URL!, durability: 'strict' as const }
const page = {
  pageId: '101010101010101',
  pageToken: 'token',
  secrets: [APP_SECRET!],
  graphUrl: GRAPH_BASE_URL!,
}
const room = await openEngineRoom({
  desk,
  opened: await openMailbox(desk, redis, false),
  channels: [createMessenger(page)],
  house: interviewHouse,
  verifyTokens: [],
  replayToleranceMs: 86_400_000,
  log: createLog('warn'),
  metrics: createMetrics(),
  now: Date.now,
  chance: Math.random,
})
await room.start()
const server = createServer((request, response) => {
  request.url = '/webhooks/messenger' // the contest posts to /webhook
  room.webhooks(request, response, () => response.writeHead(404).end())
})
server.listen(Number(PORT), '127.0.0.1')

process.once('SIGTERM', async () => {
  server.close()
  server.closeAllConnections()
  await room.close()
  await desk.database.close()
  rmSync(DATA_DIR, { recursive: true })
})
