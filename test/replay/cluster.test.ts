/** The whole conversation, from the signed webhook to the last record, with the mailbox on a real cluster of three masters. */
import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRedisMailbox } from '../../src/conversation/mailbox-redis/mailbox-redis.ts'
import { openRedis, type RedisStore } from '../../src/conversation/mailbox-redis/redis.ts'
import { play } from '../../src/replay/play.ts'
import { readScript } from '../../src/replay/script.ts'
import { startRedisCluster } from '../services/redis.ts'

/** One in three: each goes through every script. */
const TALKS = globSync('dialogs/{complain,rate,check-dossier}/transcripts/*.txt')
  .sort()
  .filter((_, at) => at % 3 === 0)

/** As a deployment does: what the one process leaves it knows without asking. */
const ASK_EVERY_MS = 1_000

let cluster: Awaited<ReturnType<typeof startRedisCluster>>
let store: RedisStore

beforeAll(async () => {
  cluster = await startRedisCluster(3)
  store = await openRedis(cluster.url)
})
afterAll(async () => {
  await store?.close()
  await cluster?.stop()
})

test('there are talks to play', () => {
  expect(TALKS.length).toBeGreaterThan(10)
})

test.each(TALKS)('%s goes as it does on one file', async (file) => {
  const written = await readFile(file, 'utf8')
  const { text, broken } = await play(readScript(written), {
    mailbox: ({ database, vault }) =>
      createRedisMailbox(store, database, vault, { announces: false, askEveryMs: ASK_EVERY_MS }),
  })
  expect(broken).toBeNull()
  expect(text).toBe(written)
  await cluster.empty()
})
