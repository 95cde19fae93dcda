/** A part of the schedules: on SQL each transcript once, on Redis forty of them; `npm run faults` tries all schedules. */
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
  { store: 'the SQL mailbox', schedules: files.length, redis: async () => null },
  { store: 'Redis', schedules: 40, redis: freshRedisUrl },
])('on $store', { timeout: 300_000 }, ({ store, schedules, redis }) => {
  test('every message is acted on once, every record kept once, every reply seen in order, whatever the faults', async () => {
    yard = await openYard(await redis())
    for await (const { seed, file, faults, violation } of trySeeds(yard, talks, 1, schedules)) {
      const again = `npm run faults -- ${seed} ${store === 'Redis' ? 'redis' : 'sql'}`
      const lines = faults.map(({ line }) => line).join('\n')
      if (violation !== null) expect.fail(`${again} (${file.slice(ROOT.length)})\n${lines}\n${violation}`)
      expect(faults.length, again).toBeGreaterThanOrEqual(3)
    }
  })

  test('a seed plays the same steps each time', async () => {
    yard = await openYard(await redis())
    const traces: string[] = []
    for (const seed of [14, 26, 14, 26])
      for await (const { trace } of trySeeds(yard, talks, seed, seed)) traces.push(trace.join('\n'))
    expect(traces.slice(2)).toEqual(traces.slice(0, 2))
  })
})
