/** Chance that a seed repeats: the same seed draws the same province, on every machine. */

export type Chance = {
  /** From 0 up to, but not including, 1. */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number
  /** One of a list, each as likely. The list has at least one. */
  pick<T>(list: readonly T[]): T
  /** One of a list by weight; weights need not sum to anything. */
  weighted<T>(list: readonly (readonly [T, number])[]): T
  /** Whether something of this probability happens. */
  happens(probability: number): boolean
  /** Normally distributed. */
  normal(mean: number, deviation: number): number
  /** 32 bytes as hex. */
  hex(): string
}

/** Mulberry32, Tommy Ettinger's 32-bit generator (public domain): enough for plausible data, none for secrets. */
export function mulberry32(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    int,
    pick: (list) => list[int(0, list.length - 1)]!,
    weighted(list) {
      let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of list) {
        left -= weight
        if (left < 0) return value
      }
      return list.at(-1)![0]
    },
    happens: (probability) => next() < probability,
    normal: (mean, deviation) =>
      mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    hex: () => Array.from({ length: 8 }, () => int(0, 0xffffffff).toString(16).padStart(8, '0')).join(''),
  }
}
