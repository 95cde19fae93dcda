/** Scores as files and on the terminal: one row a unit. */
import writeExcelFile from 'write-excel-file/node'
import { canonicalJson } from '../canonical-json.ts'
import { lineNotes } from './line-notes.ts'
import { vietnameseNumber } from './percent.ts'
import type { Scorecard } from './scorecard.ts'

export const SCORE_FORMATS = ['table', 'json', 'csv', 'xlsx'] as const
export type ScoreFormat = (typeof SCORE_FORMATS)[number]

type Value = string | number | null
type Column = { field: string; title: string; width: number; of(card: Scorecard): Value }

/** `field` heads CSV, for programs; `title` heads tables and sheets, for officials. */
const COLUMNS: Column[] = [
  { field: 'unitCode', title: 'Mã', width: 12, of: (card) => card.unit.code },
  { field: 'unitName', title: 'Đơn vị', width: 36, of: (card) => card.unit.name },
  { field: 'period', title: 'Kỳ', width: 9, of: (card) => card.period },
  { field: 'index', title: 'Hài lòng %', width: 11, of: (card) => card.satisfaction.index },
  { field: 'low', title: 'Từ', width: 8, of: (card) => card.satisfaction.low },
  { field: 'high', title: 'Đến', width: 8, of: (card) => card.satisfaction.high },
  { field: 'n', title: 'Lượt', width: 8, of: (card) => card.satisfaction.n },
  { field: 'invited', title: 'Mời', width: 8, of: (card) => card.coverage.invited },
  { field: 'returned', title: 'Trả KQ', width: 8, of: (card) => card.coverage.returned },
  { field: 'responseRate', title: 'Phản hồi %', width: 11, of: (card) => card.responseRate },
  { field: 'dossiers', title: 'Hồ sơ', width: 8, of: (card) => card.timeliness.total },
  { field: 'late', title: 'Trễ', width: 8, of: (card) => card.timeliness.late },
  { field: 'latePercent', title: 'Trễ %', width: 8, of: (card) => card.timeliness.latePercent },
  { field: 'founded', title: 'PA đúng', width: 9, of: (card) => card.complaints.founded },
  { field: 'partly', title: 'Một phần', width: 9, of: (card) => card.complaints.partly },
  { field: 'unfounded', title: 'PA sai', width: 9, of: (card) => card.complaints.unfounded },
  { field: 'open', title: 'Đang xử lý', width: 11, of: (card) => card.complaints.open },
]
const TOTAL: Column[] = [
  { field: 'points', title: 'Điểm', width: 8, of: (card) => card.inputs.score?.total ?? null },
  { field: 'grade', title: 'Xếp loại', width: 12, of: (card) => card.grade },
]
const CEILING: Column[] = [
  { field: 'eligibleForTot', title: 'Đủ điều kiện "tốt"', width: 18, of: (card) => eligible(card) },
]
const REASONS: Column[] = [
  {
    field: 'reasons',
    title: 'Lý do',
    width: 80,
    of: (card) => card.reasons.map(({ text }) => text).join(' '),
  },
]

/**
 * The scores in a format. `xlsx` gives bytes, the others text; `json` is the scorecards with their inputs, in canonical form.
 */
export async function renderScores(
  cards: readonly Scorecard[],
  format: ScoreFormat,
): Promise<string | Buffer> {
  const hasCeiling = cards.some((card) => card.eligibleForTot !== undefined)
  const isScored = cards.some((card) => card.inputs.score !== undefined)
  const columns = [
    ...COLUMNS,
    ...(isScored ? TOTAL : []),
    ...(hasCeiling ? CEILING : []),
    ...(hasCeiling || isScored ? REASONS : []),
  ]
  if (format === 'json') return `${canonicalJson(cards)}\n`
  if (format === 'csv') return csv(cards, columns)
  return format === 'xlsx' ? xlsx(cards, columns) : table(cards, columns)
}

function eligible({ eligibleForTot }: Scorecard): string {
  return eligibleForTot === true ? 'có' : eligibleForTot === false ? 'không' : 'không đủ dữ liệu'
}

/** RFC 4180; what a spreadsheet would take for a formula is made text. */
function csv(cards: readonly Scorecard[], columns: Column[]): string {
  const cell = (value: Value) => {
    const text =
      typeof value === 'string' ? value.replace(/^([=+\-@\t\r＝＋－＠])/, "'$1") : String(value ?? '')
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  const rows = [columns.map((column) => column.field), ...cards.map((card) => columns.map((c) => c.of(card)))]
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function xlsx(cards: readonly Scorecard[], columns: Column[]): Promise<Buffer> {
  const head = columns.map((column) => ({ value: column.title, fontWeight: 'bold' as const }))
  const body = cards.map((card) =>
    columns.map((column) => {
      const value = column.of(card)
      return value === null ? null : { value, type: typeof value === 'number' ? Number : String }
    }),
  )
  return writeExcelFile([head, ...body], {
    sheet: 'Điểm số',
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer()
}

/** Columns under one another; reasons on lines of their own, for a terminal is not wide. A withheld index shows as `–`. */
function table(cards: readonly Scorecard[], columns: Column[]): string {
  const shown = columns.filter((column) => column.field !== 'reasons')
  const text = (column: Column, card: Scorecard) => {
    const value = column.of(card)
    if (value === null) return '–'
    return typeof value === 'number' && !Number.isInteger(value)
      ? vietnameseNumber(value)
      : percentText(column, value)
  }
  const rows = cards.map((card) => shown.map((column) => text(column, card)))
  const widths = shown.map((column, i) => Math.max(column.title.length, ...rows.map((row) => row[i]!.length)))
  const line = (cells: string[]) =>
    cells
      .map((cell, i) => (i < 3 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join('  ')
      .trimEnd()
  const out = [line(shown.map((column) => column.title)), line(widths.map((width) => '-'.repeat(width)))]
  for (const [i, card] of cards.entries()) {
    out.push(line(rows[i]!), ...lineNotes(card).map(({ vi }) => `    ${vi}`))
    out.push(...card.reasons.map(({ rule, text }) => `    ${rule}: ${text}`))
  }
  return `${out.join('\n')}\n`
}

/** `80` in a column of percentages is `80,0`. */
function percentText(column: Column, value: string | number): string {
  const isPercent = ['index', 'low', 'high', 'responseRate', 'latePercent'].includes(column.field)
  return isPercent && typeof value === 'number' ? vietnameseNumber(value) : String(value)
}
