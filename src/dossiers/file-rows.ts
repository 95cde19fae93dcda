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
  const table = /\.xlsx$/i.test(path) ? await readXlsx(path) : readCsv(textOf(await readFile(path)))
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

/** @throws Error for a file that is not in UTF-8: its letters would come out wrong, or its columns not be found */
function textOf(bytes: Buffer): string {
  const isUtf16 =
    [0xfffe, 0xfeff].includes(bytes.length < 2 ? 0 : bytes.readUInt16BE(0)) ||
    bytes.subarray(0, 200).includes(0)
  if (isUtf16)
    throw new Error(
      'tệp ở dạng UTF-16 («Unicode Text»); trong Excel hãy lưu lại bằng «CSV UTF-8» hoặc .xlsx / the file is UTF-16; save it as “CSV UTF-8” or .xlsx',
    )
  return bytes.toString('utf8')
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

const UNREADABLE =
  'không đọc được tệp XLSX này; xin mở và lưu lại bằng Excel hoặc LibreOffice, hoặc lưu thành CSV / this XLSX file cannot be read: open and save it with Excel or LibreOffice, or save it as CSV'

async function readXlsx(path: string): Promise<Line[]> {
  const rows = await readSheet(path).catch((error: Error) => {
    throw 'syscall' in error ? error : new Error(UNREADABLE, { cause: error })
  })
  return rows.map((cells, i) => ({ line: i + 1, cells: cells.map(cellText) }))
}

/** A date cell has no zone: the library reads its face as UTC, and its face is Vietnam's time. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (!(cell instanceof Date)) return String(cell)
  const toTheSecond = Math.round(cell.getTime() / 1000) * 1000 // a fraction of a day is seldom a whole second
  return Number.isNaN(toTheSecond) ? '' : new Date(toTheSecond).toISOString().slice(0, 19)
}
