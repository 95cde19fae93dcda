/** The models that this process understands by: read once, from the file that the repository ships or from another. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Learned } from './learned/learn.ts'
import { readModel } from './learned/model-file.ts'

const folder = new URL('../../seeds/understanding/', import.meta.url)

/** What people write, as clerks label it. */
export const SHIPPED_EXAMPLES = fileURLToPath(folder)
/** Beside the examples that it was learned from: both change together. */
export const SHIPPED_MODEL = fileURLToPath(new URL('learned.model', folder))

let loaded: Learned | null = null

/**
 * Loads the models, so that the first message need not wait for them; those of an earlier call are let go.
 *
 * @throws when the file is missing or cannot be read, with what to do about it
 */
export function loadModel(path = SHIPPED_MODEL): Learned {
  try {
    loaded = readModel(readFileSync(path)).learned
  } catch (error) {
    const reason = (error as { code?: string }).code === 'ENOENT' ? 'is missing' : 'cannot be used'
    throw Object.assign(
      new Error(`the models of understanding: ${path} ${reason}; ${REMEDY}`, { cause: error }),
      {
        expected: true, // a person can mend it; no defect
      },
    )
  }
  return loaded
}

const REMEDY = '"npm run understand:learn" writes it anew from seeds/understanding (some minutes)'

/** The models that were loaded; loads the shipped ones where none were. */
export function theModel(): Learned {
  return loaded ?? loadModel()
}
