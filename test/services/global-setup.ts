/**
 * One PostgreSQL and one Redis for the whole run; each test takes databases of its own (`databases.ts`, `freshRedisUrl`).
 * And a folder where the demonstration is laid once, by whoever needs it first (`test/browser/demonstration.ts`).
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/database/migrate.ts'
import { openPostgres } from '../../src/database/postgres.ts'
import { startPostgres } from './postgres.ts'
import { startRedis } from './redis.ts'
import { takeTemporaryFolder } from './temporary-folder.ts'

export default async function setup(project: TestProject) {
  const deleteFiles = takeTemporaryFolder()
  const postgres = await startPostgres()
  const redis = await startRedis().catch(async (error: unknown) => {
    await postgres.stop()
    throw error
  })
  await migrateTemplate(postgres.url)
  project.provide('postgresUrl', postgres.url)
  project.provide('redisUrl', redis.url)
  project.provide('laidDemonstration', mkdtempSync(join(tmpdir(), 'lang-nghe-laid-')))
  return async () => {
    await Promise.all([postgres.stop(), redis.stop()])
    deleteFiles()
  }
}

/** The migrations run once; `freshPostgres` copies what they made. */
async function migrateTemplate(postgresUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl })
  await client.connect()
  await client.query('create database migrated')
  await client.end()
  const url = new URL(postgresUrl)
  url.pathname = '/migrated'
  const database = openPostgres(url.href, 1)
  await migrate(database)
  await database.close()
}

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
    redisUrl: string
    laidDemonstration: string
  }
}
