/** Chance that comes out the same for the same seed. */

export type Chance = {
  /** From 0 up to, but not, 1. */
  next(): number
  /** A whole number from 0 up to, but not, `n`. */
  below(n: number): number
  pick<T>(from: readonly T[]): T
  happens(probability: number): boolean
}

/** splitmix32. @param seed any whole number; only its last 32 bits count */
export function chanceOf(seed: number): Chance {
  let state = seed | 0
  const next = () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  return { next, below, pick: (from) => from[below(from.length)]!, happens: (p) => next() < p }
}
