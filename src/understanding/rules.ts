/** What the words of a message say by rules that people wrote: hints for the learned models, and the last word where life is at stake. */
import { readTrackingCode } from './codes.ts'
import { commandOf } from './commands.ts'
import { speaksOfDying } from './despair.ts'
import { findBrokenCode, findDossierCode } from './dossier-code.ts'
import { isEmergency, isLifeAtRisk } from './emergency.ts'
import { type Flag, flagsOf } from './flags.ts'
import { CERTAIN, type GroundWeights, groundOf, groundWeights } from './grounds.ts'
import {
  ASKS_FATE,
  type Intent,
  NOT_COMPLAINING,
  QUESTION,
  SENT_BEFORE,
  SOUNDS_LIKE,
  SPEAKS_OF_OFFICE,
  SUBMITTED,
} from './intents.ts'
import { readScore } from './levels.ts'
import { unitSlot } from './office-slots.ts'
import { holds, weigh } from './phrases.ts'
import { procedureSlot } from './procedure-slot.ts'
import { fold } from './vietnamese-text.ts'
import type { Message } from './words.ts'

/** What the rules make of a message. */
export type Ruling = {
  /** Danger that is happening, or someone who wants to die: said before anything else. */
  emergency: boolean
  command: Intent | null
  intent: Intent
  /** How far the intent stands above the next, 0 to 1. */
  confidence: number
  runnerUp: RunnerUp | null
  grounds: GroundWeights
}

/** The next likeliest wish with its chance, 0 to 1. */
export type RunnerUp = { intent: Intent; confidence: number }

const UNSURE = 0.3

/** Judges a message by its words alone. */
export function ruleOn(message: Message): Ruling {
  const grounds = groundWeights(message)
  const emergency = isEmergency(message) || speaksOfDying(message.text)
  const command = commandOf(message)
  return { emergency, command, grounds, ...intentOf(message, grounds, emergency, command) }
}

/** What the rules found, as words that the learned models weigh with all others. */
export function hintsOf(message: Message, ruling: Ruling): string[] {
  const { grounds, intent, confidence, command, emergency } = ruling
  const { text } = message
  const hints = [
    `intent ${intent}`,
    `intent ${intent} ${Math.floor(confidence * 4)}`,
    `ground ${groundOf(grounds)}`,
  ]
  for (const [ground, weight] of Object.entries(grounds)) {
    if (weight >= 2) hints.push(`ground ${ground} ${Math.min(3, Math.floor(weight / 2))}`)
  }
  if (command !== null) hints.push(`command ${command}`)
  if (emergency) hints.push('emergency')
  if (findDossierCode(text) !== null || findBrokenCode(text) !== null) hints.push('code')
  if (readTrackingCode(text) !== null) hints.push('tracking code')
  if (readScore(text) !== null) hints.push('score')
  if (holds(message, NOT_COMPLAINING)) hints.push('not complaining')
  if (holds(message, SUBMITTED)) hints.push('submitted')
  if (holds(message, SENT_BEFORE)) hints.push('sent before')
  if (holds(message, ASKS_FATE)) hints.push('asks fate')
  if (holds(message, QUESTION)) hints.push('question')
  if (text.includes('?')) hints.push('?')
  if (holds(message, SPEAKS_OF_OFFICE)) hints.push('office')
  if (message.words.some(({ money }) => money)) hints.push('money')
  for (const flag of flagsOf(message)) hints.push(`flag ${flag}`)
  return hints
}

const NO_ACCUSATION: ReadonlySet<Intent> = new Set(['commend', 'procedure_info', 'none'])

/** The flags that the rules see. Bribery and danger are flagged whatever the person wants, unless nobody is accused. */
export function flagsByRule(message: Message, intent: Intent, grounds: GroundWeights): Flag[] {
  const flags = flagsOf(message)
  const isReport = !NO_ACCUSATION.has(intent)
  if (isReport && grounds.bribery >= CERTAIN) flags.unshift('bribery_allegation')
  if (intent === 'emergency' || (isReport && isLifeAtRisk(message))) flags.push('danger_to_life')
  return intent === 'file_complaint' || intent === 'track_complaint'
    ? flags
    : flags.filter((flag) => flag !== 'repeat')
}

/** A story about the office that no rule knows: most likely a complaint, told with so little confidence that it is asked. */
function tellsOfOffice(message: Message): boolean {
  const isStory = message.words.length >= 6 && !holds(message, QUESTION) && !message.text.includes('?')
  return isStory && holds(message, SPEAKS_OF_OFFICE)
}

