/** How far a share may be from the truth: Wilson's 95 % interval, plain and for answers that come several from one rater. */

/** The 97.5 % point of the normal distribution: two-sided 95 %. */
const Z = 1.959963984540054

/** Shares from 0 to 1. */
export type Interval = { low: number; high: number }

/**
 * Wilson's interval of a share `part / whole`. `whole` need not be a whole number (an effective sample size).
 *
 * @returns null when there is nothing to count
 * Source: E. B. Wilson, JASA 22 (1927), 209-212.
 */
export function wilson(part: number, whole: number): Interval | null {
  if (whole <= 0) return null
  const share = part / whole
  const z2 = Z * Z
  const centre = (share + z2 / (2 * whole)) / (1 + z2 / whole)
  const half = (Z / (1 + z2 / whole)) * Math.sqrt((share * (1 - share)) / whole + z2 / (4 * whole * whole))
  return {
    low: part === 0 ? 0 : Math.max(0, centre - half),
    high: part === whole ? 1 : Math.min(1, centre + half),
  }
}

/** `raters` people who gave `answers` answers each, `satisfied` of them at level 4 or 5. */
export type RaterGroup = { answers: number; satisfied: number; raters: number }

/**
 * The interval of a share over answers of which several come from one rater, and are therefore alike: Wilson's with the
 * effective number of answers, which is the answers divided by the design effect of the clusters (Taylor variance of a ratio).
 * Where each rater answered once it is the plain interval. Where nobody differs, nothing tells how alike the answers are,
 * and a rater counts once.
 *
 * Source: Korn and Graubard, Survey Methodology 24 (1998), 193-201, applied to Wilson's interval.
 */
export function clusteredWilson(groups: readonly RaterGroup[]): Interval | null {
  const total = (of: (group: RaterGroup) => number) => groups.reduce((sum, g) => sum + g.raters * of(g), 0)
  const m = total((g) => g.answers)
  const x = total((g) => g.satisfied)
  if (m === 0) return null
  if (x === 0 || x === m) {
    const raters = total(() => 1)
    return wilson(x === 0 ? 0 : raters, raters)
  }
  // Sums of whole numbers first, so that the order of the groups cannot change the last digit.
  const xx = total((g) => g.satisfied ** 2)
  const xm = total((g) => g.satisfied * g.answers)
  const mm = total((g) => g.answers ** 2)
  const spread = xx - 2 * (x / m) * xm + (x / m) ** 2 * mm // sum over raters of (satisfied - share * answers)²
  const effective = spread > 0 ? Math.min(m, (x * (m - x)) / spread) : m
  return wilson((x / m) * effective, effective)
}
