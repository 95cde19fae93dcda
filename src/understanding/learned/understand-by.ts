/** What a message means by learned models, to which the rules give hints. */
import { FLAGS, type Flag, isGraveFlag } from '../flags.ts'
import { GROUNDS, type Ground, groundOf } from '../grounds.ts'
import { INTENTS, type Intent, STEERS } from '../intents.ts'
import { flagsByRule, hintsOf, type Ruling, ruleOn } from '../rules.ts'
import { figuresOf } from '../slots.ts'
import type { Understanding } from '../understand.ts'
import { type Message, messageOf } from '../words.ts'
import { textFeaturesOf, withHints } from './features.ts'
import { type Gravity, gravityOf } from './grave.ts'
import type { Learned } from './learn.ts'
import { chanceOf, scoresOf, softmax } from './linear-model.ts'
import { markedSlots } from './marked-slots.ts'
import { type Wish, wishOf } from './wish.ts'

/** From this chance on a flag is raised. */
const FLAG_FROM = 0.4

const ACCUSES_NOBODY: ReadonlySet<Intent> = new Set([
  'commend',
  'affirm',
  'deny',
  'cancel',
  'thanks_bye',
  'greet',
])
/** Where the models of danger hear none, it is none, be it the likeliest of many small chances; the rules may still say so. */
const EMERGENCY = INTENTS.indexOf('emergency')
/** A cry for help, though no rule knows its words. */
const CRY: Wish = { intent: 'emergency', confidence: 0.9, runnerUp: null }

/** As `understand`, by models that are given. Pure. */
export function understandBy(learned: Learned, text: string): Understanding {
  const message = messageOf(text)
  const ruling = ruleOn(message)
  const textFeatures = textFeaturesOf(message)
  const features = withHints(textFeatures, hintsOf(message, ruling))
  const flagScores = scoresOf(learned.flags, features)
  const gravity = gravityOf(learned.grave, message, likeliestGrave(flagScores), textFeatures)
  const scores = scoresOf(learned.intent, features)
  if (!gravity.flags.includes('danger_to_life')) scores[EMERGENCY] = Number.NEGATIVE_INFINITY
  const wish = wishOf(message, heededBy(gravity, ruling), scores)
  const { intent, confidence, runnerUp } = isCry(message, ruling, gravity, wish) ? CRY : wish
  const category =
    intent === 'file_complaint' ? groundIn(message, ruling, scoresOf(learned.ground, features)) : null
  return {
    intent,
    confidence,
    runnerUp,
    category,
    flags: allFlags(message, ruling, intent, category, flagScores.map(chanceOf), gravity),
    slots: { ...figuresOf(message, intent), ...markedSlots(learned.slots, message, intent) },
  }
}

/** Who steers a conversation and no more needs no more words: «hủy giúp tôi». */
const WORDS_TO_STEER = 3

/**
 * Whether the models hear a cry, whatever command stands among its words: «nó có súng» typed as "no co sung". Whoever surely tells
 * of danger beside a command is not turning a page either: «stop, he has a knife», «hủy đi, tui vừa nốc hết vỉ thuốc rồi»; and
 * who tells of it and wants nothing that an office does wants help: «tui sống hết nổi rồi».
 */
export function isCry({ words }: Message, { command }: Ruling, gravity: Gravity, { intent }: Wish): boolean {
  if (gravity.isCry && (command === null || gravity.isSure)) return true
  const isDanger = gravity.isSure && gravity.flags.includes('danger_to_life')
  return isDanger && (STEERS.has(intent) || intent === 'none') && words.length > WORDS_TO_STEER
}

function likeliestGrave(scores: Float64Array): number {
  return Math.max(...FLAGS.map((flag, i) => (isGraveFlag(flag) ? scores[i]! : Number.NEGATIVE_INFINITY)))
}

/** The rules' word of danger stands, but where the models are quite sure that nobody is in any. */
function heededBy({ isNoCry }: Gravity, ruling: Ruling): Ruling {
  return ruling.emergency && isNoCry ? { ...ruling, emergency: false } : ruling
}

/** So few words tell no story: what the rules do not hear in them must be likelier than all else together, and more. */
const FEW_WORDS = 9
const GROUND_OF_FEW = 0.6

function groundIn(message: Message, { grounds }: Ruling, scores: Float64Array): Ground {
  const chances = softmax(scores)
  const most = Math.max(...chances)
  if (message.words.length <= FEW_WORDS && most < GROUND_OF_FEW) return groundOf(grounds)
  return GROUNDS[chances.indexOf(most)]!
}

/** Raised by the rules or by what was learned: either is enough. What is grave has models of its own. */
function allFlags(
  message: Message,
  ruling: Ruling,
  intent: Intent,
  category: Ground | null,
  chances: Float64Array,
  gravity: Gravity,
): Flag[] {
  const grave = gravity.isGraveEvenSo || !ACCUSES_NOBODY.has(intent) ? gravity.flags : []
  const byRule = flagsByRule(message, intent, ruling.grounds)
  const heeded = gravity.isSurelyCalm ? byRule.filter((flag) => !isGraveFlag(flag)) : byRule
  const raised = new Set<Flag>([...heeded, ...grave])
  for (const [i, flag] of FLAGS.entries())
    if (chances[i]! >= FLAG_FROM && !isGraveFlag(flag)) raised.add(flag)
  if (category === 'bribery') raised.add('bribery_allegation')
  if (intent === 'emergency') raised.add('danger_to_life')
  return FLAGS.filter((flag) => raised.has(flag))
}
