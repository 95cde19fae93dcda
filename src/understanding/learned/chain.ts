/** The arithmetic of a linear-chain conditional random field: how likely each tag of each word is, all rows of tags considered. */
import { mayFollow, TAGS } from './slot-tags.ts'

/** `tagged[word * TAGS + tag]`; `pairs[before * TAGS + tag]` summed over the words of the message. */
export type Chances = { tagged: Float64Array; pairs: Float64Array }

/** Forward and backward. `scores[word * TAGS + tag]`, `follows[before * TAGS + tag]`; at least one word. */
export function chancesOf(scores: Float64Array, follows: Float64Array): Chances {
  const step = follows.map((weight, place) =>
    mayFollow(Math.floor(place / TAGS), place % TAGS) ? Math.exp(weight) : 0,
  )
  const own = powersOf(scores)
  const ahead = forward(own, step)
  const behind = backward(own, step)
  return { tagged: tagChances(ahead, behind), pairs: pairChances(own, step, ahead, behind) }
}

/** Each word's scores as powers of e, the largest 1. */
function powersOf(scores: Float64Array): Float64Array {
  const own = new Float64Array(scores.length)
  for (let row = 0; row < scores.length; row += TAGS) {
    let most = scores[row]!
    for (let tag = 1; tag < TAGS; tag++) most = Math.max(most, scores[row + tag]!)
    for (let tag = 0; tag < TAGS; tag++) own[row + tag] = Math.exp(scores[row + tag]! - most)
  }
  return own
}

function forward(own: Float64Array, step: Float64Array): Float64Array {
  const ahead = new Float64Array(own.length)
  for (let row = 0; row < own.length; row += TAGS) {
    for (let tag = 0; tag < TAGS; tag++) {
      let past = row === 0 ? step[tag]! : 0
      if (row > 0)
        for (let before = 0; before < TAGS; before++)
          past += ahead[row - TAGS + before]! * step[before * TAGS + tag]!
      ahead[row + tag] = past * own[row + tag]!
    }
    scale(ahead, row)
  }
  return ahead
}

function backward(own: Float64Array, step: Float64Array): Float64Array {
  const behind = new Float64Array(own.length).fill(1)
  for (let row = own.length - 2 * TAGS; row >= 0; row -= TAGS) {
    for (let tag = 0; tag < TAGS; tag++) {
      let rest = 0
      for (let next = 0; next < TAGS; next++)
        rest += step[tag * TAGS + next]! * own[row + TAGS + next]! * behind[row + TAGS + next]!
      behind[row + tag] = rest
    }
    scale(behind, row)
  }
  return behind
}

/** A word's values so that they add up to 1. */
function scale(values: Float64Array, row: number): void {
  let sum = 0
  for (let tag = 0; tag < TAGS; tag++) sum += values[row + tag]!
  for (let tag = 0; tag < TAGS; tag++) values[row + tag]! /= sum
}

function tagChances(ahead: Float64Array, behind: Float64Array): Float64Array {
  const tagged = ahead.map((value, place) => value * behind[place]!)
  for (let row = 0; row < tagged.length; row += TAGS) scale(tagged, row)
  return tagged
}

function pairChances(
  own: Float64Array,
  step: Float64Array,
  ahead: Float64Array,
  behind: Float64Array,
): Float64Array {
  const pairs = new Float64Array(TAGS * TAGS)
  const pair = new Float64Array(TAGS * TAGS)
  const first = ahead.subarray(0, TAGS).map((value, tag) => value * behind[tag]!)
  scale(first, 0)
  for (let tag = 0; tag < TAGS; tag++) pairs[tag]! += first[tag]!
  for (let row = TAGS; row < own.length; row += TAGS) {
    let sum = 0
    for (let before = 0; before < TAGS; before++)
      for (let tag = 0; tag < TAGS; tag++) {
        const place = before * TAGS + tag
        pair[place] = ahead[row - TAGS + before]! * step[place]! * own[row + tag]! * behind[row + tag]!
        sum += pair[place]!
      }
    for (let place = 0; place < pair.length; place++) pairs[place]! += pair[place]! / sum
  }
  return pairs
}
