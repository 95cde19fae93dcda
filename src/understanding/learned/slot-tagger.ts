/** Finds where slots stand in a message: each word gets a tag, and the likeliest row of tags wins. */
import type { SlotSpan } from './example.ts'
import type { Tokens } from './slot-features.ts'
import { begins, mayFollow, OUTSIDE, slotOf, TAGS } from './slot-tags.ts'

/** `weights[feature * TAGS + tag]` in steps of `scale`; `follows[before * TAGS + tag]`: what a tag adds after another. */
export type Tagger = { scale: number; weights: Int8Array; follows: Float64Array }

/** Examples are marked sparingly: what may well be a slot is one. Found by trying (test/understanding/slots-score.ts). */
const LENIENCE = 0.5

/** Where slots stand in a message, in order; [] where none does. */
export function findSlots({ weights, scale, follows }: Tagger, tokens: Tokens): SlotSpan[] {
  const scores = new Float64Array(tokens.length * TAGS)
  for (const [i, { features }] of tokens.entries())
    for (const feature of features)
      for (let tag = 0; tag < TAGS; tag++) scores[i * TAGS + tag]! += weights[feature * TAGS + tag]! * scale
  for (let row = 0; row < scores.length; row += TAGS) scores[row + OUTSIDE]! -= LENIENCE
  return spansOf(tokens, likeliestTags(scores, follows))
}

/** Viterbi. `scores[word * TAGS + tag]` */
function likeliestTags(scores: Float64Array, follows: Float64Array): Int8Array {
  const length = scores.length / TAGS
  const best = new Float64Array(scores.length).fill(Number.NEGATIVE_INFINITY)
  const from = new Int8Array(scores.length)
  for (let i = 0; i < length; i++)
    for (let tag = 0; tag < TAGS; tag++)
      for (let before = 0; before < (i === 0 ? 1 : TAGS); before++) {
        if (!mayFollow(before, tag)) continue
        const past = i === 0 ? 0 : best[(i - 1) * TAGS + before]!
        const score = past + follows[before * TAGS + tag]! + scores[i * TAGS + tag]!
        if (score <= best[i * TAGS + tag]!) continue
        best[i * TAGS + tag] = score
        from[i * TAGS + tag] = before
      }
  const tags = new Int8Array(length)
  const last = best.subarray((length - 1) * TAGS)
  let tag = length === 0 ? OUTSIDE : last.indexOf(Math.max(...last))
  for (let i = length - 1; i >= 0; i--) {
    tags[i] = tag
    tag = from[i * TAGS + tag]!
  }
  return tags
}

function spansOf(tokens: Tokens, tags: Int8Array): SlotSpan[] {
  const spans: SlotSpan[] = []
  for (const [i, { start, end }] of tokens.entries()) {
    const slot = slotOf(tags[i]!)
    if (slot === null) continue
    if (begins(tags[i]!)) spans.push({ slot, start, end })
    else spans.at(-1)!.end = end
  }
  return spans
}
