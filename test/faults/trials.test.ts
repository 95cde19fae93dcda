/** A small round of each trial of `npm run trials`: real processes and stores, killed, paused, stopped and cut off under load. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { burst } from './burst-trial.ts'
import { type Findings, type Ground, openGround } from './ground.ts'
import { type Outage, outages } from './outage-trial.ts'
import { onPostgres, onRedis } from './stores.ts'
import { killWeb, killWorker, noWorker, pauseWorker } from './worker-trials.ts'

const CITIZENS = 16
/** More than one worker takes at once, so that both have some. */
const CITIZENS_FOR_TWO = 70

let onBoth: Ground
let onOne: Ground
let withoutWorker: Promise<Findings>

beforeAll(async () => {
  ;[onBoth, onOne] = await Promise.all([openGround(onRedis), openGround(onPostgres, ['web', 'worker'])])
  withoutWorker = noWorker(onOne, CITIZENS) // half a minute of waiting, in which the other server is tried
  withoutWorker.catch(() => {})
})

afterAll(() => Promise.all([onBoth?.close(), onOne?.close()]))

describe('on Redis and PostgreSQL', () => {
  test('citizens of a worker that is killed are picked up by the other within 5 s', async () => {
    const { wrong, figures } = await killWorker(onBoth, CITIZENS_FOR_TWO, 0, 'mid-turn')
    expect(wrong).toEqual([])
    expect(figures['picked up from the dead']).toBeGreaterThan(0)
  })

  test('a worker that stood still for longer than its lease can commit nothing', async () => {
    const { wrong, figures } = await pauseWorker(onBoth, CITIZENS_FOR_TWO, 1, 'mid-turn')
    expect(wrong).toEqual([])
    expect(figures['late commits refused']).toBeGreaterThan(0)
  })

  test('what a killed web process had not answered is delivered again and heard once', async () => {
    const { wrong, figures } = await killWeb(onBoth, CITIZENS, 2)
    expect(wrong).toEqual([])
    expect(figures['kills under load']).toBeGreaterThan(0)
  })

  const away: [string, Outage][] = [
    ['Redis is', { stores: ['redis'], answers: 503 }],
    ['PostgreSQL is', { stores: ['postgres'], answers: 200 }],
  ]
  test.each(away)('while %s away nothing is lost, and nothing needs a restart', async (_, outage) => {
    const { wrong, figures } = await outages(onBoth, outage, CITIZENS, CITIZENS, 1)
    expect(wrong).toEqual([])
    expect(figures['outages under load']).toBe(1)
  })

  test('a burst of one citizen is kept whole, and keeps nobody waiting', async () => {
    expect((await burst(onBoth, 300)).wrong).toEqual([])
  })
})

describe('on PostgreSQL alone', () => {
  test('without a worker messages are stored, readiness and metrics tell of it, and a worker answers all', async () => {
    expect((await withoutWorker).wrong).toEqual([])
  })

  test('while the database is away webhooks are refused and nothing is lost', async () => {
    const { wrong } = await outages(onOne, { stores: ['postgres'], answers: 503 }, CITIZENS, CITIZENS, 1)
    expect(wrong).toEqual([])
  })
})
