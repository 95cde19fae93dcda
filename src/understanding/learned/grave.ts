/**
 * How grave a message is: danger to life, bribery, threats. What is missed here costs most, so it is judged by models of its own,
 * which look for nothing else, and from a lower chance on than any other flag.
 */
import { GRAVE_FLAGS } from '../flags.ts'
import { type Message, messageOf } from '../words.ts'
import type { Example } from './example.ts'
import type { Features } from './features.ts'
import { graveFeaturesOf } from './grave-features.ts'
import { type LinearModel, quantized, scoresOf } from './linear-model.ts'
import { trainAnyOf, trainOneOf } from './train-linear.ts'

type GraveFlag = (typeof GRAVE_FLAGS)[number]

/** A yes or no for each flag and one for any of them; and what kind of message it is, grave or calm. */
export type GraveModels = { flags: LinearModel; kinds: LinearModel }

const ANY = GRAVE_FLAGS.length
/** The classes of the one that judges flags, in order. */
export const GRAVE_CLASSES: readonly string[] = [...GRAVE_FLAGS, 'any']
const GRAVE_KINDS = ['cry', 'danger', 'bribery', 'threat'] as const
const CALM_KINDS = [
  'check_dossier',
  'procedure_info',
  'commend',
  'rate_service',
  'file_complaint',
  'track_complaint',
  'none',
  'other',
] as const
/** Those of the one that judges kinds. */
export const KINDS: readonly string[] = [...GRAVE_KINDS, ...CALM_KINDS]

/** What is missed costs more than what is looked at twice. */
export const GRAVE_COUNTS = 2

/**
 * From this score on a message is grave: the sum of the best yes, of how far the grave kinds outweigh the calm ones, and of what the
 * models of all flags say, which see the rules' findings, too; all as logarithms of odds. Chosen, with the two below, so that less
 * than 2 % of the unseen grave texts are missed, where the cross-validated corpus raises 4 % false alarms (5 at most).
 */
const GRAVE_FROM = -6.5
/** Few words say what they say: those that only sound like something grave are mostly answers to a question. */
const FEW_WORDS = 10
const GRAVE_FROM_IN_FEW = -4
/** From here on it is so even where nobody seems to be accused: in praise, thanks, a yes or no, or who takes something back. */
const GRAVE_EVEN_SO_FROM = -2
/** From here on, by these models alone, it is more likely than not, whatever command or button is named beside it. */
const SURELY_GRAVE_FROM = -1.5
/** Below, not even rules raise a flag: of the grave texts never seen next to none that they alone found scores so little. */
const SURELY_CALM_BELOW = -14
/** A flag is raised beside the likeliest one when its own yes scores so much. */
const FLAG_TOO_FROM = -0.5
/** A cry for help is as likely as all else together. */
const CRY_FROM = 0
/** So little likely that words of danger are a game, a dream or a drill. */
const NO_CRY_BELOW = -8

/** What the models find. */
export type Gravity = {
  flags: GraveFlag[]
  /** Someone needs help at once, now. */
  isCry: boolean
  /** Surely nobody does. */
  isNoCry: boolean
  /** It is grave though the message seems to accuse nobody: praise, a yes, a no, taking something back. */
  isGraveEvenSo: boolean
  /** It is more likely than not, whatever else the message says. */
  isSure: boolean
  /** Whatever grave words it has, nothing grave is told. */
  isSurelyCalm: boolean
}

/** @param examples each as written and without its diacritics (both-ways.ts) */
export function learnGrave(examples: readonly Example[]): GraveModels {
  const seen = examples.map((example) => ({ example, features: graveFeaturesOf(messageOf(example.text)) }))
  const classes = [...GRAVE_CLASSES]
  return {
    flags: quantized(
      classes,
      trainAnyOf(
        classes,
        seen.map(({ example, features }) => ({
          features,
          answer: flagsIn(example),
          weight: weightOf(example),
        })),
      ),
    ),
    kinds: quantized(
      [...KINDS],
      trainOneOf(
        KINDS,
        seen.map(({ example, features }) => ({
          features,
          answer: KINDS.indexOf(kindOf(example)),
          weight: weightOf(example),
        })),
      ),
    ),
  }
}

/**
 * How grave the message is by what was learned. Pure.
 *
 * @param others what the models of all flags score for the likeliest grave one
 * @param text the features of its text, where they are known already
 */
export function gravityOf(models: GraveModels, message: Message, others: number, text?: Features): Gravity {
  const { flags, kinds, score: own } = weigh(models, message, text)
  const score = own + others
  const cry = oddsOf(kinds, 1)
  const isNoCry = cry < NO_CRY_BELOW
  const { length } = message.words
  const isGrave = length > 0 && score >= (length <= FEW_WORDS ? GRAVE_FROM_IN_FEW : GRAVE_FROM)
  const best = GRAVE_FLAGS.reduce((best, _, i) => (flags[i]! > flags[best]! ? i : best), 0)
  return {
    flags: isGrave ? GRAVE_FLAGS.filter((_, i) => i === best || flags[i]! >= FLAG_TOO_FROM) : [],
    isCry: isGrave && cry >= CRY_FROM,
    isNoCry,
    isGraveEvenSo: isGrave && score >= GRAVE_EVEN_SO_FROM,
    isSure: isGrave && own >= SURELY_GRAVE_FROM,
    isSurelyCalm: score < SURELY_CALM_BELOW,
  }
}

function weigh(models: GraveModels, message: Message, text?: Features) {
  const features = graveFeaturesOf(message, text)
  const flags = scoresOf(models.flags, features)
  const kinds = scoresOf(models.kinds, features)
  return { flags, kinds, score: Math.max(...flags) + oddsOf(kinds, GRAVE_KINDS.length) }
}

/** The odds, as a logarithm, of the first classes against the rest. */
function oddsOf(scores: Float64Array, first: number): number {
  return total(scores.subarray(0, first)) - total(scores.subarray(first))
}

function total(scores: Float64Array): number {
  const most = Math.max(...scores)
  return most + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - most), 0))
}

function flagsIn({ flags }: Example): Set<number> {
  const found = new Set([...GRAVE_FLAGS.keys()].filter((i) => flags.includes(GRAVE_FLAGS[i]!)))
  return found.size > 0 ? found.add(ANY) : found
}

function kindOf({ flags, intent }: Example): string {
  if (flags.includes('danger_to_life')) return intent === 'emergency' ? 'cry' : 'danger'
  if (flags.includes('bribery_allegation')) return 'bribery'
  if (flags.includes('threat_or_retaliation')) return 'threat'
  return CALM_KINDS.find((kind) => kind === intent) ?? 'other'
}

function weightOf(example: Example): number {
  return flagsIn(example).size > 0 ? GRAVE_COUNTS : 1
}
