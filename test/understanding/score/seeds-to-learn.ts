/** The examples of seeds/understanding as a measured set may see them. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { type Example, ExampleFile } from '../../../src/understanding/learned/example.ts'
import { fold } from '../../../src/understanding/vietnamese-text.ts'
import { MADE_OF_CORPUS } from './corpus.ts'
import type { Labelled } from './labelled.ts'

const SEEDS = fileURLToPath(new URL('../../../seeds/understanding/', import.meta.url))

/** All but what was made of the corpus, and but examples that say word for word what is to be measured. */
export async function seedsToLearn(measured: readonly Labelled[]): Promise<Example[]> {
  const words = new Set(measured.map(({ text }) => fold(text)))
  const names = (await readdir(SEEDS)).filter((name) => name.endsWith('.yaml') && name !== MADE_OF_CORPUS)
  const examples: Example[] = []
  for (const name of names.sort())
    examples.push(...ExampleFile.parse(parse(await readFile(join(SEEDS, name), 'utf8'))))
  return examples.filter(({ text }) => !words.has(fold(text)))
}

/** How many of the texts stand word for word, marks and capitals aside, among all the examples that are shipped. */
export async function standAmongSeeds(texts: readonly Labelled[]): Promise<number> {
  const all = new Set((await seedsToLearn([])).map(({ text }) => fold(text)))
  return texts.filter(({ text }) => all.has(fold(text))).length
}
