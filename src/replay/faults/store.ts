/** The stores that a faulty world can run on. */
import { Redis } from 'ioredis'
import type { Mailbox } from '../../conversation/mailbox.ts'
import { createRedisMailbox } from '../../conversation/mailbox-redis/mailbox-redis.ts'
import { openRedis, type RedisStore } from '../../conversation/mailbox-redis/redis.ts'
import { readScripts } from '../../conversation/mailbox-redis/scripts.ts'
import { createSqlMailbox } from '../../conversation/mailbox-sql.ts'
import type { Database } from '../../database/database.ts'
import type { Vault } from '../../privacy/vault.ts'

/**
 * What a process opens its mailbox with. `own` is the database as the process sees it, with the world's faults; `database`
 * the same without, for a mailbox whose every call is one commit of it: the faults then strike around the call.
 */
export type Parts = { database: Database; own: Database; vault: Vault }

export type Store = {
  /** Whether records are kept in a step of their own, before the turn ends. */
  recordsApart: boolean
  /** The mailbox of one process. */
  open(parts: Parts): Mailbox
  /** Empties it for the next world, where it is not part of the database. */
  empty(): Promise<void>
  close(): Promise<void>
}

export const sqlStore: Store = {
  recordsApart: false,
  open: ({ database, vault }) => createSqlMailbox(database, vault),
  empty: async () => {},
  close: async () => {},
}

/**
 * @param scripts others than the mailbox's own, for tests that show what each guard is for
 * @throws Error when the Redis is not empty: it is emptied before each world
 */
export async function redisStore(url: string, scripts = readScripts()): Promise<Store> {
  const cleaner = new Redis(url)
  cleaner.on('error', () => {}) // whatever is asked of it fails, and tells
  if ((await cleaner.dbsize()) > 0) {
    cleaner.disconnect()
    throw new Error('this Redis holds something; the faulty world empties the one it is given')
  }
  const redis = await openRedis(url, scripts)
  const { inUse, forget } = askedWhereInUse(redis)
  return {
    recordsApart: true,
    open: ({ own, vault }) => createRedisMailbox(inUse, own, vault, { announces: false, askEveryMs: 0 }),
    async empty() {
      await cleaner.flushdb()
      forget()
    },
    async close() {
      await cleaner.flushdb()
      cleaner.disconnect()
      await redis.close()
    },
  }
}

/**
 * What is due is asked only of partitions in which something was ever accepted. The others are empty, and asking all 64 at
 * each step would be nearly all that such a world does.
 */
function askedWhereInUse(redis: RedisStore): { inUse: RedisStore; forget(): void } {
  const used = new Set<number>()
  const inUse: RedisStore = {
    ...redis,
    async run(script, partition, ...args) {
      if (script === 'accept') used.add(partition)
      if (script === 'heads' && !used.has(partition)) return [1, '', '']
      return redis.run(script, partition, ...args)
    },
  }
  return { inUse, forget: () => used.clear() }
}
