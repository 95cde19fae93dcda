/** Learns where slots stand, from marks in examples. */
import { withinBounds } from '../slot-bounds.ts'
import { mayHaveSlots } from '../slots.ts'
import { wordsOf } from '../words.ts'
import { bothWays } from './both-ways.ts'
import type { Example } from './example.ts'
import { tokensOf } from './slot-features.ts'
import { slotHints } from './slot-hints.ts'
import type { Tagger } from './slot-tagger.ts'
import { trainTagger } from './train-tagger.ts'

/** Each example is learned as written and without its diacritics. The same examples in the same order give the same tagger. */
export function learnSlots(examples: readonly Example[]): Tagger {
  return trainTagger(
    examples
      .filter(({ intent }) => mayHaveSlots(intent))
      .filter((example) => example.slots.length > 0 || !looksUnmarked(example))
      .map((example) => ({
        forms: bothWays([example]).map(seen),
        spans: withinBounds(example.text, example.slots),
      })),
  )
}

/** A line without a mark in which the rules see a slot may not have been marked at all: it does not tell what is no slot. */
function looksUnmarked({ text }: Example): boolean {
  const message = wordsOf(text)
  const hints = slotHints(message)
  return message.words.some(({ start }) => hints(start).some((hint) => !hint.startsWith('official')))
}

function seen({ text, intent }: Example) {
  const message = wordsOf(text)
  return tokensOf(message, intent, slotHints(message))
}
