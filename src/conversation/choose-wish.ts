/** The one place where it is decided what becomes of a message's likely wishes: begun, asked about, or left alone. Pure. */
import { CERTAIN, groundWeights } from '../understanding/grounds.ts'
import { type Intent, SURE } from '../understanding/intents.ts'
import { deniesDeed, isTiredOfWaiting, isVexed, namesComplaint, wishNamed } from '../understanding/remarks.ts'
import type { Understanding } from '../understanding/understand.ts'
import { foldWords, nfc } from '../understanding/vietnamese-text.ts'
import { wordsOf } from '../understanding/words.ts'

/** From here on a wish is begun, and an open question may be left for it. */
export { SURE }
/** Down to here a wish that keeps nothing is begun from nothing, when it stands out; below, it is asked. */
export const LIKELY = 0.5
/** How far a wish that is only likely must stand above the next. */
export const LEAD = 0.15
/** What is less likely than this is no use to ask about. */
export const WORTH_ASKING = 0.25
/** In an open question, which may be meant to be answered, only this is worth a hint. */
export const WORTH_A_HINT = 0.45
/** Down to here a complaint that is called one is begun. */
export const BY_NAME = 0.35
/** A longer text about a delay is a story that somebody wants heard. */
const MOST_WORDS_OF_IMPATIENCE = 15
const MOST_ASKED = 3

/** What few words show besides a wish: that it takes too long, that somebody is angry; null: nothing. */
export type Feeling = 'waits' | 'angry' | null

/** What is done about a message. `asks` names one to three wishes, the likeliest first. */
export type Choosing = { begins: Intent } | { asks: Intent[]; feeling: Feeling } | { leaves: true }

/** What decides: which wishes can be begun at all, and whether a question is open that any words may answer. */
export type Standpoint = {
  wishes: ReadonlySet<string>
  /** The wish of the conversation whose question is open; null: none is. */
  open: Intent | null
}

type Means = Pick<Understanding, 'intent' | 'confidence' | 'runnerUp' | 'category' | 'slots'>

/**
 * A complaint is never guessed: it begins only from a sure wish, and impatience ("sao lâu vậy") is asked about, as it may
 * as well want to know where a dossier is.
 */
export function chooseWish(means: Means, text: string, { wishes, open }: Standpoint): Choosing {
  const likely = likelyWishes(means, wishes)
  const [best] = likely
  if (!/\p{L}/u.test(text) && Object.keys(means.slots).length === 0) return { leaves: true } // "99", "..."
  if (open !== null) return ofOpenQuestion(means, text, likely, open)
  if (wishes.has('file_complaint') && isMoreImpatientThanClear(means, text))
    return { asks: ['check_dossier', 'file_complaint'].filter(isIn(wishes)), feeling: 'waits' }
  if (!isClearInAnger(means) && isMoreAngryThanClear(means, text))
    return { asks: WHEN_ANGRY.filter(isIn(wishes)), feeling: 'angry' }
  const named = wishNamed(text)
  if (named !== null && wishes.has(named) && outweighs(named, means)) return { begins: named }
  if (best === means.intent && mayBegin(means, text, likely)) return { begins: best }
  const asked = likely.slice(0, MOST_ASKED)
  return asked.length > 0 ? { asks: asked, feeling: null } : { leaves: true }
}

function ofOpenQuestion(means: Means, text: string, likely: Intent[], open: Intent): Choosing {
  const [best] = likely
  if (best === undefined || best !== means.intent || best === open) return { leaves: true }
  const isHint = best === 'file_complaint' && !namesComplaint(text) && !accuses(text)
  if (means.confidence >= SURE && !isHint) return { begins: best }
  return means.confidence >= WORTH_A_HINT ? { asks: [best], feeling: null } : { leaves: true }
}

/** The likeliest first. */
function likelyWishes({ intent, confidence, runnerUp }: Means, wishes: ReadonlySet<string>): Intent[] {
  const both = [{ intent, confidence }, ...(runnerUp ? [runnerUp] : [])]
  const likely = both
    .filter((one) => wishes.has(one.intent) && one.confidence >= WORTH_ASKING)
    .map((one) => one.intent)
  // Whoever may be complaining is not asked whether it was praise; praise that is sure is not asked about.
  return confidence < SURE && likely.includes('file_complaint')
    ? likely.filter((wish) => wish !== 'commend')
    : likely
}

function mayBegin({ intent, confidence, runnerUp, slots }: Means, text: string, likely: Intent[]): boolean {
  if (intent === 'file_complaint' && deniesDeed(text)) return false
  if (confidence >= SURE) return true
  if (intent === 'file_complaint') return namesComplaint(text) && confidence >= BY_NAME
  // "kết hôn": what is begun asks by itself whether it was meant.
  if (intent === 'procedure_info' && slots.procedure !== undefined && likely.length === 1) return true
  return confidence >= LIKELY && confidence - (runnerUp?.confidence ?? 0) >= LEAD
}

/** A wish that the text begins by naming beats a guess, and praise and rating beat the dossier that they are about. */
function outweighs(named: Intent, { intent, confidence }: Means): boolean {
  if (intent === 'file_complaint') return false
  return (
    confidence < SURE || ((named === 'rate_service' || named === 'commend') && intent === 'check_dossier')
  )
}

/** "sao tôi đợi hoài mà không ai giải quyết vậy": no dossier, no complaint by name, no more than that it takes long. */
function isMoreImpatientThanClear({ intent, category, slots }: Means, text: string): boolean {
  if (slots.dossierCode !== undefined || namesComplaint(text)) return false
  if (intent === 'file_complaint' && category === 'delay')
    return foldWords(text).length <= MOST_WORDS_OF_IMPATIENCE
  return (intent === 'none' || intent === 'file_complaint') && isTiredOfWaiting(text)
}

/** "mấy người làm ăn kiểu gì thế hả": anger, and no word of what was done. */
function isMoreAngryThanClear({ slots }: Means, text: string): boolean {
  if (!isVexed(text) || namesComplaint(text) || Object.keys(slots).length > 0) return false
  return !accuses(text)
}

/** Whether the words say beyond doubt what was done, more than that it takes long. */
function accuses(text: string): boolean {
  const { delay: _, ...deeds } = groundWeights(wordsOf(nfc(text)))
  return Object.values(deeds).some((weight) => weight >= CERTAIN)
}

/** Who says this is not asked again for being angry, from which confidence on: "chán quá, cho tao gặp người đi". */
const CLEAR_IN_ANGER: ReadonlyMap<string, number> = new Map([
  ['speak_to_official', SURE],
  ['check_dossier', SURE],
  ['track_complaint', SURE],
  ['privacy_request', SURE],
  ['procedure_info', 0.9], // anger often sounds like a question: "làm ăn kiểu gì"
])

function isClearInAnger({ intent, confidence }: Means): boolean {
  return confidence >= (CLEAR_IN_ANGER.get(intent) ?? Number.POSITIVE_INFINITY)
}

const WHEN_ANGRY: readonly Intent[] = ['file_complaint', 'check_dossier', 'speak_to_official']

function isIn(wishes: ReadonlySet<string>): (intent: string) => intent is Intent {
  return (intent): intent is Intent => wishes.has(intent)
}
