/**
 * Small cells of counts are hidden, and so many others that nobody can compute them from the totals. Pure.
 * A hidden number is null: it is at least 1 and says nothing else, whether it was small or is hidden along with a small one.
 */

/** Counts below this single somebody out (design 5: cells of five or more). */
export const SMALLEST_CELL = 5

/** A hidden number must be able to stand for at least so many, or it is as good as told. */
const LEAST_CHOICES = SMALLEST_CELL - 1

/** The parts of a whole; `total` null: the whole is hidden too. */
export type Line = { cells: (number | null)[]; total: number | null }

/** The rows of a table with their totals. A row without `cells` shows its total alone; one without a total shows nothing. */
export type Suppressed = { total: number | null; cells: number[] | null }[]

/** A day's hours, and what is told of the day as a whole. */
export type Day = { hours: (number | null)[]; total: number | null }

/**
 * Hides parts of a whole whose total is known.
 *
 * @param forced indices of parts that must be hidden whatever their size
 */
export function suppressLine(counts: readonly number[], forced: readonly number[] = []): Line {
  const total = sum(counts)
  const hidden = new Set(forced.filter((i) => counts[i] !== 0))
  counts.forEach((n, i) => {
    if (isSmall(n)) hidden.add(i)
  })
  if (hidden.size === 0) return { cells: [...counts], total: isSmall(total) ? null : total }
  const bySize = indicesBySize(counts).filter((i) => !hidden.has(i) && counts[i] !== 0)
  while (!isVague([...hidden].map((i) => counts[i]!)) && bySize.length > 0) hidden.add(bySize.shift()!)
  const isTold = isVague([...hidden].map((i) => counts[i]!)) && !isSmall(total)
  return { cells: counts.map((n, i) => (hidden.has(i) ? null : n)), total: isTold ? total : null }
}

/** Parts of a whole that is told elsewhere: all of them are hidden where they would tell one another. */
export function suppressParts(counts: readonly number[]): (number | null)[] {
  const { cells, total } = suppressLine(counts)
  return total === null ? counts.map(() => null) : cells
}

/**
 * Hides cells of a table whose column totals are told elsewhere. Rows with a small cell lose all their cells, together
 * with as many other rows as it takes: within such a group a cell may be anything between its Fréchet bounds
 * max(0, row + column − group) and min(row, column), which no knowledge of the totals can narrow.
 *
 * @returns null where even the list of rows would tell too much
 */
export function suppressTable(counts: readonly (readonly number[])[]): Suppressed | null {
  const totals = counts.map(sum)
  const line = suppressLine(totals)
  if (line.total === null) return null
  const columns = (counts[0] ?? []).map((_, j) => sum(counts.map((row) => row[j]!)))
  if (columns.some(isSmall)) return line.cells.map((total) => ({ total, cells: null }))
  const group = new Set(counts.flatMap((row, i) => (line.cells[i] === null || row.some(isSmall) ? [i] : [])))
  const bySize = indicesBySize(totals).filter((i) => !group.has(i) && totals[i] !== 0)
  while (!isSafe(counts, line.cells, group) && bySize.length > 0) group.add(bySize.shift()!)
  if (!isSafe(counts, line.cells, group)) return null
  return counts.map((row, i) => ({ total: line.cells[i]!, cells: group.has(i) ? null : [...row] }))
}

/**
 * Hides hours of the days of a week. A day has a part without an hour, which is never told; a day that must be hidden
 * takes its hours along.
 *
 * @returns null where even the hidden hours would tell too much
 */
export function suppressWeek(days: readonly { hours: readonly number[]; dayOnly: number }[]): Day[] | null {
  const parts = days.map(({ hours, dayOnly }) => suppressLine([...hours, dayOnly], [hours.length]))
  const forced = parts.flatMap(({ total }, i) => (total === null ? [i] : []))
  const line = suppressLine(
    days.map(({ hours, dayOnly }) => sum(hours) + dayOnly),
    forced,
  )
  if (line.total === null) return null
  return days.map(({ hours }, i) => {
    const isHidden = line.cells[i] === null
    return {
      hours: isHidden ? hours.map((n) => (n === 0 ? 0 : null)) : parts[i]!.cells.slice(0, hours.length),
      total: line.cells[i]!,
    }
  })
}

/** Whether the rows of a group, of which only totals are told, hide their small cells. */
function isSafe(
  counts: readonly (readonly number[])[],
  totals: readonly (number | null)[],
  group: ReadonlySet<number>,
): boolean {
  const rows = [...group]
  const all = sum(rows.map((i) => sum(counts[i]!)))
  return (counts[0] ?? []).every((_, j) => {
    const inColumn = sum(rows.map((i) => counts[i]![j]!))
    if (isSmall(inColumn)) return false
    return rows.every((i) => {
      const row = totals[i]
      if (row == null || !isSmall(counts[i]![j]!)) return true
      const [least, most] = [Math.max(0, row + inColumn - all), Math.min(row, inColumn)]
      return most - least + 1 >= LEAST_CHOICES
    })
  })
}

/** Whether hidden parts, whose sum follows from the total, may each be anything from 1 to 4 at least. */
function isVague(hidden: readonly number[]): boolean {
  return hidden.length === 0 || (hidden.length > 1 && sum(hidden) >= hidden.length - 1 + LEAST_CHOICES)
}

function isSmall(n: number): boolean {
  return n > 0 && n < SMALLEST_CELL
}

function indicesBySize(counts: readonly number[]): number[] {
  return counts.map((_, i) => i).sort((a, b) => counts[a]! - counts[b]! || a - b)
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, n) => all + n, 0)
}
