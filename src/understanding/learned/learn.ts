/** All that is learned from examples: what people want, what they complain of, how grave it is, and where the slots stand. */
import { FLAGS } from '../flags.ts'
import { GROUNDS } from '../grounds.ts'
import { INTENTS } from '../intents.ts'
import { hintsOf, ruleOn } from '../rules.ts'
import { nfc } from '../vietnamese-text.ts'
import { wordsOf } from '../words.ts'
import { type Example, MARKED_SLOTS, type MarkedSlot } from './example.ts'
import { type Features, featuresOf } from './features.ts'
import { type LinearModel, quantized } from './linear-model.ts'
import { slotHints } from './slot-hints.ts'
import { type Tagger, tokensOf } from './slot-tagger.ts'
import { type Lesson, trainAnyOf, trainOneOf } from './train-linear.ts'
import { type TaggerLesson, trainTagger } from './train-tagger.ts'

export type Learned = {
  intent: LinearModel
  ground: LinearModel
  flags: LinearModel
  slots: Record<MarkedSlot, Tagger>
}

/** Learns from examples; each is learned once as written and once without its diacritics. The same examples give the same models. */
export function learn(examples: readonly Example[]): Learned {
  const written = examples.flatMap((example) => {
    const bare = withoutMarks(example.text)
    return bare === example.text ? [example] : [example, { ...example, text: bare }]
  })
  const seen = written.map((example) => ({ example, features: featuresIn(example.text) }))
  const complaints = seen.filter(({ example }) => example.category !== null)
  const lesson = (features: Features, answer: Lesson['answer']): Lesson => ({ features, answer, weight: 1 })
  return {
    intent: quantized(
      [...INTENTS],
      trainOneOf(
        INTENTS,
        seen.map(({ example, features }) => ({
          ...lesson(features, INTENTS.indexOf(example.intent)),
          weight: balance(examples.length, examples.filter(({ intent }) => intent === example.intent).length),
        })),
      ),
    ),
    ground: quantized(
      [...GROUNDS],
      trainOneOf(
        GROUNDS,
        complaints.map(({ example, features }) => lesson(features, GROUNDS.indexOf(example.category!))),
      ),
    ),
    flags: quantized(
      [...FLAGS],
      trainAnyOf(
        FLAGS,
        seen.map(({ example, features }) => ({
          ...lesson(features, new Set(example.flags.map((flag) => FLAGS.indexOf(flag)))),
          weight: example.flags.length > 0 ? FLAGGED : 1,
        })),
      ),
    ),
    slots: Object.fromEntries(
      MARKED_SLOTS.map((slot) => [slot, learnSlot(slot, written)]),
    ) as Learned['slots'],
  }
}

function featuresIn(text: string): Features {
  const message = wordsOf(nfc(text))
  return featuresOf(message, hintsOf(message, ruleOn(message)))
}

function learnSlot(slot: MarkedSlot, examples: readonly Example[]): Tagger {
  return trainTagger(
    examples.map(({ text, slots }): TaggerLesson => {
      const message = wordsOf(text)
      return {
        tokens: tokensOf(message, slotHints(message)),
        spans: slots.filter((span) => span.slot === slot),
      }
    }),
  )
}

/** A line with a flag counts as so many without: what is missed costs more than what is looked at twice. */
const FLAGGED = 3

/** Rare classes count more, by the root: else what is often written would be guessed whenever nothing is known. */
function balance(all: number, own: number): number {
  return Math.min(3, Math.sqrt(all / INTENTS.length / own))
}

/** The text as a hurried hand types it, letter for letter, so that marks stay where they are. */
function withoutMarks(text: string): string {
  return [...text]
    .map(
      (letter) =>
        letter.normalize('NFD').replace(/\p{M}/gu, '').replace('đ', 'd').replace('Đ', 'D') || letter,
    )
    .join('')
}
