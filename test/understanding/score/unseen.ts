/** The texts that nothing ever learned from: written by people who saw neither rules nor examples (test/understanding/unseen). */

import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { type Example, ExampleFile, MARKED_SLOTS } from '../../../src/understanding/learned/example.ts'
import { withinBounds } from '../../../src/understanding/slot-bounds.ts'
import { mayHaveSlots } from '../../../src/understanding/slots.ts'
import { isBare, type Labelled, type SlotName } from './labelled.ts'

const FOLDER = fileURLToPath(new URL('../unseen/', import.meta.url))

/** Each file by its name, in the order of the names. */
export async function readUnseen(): Promise<[string, Labelled[]][]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.yaml')).sort()
  return names.map((name) => {
    const examples = ExampleFile.parse(parse(readFileSync(join(FOLDER, name), 'utf8')))
    const set = basename(name, '.yaml')
    return [set, examples.map((example, at) => labelled(example, `${set}:${at + 1}`))]
  })
}

/** An example as a text to measure by: only the marked slots are labelled, within their bounds, and an official where one is complained of, as in the corpus. */
export function labelled({ text, intent, category, flags, slots }: Example, id: string): Labelled {
  const said: Partial<Record<SlotName, string[]>> = {}
  for (const { slot, start, end } of mayHaveSlots(intent) ? withinBounds(text, slots) : []) {
    if (slot === 'official' && intent !== 'file_complaint') continue
    said[slot] ??= []
    said[slot].push(text.slice(start, end))
  }
  const style = [isBare(text) ? 'no_diacritics' : 'diacritics']
  return { id, text, intent, category, flags, slots: said, slotsLabelled: MARKED_SLOTS, style }
}
