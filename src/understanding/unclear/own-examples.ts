/** The examples that a deployment learned by itself: one file in its data folder, which a clerk may read and correct. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Example } from '../learned/example.ts'
import { fold } from '../vietnamese-text.ts'
import { type Labelled, readLabelFile } from './label-file.ts'

/** The file's place in the data folder. */
export function ownExamplesFile(dataFolder: string): string {
  return join(dataFolder, 'understanding', 'examples.yaml')
}

/** What the deployment has learned so far; no examples where there is no file yet. */
export async function readOwnExamples(dataFolder: string): Promise<Labelled> {
  try {
    return readLabelFile(await readFile(ownExamplesFile(dataFolder), 'utf8'))
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return { examples: [], waiting: 0 }
    throw error
  }
}

/** Both together; where a text stands in both, its new label holds. */
export function withNew(own: readonly Example[], fresh: readonly Example[]): Example[] {
  const byText = new Map([...own, ...fresh].map((example) => [fold(example.text), example]))
  return [...byText.values()]
}

/** Those of which no text stands among the others: who labels a text anew unsays its old label. */
export function without(known: readonly Example[], others: readonly Example[]): Example[] {
  const theirs = new Set(others.map(({ text }) => fold(text)))
  return known.filter(({ text }) => !theirs.has(fold(text)))
}

/** Writes the file anew: a power cut leaves the old one or the new one. */
export async function writeOwnExamples(dataFolder: string, examples: readonly Example[]): Promise<void> {
  await replaceFile(ownExamplesFile(dataFolder), examplesAsYaml(examples))
}

/** Puts a file in the place of an older one, for nobody else's eyes. */
export async function replaceFile(path: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await writeFile(`${path}.new`, content, { mode: 0o600, flush: true })
  await rename(`${path}.new`, path)
}

/** Examples as a file of groups, one for each label; reading it gives the same examples, label by label. */
export function examplesAsYaml(examples: readonly Example[]): string {
  const groups = Map.groupBy(examples, ({ intent, category }) => `${intent} ${category ?? ''}`)
  return [...groups.values()]
    .map((own) => {
      const { intent, category } = own[0]!
      const lines = own.map((example) => `    ${markedLine(example)}\n`).join('')
      return `- intent: ${intent}\n${category === null ? '' : `  category: ${category}\n`}  examples: |\n${lines}`
    })
    .join('')
}

/** The line that `readLine` reads as this example. */
function markedLine({ text, slots: all, flags }: Example): string {
  const slots = all.filter(({ start, end }) => start < end)
  const ends = (at: number) => slots.filter(({ end }) => end === at).sort((a, b) => b.start - a.start)
  const begins = (at: number) => slots.filter(({ start }) => start === at)
  let line = ''
  for (let at = 0; at <= text.length; at++) {
    line += ends(at)
      .map(({ slot }) => `](${slot})`)
      .join('')
    line += begins(at)
      .map(() => '[')
      .join('')
    line += text[at] ?? ''
  }
  return line + flags.map((flag) => ` !${flag}`).join('')
}
