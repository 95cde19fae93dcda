/** Cross-validation over the corpus: a thread for each part, two at a time. */
import { Worker } from 'node:worker_threads'
import { FOLDS } from './corpus.ts'
import type { Pair } from './labelled.ts'

/** Each learns for about a minute and holds some 300 MB. */
const AT_A_TIME = 2

/**
 * The answers to every line of the corpus, each by models that never learned from it.
 *
 * @param quick the first part alone
 */
export async function crossValidate(quick: boolean): Promise<Pair[]> {
  const waiting = Array.from({ length: quick ? 1 : FOLDS }, (_, fold) => fold)
  const pairs: Pair[] = []
  const workOff = async () => {
    for (let fold = waiting.shift(); fold !== undefined; fold = waiting.shift()) {
      const started = performance.now()
      const own = await answersOf(fold)
      pairs.push(...own)
      const seconds = Math.round((performance.now() - started) / 1000)
      console.error(`part ${fold + 1} of ${FOLDS}: ${own.length} texts, ${seconds} s`)
    }
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, workOff))
  return pairs.sort((a, b) => a.line.id.localeCompare(b.line.id))
}

function answersOf(heldOut: number): Promise<Pair[]> {
  const worker = new Worker(new URL('./fold-worker.ts', import.meta.url), { workerData: { heldOut } })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => code !== 0 && reject(new Error(`part ${heldOut} ended with ${code}`)))
  })
}
