/** Percentages for display. Comparisons use the whole numbers they come from, never these. */

/** `part / whole` in percent with one decimal, halves up, computed in whole numbers; null when there is nothing to divide by. */
export function percent(part: number, whole: number): number | null {
  if (whole === 0) return null
  return Math.floor((2000 * part + whole) / (2 * whole)) / 10
}

/** A share from 0 to 1 in percent with one decimal, halves up. */
export function percentOf(share: number): number {
  return Math.floor(share * 1000 + 0.5) / 10
}

/** As Vietnamese write it: `80,0`. */
export function vietnameseNumber(value: number, decimals = 1): string {
  return value.toFixed(decimals).replace('.', ',')
}
