/** Each guard of the engine, switched off: the faulty world must turn red. With the guard the same seeds are green. */
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenYard, openYardOver, readTalk, type Talk, trySeeds } from '../../src/replay/faults/run.ts'
import { redisStore, type Store, sqlStore } from '../../src/replay/faults/store.ts'
import { freshRedisUrl } from '../services/redis.ts'
import { type Guard, weakenedRedis, weakenedSql } from './weakened.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const MOST_SEEDS = 60
/** Where a guard is not shown by the first schedules: the seeds begin shortly before one that does. */
const FIRST_SEED: Partial<Record<Guard, number>> = {
  'the fence of the lease': 6,
  'the version of the state': 25,
  'the key of a record': 11,
  'storing before the answer': 3,
  'the lease of a send': 191,
}

/** How the world tells that a guard is missing. */
const FOUND_OUT: Record<Guard, RegExp> = {
  'the delivery key': /acted on in 2 turns/,
  'the fence of the lease': /after lease \d+ had been given to another/,
  'the version of the state': /committed twice/,
  'the key of a record': /record \S+ was written a second time/,
  'storing before the answer': /answered 200 and never acted on/,
  'the order of the outbox': /what the citizen saw/,
  'the lease of a send': /was taken from a courier that was still sending it/,
}

let yard: OpenYard
let talks: Talk[]

beforeAll(async () => {
  const files = globSync('dialogs/{rate,commend}/transcripts/*.txt', { cwd: ROOT }).sort()
  talks = await Promise.all(files.map((file) => readTalk(ROOT + file)))
  yard = await openYardOver(sqlStore)
})
afterAll(() => yard.close())

/** The first seed that is broken in this way; 0 for none. */
async function firstBroken(store: Store, [from, to]: [number, number], how: RegExp): Promise<number> {
  for await (const { seed, violation } of trySeeds({ ...yard, store }, talks, from, to))
    if (how.test(violation ?? '')) return seed
  return 0
}

/** Red without the guard, green with it: the seeds up to the first that shows it. */
async function isFoundOut(guard: Guard, weakened: Store, whole: Store): Promise<void> {
  try {
    const from = FIRST_SEED[guard] ?? 1
    const seed = await firstBroken(weakened, [from, from + MOST_SEEDS], FOUND_OUT[guard])
    expect(seed).toBeGreaterThan(0)
    expect(await firstBroken(whole, [from, seed], /./)).toBe(0)
  } finally {
    await weakened.close()
    await whole.close()
  }
}

const guards = Object.keys(FOUND_OUT) as Guard[]

describe('switched off on SQL, found out:', () => {
  test.each(Object.entries(weakenedSql) as [Guard, () => Store][])('%s', async (guard, weakened) => {
    await isFoundOut(guard, weakened(), sqlStore)
  })
})

describe('switched off on Redis, found out:', () => {
  test.each(guards)('%s', async (guard) => {
    const [weakened, whole] = [
      await weakenedRedis[guard](await freshRedisUrl()),
      await redisStore(await freshRedisUrl()),
    ]
    await isFoundOut(guard, weakened, whole)
  })
})
