import { Worker } from 'node:worker_threads'
import type { Example } from '../learned/example.ts'
import type { Learned } from '../learned/learn.ts'

/** As `learn`, in a thread of its own: two can learn side by side. Holds some 300 MB meanwhile. */
export function learnAside(examples: readonly Example[]): Promise<Learned> {
  const worker = new Worker(new URL('./learn-thread.ts', import.meta.url), { workerData: examples })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => code !== 0 && reject(new Error(`learning ended with ${code}`)))
  })
}
