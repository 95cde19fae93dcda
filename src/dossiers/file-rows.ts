/** The rows of a CSV or XLSX file as text by column name. */
import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'

/** One row: its line in the file, counted from 1 with the header as spreadsheets show it, and its cells that are not empty. */
export type FileRow = { line: number; cells: Record<string, string> }

/** A row that was not taken. `line` as in `FileRow`. */
export type BadRow = { line: number; reason: string }

/**
 * Reads the first sheet of an `.xlsx` file, or a `.csv` file in UTF-8 with commas or semicolons.
 *
 * @throws Error when the file cannot be read or has no header
 */
export async function readRows(path: string): Promise<{ header: string[]; rows: FileRow[] }> {
  const table = /\.xlsx$/i.test(path) ? await readXlsx(path) : readCsv(await readFile(path, 'utf8'))
  const [first, ...rest] = table
  if (!first) throw new Error('the file is empty: the first row must name the columns')
  const names = first.cells.map((name) => name.trim())
  const rows = rest.map(({ line, cells }) => {
    const named = names.map((name, i) => [name, (cells[i] ?? '').trim()] as const)
    return { line, cells: Object.fromEntries(named.filter(([name, text]) => name !== '' && text !== '')) }
  })
  const header = names.filter((name) => name !== '')
  return { header, rows: rows.filter(({ cells }) => Object.keys(cells).length > 0) }
}

type Line = { line: number; cells: string[] }

/** Excel in Vietnam writes semicolons, other programs commas: the header tells. */
function readCsv(text: string): Line[] {
  const header = text.slice(0, text.search(/[\r\n]|$/))
  const delimiter = header.split(';').length > header.split(',').length ? ';' : ','
  const parsed = parse(text, {
    bom: true,
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
  }) as unknown as {
    record: string[]
    info: { lines: number }
  }[]
  return parsed.map(({ record, info }) => ({ line: info.lines, cells: record }))
}

async function readXlsx(path: string): Promise<Line[]> {
  const rows = await readSheet(path)
  return rows.map((cells, i) => ({ line: i + 1, cells: cells.map(cellText) }))
}

/** A date cell has no zone: the library reads its face as UTC, and its face is Vietnam's time. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString().slice(0, 19) : String(cell)
}
