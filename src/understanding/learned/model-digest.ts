/** Whether models fit the examples and the way in which texts are seen today. */
import { createHash } from 'node:crypto'
import { wordsOf } from '../words.ts'
import type { Example } from './example.ts'
import { graveFeaturesOf } from './grave-features.ts'
import { featuresIn } from './learn.ts'
import { tokensOf } from './slot-features.ts'
import { slotHints } from './slot-hints.ts'
import { USUAL } from './train-linear.ts'
import { SLOT_TRAINING } from './train-tagger.ts'

/** So many examples show how texts are seen: rules and features that changed show in some of them. */
const SHOWN = 300

/** A fingerprint of all that models are made of: the examples, what the rules and features make of some of them, the settings. */
export function digestOf(examples: readonly Example[]): string {
  const hash = createHash('sha256').update(JSON.stringify([USUAL, SLOT_TRAINING, examples]))
  const every = Math.max(1, Math.floor(examples.length / SHOWN))
  for (const [i, { text, intent }] of examples.entries()) {
    if (i % every !== 0) continue
    const message = wordsOf(text)
    const { at, value } = featuresIn(text)
    hash.update(at).update(value)
    const grave = graveFeaturesOf(message)
    hash.update(grave.at).update(grave.value)
    for (const { features } of tokensOf(message, intent, slotHints(message))) hash.update(features)
  }
  return hash.digest('hex').slice(0, 32)
}
