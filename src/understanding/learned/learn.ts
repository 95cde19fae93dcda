/** All that is learned from examples: what people want, what they complain of, how grave it is, and where the slots stand. */
import { FLAGS } from '../flags.ts'
import { GROUNDS } from '../grounds.ts'
import { INTENTS, type Intent } from '../intents.ts'
import { hintsOf, ruleOn } from '../rules.ts'
import { messageOf } from '../words.ts'
import { bothWays } from './both-ways.ts'
import type { Example } from './example.ts'
import { type Features, featuresOf } from './features.ts'
import { type GraveModels, learnGrave } from './grave.ts'
import { learnSlots } from './learn-slots.ts'
import { type LinearModel, quantized } from './linear-model.ts'
import type { Tagger } from './slot-tagger.ts'
import { trainAnyOf, trainOneOf } from './train-linear.ts'

export type Learned = {
  intent: LinearModel
  ground: LinearModel
  flags: LinearModel
  /** Danger, bribery and threats by models of their own. */
  grave: GraveModels
  slots: Tagger
}

/** How much lessons count beside each other. */
export const COUNTING = {
  /** A line with a flag counts as so many without: what is missed costs more than what is looked at twice. */
  flagged: 3,
  /** A rare class counts no more than so many times. */
  balancedUpTo: 3,
}

type Seen = { example: Example; features: Features }

/** Learns from examples; each is learned once as written and once without its diacritics. The same examples give the same models. */
export function learn(examples: readonly Example[]): Learned {
  const written = bothWays(examples)
  const seen = written.map((example) => ({ example, features: featuresIn(example.text) }))
  return {
    intent: learnIntents(seen),
    ground: learnGrounds(seen),
    flags: learnFlags(seen),
    grave: learnGrave(written),
    slots: learnSlots(examples),
  }
}

/** A text as the models see it. */
export function featuresIn(text: string): Features {
  const message = messageOf(text)
  return featuresOf(message, hintsOf(message, ruleOn(message)))
}

function learnIntents(seen: readonly Seen[]): LinearModel {
  const own = new Map<Intent, number>()
  for (const { example } of seen) own.set(example.intent, (own.get(example.intent) ?? 0) + 1)
  const lessons = seen.map(({ example, features }) => ({
    features,
    answer: INTENTS.indexOf(example.intent),
    weight: balance(seen.length, own.get(example.intent)!),
  }))
  return quantized([...INTENTS], trainOneOf(INTENTS, lessons))
}

function learnGrounds(seen: readonly Seen[]): LinearModel {
  const lessons = seen.flatMap(({ example: { category }, features }) =>
    category === null ? [] : [{ features, answer: GROUNDS.indexOf(category), weight: 1 }],
  )
  return quantized([...GROUNDS], trainOneOf(GROUNDS, lessons))
}

function learnFlags(seen: readonly Seen[]): LinearModel {
  const lessons = seen.map(({ example, features }) => ({
    features,
    answer: new Set(example.flags.map((flag) => FLAGS.indexOf(flag))),
    weight: example.flags.length > 0 ? COUNTING.flagged : 1,
  }))
  return quantized([...FLAGS], trainAnyOf(FLAGS, lessons))
}

/** Rare classes count more, by the root: else what is often written would be guessed whenever nothing is known. */
function balance(all: number, own: number): number {
  return Math.min(COUNTING.balancedUpTo, Math.sqrt(all / INTENTS.length / own))
}
