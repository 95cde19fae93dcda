/** The development corpus, where it is at hand, and how it is split for cross-validation. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Example, MARKED_SLOTS, type SlotSpan } from '../../../src/understanding/learned/example.ts'
import type { Labelled, SlotName } from './labelled.ts'

const FILE = fileURLToPath(new URL('../../../../shared/corpus/utterances.dev.jsonl', import.meta.url))

/** How many parts the corpus is split into: each is answered by models that learned from the others. */
export const FOLDS = 5

/** The file of examples that was made of the corpus: left out wherever the corpus is measured. */
export const MADE_OF_CORPUS = 'corpus.yaml'

const SLOTS: readonly SlotName[] = [...MARKED_SLOTS, 'dossierCode', 'amountVnd', 'score', 'phone']

type Line = Pick<Labelled, 'id' | 'text' | 'intent' | 'category' | 'flags' | 'style'> & {
  slots: Partial<Record<SlotName, string | number>>
}

/** The lines of the corpus; [] in a clone that does not have it beside it. */
export function readCorpus(): Labelled[] {
  if (!existsSync(FILE)) return []
  return readFileSync(FILE, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
    .map(({ slots, ...line }) => ({
      ...line,
      slots: Object.fromEntries(Object.entries(slots).map(([slot, value]) => [slot, [value]])),
      slotsLabelled: SLOTS,
    }))
}

/** The part that a line belongs to, by its number alone: d0007 is in part 2, whatever it says. */
export function foldOf({ id }: Pick<Labelled, 'id'>): number {
  return Number(id.slice(1)) % FOLDS
}

/** A line as an example to learn from: slots are marked where their words stand. */
export function asExample({ text, intent, category, flags, slots }: Labelled): Example {
  const spans = MARKED_SLOTS.flatMap((slot): SlotSpan[] => {
    const typed = String(slots[slot]?.[0] ?? '')
    const start = typed === '' ? -1 : text.indexOf(typed)
    return start < 0 ? [] : [{ slot, start, end: start + typed.length }]
  })
  return { text, intent, category, flags: [...flags], slots: spans }
}
