/** Stories longer than what is read at once (words.ts): read in parts, so that nothing in their middle goes unheard. */
import { FLAGS } from './flags.ts'
import { GROUNDS } from './grounds.ts'
import { SURE } from './intents.ts'
import type { Understanding } from './understand.ts'
import { HEAD_WORDS, MOST_LETTERS, TAIL_WORDS } from './words.ts'

const WORDS_A_PART = 300
/** Parts overlap by so many words, so that what is told across a cut stands whole in one of them. */
const OVERLAP = 50
/** The parts of a text that is too long to be read at once; none of any other. */
export function partsOf(text: string): string[] {
  const read = text.slice(0, MOST_LETTERS)
  if (read.length <= HEAD_WORDS + TAIL_WORDS) return []
  const words = [...read.matchAll(/[\p{L}\p{M}\p{N}]+/gu)]
  if (words.length <= HEAD_WORDS + TAIL_WORDS) return []
  const parts: string[] = []
  for (let from = 0; from < words.length - OVERLAP; from += WORDS_A_PART - OVERLAP) {
    const last = words[Math.min(from + WORDS_A_PART, words.length) - 1]!
    parts.push(read.slice(words[from]!.index, last.index + last[0].length))
  }
  return parts
}

/**
 * What a text means with its parts: the whole's wish, but every flag and the gravest ground of any that is sure. An accusation
 * among words about waiting must not count as a delay, which the accused themselves would read.
 */
export function withGravest(whole: Understanding, parts: readonly Understanding[]): Understanding {
  const all = [whole, ...parts.filter(isSure)]
  const flags = FLAGS.filter((flag) => all.some((one) => one.flags.includes(flag)))
  const category = GROUNDS.find((ground) => all.some((one) => one.category === ground)) ?? null
  return { ...whole, flags, category: whole.intent === 'file_complaint' ? category : whole.category }
}

/** As `withGravest`; and danger in any part is danger. */
export function together(whole: Understanding, parts: readonly Understanding[]): Understanding {
  const gravest = withGravest(whole, parts)
  const cry = parts.find((part) => isSure(part) && part.intent === 'emergency')
  if (!cry || whole.intent === 'emergency') return gravest
  return { ...gravest, intent: 'emergency', confidence: cry.confidence, runnerUp: null, category: null }
}

function isSure({ confidence }: Understanding): boolean {
  return confidence >= SURE
}
