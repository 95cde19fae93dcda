/** One PostgreSQL and one Redis for the whole run; each test takes databases of its own (`databases.ts`, `freshRedisUrl`). */
import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres.ts'
import { startRedis } from './redis.ts'

export default async function setup(project: TestProject) {
  const postgres = await startPostgres()
  const redis = await startRedis().catch(async (error: unknown) => {
    await postgres.stop()
    throw error
  })
  project.provide('postgresUrl', postgres.url)
  project.provide('redisUrl', redis.url)
  return async () => {
    await Promise.all([postgres.stop(), redis.stop()])
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
    redisUrl: string
  }
}
