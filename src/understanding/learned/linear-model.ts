/** A linear model: for each class a weight for each feature. What is loaded is whole numbers from -127 to 127 and a scale. */
import { BUCKETS, type Features } from './features.ts'

/** `weights[feature * classes + class]`; several answers at once (`softmax`) or a yes and no for each class. */
export type LinearModel = { classes: string[]; scale: number; weights: Int8Array }

/** What each class scores, in the order of `classes`. */
export function scoresOf({ classes, scale, weights }: LinearModel, { at, value }: Features): Float64Array {
  const count = classes.length
  const scores = new Float64Array(count)
  for (let i = 0; i < at.length; i++) {
    const row = at[i]! * count
    const by = value[i]! * scale
    for (let k = 0; k < count; k++) scores[k]! += weights[row + k]! * by
  }
  return scores
}

/** Scores as shares that add up to 1: how likely each class is among them. */
export function softmax(scores: Float64Array): Float64Array {
  const most = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - most))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

/** A score as the chance of a yes. */
export function chanceOf(score: number): number {
  return 1 / (1 + Math.exp(-score))
}

/** Weights of fewer steps than this change no answer, and make a file a fifth larger. */
const LEAST_STEPS = 3

/** Weights as they are stored: rounded to 127 steps of the largest. */
export function quantized(classes: string[], weights: Float32Array): LinearModel {
  let most = 1e-9
  for (const weight of weights) most = Math.max(most, Math.abs(weight))
  const scale = most / 127
  const stored = new Int8Array(weights.length)
  for (let i = 0; i < weights.length; i++) {
    const steps = Math.round(weights[i]! / scale)
    if (Math.abs(steps) >= LEAST_STEPS) stored[i] = steps
  }
  return { classes, scale, weights: stored }
}

/** How many weights a model of so many classes has. */
export function sizeOf(classes: readonly string[]): number {
  return BUCKETS * classes.length
}
