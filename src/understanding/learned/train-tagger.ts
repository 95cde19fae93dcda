/** Learning a slot tagger: the averaged structured perceptron. The same lessons in the same order give the same tagger. */
import { BUCKETS } from './features.ts'
import { BEGINS, INSIDE, OUTSIDE, type Tagger, type Tokens, tagsOf } from './slot-tagger.ts'

export type TaggerLesson = { tokens: Tokens; spans: readonly { start: number; end: number }[] }

const TAGS = 3
const ROUNDS = 12

/** Source: M. Collins, Discriminative training methods for hidden Markov models, EMNLP 2002. */
export function trainTagger(lessons: readonly TaggerLesson[], seed = 11): Tagger {
  const size = BUCKETS * TAGS
  const weights = new Float32Array(size)
  const sums = new Float64Array(size)
  const follows = new Float64Array(TAGS * TAGS)
  const followSums = new Float64Array(TAGS * TAGS)
  const right = lessons.map(({ tokens, spans }) => rightTags(tokens, spans))
  const order = lessons.map((_, i) => i)
  let chance = seed
  let step = 1
  const change = (tokens: Tokens, tags: Int8Array, by: number) => {
    for (const [i, { features }] of tokens.entries()) {
      const tag = tags[i]!
      for (const feature of features) {
        weights[feature * TAGS + tag]! += by
        sums[feature * TAGS + tag]! += by * step
      }
      const place = (i === 0 ? OUTSIDE : tags[i - 1]!) * TAGS + tag
      follows[place]! += by
      followSums[place]! += by * step
    }
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = order.length - 1; i > 0; i--) {
      chance = (Math.imul(chance, 1_103_515_245) + 12_345) & 0x7fffffff
      const other = chance % (i + 1)
      ;[order[i], order[other]] = [order[other]!, order[i]!]
    }
    for (const which of order) {
      const { tokens } = lessons[which]!
      const told = tagsOf(tokens, (place) => weights[place]!, follows)
      if (told.some((tag, i) => tag !== right[which]![i])) {
        change(tokens, right[which]!, 1)
        change(tokens, told, -1)
      }
      step += 1
    }
  }
  for (let i = 0; i < size; i++) weights[i]! -= sums[i]! / step
  let most = 1e-9
  for (const weight of weights) most = Math.max(most, Math.abs(weight))
  const scale = most / 127
  return {
    scale,
    weights: Int8Array.from(weights, (weight) => Math.round(weight / scale)),
    follows: follows.map((weight, i) => weight - followSums[i]! / step),
  }
}

function rightTags(tokens: Tokens, spans: TaggerLesson['spans']): Int8Array {
  return Int8Array.from(tokens, ({ start, end }) => {
    const span = spans.find((each) => each.start < end && start < each.end)
    if (!span) return OUTSIDE
    return tokens.find((token) => span.start < token.end && token.start < span.end)!.start === start
      ? BEGINS
      : INSIDE
  })
}
