/** How unlikely a number is by chance: exact tails, summed from the far end in logarithms so that nothing underflows. */

/** P(X ≥ k) of a Poisson distribution with mean `mean` ≥ 0. */
export function poissonTail(k: number, mean: number): number {
  if (k <= 0) return 1
  if (mean <= 0) return 0
  return sumFrom(k, (i) => -mean + i * Math.log(mean) - logFactorial(i), Number.POSITIVE_INFINITY, mean)
}

/** P(X ≥ k) of `n` tries with probability `share` each. */
export function binomialTail(k: number, n: number, share: number): number {
  if (k <= 0) return 1
  if (k > n || share <= 0) return 0
  if (share >= 1) return 1
  const log = (i: number) => logChoose(n, i) + i * Math.log(share) + (n - i) * Math.log1p(-share)
  return sumFrom(k, log, n, n * share)
}

/** Two groups with a property and without. */
export type TwoByTwo = { ones: number; oneOf: number; others: number; otherOf: number }

/**
 * Fisher's exact test, one-sided: P(as many of the first group or more have the property) when both are alike.
 *
 * Source: R. A. Fisher, Journal of the Royal Statistical Society 98 (1935), 39-82.
 */
export function fisherTail({ ones, oneOf, others, otherOf }: TwoByTwo): number {
  const all = ones + others
  const log = (i: number) =>
    logChoose(oneOf, i) + logChoose(otherOf, all - i) - logChoose(oneOf + otherOf, all)
  const least = Math.max(0, all - otherOf)
  if (ones <= least) return 1
  return sumFrom(ones, log, Math.min(oneOf, all), (all * oneOf) / (oneOf + otherOf))
}

/** Sums exp(log(i)) from `k` on until the terms, past the middle of the distribution, add nothing any more. */
function sumFrom(k: number, log: (i: number) => number, last: number, middle: number): number {
  let sum = 0
  for (let i = k; i <= last; i += 1) {
    const term = Math.exp(log(i))
    sum += term
    if (i > middle && term < sum * 1e-12) break
  }
  return Math.min(1, sum)
}

const logs: number[] = [0, 0]

/** log(n!). Kept: the same ones are asked for again and again. */
function logFactorial(n: number): number {
  if (n > 100_000) return n * Math.log(n) - n + Math.log(2 * Math.PI * n) / 2 + 1 / (12 * n) // Stirling's series
  for (let i = logs.length; i <= n; i += 1) logs.push(logs[i - 1]! + Math.log(i))
  return logs[n]!
}

function logChoose(n: number, k: number): number {
  if (k < 0 || k > n) return Number.NEGATIVE_INFINITY
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k)
}