const WORDS_OF_A_BARE_NAME = 9

/** "khai tử", "đổi bằng lái xe": a procedure's name and little else asks about it; so does an office's name alone. */
function isBareName(message: Message): boolean {
  if (message.words.length > WORDS_OF_A_BARE_NAME) return false
  const unit = unitSlot(message.text)
  return procedureSlot(message) !== null || (unit !== null && fold(unit) === fold(message.text))
}

type Judgement = { intent: Intent; confidence: number; runnerUp: RunnerUp | null }

function intentOf(
  message: Message,
  grounds: GroundWeights,
  emergency: boolean,
  command: Intent | null,
): Judgement {
  if (emergency) return { intent: 'emergency', confidence: 0.9, runnerUp: null }
  const weights = intentWeights(message, grounds)
  const [[intent, best], [next, second]] = ranked(weights)
  if (command !== null && !outweighs(command, best, intent))
    return { intent: command, confidence: 0.9, runnerUp: null }
  if (best < 2) {
    if (tellsOfOffice(message)) return { intent: 'file_complaint', confidence: 0.35, runnerUp: null }
    if (isBareName(message)) return { intent: 'procedure_info', confidence: 0.5, runnerUp: null }
    return { intent: 'none', confidence: UNSURE, runnerUp: null }
  }
  const share = (weight: number) => Math.min(0.95, Math.round((weight / (best + second + 1)) * 100) / 100)
  const runnerUp = second < 2 ? null : { intent: next, confidence: share(second) }
  return { intent, confidence: share(best), runnerUp }
}

/** A clear wish in the same message beats a greeting, thanks or a yes: "chào ad, hs của em xong chưa". */
function outweighs(command: Intent, best: number, intent: Intent): boolean {
  if (command === 'greet' || command === 'thanks_bye') return best >= 3 && !(intent === 'commend' && best < 4)
  if (command === 'affirm' || command === 'deny') return best >= 5
  if (command === 'cancel')
    return (intent === 'privacy_request' && best >= 5) || (intent === 'file_complaint' && best >= 9)
  if (command === 'help') return best >= 5
  return false
}

function intentWeights(message: Message, grounds: GroundWeights): Map<Intent, number> {
  const weights = new Map<Intent, number>()
  for (const [intent, phrases] of Object.entries(SOUNDS_LIKE)) {
    weights.set(intent as Intent, weigh(message, phrases, intent !== 'commend' && intent !== 'rate_service'))
  }
  const add = (intent: Intent, more: number) => weights.set(intent, (weights.get(intent) ?? 0) + more)
  const heaviest = Math.max(...Object.values(grounds))
  const asks = holds(message, QUESTION) || message.text.includes('?')
  add('file_complaint', Math.min(heaviest, 9) * (heaviest >= CERTAIN ? 1 : 0.5))
  if (asks && !isAboutConduct(grounds)) add('file_complaint', -2)
  if (holds(message, NOT_COMPLAINING)) {
    add('file_complaint', -8)
    add('check_dossier', asks ? 1 : 0)
  }
  const hasCode = findDossierCode(message.text) !== null || findBrokenCode(message.text) !== null
  if (hasCode) add('check_dossier', isAboutConduct(grounds) ? 1 : 4)
  if (grounds.bribery >= CERTAIN && !asks && (weights.get('commend') ?? 0) < 5) add('file_complaint', 3)
  if (readTrackingCode(message.text) !== null) add('track_complaint', 12)
  if (asks && holds(message, SUBMITTED)) {
    add('check_dossier', 2)
    add('procedure_info', -3)
  }
  if (readScore(message.text) !== null) add('rate_service', 8)
  if (holds(message, SENT_BEFORE) && holds(message, ASKS_FATE) && (asks || !isAboutConduct(grounds))) {
    add('track_complaint', 8)
    add('file_complaint', -4 - Math.min(4, Math.max(grounds.delay, grounds.online_system)))
  }
  return weights
}

/** Asking "is this nhũng nhiễu?" of a person's conduct is a complaint, not a question. */
function isAboutConduct(grounds: GroundWeights): boolean {
  return [grounds.bribery, grounds.harassment, grounds.attitude, grounds.discipline].some(
    (weight) => weight >= CERTAIN,
  )
}

function ranked(weights: Map<Intent, number>): [[Intent, number], [Intent, number]] {
  const sorted = [...weights].sort((a, b) => b[1] - a[1])
  return [sorted[0]!, sorted[1]!]
}
