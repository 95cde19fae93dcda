/** Learning a linear model from examples: logistic regression by AdaGrad. The same examples in the same order give the same model. */
import type { Features } from './features.ts'
import { sizeOf } from './linear-model.ts'

/** `answer`: the place of the right class; for yes/no models the places of all that apply. `weight`: how much it counts. */
export type Lesson = { features: Features; answer: number | ReadonlySet<number>; weight: number }

export type Training = { rounds: number; rate: number; shrink: number; seed: number }

/** Found by cross-validation (docs/understanding.md). */
export const USUAL: Training = { rounds: 6, rate: 0.25, shrink: 2e-5, seed: 7 }

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
  { rounds, rate, shrink, seed }: Training,
  toChances: (scores: Float64Array) => void,
): Float32Array {
  const count = classes.length
  const weights = new Float32Array(sizeOf(classes))
  const seen = new Float32Array(weights.length).fill(1e-4) // sums of squared gradients
  const order = Int32Array.from(lessons, (_, i) => i)
  const scores = new Float64Array(count)
  let chance = seed
  for (let round = 0; round < rounds; round++) {
    for (let i = order.length - 1; i > 0; i--) {
      chance = (Math.imul(chance, 1_103_515_245) + 12_345) & 0x7fffffff
      const other = chance % (i + 1)
      ;[order[i], order[other]] = [order[other]!, order[i]!]
    }
    for (const which of order) {
      const { features, answer, weight } = lessons[which]!
      const { at, value } = features
      scores.fill(0)
      for (let i = 0; i < at.length; i++) {
        const row = at[i]! * count
        for (let k = 0; k < count; k++) scores[k]! += weights[row + k]! * value[i]!
      }
      toChances(scores)
      for (let k = 0; k < count; k++) {
        const isRight = typeof answer === 'number' ? k === answer : answer.has(k)
        const wrong = (scores[k]! - (isRight ? 1 : 0)) * weight
        if (Math.abs(wrong) < 1e-3) continue
        for (let i = 0; i < at.length; i++) {
          const place = at[i]! * count + k
          const slope = wrong * value[i]! + shrink * weights[place]!
          seen[place]! += slope * slope
          weights[place]! -= (rate * slope) / Math.sqrt(seen[place]!)
        }
      }
    }
  }
  return weights
}
