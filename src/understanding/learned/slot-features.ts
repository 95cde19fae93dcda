/** A message's words as the tagger sees them: each with its neighbours, its marks, and what rules say of it. */
import { INTENTS, type Intent } from '../intents.ts'
import type { Message, Word } from '../words.ts'

/** How many places the tagger's table has for each tag. */
export const SLOT_BUCKETS = 2 ** 19

/** Words with their features; a short form that stands for two words is one. */
export type Token = { start: number; end: number; features: Int32Array }
export type Tokens = Token[]

/**
 * The neighbours that each of the first features looks at (offsets from the word), in the order of `neighbours`.
 * Training leaves some of them out, as for a word never seen.
 */
export const LOOKS_AT: readonly (readonly number[])[] = [
  [0],
  [-1],
  [-2],
  [-3],
  [1],
  [2],
  [3],
  [-1, 0],
  [0, 1],
  [-1, 1],
  [-2, -1],
  [1, 2],
  [-2, -1, 0],
  [-1, 0, 1],
  [0, 1, 2],
  [-3, -2, -1],
]

/** A word with the hashes that its features and its neighbours' are made of. */
type Seen = { word: Word; plain: number; marked: number | null; isCapital: boolean; hints: number[] }

/** @param hints for the word that starts at an offset what rules say of it (`unit`, `official begins`) */
export function tokensOf(
  message: Message,
  intent: Intent,
  hints: (start: number) => readonly string[],
): Tokens {
  const words = seenWords(message, hints)
  const wish = INTENTS.indexOf(intent) + 1
  return words.map(({ word: { start, end } }, i) => ({
    start,
    end,
    features: Int32Array.from([...neighbours(words, i), ...own(words, i, wish)], settled),
  }))
}

function seenWords(message: Message, hints: (start: number) => readonly string[]): Seen[] {
  const shouts = message.text === message.text.toUpperCase()
  const words: Seen[] = []
  for (const word of message.words) {
    const last = words.at(-1)
    const plain = hashOf(/^\d+$/.test(word.plain) ? '0'.repeat(word.plain.length) : word.plain)
    if (last?.word.start === word.start) last.plain = mixed(last.plain, plain)
    else
      words.push({
        word,
        plain,
        marked: message.withMarks ? mixed(plain, hashOf(word.marks)) : null,
        isCapital: !shouts && /^\p{Lu}/u.test(message.text.slice(word.start, word.start + 2)),
        hints: hints(word.start).map(hashOf),
      })
  }
  return words
}

/** The features that LOOKS_AT lists. */
function neighbours(words: readonly Seen[], i: number): number[] {
  return LOOKS_AT.map((offsets, kind) =>
    offsets.reduce((sum, offset) => mixed(sum, plainAt(words, i + offset)), kind + 1),
  )
}

function plainAt(words: readonly Seen[], i: number): number {
  return words[i]?.plain ?? (i < 0 ? FIRST : LAST)
}

/** What a word is beside its neighbours: its marks, a capital, a pause, money, the message's wish, and what rules say. */
function own(words: readonly Seen[], i: number, wish: number): number[] {
  const { plain, marked, isCapital, hints, word } = words[i]!
  const features: number[] = []
  const say = (kind: number, ...values: number[]) => features.push(values.reduce(mixed, kind + 100))
  const [before, after] = [pauseBefore(words, i), pauseBefore(words, i + 1)]
  say(1, before, after)
  say(2, plainAt(words, i - 1), before)
  say(3, plainAt(words, i + 1), after)
  say(4, wish)
  say(5, wish, plain)
  if (marked !== null) {
    say(6, marked)
    say(7, marked, plainAt(words, i - 1))
    say(8, marked, plainAt(words, i + 1))
  }
  if (isCapital) {
    say(9, i === 0 ? 1 : before)
    say(10, plainAt(words, i - 1))
  }
  if (words[i + 1]?.isCapital) say(11, 1)
  if (word.money) say(12, 1)
  for (const hint of hints) {
    say(13, hint)
    say(14, hint, plain)
    say(15, hint, wish)
  }
  for (const hint of words[i + 1]?.hints ?? []) say(16, hint)
  for (const hint of words[i - 1]?.hints ?? []) say(17, hint)
  return features
}

function pauseBefore(words: readonly Seen[], i: number): number {
  const [last, next] = [words[i - 1], words[i]]
  return last && next && last.word.clause !== next.word.clause ? 1 : 0
}

const PRIME = 0x01000193
const FIRST = hashOf('^')
const LAST = hashOf('$')

/** FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
  let sum = 0x811c9dc5
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), PRIME)
  return sum
}

function mixed(sum: number, value: number): number {
  const mix = Math.imul(sum ^ value, 0x9e3779b1)
  return mix ^ (mix >>> 15)
}

function settled(sum: number): number {
  const mix = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b)
  return (mix ^ (mix >>> 13)) & (SLOT_BUCKETS - 1)
}
