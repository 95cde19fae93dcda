/** Texts with what they mean, as people labelled them: what the understanding is measured against. */
import type { Flag } from '../../../src/understanding/flags.ts'
import type { Ground } from '../../../src/understanding/grounds.ts'
import type { Intent } from '../../../src/understanding/intents.ts'
import type { Slots } from '../../../src/understanding/slots.ts'
import type { Understanding } from '../../../src/understanding/understand.ts'

export type SlotName = keyof Slots

export type Labelled = {
  id: string
  text: string
  intent: Intent
  category: Ground | null
  flags: readonly Flag[]
  /** What the text states; several where it names several, of which any is right. */
  slots: Partial<Record<SlotName, readonly (string | number)[]>>
  /** The slots that were labelled at all: nothing is said of the others. */
  slotsLabelled: readonly SlotName[]
  style: readonly string[]
}

/** A text and what was made of it; `bare` is what was made of it with its diacritics taken away. */
export type Pair = { line: Labelled; answer: Understanding; bare: Understanding }

/** Pairs each line with its answers. */
export function answered(lines: readonly Labelled[], understand: (text: string) => Understanding): Pair[] {
  return lines.map((line) => ({
    line,
    answer: understand(line.text),
    bare: understand(withoutMarks(line.text)),
  }))
}

/** Whether a text is written without a single diacritic. */
export function isBare(text: string): boolean {
  return withoutMarks(text) === text.normalize('NFC')
}

function withoutMarks(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
  return plain.normalize('NFC')
}
