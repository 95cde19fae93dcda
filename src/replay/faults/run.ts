/** Many schedules one after the other, each on one of the talks that are given. */
import { readFile } from 'node:fs/promises'
import { createHouse } from '../../../dialogs/house.ts'
import { createMetrics } from '../../telemetry/metrics.ts'
import { openGrounds } from '../ground.ts'
import { readChat, readTranscript } from '../read-chat.ts'
import { readScript, type Script } from '../script.ts'
import { openHost } from './host.ts'
import { redisStore, type Store, sqlStore } from './store.ts'
import { type Trial, tryOut, type Yard } from './trial.ts'

/** A talk and the file that it came from. */
export type Talk = { file: string; script: Script }

/** @throws BadScript, and the system's error when a file cannot be read */
export async function readTalk(file: string): Promise<Talk> {
  const text = (await readFile(file, 'utf8')).normalize('NFC')
  if (file.endsWith('.chat')) return { file, script: readChat(text).script }
  if (file.endsWith('.transcript')) return { file, script: readTranscript(text).script }
  return { file, script: readScript(text) }
}

/**
 * Opens what the worlds are made in.
 *
 * @param on `redis://…` of an empty Redis that may be emptied; null: the mailbox on SQLite
 */
export function openYard(on: string | null): Promise<OpenYard> {
  return on === null ? openYardOver(sqlStore) : redisStore(on).then(openYardOver)
}

export type OpenYard = Yard & { close(): Promise<void> }

/** @param store whichever mailbox is to be tried */
export async function openYardOver(store: Store): Promise<OpenYard> {
  const [host, grounds] = await Promise.all([openHost(), openGrounds()])
  return {
    host,
    grounds,
    house: createHouse(),
    metrics: createMetrics(),
    store,
    async close() {
      await Promise.all([host.close(), grounds.close(), store.close()])
    },
  }
}

/**
 * Tries the seeds in their order, spread over the talks. A seed and a talk are all that a trial depends on.
 *
 * @throws Error with the seed and the talk in its message, when the trial itself fell over
 */
export async function* trySeeds(
  yard: Yard,
  talks: readonly Talk[],
  from: number,
  to: number,
): AsyncGenerator<Trial & { file: string }> {
  for (let seed = from; seed <= to; seed++) {
    const { file, script } = talks[seed % talks.length]!
    const trial = await tryOut(yard, script, seed).catch((cause: Error) => {
      throw new Error(`seed ${seed} on ${file}: ${cause.message}`, { cause })
    })
    yield { ...trial, file }
  }
}
