/** A message as the learned models see it: hashed words, word pairs and letter groups, with and without diacritics. */
import type { Message, Word } from '../words.ts'

/** Features are kept by a hash of this many bits: no dictionary has to be loaded, and a clash costs little. */
const BITS = 18
export const BUCKETS = 2 ** BITS

/** Places in the models' tables and how much each counts. The values of a kind of feature are scaled to length 1. */
export type Features = { at: Int32Array; value: Float32Array }

/** How much each kind of feature counts beside the others. */
const WEIGHT = { words: 1, pairs: 1, marks: 1, letters: 0.5, hints: 0.5 }
const LETTERS_FROM = 3
const LETTERS_TO = 5
/** Letters of a very long text beyond these say nothing new, and every message must be understood within 2 ms. */
const MOST_LETTERS = 1_200

/** Features of one kind, as places, and how much each counts. */
export type Kind = { found: ReadonlySet<number>; each: number }

/** @param hints what rules found, as words of their own (`code`, `ground delay`) */
export function featuresOf(message: Message, hints: readonly string[] = []): Features {
  return withHints(textFeaturesOf(message), hints)
}

/** What the text alone shows. */
export function textFeaturesOf(message: Message): Features {
  const plain = message.words.map(shape)
  return withKinds(NOTHING, [
    scaled(wordFeatures(plain), WEIGHT.words),
    scaled(pairFeatures(plain), WEIGHT.pairs),
    scaled(markFeatures(message), WEIGHT.marks),
    scaled(letterFeatures(plain), WEIGHT.letters),
  ])
}

/** The features of a text with what rules found in it. */
export function withHints(text: Features, hints: readonly string[]): Features {
  const found = new Set(hints.map((hint) => hash(`h ${hint}`)))
  return withKinds(text, [{ found, each: WEIGHT.hints / 2 }])
}

const NOTHING: Features = { at: new Int32Array(), value: new Float32Array() }

/** Features with those of more kinds after them. */
export function withKinds(before: Features, kinds: readonly Kind[]): Features {
  const size = kinds.reduce((sum, { found }) => sum + found.size, before.at.length)
  const at = new Int32Array(size)
  const value = new Float32Array(size)
  at.set(before.at)
  value.set(before.value)
  let next = before.at.length
  for (const { found, each } of kinds)
    for (const bucket of found) {
      at[next] = bucket
      value[next++] = each
    }
  return { at, value }
}

/** A kind whose values have this length together. */
export function scaled(found: ReadonlySet<number>, weight: number): Kind {
  return { found, each: weight / Math.sqrt(Math.max(1, found.size)) }
}

function wordFeatures(plain: readonly string[]): Set<number> {
  const found = new Set(['^', ...plain, '$'].map((word) => hash(`w ${word}`)))
  return found.add(hash(`length ${Math.min(6, Math.floor(plain.length / 4))}`))
}

/** Neighbours, words with one between them, three in a row, and with which words the message begins and ends. */
function pairFeatures(plain: readonly string[]): Set<number> {
  const found = new Set<number>()
  const all = ['^', ...plain, '$']
  for (const [i, word] of all.entries()) {
    const [next, third] = [all[i + 1], all[i + 2]]
    if (next !== undefined) found.add(hash(`b ${word} ${next}`))
    if (third === undefined) continue
    found.add(hash(`t ${word} ${next} ${third}`))
    found.add(hash(`s ${word} ${third}`))
  }
  for (const word of plain.slice(-4)) found.add(hash(`e ${word}`))
  for (const word of plain.slice(0, 3)) found.add(hash(`f ${word}`))
  return found
}

/** Words with the marks they were typed with, alone and beside the one before; nothing of who types no marks. */
function markFeatures({ words, withMarks }: Message): Set<number> {
  const found = new Set<number>()
  if (!withMarks) return found
  for (const [i, word] of words.entries()) {
    if (word.isShort) continue
    found.add(hash(`m ${word.plain}${word.marks}`))
    const before = words[i - 1]
    if (before) found.add(hash(`n ${before.plain}${before.marks} ${word.plain}${word.marks}`))
  }
  return found
}

/** Amounts and long figures say only that they are there. */
function shape(word: Word): string {
  if (word.money) return '#'
  return /^\d{2,}$/.test(word.plain) ? '0'.repeat(Math.min(6, word.plain.length)) : word.plain
}

/** Groups of three to five letters, over the ends of words: what typing errors and run-together words leave. */
function letterFeatures(plain: readonly string[]): Set<number> {
  const found = new Set<number>()
  const text = ` ${plain.join(' ')} `.slice(0, MOST_LETTERS)
  for (let start = 0; start < text.length; start++) {
    let sum = OFFSET ^ 0x63
    for (let length = 1; length <= LETTERS_TO && start + length <= text.length; length++) {
      sum = Math.imul(sum ^ text.charCodeAt(start + length - 1), PRIME)
      if (length >= LETTERS_FROM) found.add(settle(sum))
    }
  }
  return found
}

const OFFSET = 0x811c9dc5
const PRIME = 0x01000193

/** Where a feature of this name stands: FNV-1a over UTF-16 units, folded to the size of the tables. */
export function hash(text: string): number {
  let sum = OFFSET
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), PRIME)
  return settle(sum)
}

/** The high bits folded into the low ones, which alone are kept. */
function settle(sum: number): number {
  return ((sum >>> BITS) ^ sum) & (BUCKETS - 1)
}
