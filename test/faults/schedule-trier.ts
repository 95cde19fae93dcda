/** Tries schedules in a process of its own, one at a time: this file is both sides of the conversation. */
import { type ChildProcess, fork } from 'node:child_process'
import { globSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type OpenYard, openYard, readTalk, trySeeds } from '../../src/replay/faults/run.ts'
import type { Trial } from '../../src/replay/faults/trial.ts'

export type Where = 'sql' | 'redis'
export type Job = { where: Where; seed: number; trace: boolean }
/** `file`: the transcript that was played. `trace` is empty unless the job asked for it. */
export type Outcome = Pick<Trial, 'faults' | 'violation' | 'trace'> & { file: string }

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** Hundreds of times what a schedule takes. */
const HANGS_AFTER_MS = 120_000
const CLOSES_WITHIN_MS = 2_000

export type Trier = ReturnType<typeof openTrier>

/** @param redisUrl of an empty database that is this trier's alone; null when nothing is tried on Redis */
export function openTrier(redisUrl: string | null) {
  let child: ChildProcess | null = null
  const started = () => {
    child ??= fork(import.meta.filename, redisUrl === null ? [] : [redisUrl])
    return child
  }
  async function end(): Promise<void> {
    if (!child) return
    const ended = new Promise((resolve) => child!.once('exit', resolve))
    child.disconnect()
    await ended
    child = null
  }
  return {
    /** A process that ends or hangs over a schedule is a broken promise as well; the next one gets a new process. */
    tryOut(job: Job): Promise<Outcome> {
      const process = started()
      return new Promise((resolve) => {
        const failed = (violation: string) => {
          done({ file: '', faults: [], violation, trace: [] })
          process.kill('SIGKILL')
          child = null
        }
        const ended = () => failed('the process ended over it')
        const watch = setTimeout(() => failed('it hangs'), HANGS_AFTER_MS)
        const done = (outcome: Outcome) => {
          clearTimeout(watch)
          process.off('message', done).off('exit', ended)
          resolve(outcome)
        }
        process.on('message', done).on('exit', ended)
        process.send(job)
      })
    },
    close: end,
  }
}

/** The other side. */
async function answer(redisUrl: string | null): Promise<void> {
  const files = globSync('dialogs/*/transcripts/*.txt', { cwd: ROOT }).sort()
  const talks = await Promise.all(files.map(async (file) => ({ ...(await readTalk(ROOT + file)), file })))
  const yards = new Map<Where, Promise<OpenYard>>()
  process.on('SIGINT', () => {}) // the terminal tells all; who started this one decides
  process.once('disconnect', async () => {
    const closed = Promise.allSettled([...yards.values()].map(async (yard) => (await yard).close()))
    await Promise.race([closed, pause(CLOSES_WITHIN_MS)]) // Redis, told to end as well, is waited for in vain
    process.exit()
  })
  async function tryOne({ where, seed, trace: asked }: Job): Promise<void> {
    const yard = yards.get(where) ?? openYard(where === 'redis' ? redisUrl : null)
    yards.set(where, yard)
    for await (const { file, faults, violation, trace } of trySeeds(await yard, talks, seed, seed))
      if (process.connected)
        process.send?.({ file, faults, violation, trace: asked ? trace : [] } satisfies Outcome)
  }
  process.on('message', (job: Job) =>
    tryOne(job).catch((error: unknown) => {
      if (process.connected) throw error
    }),
  )
}

if (process.argv[1] === import.meta.filename) await answer(process.argv[2] ?? null)
