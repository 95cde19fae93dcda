/** A part of the schedules: on SQL every third transcript, on Redis every fifth; `npm run faults` tries all schedules. */
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { type OpenYard, openYard, readTalk, trySeeds } from '../../src/replay/faults/run.ts'
import { freshRedisUrl } from '../services/redis.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const files = globSync('dialogs/*/transcripts/*.txt', { cwd: ROOT }).sort()
const talks = await Promise.all(files.map((file) => readTalk(ROOT + file)))

let yard: OpenYard | null = null
afterEach(() => yard?.close())

describe.each([
  { store: 'the SQL mailbox', every: 3, redis: async () => null },
  { store: 'Redis', every: 5, redis: freshRedisUrl },
])('on $store', ({ store, every, redis }) => {
  test('every message is acted on once, every record kept once, every reply seen in order, whatever the faults', async () => {
    yard = await openYard(await redis())
    for (let seed = 1; seed <= talks.length; seed += every) {
      const { file, faults, violation } = await tried(yard, seed)
      const again = `npm run faults -- ${seed} ${store === 'Redis' ? 'redis' : 'sql'}`
      const lines = faults.map(({ line }) => line).join('\n')
      if (violation !== null) expect.fail(`${again} (${file.slice(ROOT.length)})\n${lines}\n${violation}`)
      expect(faults.length, again).toBeGreaterThanOrEqual(3)
    }
  })

  test('a seed plays the same steps each time', async () => {
    yard = await openYard(await redis())
    const traces: string[] = []
    for (const seed of [14, 26, 14, 26]) traces.push((await tried(yard, seed)).trace.join('\n'))
    expect(traces.slice(2)).toEqual(traces.slice(0, 2))
  })
})

async function tried(yard: OpenYard, seed: number) {
  for await (const trial of trySeeds(yard, talks, seed, seed)) return trial
  throw new Error(`seed ${seed} was not tried`)
}
