/** The server as a whole, in this process: what it says of its stores, and how it stops. */
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { migrate } from '../../src/database/migrate.ts'
import { openPostgres } from '../../src/database/postgres.ts'
import { type Role, type Running, serve } from '../../src/main.ts'
import { freshPostgresUrl } from '../services/databases.ts'
import { freePort } from '../services/postgres.ts'
import { type PrivateRedis, startRedis } from '../services/redis.ts'

const ended: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end()
})

async function served(role: Role, more: Record<string, string> = {}): Promise<Running & { base: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-serve-'))
  ended.push(() => rmSync(folder, { recursive: true, force: true }))
  const running = await serve(
    {
      PORT: String(await freePort()),
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      DEMO: '0',
      LOG_LEVEL: 'fatal',
      SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
      ...more,
    },
    role,
    () => {},
  )
  ended.push(running.stop)
  return { ...running, base: `http://127.0.0.1:${running.port}` }
}

async function ready(base: string): Promise<unknown> {
  return ((await (await fetch(`${base}/health/ready`)).json()) as { parts: unknown }).parts
}

test('ready names Redis, says that it is away, and that it is back', async () => {
  const redis: PrivateRedis = await startRedis()
  ended.push(redis.stop)
  const { base } = await served('worker', { DATABASE_URL: await freshPostgresUrl(), REDIS_URL: redis.url })
  const ok = { database: 'ok', redis: 'ok', turns: 'ok', sending: 'ok' }
  expect(await ready(base)).toEqual(ok)
  await redis.kill()
  expect(await ready(base)).toEqual({ database: 'ok', redis: 'away', turns: 'unknown', sending: 'unknown' })
  await redis.restart()
  await expect.poll(() => ready(base), { interval: 200 }).toEqual(ok)
})

/** A request whose head the server has read: it has said that the body may come. */
async function begun(port: number, length: number): Promise<ClientRequest> {
  const call = request({
    ...{ port, host: '127.0.0.1', method: 'POST', path: '/webhooks/messenger' },
    headers: { expect: '100-continue', 'content-length': length, 'content-type': 'application/json' },
  })
  call.flushHeaders()
  await once(call, 'continue')
  return call
}

test('a request that has begun is answered although the server is told to stop', async () => {
  const { port, stop } = await served('all')
  const body = JSON.stringify({ object: 'page', entry: [] })
  const call = await begun(port, body.length)
  const answer = once(call, 'response') as Promise<[IncomingMessage]>
  call.write(body.slice(0, 5))
  const stopped = stop()
  await new Promise((resolve) => setTimeout(resolve, 200))
  call.end(body.slice(5))
  const [response] = await answer
  expect(response.resume().statusCode).toBe(401)
  await stopped
})

test('a request that never ends does not hold up the stop', async () => {
  const { port, stop } = await served('all')
  const call = await begun(port, 100)
  const broken = once(call, 'error')
  call.write('{')
  await stop()
  await broken
})

test('the engine ends although a job still holds on', async () => {
  const url = await freshPostgresUrl()
  const database = openPostgres(url, 2)
  ended.push(() => database.close())
  await migrate(database)
  const holder = new pg.Client({ connectionString: url })
  await holder.connect()
  await holder.query('begin; lock table data_request')
  const { stop } = await served('worker', { DATABASE_URL: url })
  ended.push(() => holder.end())
  const count = async (which: string) =>
    (
      await database.query(
        `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and ${which}`,
        [],
      )
    ).length
  const holdsOn = () => count(`wait_event_type = 'Lock'`)
  await expect.poll(holdsOn).toBe(1)
  const stopped = stop()
  const asksItsStore = () => count(`clock_timestamp() - query_start < interval '1 second'`)
  await expect.poll(asksItsStore).toBe(0) // while it runs it asks four times a second
  expect(await holdsOn()).toBe(1)
  await holder.query('rollback')
  await stopped
})

test('a port that is taken ends the start also where Redis is open already', async () => {
  const redis = await startRedis()
  ended.push(redis.stop)
  const first = await served('worker', { DATABASE_URL: await freshPostgresUrl(), REDIS_URL: redis.url })
  const connected = async () => {
    const client = new Redis(redis.url)
    const said = await client.info('clients')
    client.disconnect()
    return Number(/connected_clients:(\d+)/.exec(said)?.[1])
  }
  const before = await connected()
  await expect(
    served('worker', {
      DATABASE_URL: await freshPostgresUrl(),
      REDIS_URL: redis.url,
      PORT: String(first.port),
    }),
  ).rejects.toThrow('is in use')
  await expect.poll(connected).toBe(before)
})

test('a database that is away is said in a sentence', async () => {
  const away = `postgres://test@127.0.0.1:${await freePort()}/nobody`
  await expect(served('all', { DATABASE_URL: away })).rejects.toThrow(/DATABASE_URL: .*is it running/)
})

test('an address that cannot be decoded gets a plain page, without a trace or a path of this machine', async () => {
  const { base } = await served('all')
  for (const path of ['/scores/%E0%A4%A', '/open-data/%E0%A4%A']) {
    const answer = await fetch(`${base}${path}`)
    const text = await answer.text()
    expect(text).not.toMatch(/node_modules|\.ts:|URIError|%E0/)
    expect(answer.status).toBe(400)
    expect(text).toContain('Địa chỉ không hợp lệ')
    expect(text).toContain('not well formed')
  }
})
