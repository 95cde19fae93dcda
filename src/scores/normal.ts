/** The normal distribution, and how far apart the most distant of many normal figures may lie. */

/** The 97.5 % point: two-sided 95 %. */
export const Z95 = 1.959963984540054

/** The share of the normal distribution below `x`; right to 1.2e-7. Source: Numerical Recipes, 6.2 (erfc, Chebyshev). */
export function below(x: number): number {
  const z = Math.abs(x) / Math.SQRT2
  const t = 1 / (1 + z / 2)
  const series = CHEBYSHEV.reduceRight((sum, coefficient) => coefficient + t * sum, 0)
  const tail = (t * Math.exp(-z * z + series)) / 2
  return x >= 0 ? 1 - tail : tail
}

const CHEBYSHEV = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
  -0.82215223, 0.17087277,
]

/**
 * How many standard errors of their difference any two of `many` figures may lie apart by chance alone in 95 of 100 cases,
 * whichever two one looks at: Tukey's studentized range, divided by √2. For two figures it is 1.96.
 *
 * Source: J. W. Tukey, The Problem of Multiple Comparisons (1953); for figures of unequal precision it errs to the safe
 * side (A. J. Hayter, Annals of Statistics 12 (1984), 61-75).
 */
export function allPairsZ(many: number): number {
  const known = found.get(many)
  if (known !== undefined) return known
  let [low, high] = [0, 10]
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2
    if (rangeWithin(middle, many) < 0.95) low = middle
    else high = middle
  }
  const z = low / Math.SQRT2
  found.set(many, z)
  return z
}

const found = new Map<number, number>([[1, Z95]])

/** The chance that the range of `many` standard normal figures is at most `range`: Simpson's rule over the highest one. */
function rangeWithin(range: number, many: number): number {
  const [from, to, steps] = [-8, 8, 320]
  const width = (to - from) / steps
  let sum = 0
  for (let i = 0; i <= steps; i += 1) {
    const x = from + i * width
    const weight = i === 0 || i === steps ? 1 : i % 2 === 0 ? 2 : 4
    sum += weight * Math.exp((-x * x) / 2) * (below(x) - below(x - range)) ** (many - 1)
  }
  return (many * sum * width) / 3 / Math.sqrt(2 * Math.PI)
}
