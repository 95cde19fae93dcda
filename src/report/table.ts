/** Tables whose rows are units, group by group, with a running number. */
import type { Scorecard } from '../scores/scorecard.ts'
import type { Cell, Column, Table } from './report.ts'
import { count } from './report.ts'
import { shortName, type UnitGroup } from './unit-groups.ts'

export type UnitColumn = Column & { of(card: Scorecard): Cell }

/** A column of numbers. */
export function numbers(head: string, width: number, of: (card: Scorecard) => Cell): UnitColumn {
  return { head, width, align: 'right', of }
}

/** A column of words. */
export function wordsIn(
  head: string,
  width: number,
  of: (card: Scorecard) => Cell,
  align: Column['align'] = 'center',
): UnitColumn {
  return { head, width, align, of }
}

/** A row a unit; each group has a line with its name, when there are several. */
export function unitTable(
  given: Pick<Table, 'title' | 'measuredIn' | 'total' | 'notes'>,
  groups: readonly UnitGroup[],
  columns: readonly UnitColumn[],
): Table {
  let number = 0
  const rows = groups.flatMap(({ name, cards }) => [
    ...(groups.length > 1 ? [[name]] : []),
    ...cards.map((card): Cell[] => {
      number += 1
      return [count(number), shortName(card.unit.name), ...columns.map((column) => column.of(card))]
    }),
  ])
  return {
    kind: 'table',
    ...given,
    columns: [
      { head: 'STT', width: 6, align: 'center' },
      { head: 'Đơn vị', width: 30, align: 'left' },
      ...columns.map(({ head, width, align }) => ({ head, width, align })),
    ],
    rows,
  }
}

/** A numbered list in columns, without groups. */
export function listed(title: string, columns: readonly Column[], rows: readonly Cell[][]): Table {
  return {
    kind: 'table',
    title,
    measuredIn: null,
    columns: [{ head: 'STT', width: 6, align: 'center' }, ...columns],
    rows: rows.map((row, i) => [count(i + 1), ...row]),
    total: null,
    notes: [],
  }
}
