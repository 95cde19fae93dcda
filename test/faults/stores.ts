/** The stores of a deployment of several processes, private to a trial, so that it can kill them: on PostgreSQL alone, or with Redis for the engine. */
import { type PrivatePostgres, startPostgres } from '../services/postgres.ts'
import { type PrivateRedis, startRedis } from '../services/redis.ts'

export type Stores = {
  postgres: PrivatePostgres
  /** Null: the engine runs on PostgreSQL. */
  redis: PrivateRedis | null
  /** The settings that name them. */
  env: Record<string, string>
  stop(): Promise<void>
}

export type Shape = { kind: string; open(): Promise<Stores> }

export const onPostgres: Shape = { kind: 'PostgreSQL', open: () => openStores(false) }
export const onRedis: Shape = { kind: 'Redis and PostgreSQL', open: () => openStores(true) }

async function openStores(withRedis: boolean): Promise<Stores> {
  const postgres = await startPostgres({ fsync: true })
  const redis = withRedis ? await startRedis() : null
  return {
    postgres,
    redis,
    env: { DATABASE_URL: postgres.url, ...(redis ? { REDIS_URL: redis.url } : {}) },
    async stop() {
      await redis?.stop()
      await postgres.stop()
    },
  }
}
