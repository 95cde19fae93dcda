/** The list of what was not understood as a file that a clerk labels: the groups of seeds/understanding, with a question mark for each wish. */
import { parse } from 'yaml'
import type { z } from 'zod'
import { toIso } from '../../calendar/instant.ts'
import { type Example, ExampleFile } from '../learned/example.ts'
import { fold } from '../vietnamese-text.ts'
import type { UnclearMessage } from './unclear-messages.ts'

/** Stands where the clerk writes what the person wants. */
const TO_LABEL = '?'

const HEAD = `# Thay dấu hỏi bằng điều người dân muốn; phản ánh thì thêm category. Nhóm còn dấu hỏi được bỏ qua. Cách ghi: docs/understanding.md
# Put what the person wants in place of the question mark; a complaint needs a category too. Groups that keep it are passed over.
`

/** The messages as YAML. */
export function labelFile(messages: readonly UnclearMessage[]): string {
  return HEAD + messages.map(labelGroup).join('')
}

function labelGroup(message: UnclearMessage): string {
  const { words, heard, confidence, answered, question, times, lastDay } = message
  const where = question === null ? '' : `; open: ${question}`
  return `- intent: "${TO_LABEL}" # ${times}x, last ${toIso(lastDay).slice(0, 10)}; ${answered}; heard ${heard} ${confidence.toFixed(2)}${where}
  examples: |
    ${words}
`
}

/** Examples that a clerk labelled; how many lines still wait for a label; or what is wrong, a line each. */
export type Labelled = { examples: Example[]; waiting: number } | { faults: string[] }

/** Reads a labelled file. A text that is labelled in two ways is a fault. */
export function readLabelFile(text: string): Labelled {
  let groups: unknown
  try {
    groups = parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    return { faults: [shown((error as Error).message.split('\n')[0]!)] }
  }
  if (!Array.isArray(groups)) return { faults: ['a file of examples is a list of groups'] }
  const isWaiting = (group: unknown) => (group as { intent?: unknown } | null)?.intent === TO_LABEL
  const waiting = groups.filter(isWaiting).flatMap(linesOf).length
  const kept: unknown[] = groups.filter((group) => !isWaiting(group))
  const read = ExampleFile.safeParse(kept)
  if (!read.success) return { faults: faultsIn(kept, read.error.issues) }
  const faults = labelledTwice(read.data)
  return faults.length > 0 ? { faults } : { examples: read.data, waiting }
}

const MOST_FAULTS = 20

/** Each with its group, which is known by its first line. */
function faultsIn(groups: readonly unknown[], issues: readonly z.core.$ZodIssue[]): string[] {
  const told = issues.slice(0, MOST_FAULTS).map(({ path: [at, ...inside], message }) => {
    const [first = ''] = linesOf(groups[Number(at)])
    return `${inside.join('.')}: ${shown(message)} (group «${shown(first)}»)`
  })
  const more = issues.length - told.length
  return more > 0 ? [...told, `… and ${more} more`] : told
}

/** Long enough for the names of all wishes. */
const MOST_SHOWN = 400

/** Without what would steer a terminal. */
function shown(words: string): string {
  const line = words.replace(/\p{C}/gu, ' ')
  return line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN)}…` : line
}

function linesOf(group: unknown): string[] {
  const { examples } = (group ?? {}) as { examples?: unknown }
  return String(examples ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
}

function labelledTwice(examples: readonly Example[]): string[] {
  return [...Map.groupBy(examples, ({ text }) => fold(text)).values()].flatMap((alike) => {
    const labels = new Set(alike.map(({ intent, category }) => category ?? intent))
    return labels.size > 1 ? [`labelled as ${[...labels].join(' and as ')}: ${alike[0]!.text}`] : []
  })
}
