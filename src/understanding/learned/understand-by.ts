/** What a message means by learned models, to which the rules give hints. Measured beside the rules by `npm run understand:score`; no conversation uses it yet. */
import { FLAGS, type Flag } from '../flags.ts'
import { GROUNDS, type Ground } from '../grounds.ts'
import { INTENTS, type Intent } from '../intents.ts'
import { flagsByRule, hintsOf, type Ruling, ruleOn } from '../rules.ts'
import { slotsOf } from '../slots.ts'
import { MOST_LETTERS, type Understanding } from '../understand.ts'
import { nfc } from '../vietnamese-text.ts'
import { type Message, wordsOf } from '../words.ts'
import { featuresOf } from './features.ts'
import type { Learned } from './learn.ts'
import { chanceOf, scoresOf, softmax } from './linear-model.ts'
import { markedSlots } from './marked-slots.ts'

/** From this chance on a flag is raised. */
const FLAG_FROM = 0.5

/** As `understand`, by models. Pure. `confidence` is how likely the intent is, as far as the models know. */
export function understandBy(learned: Learned, text: string): Understanding {
  const message = wordsOf(nfc(text.slice(0, MOST_LETTERS)))
  const ruling = ruleOn(message)
  const features = featuresOf(message, hintsOf(message, ruling))
  const { intent, confidence } = intentOf(message, ruling, softmax(scoresOf(learned.intent, features)))
  const ground = likeliest(GROUNDS, scoresOf(learned.ground, features))
  const chances = scoresOf(learned.flags, features).map(chanceOf)
  const category = intent === 'file_complaint' ? ground : null
  return {
    intent,
    confidence,
    category,
    flags: allFlags(message, ruling, intent, category, chances),
    slots: { ...slotsOf(message, intent), ...markedSlots(learned, message, intent) },
  }
}

/** Few words of which no rule knows any mean something only when the models are sure: an answer to a question is no new wish. */
const FEW_WORDS = 5
const SURE = 0.85

/**
 * Danger by the rules' word is danger, whatever was learned, and what steers a conversation is what the rules say: it is said
 * in few words, and the conversations count on them.
 */
function intentOf(
  message: Message,
  ruling: Ruling,
  chances: Float64Array,
): { intent: Intent; confidence: number } {
  if (ruling.emergency) return { intent: 'emergency', confidence: 0.95 }
  if (ruling.command !== null && ruling.command === ruling.intent)
    return { intent: ruling.intent, confidence: ruling.confidence }
  const { length } = message.words
  if (length === 0) return { intent: ruling.intent, confidence: ruling.confidence }
  const intent = likeliest(INTENTS, chances)
  const confidence = Math.round(Math.min(0.99, Math.max(...chances)) * 100) / 100
  if (length <= FEW_WORDS && ruling.intent === 'none' && confidence < SURE)
    return { intent: 'none', confidence: 0.3 }
  return { intent, confidence }
}

function likeliest<Class>(classes: readonly Class[], scores: Float64Array): Class {
  return classes[scores.indexOf(Math.max(...scores))]!
}

/** Raised by the rules or by what was learned: either is enough. */
function allFlags(
  message: Message,
  ruling: Ruling,
  intent: Intent,
  category: Ground | null,
  chances: Float64Array,
): Flag[] {
  const raised = new Set<Flag>(flagsByRule(message, intent, ruling.grounds))
  for (const [i, flag] of FLAGS.entries()) if (chances[i]! >= FLAG_FROM) raised.add(flag)
  if (category === 'bribery') raised.add('bribery_allegation')
  if (intent === 'emergency') raised.add('danger_to_life')
  return FLAGS.filter((flag) => raised.has(flag))
}
