/** Which models a deployment understands by: its own, as long as they were learned with this release and are whole; else those that are shipped. */
import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { Learned } from '../learned/learn.ts'
import { loadModel, SHIPPED_MODEL } from '../model.ts'

/** The place of a deployment's own models in its data folder. */
export function ownModelFile(dataFolder: string): string {
  return join(dataFolder, 'understanding', 'learned.model')
}

/** Own models name the shipped ones beside which they were learned: another release sees texts in other ways. */
export function ownDigest(shipped: string, own: string): string {
  return `${shipped}+${own}`
}

/** The models in use, and why it is not the deployment's own ones where it has any: a sentence for the log, with what to do. */
type Deployed = { learned: Learned; leftAside: string | null }

/**
 * Loads the models that the deployment understands by. Own ones of another release, or damaged ones, are left aside: citizens
 * are understood by those that are shipped meanwhile.
 *
 * @throws as `loadModel` does for the shipped ones
 */
export function loadDeployed(dataFolder: string): Deployed {
  const own = ownModelFile(dataFolder)
  if (!existsSync(own)) return { learned: loadModel(), leftAside: null }
  const loaded = loadOwn(own)
  if (typeof loaded !== 'string') return { learned: loaded, leftAside: null }
  const leftAside = `own models ${loaded} are not used: run lang-nghe understanding learn`
  return { learned: loadModel(), leftAside }
}

/** Own models, or what keeps them from being used. */
function loadOwn(path: string): Learned | 'of another release' | 'that are damaged' {
  try {
    const digest = digestIn(path)
    if (digest !== null && !digest.startsWith(`${digestIn(SHIPPED_MODEL)}+`)) return 'of another release'
    return loadModel(path)
  } catch {
    return 'that are damaged'
  }
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
