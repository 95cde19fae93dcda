/** Numbers as Vietnamese offices write them: 1.234,5. */
import { vietnameseNumber } from '../scores/percent.ts'
import type { Cell } from './report.ts'

/** `1.234`. */
export function countText(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '.')
}

/** `80,0%`. */
export function percentText(value: number): string {
  return `${vietnameseNumber(value)}%`
}

/** `71,3 - 90,2` of an interval in percent; a dash when it is withheld. */
export function intervalText(low: number | null, high: number | null): string {
  return low === null || high === null ? DASH : `${vietnameseNumber(low)} - ${vietnameseNumber(high)}`
}

/** A difference of shares (-1 to 1) in points of percent: `+2,4`, `-1,0`. */
export function pointsText(difference: number): string {
  const points = Math.round(difference * 1000) / 10
  return `${points > 0 ? '+' : ''}${vietnameseNumber(points === 0 ? 0 : points)}`
}

/** Where nothing can be said. */
export const DASH = '–'

/** A cell as it is printed; the percent sign is the column's. */
export function cellText(cell: Cell): string {
  if (cell === null) return DASH
  if (typeof cell === 'string') return cell
  return cell.as === 'count' ? countText(cell.value) : vietnameseNumber(cell.value)
}

const NUMERALS: [number, string][] = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

/** 1 to 39 as Roman numerals, which number the parts of a document. */
export function roman(number: number): string {
  const [value, letters] = NUMERALS.find(([each]) => each <= number) ?? [0, '']
  return value === 0 ? '' : letters + roman(number - value)
}

/** `A, B và C`; with more than `most`, the rest is counted. */
export function listText(words: readonly string[], most = 6): string {
  const shown = words.slice(0, most)
  const rest = words.length - shown.length
  if (rest > 0) return `${shown.join(', ')} và ${countText(rest)} đơn vị khác`
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} và ${shown.at(-1)}`
}
