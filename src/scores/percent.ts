/** Percentages for display. Comparisons use the whole numbers they come from, never these. */

/** `part / whole` in percent, halves up, computed in whole numbers; null when there is nothing to divide by. */
export function percent(part: number, whole: number, decimals = 1): number | null {
  if (whole === 0) return null
  const scale = 10 ** decimals
  return Math.floor((200 * scale * part + whole) / (2 * whole)) / scale
}

/** A share from 0 to 1 in percent, halves up. */
export function percentOf(share: number, decimals = 1): number {
  const scale = 10 ** decimals
  return Math.floor(share * 100 * scale + 0.5) / scale
}

/** As Vietnamese write it: `80,0`. */
export function vietnameseNumber(value: number, decimals = 1): string {
  return value.toFixed(decimals).replace('.', ',')
}
