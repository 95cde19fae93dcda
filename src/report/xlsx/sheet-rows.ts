/** The parts of a section as rows of a sheet. Numbers stay numbers. */
import type { Row, Cell as SheetCell } from 'write-excel-file/node'
import type { Block, Cell, Column, Table } from '../report.ts'

/** How many columns a sentence runs across. */
export const SPAN = 8
/** How wide a table is over all its columns, in letters; a sentence runs as far. */
export const TABLE_WIDTH = 105
/** Words that end early leave room at the end of a line. */
const FILLED = 0.9
const LINE_HEIGHT = 16

const LINED = { borderStyle: 'thin' as const, borderColor: '#000000' }

/** A line in large letters. */
export function titleRow(text: string): Row {
  return [{ value: text, fontWeight: 'bold', fontSize: 14 }]
}

/** A block without its charts, which lie beside the rows. */
export function blockRows(block: Block): Row[] {
  switch (block.kind) {
    case 'sentence':
      return [sentence(block.text)]
    case 'list':
      return block.items.map((item) => sentence(`- ${item}`))
    case 'heading':
      return [[{ value: block.text, fontWeight: 'bold' }]]
    case 'code':
      return [[{ value: block.text, fontFamily: 'Courier New' }]]
    case 'blank':
      return Array.from({ length: block.lines }, () => sentence('…'.repeat(60)))
    case 'table':
      return [...tableRows(block), []]
    case 'chart':
      return []
  }
}

function sentence(text: string): Row {
  const height = LINE_HEIGHT * linesOf(text, TABLE_WIDTH) + 2
  return [{ value: text, wrap: true, columnSpan: SPAN, alignVertical: 'top', height }]
}

/** About how many lines a text takes in so many letters' width. */
function linesOf(text: string, width: number): number {
  return Math.max(1, Math.ceil(text.length / (width * FILLED)))
}

function tableRows({ title, measuredIn, columns, rows, total, notes }: Table): Row[] {
  return [
    [{ value: title, fontWeight: 'bold' }],
    ...(measuredIn === null
      ? []
      : [[{ value: `Đơn vị tính: ${measuredIn}`, fontStyle: 'italic' } satisfies SheetCell]]),
    columns.map(
      ({ head }): SheetCell => ({
        value: head,
        fontWeight: 'bold',
        align: 'center',
        alignVertical: 'center',
        wrap: true,
        height: 34,
        backgroundColor: '#EEF1F4',
        ...LINED,
      }),
    ),
    ...rows.map((row) => (row.length === 1 ? group(row[0]!, columns.length) : line(row, columns, false))),
    ...(total === null ? [] : [line(total, columns, true)]),
    ...notes.map((note): Row => [{ ...sentence(note)[0], fontStyle: 'italic' } as SheetCell]),
  ]
}

function group(name: Cell, columnSpan: number): Row {
  return [{ value: String(name), columnSpan, fontWeight: 'bold', backgroundColor: '#F6F7F9', ...LINED }]
}

function line(row: readonly Cell[], columns: readonly Column[], bold: boolean): Row {
  const whole = columns.reduce((sum, { width }) => sum + width, 0)
  const lines = row.map((cell, i) =>
    typeof cell === 'string' ? linesOf(cell, (TABLE_WIDTH * (columns[i]?.width ?? whole)) / whole) : 1,
  )
  const most = Math.max(...lines)
  return row.map((cell, i): SheetCell => {
    const look = {
      ...(most > 1 ? { height: LINE_HEIGHT * most + 2, alignVertical: 'center' as const } : {}),
      align: columns[i]?.align ?? 'left',
      ...LINED,
      ...(bold ? { fontWeight: 'bold' as const } : {}),
    }
    if (cell === null) return { value: '–', ...look }
    if (typeof cell === 'string') return { value: cell, type: String, wrap: lines[i]! > 1, ...look }
    return { value: cell.value, type: Number, format: cell.as === 'count' ? '#,##0' : '0.0', ...look }
  })
}
