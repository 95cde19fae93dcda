/** How far a share may be from the truth: Wilson's interval, and what follows for the difference of two shares. */
import { Z95 } from './normal.ts'

/** Shares from 0 to 1. */
export type Interval = { low: number; high: number }

/** A share and the number of independent answers it rests on, which need not be a whole number. */
export type Share = { share: number; n: number }

/**
 * Wilson's interval of a share `part / whole`. `whole` need not be a whole number (an effective sample size).
 *
 * @param z how many standard errors wide; 95 % unless said otherwise
 * @returns null when there is nothing to count
 * Source: E. B. Wilson, JASA 22 (1927), 209-212.
 */
export function wilson(part: number, whole: number, z = Z95): Interval | null {
  if (whole <= 0) return null
  const share = part / whole
  const z2 = z * z
  const centre = (share + z2 / (2 * whole)) / (1 + z2 / whole)
  const half = (z / (1 + z2 / whole)) * Math.sqrt((share * (1 - share)) / whole + z2 / (4 * whole * whole))
  return {
    low: part === 0 ? 0 : Math.max(0, centre - half),
    high: part === whole ? 1 : Math.min(1, centre + half),
  }
}

/**
 * The interval of `later − earlier`, from the intervals of both, which must not rest on the same answers.
 *
 * @returns shares from -1 to 1; null when one of them rests on nothing
 * Source: R. G. Newcombe, Statistics in Medicine 17 (1998), 873-890, method 10.
 */
export function differenceInterval(earlier: Share, later: Share, z = Z95): Interval | null {
  const [first, second] = [earlier, later].map(({ share, n }) => wilson(share * n, n, z))
  if (!first || !second) return null
  const difference = later.share - earlier.share
  return {
    low: difference - Math.hypot(later.share - second.low, first.high - earlier.share),
    high: difference + Math.hypot(second.high - later.share, earlier.share - first.low),
  }
}
