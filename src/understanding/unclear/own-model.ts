/** Which models a deployment understands by: its own, as long as they were learned with this release; else those that are shipped. */
import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { loadModel, SHIPPED_MODEL } from '../model.ts'

/** The place of a deployment's own models in its data folder. */
export function ownModelFile(dataFolder: string): string {
  return join(dataFolder, 'understanding', 'learned.model')
}

/** Own models name the shipped ones beside which they were learned: another release sees texts in other ways. */
export function ownDigest(shipped: string, own: string): string {
  return `${shipped}+${own}`
}

/**
 * The file to load.
 *
 * @returns `isOutdated` when there are own models of another release: `understanding learn` makes them anew
 */
export function deployedModel(dataFolder: string): { path: string; isOutdated: boolean } {
  const own = ownModelFile(dataFolder)
  if (!existsSync(own)) return { path: SHIPPED_MODEL, isOutdated: false }
  const fits = digestIn(own)?.startsWith(`${digestIn(SHIPPED_MODEL)}+`) ?? false
  return { path: fits ? own : SHIPPED_MODEL, isOutdated: !fits }
}

/**
 * Loads the models that the deployment understands by.
 *
 * @returns whether own models are left aside because they are of another release
 * @throws as `loadModel` does
 */
export function loadDeployed(dataFolder: string): boolean {
  const { path, isOutdated } = deployedModel(dataFolder)
  loadModel(path)
  return isOutdated
}

const BEGINNING = 4_096

/** The digest that a model file's first line tells; null where it tells none. */
export function digestIn(path: string): string | null {
  const bytes = Buffer.alloc(BEGINNING)
  const file = openSync(path, 'r')
  try {
    const { length } = bytes.subarray(0, readSync(file, bytes))
    return /"digest":"([^"]*)"/.exec(bytes.toString('utf8', 0, length))?.[1] ?? null
  } finally {
    closeSync(file)
  }
}
