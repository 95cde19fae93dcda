/** Finds where a slot stands in a message: each word is outside, at the beginning or inside, and the likeliest row of these wins. */
import { type Message, marksOf } from '../words.ts'
import { BUCKETS } from './features.ts'

/** A word's tags: no part of a slot, its first word, or a further one. */
export const OUTSIDE = 0
/** See OUTSIDE. */
export const BEGINS = 1
/** See OUTSIDE. */
export const INSIDE = 2
const TAGS = 3

/** `weights[feature * 3 + tag]`, then for each tag what it adds after each tag before it. */
export type Tagger = { scale: number; weights: Int8Array; follows: Float64Array }

/** The words of a message with their features; a short form that stands for two words is one. */
export type Tokens = { start: number; end: number; features: Int32Array }[]

const OFFSET = 0x811c9dc5
const PRIME = 0x01000193

function hash(text: string): number {
  let sum = OFFSET
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), PRIME)
  return ((sum >>> 17) ^ sum) & (BUCKETS - 1)
}

/**
 * @param hints for each place in the text what rules say of it (`unit`, `official`), by the offset of the word's start
 */
export function tokensOf(message: Message, hints: (start: number) => readonly string[]): Tokens {
  const words = message.words.filter((word, i, all) => word.start !== all[i - 1]?.start)
  const plain = words.map((word) =>
    message.words
      .filter(({ start }) => start === word.start)
      .map((each) => (/^\d+$/.test(each.plain) ? '0'.repeat(each.plain.length) : each.plain))
      .join('_'),
  )
  const typed = words.map(({ start, end }) => message.text.slice(start, end))
  const shouts = message.text === message.text.toUpperCase()
  const at = (i: number) => plain[i] ?? (i < 0 ? '^' : '$')
  return words.map(({ start, end, clause }, i) => {
    const isCapital = !shouts && /^\p{Lu}/u.test(typed[i]!)
    const gap = words[i - 1] && words[i - 1]!.clause !== clause ? 'cut' : ''
    const nextGap = words[i + 1] && words[i + 1]!.clause !== clause ? 'cut' : ''
    const said = [
      `0 ${at(i)}`,
      `-1 ${at(i - 1)}${gap}`,
      `-2 ${at(i - 2)}`,
      `+1 ${at(i + 1)}${nextGap}`,
      `+2 ${at(i + 2)}`,
      `b ${at(i - 1)} ${at(i)}`,
      `a ${at(i)} ${at(i + 1)}`,
      `c ${at(i - 1)} ${at(i + 1)}`,
      `t ${at(i - 2)} ${at(i - 1)} ${at(i)}`,
      `u ${at(i)} ${at(i + 1)} ${at(i + 2)}`,
      `y ${at(i - 2)} ${at(i - 1)}`,
      `z ${at(i + 1)} ${at(i + 2)}`,
      message.withMarks ? `m ${marksOf(typed[i]!)}` : '',
      isCapital ? `capital ${i === 0 || gap !== '' ? 'first' : ''}` : '',
      isCapital ? `capital after ${at(i - 1)}` : '',
      i === 0 ? 'first' : '',
      ...hints(start).map((hint) => `h ${hint}`),
      ...hints(start).map((hint) => `h ${hint} ${at(i)}`),
    ].filter((each) => each !== '')
    return { start, end, features: Int32Array.from(said, hash) }
  })
}

/** What each word scores for each tag. */
function scoresOf(weightOf: (place: number) => number, features: Int32Array): [number, number, number] {
  let [outside, begins, inside] = [0, 0, 0]
  for (const feature of features) {
    outside += weightOf(feature * TAGS)
    begins += weightOf(feature * TAGS + 1)
    inside += weightOf(feature * TAGS + 2)
  }
  return [outside, begins, inside]
}

/** The likeliest tags (Viterbi). Inside never follows outside. */
export function tagsOf(
  tokens: Tokens,
  weightOf: (place: number) => number,
  follows: Float64Array,
): Int8Array {
  const best: Float64Array[] = []
  const from: Int8Array[] = []
  for (const [i, { features }] of tokens.entries()) {
    const own = scoresOf(weightOf, features)
    const row = new Float64Array(TAGS)
    const back = new Int8Array(TAGS)
    for (let tag = 0; tag < TAGS; tag++) {
      row[tag] = Number.NEGATIVE_INFINITY
      for (let before = 0; before < TAGS; before++) {
        if (tag === INSIDE && (before === OUTSIDE || i === 0)) continue
        if (i === 0 && before !== OUTSIDE) continue
        const score = (i === 0 ? 0 : best[i - 1]![before]!) + follows[before * TAGS + tag]! + own[tag]!
        if (score > row[tag]!) {
          row[tag] = score
          back[tag] = before
        }
      }
    }
    best.push(row)
    from.push(back)
  }
  const tags = new Int8Array(tokens.length)
  let tag = best.length === 0 ? 0 : best.at(-1)!.indexOf(Math.max(...best.at(-1)!))
  for (let i = tokens.length - 1; i >= 0; i--) {
    tags[i] = tag
    tag = from[i]![tag]!
  }
  return tags
}

/** The spans that the tags mark, as offsets into the text. */
export function spansOf(tokens: Tokens, tags: Int8Array): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = []
  for (const [i, { start, end }] of tokens.entries()) {
    if (tags[i] === BEGINS) spans.push({ start, end })
    else if (tags[i] === INSIDE && spans.length > 0) spans.at(-1)!.end = end
  }
  return spans
}

/** Where the slot stands in a message; [] where it is not. */
export function findSlots(tagger: Tagger, tokens: Tokens): { start: number; end: number }[] {
  const { weights, scale, follows } = tagger
  return spansOf(
    tokens,
    tagsOf(tokens, (place) => weights[place]! * scale, follows),
  )
}
