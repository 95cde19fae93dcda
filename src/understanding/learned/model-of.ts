/** A model file made from examples. */
import type { Example } from './example.ts'
import { learn } from './learn.ts'
import { digestOf } from './model-digest.ts'
import { writeModel } from './model-file.ts'

/** Learns from the examples and writes down what was learned: the same examples give the same bytes. Takes some minutes. */
export function modelOf(examples: readonly Example[]): Buffer {
  return writeModel({ digest: digestOf(examples), examples: examples.length, learned: learn(examples) })
}
