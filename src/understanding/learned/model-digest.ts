/** Whether models fit the examples and the way in which texts are seen today. */
import { createHash } from 'node:crypto'
import { FLAGS } from '../flags.ts'
import { GROUNDS } from '../grounds.ts'
import { INTENTS } from '../intents.ts'
import { wordsOf } from '../words.ts'
import { type Example, MARKED_SLOTS } from './example.ts'
import { GRAVE_CLASSES, GRAVE_COUNTS, KINDS } from './grave.ts'
import { graveFeaturesOf } from './grave-features.ts'
import { COUNTING, featuresIn } from './learn.ts'
import { quantized } from './linear-model.ts'
import { tokensOf } from './slot-features.ts'
import { slotHints } from './slot-hints.ts'
import { USUAL } from './train-linear.ts'
import { SLOT_TRAINING } from './train-tagger.ts'

/** So many examples show how texts are seen: rules and features that changed show in some of them. */
const SHOWN = 300

/** All settings that models are made by: a change of any makes other models of the same examples. Limits of what is decided by them are none of these. */
export const LEARNING = {
  linear: USUAL,
  counting: COUNTING,
  graveCounts: GRAVE_COUNTS,
  slots: SLOT_TRAINING,
  classes: [INTENTS, GROUNDS, FLAGS, GRAVE_CLASSES, KINDS, MARKED_SLOTS],
  /** Weights of one step to the most, as they are stored: the smallest are left out. */
  stored: [
    ...quantized(
      [],
      Float32Array.from({ length: 127 }, (_, i) => i + 1),
    ).weights,
  ],
}

/** A fingerprint of all that models are made of: the examples, what the rules and features make of some of them, the settings. */
export function digestOf(examples: readonly Example[], settings: object = LEARNING): string {
  const hash = createHash('sha256').update(JSON.stringify([settings, examples]))
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
