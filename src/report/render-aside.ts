/** Makes a report's file in a thread of its own: drawing takes a second or more, in which the server must go on answering. */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { type ReportFormat, renderReport } from './render.ts'
import type { Report } from './report.ts'

type Work = { report: Report; format: ReportFormat }

/** @throws what went wrong in the thread */
export function renderAside(report: Report, format: ReportFormat): Promise<Buffer> {
  const work: Work = { report, format }
  return new Promise((done, failed) => {
    const thread = new Worker(new URL(import.meta.url), { workerData: { work } })
    thread.once('message', (bytes: Uint8Array) => done(Buffer.from(bytes)))
    thread.once('error', failed)
    thread.once('exit', (code) => failed(new Error(`the thread that makes reports ended with ${code}`)))
  })
}

const mine = isMainThread ? null : (workerData as { work?: Work } | null)?.work
if (mine) parentPort?.postMessage(await renderReport(mine.report, mine.format))
