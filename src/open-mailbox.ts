/** Opens the mailbox that the settings name: on Redis, or on the database of the records. */
import { BadSettings } from './config.ts'
import type { Mailbox } from './conversation/mailbox.ts'
import { createSqlMailbox } from './conversation/mailbox-sql.ts'
import { createMemoryPace, type Pace } from './conversation/pace.ts'
import { createSqlPace } from './conversation/pace-sql.ts'
import { Unavailable } from './database/database.ts'
import type { Desk } from './desk.ts'

/** `REDIS_URL` and `REDIS_DURABILITY`. */
export type RedisSettings = { url: string; durability: 'strict' | 'relaxed' }

export type OpenMailbox = {
  mailbox: Mailbox
  /** How fast accounts may send, kept where all processes of this mailbox see it. */
  pace: Pace
  /** How often to look for what other processes left. */
  pollMs: number
  /** Calls when another process has accepted something; only Redis tells. */
  listen(arrived: () => void): Promise<void>
  /** Stores that it needs besides the database, by the name that operators know; each throws when its store is away. */
  checks: Record<string, () => Promise<void>>
  close(): Promise<void>
}

const REDIS_ASK_EVERY_MS = 1_000

/**
 * @param redis null: the engine runs on the database
 * @param announces whether other processes take the turns of what this one accepts
 * @throws BadSettings when Redis cannot be reached, or would lose what it acknowledged
 */
export async function openMailbox(
  { database, vault }: Desk,
  redis: RedisSettings | null,
  announces: boolean,
): Promise<OpenMailbox> {
  if (redis === null) {
    return {
      mailbox: createSqlMailbox(database, vault),
      pace: database.kind === 'sqlite' ? createMemoryPace() : createSqlPace(database),
      pollMs: database.kind === 'sqlite' ? 1_000 : 250,
      listen: async () => {},
      checks: {},
      close: async () => {},
    }
  }
  const { createRedisMailbox, createRedisPace, openRedis } = await onRedis() // who has no Redis carries no client for it
  const store = await openRedis(redis.url).catch((error: unknown) => {
    if (!(error instanceof Unavailable)) throw error
    throw new BadSettings([
      `REDIS_URL: ${error.message}; check that Redis runs and that the address is right`,
    ])
  })
  const weaknesses = redis.durability === 'strict' ? await store.weaknesses() : []
  if (weaknesses.length > 0) {
    await store.close()
    throw new BadSettings([
      ...weaknesses.map(
        (weakness) => `REDIS_URL: Redis may lose messages that were acknowledged: ${weakness}`,
      ),
      'REDIS_DURABILITY: set it to relaxed only if losing messages after a power cut is accepted',
    ])
  }
  const mailbox = createRedisMailbox(store, database, vault, { announces, askEveryMs: REDIS_ASK_EVERY_MS })
  return {
    mailbox,
    pace: createRedisPace(store),
    pollMs: REDIS_ASK_EVERY_MS,
    listen: (arrived) =>
      store.listen((partition) => {
        mailbox.look(partition)
        arrived()
      }),
    checks: { redis: () => store.ping() },
    close: () => store.close(),
  }
}

async function onRedis() {
  const [{ createRedisMailbox }, { createRedisPace }, { openRedis }] = await Promise.all([
    import('./conversation/mailbox-redis/mailbox-redis.ts'),
    import('./conversation/mailbox-redis/pace-redis.ts'),
    import('./conversation/mailbox-redis/redis.ts'),
  ])
  return { createRedisMailbox, createRedisPace, openRedis }
}
