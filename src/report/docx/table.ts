/** Tables of the report in DOCX: a caption with the unit of measure, the head repeated on every page, no row broken. */
import {
  AlignmentType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { cellText } from '../numbers.ts'
import type { Cell, Column, Table as ReportTable } from '../report.ts'
import { centred, FONT, words } from './paragraphs.ts'

/** The width between the margins, in twentieths of a point: 160 mm. */
const WIDTH = 9071
const SIZE = 22

export function tableOf(table: ReportTable): (Paragraph | Table)[] {
  const { title, measuredIn, columns, rows, total, notes } = table
  const whole = columns.reduce((sum, { width }) => sum + width, 0)
  const widths = columns.map(({ width }) => Math.round((WIDTH * width) / whole))
  return [
    words(
      title,
      { bold: true, size: 26 },
      { alignment: AlignmentType.CENTER, spacing: { before: 160 }, keepNext: true },
    ),
    ...(measuredIn === null
      ? []
      : [
          words(
            `Đơn vị tính: ${measuredIn}`,
            { italics: true, size: SIZE },
            { alignment: AlignmentType.RIGHT, keepNext: true },
          ),
        ]),
    new Table({
      width: { size: WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      margins: { left: 50, right: 50, top: 20, bottom: 20 },
      rows: [
        headOf(columns),
        ...rows.map((row, i) => rowOf(row, columns, i < 2)),
        ...(total === null ? [] : [line(total, columns, { bold: true })]),
      ],
    }),
    ...notes.map((note) => words(note, { italics: true, size: SIZE }, { spacing: { before: 20 } })),
    centred('', { size: 8 }),
  ]
}

function headOf(columns: readonly Column[]): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ head }) =>
      cellOf(head, AlignmentType.CENTER, { bold: true, fill: 'EEF1F4', keepNext: true }),
    ),
  })
}

function rowOf(row: readonly Cell[], columns: readonly Column[], keepNext: boolean): TableRow {
  if (row.length > 1) return line(row, columns, { keepNext })
  const name = cellText(row[0] ?? null)
  const look = { bold: true, fill: 'F6F7F9', columnSpan: columns.length, keepNext: true }
  return new TableRow({ cantSplit: true, children: [cellOf(name, AlignmentType.LEFT, look)] })
}

type Look = { bold?: boolean; fill?: string; columnSpan?: number; keepNext?: boolean }

function line(row: readonly Cell[], columns: readonly Column[], look: Look): TableRow {
  return new TableRow({
    cantSplit: true,
    children: row.map((cell, i) => cellOf(cellText(cell), ALIGNMENTS[columns[i]?.align ?? 'left'], look)),
  })
}

const ALIGNMENTS = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const

function cellOf(
  text: string,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType],
  { bold = false, fill, columnSpan, keepNext = false }: Look,
): TableCell {
  return new TableCell({
    verticalAlign: VerticalAlign.CENTER,
    ...(fill ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill } } : {}),
    ...(columnSpan ? { columnSpan } : {}),
    children: [
      new Paragraph({ alignment, keepNext, children: [new TextRun({ text, bold, font: FONT, size: SIZE })] }),
    ],
  })
}
