/** Stories longer than what is read at once (words.ts): read in parts, so that nothing in their middle goes unheard. */
import { FLAGS } from './flags.ts'
import { GROUNDS } from './grounds.ts'
import type { Understanding } from './understand.ts'
import { HEAD_WORDS, MOST_LETTERS, TAIL_WORDS } from './words.ts'

const WORDS_A_PART = 300
/** Parts overlap by so many words, so that what is told across a cut stands whole in one of them. */
const OVERLAP = 50
/** From this confidence on a part's word counts. */
const SURE = 0.6

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
 * What a text means together with its parts: the whole's wish, but every flag and the gravest ground of any of them. An
 * accusation among words about waiting must not count as a delay, which the accused themselves would read; and danger in any
 * part is danger.
 */
export function together(whole: Understanding, parts: readonly Understanding[]): Understanding {
  const sure = [whole, ...parts.filter(({ confidence }) => confidence >= SURE)]
  const flags = FLAGS.filter((flag) => sure.some((one) => one.flags.includes(flag)))
  const gravest = GROUNDS.find((ground) => sure.some((one) => one.category === ground)) ?? null
  const category = whole.intent === 'file_complaint' ? gravest : whole.category
  const cry = sure.find(({ intent }) => intent === 'emergency')
  if (!cry) return { ...whole, flags, category }
  return { ...whole, intent: 'emergency', confidence: cry.confidence, runnerUp: null, category: null, flags }
}
