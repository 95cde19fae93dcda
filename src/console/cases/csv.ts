/** Rows as a CSV file that a spreadsheet opens without running anything in it. Pure. */
import type { CaseRow } from './presenter.ts'
import type { Words } from './words.vi.ts'

/** What spreadsheets take for the beginning of a formula. Source: OWASP, "CSV Injection". */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/
const BYTE_ORDER_MARK = '\ufeff'

/** With a head line, CRLF line ends, and the mark by which Excel knows UTF-8. */
export function csvOf(rows: readonly CaseRow[], { columns }: Pick<Words, 'columns'>): string {
  const names = [
    'month',
    'ground',
    'kind',
    'unit',
    'result',
    'taken',
    'n',
  ] as const satisfies (keyof CaseRow)[]
  const lines = [
    names.map((name) => columns[name]),
    ...rows.map((row) => names.map((name) => String(row[name]))),
  ]
  return BYTE_ORDER_MARK + lines.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')
}

function cell(text: string): string {
  const guarded = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
