/** What is wanted, from what the rules say and what the models score. */
import { INTENTS, type Intent, STEERS, WISHES } from '../intents.ts'
import type { Ruling, RunnerUp } from '../rules.ts'
import type { Message } from '../words.ts'
import { softmax } from './linear-model.ts'

export type Wish = { intent: Intent; confidence: number; runnerUp: RunnerUp | null }

/** The models count too much on what they learned from: on texts never seen scores weigh so much less. */
const MODESTY = 0.8
/** A wish less likely than this is not worth telling. */
const LEAST_CHANCE = 0.1
/** Few words of which no rule knows any mean something only when the models are sure: an answer to a question is no new wish. */
const FEW_WORDS = 5
const SURE_OF_FEW = 0.6
/** In more words a command may only be part of what is told: «no dang lay cay sat quat vo no» denies nothing. */
const WORDS_OF_A_COMMAND = 5
/** No complaint is guessed into being. */
const SURE_OF_A_BRIEF_COMPLAINT = 0.85
const UNHEARD = 0.3
/** «phản ánh cán bộ xã»: a wish that is little more than named is what the rules know, unless the models are as sure. */
const WORDS_OF_A_NAMED_WISH = 7
const SURE_BY_RULE = 0.6
const HEARD_BY_RULE = 0.55
const SURE_OF_ANOTHER = 0.75
const NAMED = 0.7
/** Below what a conversation acts on: it is steered by what the rules know alone. */
const GUESSED_COMMAND = 0.55

/**
 * Danger by the rules' word is danger, whatever was learned, and what steers a conversation is what the rules say: it is said
 * in few words, and the conversations count on them.
 */
export function wishOf(message: Message, ruling: Ruling, scores: Float64Array): Wish {
  const { intent, confidence, command, emergency } = ruling
  if (emergency) return { intent: 'emergency', confidence: 0.95, runnerUp: null }
  const wish = likeliest(scores)
  const isOverheard =
    message.words.length > WORDS_OF_A_COMMAND && wish.intent !== intent && wish.confidence >= SURE_OF_FEW
  if (!hasWords(message) || (command === intent && !isOverheard))
    return { intent, confidence, runnerUp: null }
  // Two who came to it by different ways are surer than each.
  const isAgreed = wish.intent === intent && WISHES.has(intent) && confidence >= HEARD_BY_RULE
  if (isAgreed && wish.confidence < NAMED) return { ...wish, confidence: NAMED }
  const isNamed =
    message.words.length <= WORDS_OF_A_NAMED_WISH && WISHES.has(intent) && confidence >= SURE_BY_RULE
  if (isNamed && wish.intent !== intent && wish.confidence < SURE_OF_ANOTHER)
    return { intent, confidence: NAMED, runnerUp: wishHeard(wish, intent) }
  const isFew = message.words.length <= FEW_WORDS && intent === 'none'
  const sure = wish.intent === 'file_complaint' ? SURE_OF_A_BRIEF_COMPLAINT : SURE_OF_FEW
  if (isFew && wish.intent !== 'none' && wish.confidence < sure) return unheard(wish)
  return STEERS.has(wish.intent) ? { ...wish, confidence: Math.min(GUESSED_COMMAND, wish.confidence) } : wish
}

/** In our letters: of figures and foreign scripts the models know nothing. */
function hasWords({ words }: Message): boolean {
  return words.some(({ plain }) => /[a-z]/.test(plain))
}

function likeliest(scores: Float64Array): Wish {
  const chances = softmax(scores.map((score) => score * MODESTY))
  const ranked = [...INTENTS.entries()]
    .map(([at, intent]) => ({ intent, confidence: Math.round(Math.min(0.99, chances[at]!) * 100) / 100 }))
    .sort((a, b) => b.confidence - a.confidence)
  const [first, ...others] = ranked
  const next = others.find(({ intent, confidence }) => WISHES.has(intent) && confidence >= LEAST_CHANCE)
  return { ...first!, runnerUp: next ?? null }
}

/** What was meant is the runner-up, should someone ask. */
function unheard(wish: Wish): Wish {
  const heard = wishHeard(wish, 'none')
  const runnerUp = heard && { ...heard, confidence: Math.min(UNHEARD, heard.confidence) }
  return { intent: 'none', confidence: UNHEARD, runnerUp }
}

/** The likeliest wish of the models beside the one that is answered; null: they heard no other. */
function wishHeard({ intent, confidence, runnerUp }: Wish, answered: Intent): RunnerUp | null {
  const heard = WISHES.has(intent) && confidence >= LEAST_CHANCE ? { intent, confidence } : runnerUp
  return heard?.intent === answered ? null : heard
}
