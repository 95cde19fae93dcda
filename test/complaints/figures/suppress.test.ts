import { describe, expect, test } from 'vitest'
import {
  suppressLine,
  suppressParts,
  suppressTable,
  suppressWeek,
} from '../../../src/complaints/figures/suppress.ts'

/** A small generator of numbers, so that a failure comes again. */
function chance(seed: number): (most: number) => number {
  let state = seed
  return (most) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % (most + 1)
  }
}

const sum = (counts: readonly number[]) => counts.reduce((all, n) => all + n, 0)
const isSmall = (n: number) => n > 0 && n < 5

/** All ways to fill the hidden places of a line of a known sum, hidden ones being at least `least`. */
function* fillings(hidden: number, left: number, least: number): Generator<number[]> {
  if (hidden === 0) {
    if (left === 0) yield []
    return
  }
  for (let n = least; n <= left - least * (hidden - 1); n += 1)
    for (const rest of fillings(hidden - 1, left - n, least)) yield [n, ...rest]
}

describe('a line', () => {
  test('of large cells and zeros is shown as it is', () => {
    expect(suppressLine([5, 0, 12])).toEqual({ cells: [5, 0, 12], total: 17 })
  })
  test('hides the smallest other cell along with a small one', () => {
    expect(suppressLine([3, 40, 9])).toEqual({ cells: [null, 40, null], total: 52 })
  })
  test('hides a third where two small ones would tell each other', () => {
    expect(suppressLine([1, 1, 30, 8])).toEqual({ cells: [null, null, 30, null], total: 40 })
  })
  test('hides its total where nothing else can be hidden', () => {
    expect(suppressLine([2])).toEqual({ cells: [null], total: null })
    expect(suppressLine([1, 1, 1, 1, 1]).total).toBeNull()
    expect(suppressParts([1, 1, 1, 1, 1])).toEqual([null, null, null, null, null])
  })

  test('whoever knows the total can say of a hidden cell no less than that it is one of four numbers', () => {
    for (let seed = 1; seed <= 2_000; seed += 1) {
      const draw = chance(seed)
      const counts = Array.from({ length: 1 + draw(5) }, () => draw(3) * draw(4))
      const { cells, total } = suppressLine(counts)
      counts.forEach((n, i) => {
        if (isSmall(n)) expect([counts, cells[i]]).toEqual([counts, null])
      })
      if (total === null) continue
      const hidden = cells.flatMap((cell, i) => (cell === null ? [i] : []))
      const left = total - sum(cells.map((cell) => cell ?? 0))
      const ways = [...fillings(hidden.length, left, 1)]
      hidden.forEach((_, at) => {
        expect(new Set(ways.map((way) => way[at])).size).toBeGreaterThanOrEqual(4)
      })
    }
  })
})

describe('a table', () => {
  test('keeps rows without small cells, and hides the cells of as few others as do', () => {
    const shown = suppressTable([
      [20, 10],
      [6, 2],
      [9, 7],
    ])
    expect(shown).toEqual([
      { total: 30, cells: [20, 10] },
      { total: 8, cells: null },
      { total: 16, cells: null },
    ])
  })
  test('shows row totals alone where a whole column is small', () => {
    expect(
      suppressTable([
        [20, 1],
        [9, 1],
      ]),
    ).toEqual([
      { total: 21, cells: null },
      { total: 10, cells: null },
    ])
  })
  test('is not shown where its rows would tell one another', () => {
    expect(suppressTable([[1], [1], [3]])).toBeNull()
  })

  /** Every table that what is shown allows: row totals where told, column totals, cells where told. */
  function* tables(
    shown: NonNullable<ReturnType<typeof suppressTable>>,
    columns: number[],
    at = 0,
  ): Generator<number[][]> {
    const row = shown[at]
    if (!row) {
      if (columns.every((n) => n === 0)) yield []
      return
    }
    const possible = row.cells ? [row.cells] : [...cellsOf(row.total, columns)]
    for (const cells of possible) {
      const left = columns.map((n, j) => n - cells[j]!)
      if (left.some((n) => n < 0)) continue
      for (const rest of tables(shown, left, at + 1)) yield [cells, ...rest]
    }
  }
  function* cellsOf(total: number | null, most: number[]): Generator<number[]> {
    for (let a = 0; a <= most[0]!; a += 1)
      for (let b = 0; b <= most[1]!; b += 1) if (total === null ? a + b > 0 : a + b === total) yield [a, b]
  }

  test('whoever knows all that is shown and all totals can pin no small cell down', () => {
    let audited = 0
    for (let seed = 1; seed <= 1_500; seed += 1) {
      const draw = chance(seed)
      const counts = Array.from({ length: 2 + draw(1) }, () => [draw(9), draw(8)])
      const shown = suppressTable(counts)
      if (shown === null || shown.every(({ cells }) => cells !== null)) continue
      const columns = [0, 1].map((j) => sum(counts.map((row) => row[j]!)))
      const possible = [...tables(shown, columns)]
      expect(possible.length).toBeGreaterThan(0)
      if (columns.some(isSmall)) continue // then the column is hidden elsewhere too, and not known
      counts.forEach((row, i) => {
        row.forEach((n, j) => {
          if (!isSmall(n)) return
          audited += 1
          const values = new Set(possible.map((table) => table[i]![j]))
          expect([counts, shown, values.size >= 4]).toEqual([counts, shown, true])
        })
      })
    }
    expect(audited).toBeGreaterThan(300)
  })
})

describe('a week', () => {
  const quiet = { hours: [0, 0], dayOnly: 0 }
  test('never tells those of which only the day is kept', () => {
    const [monday] = suppressWeek([{ hours: [20, 30], dayOnly: 8 }, quiet])!
    expect(monday).toEqual({ hours: [null, 30], total: 58 })
  })
  test('hides the hours of a day that is hidden', () => {
    const days = suppressWeek([{ hours: [2, 1], dayOnly: 0 }, { hours: [20, 30], dayOnly: 0 }, quiet])!
    expect(days).toEqual([
      { hours: [null, null], total: null },
      { hours: [null, null], total: null },
      { hours: [0, 0], total: 0 },
    ])
  })
  test('is not shown where its hours would tell one another', () => {
    expect(suppressWeek([{ hours: [2, 3], dayOnly: 0 }])).toEqual([{ hours: [null, null], total: 5 }])
    expect(suppressWeek([{ hours: [1, 1, 1, 2], dayOnly: 0 }])).toBeNull()
  })
})
