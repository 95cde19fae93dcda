/** Learning the slot tagger: a linear-chain conditional random field by AdaGrad. The same lessons in the same order give the same tagger. */
import { chancesOf } from './chain.ts'
import type { SlotSpan } from './example.ts'
import { LOOKS_AT, SLOT_BUCKETS, type Tokens } from './slot-features.ts'
import type { Tagger } from './slot-tagger.ts'
import { beginsOf, insideOf, OUTSIDE, TAGS } from './slot-tags.ts'

/** A message in its forms (as written, without diacritics; the marks stand at the same words), of which each round takes the next. */
export type TaggerLesson = { forms: readonly Tokens[]; spans: readonly SlotSpan[] }

/** How it is learned; found by trying (test/understanding/slots-score.ts). */
export const SLOT_TRAINING = {
  rounds: 6,
  rate: 0.08,
  shrink: 1e-5,
  /** Features of fewer words than this are not learned from. */
  least: 3,
  /** So many of a thousand words are passed over as if never seen, so that what stands around them is learned too. */
  forgotten: 50,
  seed: 11,
  /** What is less wrong than this is right enough. */
  rightEnough: 5e-3,
  /** What sums of squared slopes begin with. */
  slopesFrom: 1e-2,
}

/** Weights of the features that are learned, `place * TAGS + tag`, with the sums of their squared gradients. */
type Table = { weights: Float32Array; seen: Float32Array }
/** A form of a lesson: for each word the places of its features in the order of their kinds, -1 where one is too rare. */
type Form = Int32Array[]

/** Source: J. Lafferty, A. McCallum, F. Pereira, Conditional random fields, ICML 2001. */
export function trainTagger(lessons: readonly TaggerLesson[]): Tagger {
  const placeOf = placesOf(lessons)
  const places = placeOf.reduce((most, place) => Math.max(most, place), -1) + 1
  const forms = lessons.map((lesson) =>
    lesson.forms.map((tokens) => tokens.map(({ features }) => features.map((feature) => placeOf[feature]!))),
  )
  const right = lessons.map((lesson) => rightTags(lesson.forms[0]!, lesson.spans))
  const table = tableOf(places)
  const follows = new Float64Array(TAGS * TAGS)
  const followsSeen = new Float64Array(TAGS * TAGS).fill(SLOT_TRAINING.slopesFrom)
  const order = lessons.map((_, i) => i)
  const draw = chance(SLOT_TRAINING.seed)
  for (let round = 0; round < SLOT_TRAINING.rounds; round++) {
    shuffle(order, draw)
    for (const which of order) {
      const own = forms[which]!
      const form = own[round % own.length]!
      if (form.length > 0) learnOne(table, follows, followsSeen, known(form, draw), right[which]!)
    }
  }
  return tagger(table, placeOf, follows)
}

function learnOne(
  table: Table,
  follows: Float64Array,
  followsSeen: Float64Array,
  words: readonly number[][],
  answer: Int8Array,
): void {
  const { tagged, pairs } = chancesOf(scoresOf(table, words), follows)
  for (const [i, tag] of answer.entries()) {
    tagged[i * TAGS + tag]! -= 1
    pairs[(i === 0 ? OUTSIDE : answer[i - 1]!) * TAGS + tag]! -= 1
  }
  for (const [i, places] of words.entries()) correct(table, places, tagged, i * TAGS)
  for (let place = 0; place < pairs.length; place++) {
    followsSeen[place]! += pairs[place]! ** 2
    follows[place]! -= (SLOT_TRAINING.rate * pairs[place]!) / Math.sqrt(followsSeen[place]!)
  }
}

function scoresOf({ weights }: Table, words: readonly number[][]): Float64Array {
  const scores = new Float64Array(words.length * TAGS)
  for (let i = 0; i < words.length; i++)
    for (const place of words[i]!)
      for (let tag = 0; tag < TAGS; tag++) scores[i * TAGS + tag]! += weights[place * TAGS + tag]!
  return scores
}

function correct(
  { weights, seen }: Table,
  places: readonly number[],
  wrong: Float64Array,
  row: number,
): void {
  for (let tag = 0; tag < TAGS; tag++) {
    const by = wrong[row + tag]!
    if (Math.abs(by) < SLOT_TRAINING.rightEnough) continue
    for (const each of places) {
      const place = each * TAGS + tag
      const slope = by + SLOT_TRAINING.shrink * weights[place]!
      seen[place]! += slope * slope
      weights[place]! -= (SLOT_TRAINING.rate * slope) / Math.sqrt(seen[place]!)
    }
  }
}

/** The features that may be learned from, without those that look at a word passed over. */
function known(form: Form, draw: () => number): number[][] {
  const forgotten = form.map(() => draw() % 1000 < SLOT_TRAINING.forgotten)
  return form.map((features, at) => {
    const kept: number[] = []
    for (let kind = 0; kind < features.length; kind++) {
      const isForgotten = kind < LOOKS_AT.length && LOOKS_AT[kind]!.some((offset) => forgotten[at + offset])
      if (features[kind]! >= 0 && !isForgotten) kept.push(features[kind]!)
    }
    return kept
  })
}

/** For each feature its place among those that are learned; -1 where it is too rare. */
function placesOf(lessons: readonly TaggerLesson[]): Int32Array {
  const counted = new Uint32Array(SLOT_BUCKETS)
  for (const { forms } of lessons)
    for (const tokens of forms)
      for (const { features } of tokens) for (const feature of features) counted[feature]! += 1
  let next = 0
  return Int32Array.from(counted, (count) => (count < SLOT_TRAINING.least ? -1 : next++))
}

function tableOf(places: number): Table {
  return {
    weights: new Float32Array(places * TAGS),
    seen: new Float32Array(places * TAGS).fill(SLOT_TRAINING.slopesFrom),
  }
}

function tagger({ weights }: Table, placeOf: Int32Array, follows: Float64Array): Tagger {
  let most = 1e-9
  for (const weight of weights) most = Math.max(most, Math.abs(weight))
  const scale = most / 127
  const kept = new Int8Array(SLOT_BUCKETS * TAGS)
  for (const [feature, place] of placeOf.entries())
    for (let tag = 0; tag < TAGS && place >= 0; tag++)
      kept[feature * TAGS + tag] = Math.round(weights[place * TAGS + tag]! / scale)
  return { scale, weights: kept, follows }
}

function shuffle(order: number[], draw: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const other = draw() % (i + 1)
    ;[order[i], order[other]] = [order[other]!, order[i]!]
  }
}

function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state >>> 8
  }
}

function rightTags(tokens: Tokens, spans: readonly SlotSpan[]): Int8Array {
  return Int8Array.from(tokens, ({ start, end }) => {
    const span = spans.find((each) => each.start < end && start < each.end)
    if (!span) return OUTSIDE
    return tokens.find((token) => span.start < token.end && token.start < span.end)!.start === start
      ? beginsOf(span.slot)
      : insideOf(span.slot)
  })
}
