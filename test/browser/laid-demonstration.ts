/** The demonstration's first start records a year of an office, which takes ten times as long as any later one: it is done once a run, then copied. */
import { cpSync, existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inject } from 'vitest'
import { dataFolder, startDemonstration } from './demonstration.ts'

const PATIENCE_MS = 300_000
const ASK_EVERY_MS = 200

/** A folder for `DATA_DIR` as the first start left it, and how to remove it. @throws when whoever lays it does not get it done */
export async function laidFolder(): Promise<{ folder: string; remove(): void }> {
  const ready = join(inject('laidDemonstration'), 'ready')
  if (isOurs(join(inject('laidDemonstration'), 'laying'))) await lay(ready)
  const until = performance.now() + PATIENCE_MS
  while (!existsSync(ready)) {
    if (performance.now() > until) throw new Error('nobody laid the demonstration')
    await pause(ASK_EVERY_MS)
  }
  const copy = dataFolder()
  cpSync(ready, copy.folder, { recursive: true })
  return copy
}

/** Of all the workers one makes this folder, and lays. */
function isOurs(mark: string): boolean {
  try {
    mkdirSync(mark)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function lay(ready: string): Promise<void> {
  const begun = `${ready}-soon`
  mkdirSync(begun)
  const demonstration = await startDemonstration(begun)
  const { code } = await demonstration.interrupt('another program')
  if (code !== 0) throw new Error(`the first start ended with ${code}`)
  renameSync(begun, ready)
}
