/** Learning a linear model from examples: logistic regression by AdaGrad. The same examples in the same order give the same model. */
import { BUCKETS, type Features } from './features.ts'
import { sizeOf } from './linear-model.ts'

/** `answer`: the place of the right class; for yes/no models the places of all that apply. `weight`: how much it counts. */
export type Lesson = { features: Features; answer: number | ReadonlySet<number>; weight: number }

/** `leastSeen`: in so many lessons a feature must be; an example and its twin without diacritics are two. */
export type Training = {
  rounds: number
  rate: number
  shrink: number
  seed: number
  leastSeen: number
  /** A chance so near to the truth teaches nothing. */
  nearlyRight: number
  /** What sums of squared slopes begin with. */
  slopesFrom: number
}

/** Found by cross-validation (`npm run understand:score`). */
export const USUAL: Training = {
  rounds: 6,
  rate: 0.25,
  shrink: 2e-5,
  seed: 7,
  leastSeen: 3,
  nearlyRight: 1e-3,
  slopesFrom: 1e-4,
}

/** One class of several is right: multinomial logistic regression. */
export function trainOneOf(
  classes: readonly string[],
  lessons: readonly Lesson[],
  how = USUAL,
): Float32Array {
  return train(classes, lessons, how, (scores) => {
    const most = Math.max(...scores)
    let sum = 0
    for (let k = 0; k < scores.length; k++) sum += scores[k] = Math.exp(scores[k]! - most)
    for (let k = 0; k < scores.length; k++) scores[k]! /= sum
  })
}

/** Any number of classes may be right: a logistic regression each. */
export function trainAnyOf(
  classes: readonly string[],
  lessons: readonly Lesson[],
  how = USUAL,
): Float32Array {
  return train(classes, lessons, how, (scores) => {
    for (let k = 0; k < scores.length; k++) scores[k] = 1 / (1 + Math.exp(-scores[k]!))
  })
}

function train(
  classes: readonly string[],
  lessons: readonly Lesson[],
  { rounds, rate, shrink, seed, leastSeen, nearlyRight, slopesFrom }: Training,
  toChances: (scores: Float64Array) => void,
): Float32Array {
  const { common, texts } = commonOnly(lessons, leastSeen)
  const count = classes.length
  const weights = new Float32Array(common.length * count)
  const squares = new Float32Array(weights.length).fill(slopesFrom) // sums of squared slopes
  const order = Int32Array.from(lessons, (_, i) => i)
  const scores = new Float64Array(count)
  const wrong = new Float64Array(count)
  const classOf = new Int32Array(count)
  let chance = seed
  for (let round = 0; round < rounds; round++) {
    for (let i = order.length - 1; i > 0; i--) {
      chance = (Math.imul(chance, 1_103_515_245) + 12_345) & 0x7fffffff
      const other = chance % (i + 1)
      ;[order[i], order[other]] = [order[other]!, order[i]!]
    }
    for (const which of order) {
      const { answer, weight } = lessons[which]!
      const { at, value } = texts[which]!
      scores.fill(0)
      for (let i = 0; i < at.length; i++) {
        const row = at[i]! * count
        const by = value[i]!
        for (let k = 0; k < count; k++) scores[k]! += weights[row + k]! * by
      }
      toChances(scores)
      let wrongs = 0
      for (let k = 0; k < count; k++) {
        const isRight = typeof answer === 'number' ? k === answer : answer.has(k)
        const by = (scores[k]! - (isRight ? 1 : 0)) * weight
        if (Math.abs(by) < nearlyRight) continue
        wrong[wrongs] = by
        classOf[wrongs++] = k
      }
      if (wrongs === 0) continue
      // Feature by feature: the weights of a feature lie side by side, and the tables are larger than a cache.
      for (let i = 0; i < at.length; i++) {
        const row = at[i]! * count
        const by = value[i]!
        for (let n = 0; n < wrongs; n++) {
          const place = row + classOf[n]!
          const slope = wrong[n]! * by + shrink * weights[place]!
          const sum = squares[place]! + slope * slope
          squares[place] = sum
          weights[place]! -= (rate * slope) / Math.sqrt(sum)
        }
      }
    }
  }
  const all = new Float32Array(sizeOf(classes))
  for (const [i, bucket] of common.entries())
    all.set(weights.subarray(i * count, (i + 1) * count), bucket * count)
  return all
}

/**
 * The texts with the features alone that several of them have, numbered from the most frequent on: what was seen but once
 * says nothing of other texts, and small tables are learned several times as fast.
 */
function commonOnly(
  lessons: readonly Lesson[],
  leastSeen: number,
): { common: Int32Array; texts: Features[] } {
  const seen = new Int32Array(BUCKETS)
  for (const { features } of lessons) for (const bucket of features.at) seen[bucket]! += 1
  const common = Int32Array.from(seen.keys())
    .filter((bucket) => seen[bucket]! >= leastSeen)
    .sort((a, b) => seen[b]! - seen[a]! || a - b)
  const numbers = new Int32Array(BUCKETS).fill(-1)
  for (const [i, bucket] of common.entries()) numbers[bucket] = i
  const texts = lessons.map(({ features: { at, value } }) => {
    const kept = at.map((bucket) => numbers[bucket]!)
    return { at: kept.filter((number) => number >= 0), value: value.filter((_, i) => kept[i]! >= 0) }
  })
  return { common, texts }
}
