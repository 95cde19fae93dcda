/**
 * Ratings from a file. The first row names the columns: the fields of `POST /ratings`, answers as `answers.q15` or simply
 * by the item's code. `externalId`, `unitCode`, `channel`, `instrument`, `createdAt` are required; the order is free;
 * empty cells are left out. Moments: ISO 8601, or Vietnam's time as `2026-11-24 08:15`, `24/11/2026 08:15`, or a date alone.
 */
import type { Instant } from '../calendar/instant.ts'
import { isoOfLocal } from '../calendar/local-moment.ts'
import type { Desk } from '../desk.ts'
import { type BadRow, type FileRow, readRows } from '../dossiers/file-rows.ts'
import { rowFaultsText } from '../dossiers/row-faults.ts'
import { fieldFaults } from '../field-fault.ts'
import { instrumentStore } from './instrument-store.ts'
import { type RatingInput, ratingInput } from './rating-input.ts'
import { takeRatings } from './rating-store.ts'

/** `known`: sent before under the same externalId, left as they were. */
type ImportedRatings = { created: number; known: number; bad: BadRow[] }

/** Rows a commit: on SQLite few enough to leave the event loop to others within about 20 ms; PostgreSQL takes them by COPY. */
const SLICE = { sqlite: 100, postgres: 2_000 }
const REQUIRED = ['externalId', 'unitCode', 'channel', 'instrument', 'createdAt']
const FIELDS = new Set(Object.keys(ratingInput.shape).filter((field) => field !== 'answers'))
const ANSWER = 'answers.'

/**
 * Imports a `.csv` or `.xlsx` file. Good rows are kept whatever the others are.
 *
 * @param clock asked anew for each slice: what a long import records late was not known before
 * @param progress told after each slice: rows done and rows in all
 * @throws Error when the file cannot be read, or its header has unknown or lacks required columns
 */
export async function importRatings(
  desk: Desk,
  path: string,
  clock: () => Instant,
  progress: (done: number, total: number) => void = () => {},
): Promise<ImportedRatings> {
  const { header, rows } = await readRows(path)
  const instruments = [...(await instrumentStore.current(desk.database)).values()]
  checkHeader(header, new Set(instruments.flatMap(({ items }) => items.map((item) => item.code))))
  const result: ImportedRatings = { created: 0, known: 0, bad: [] }
  const length = SLICE[desk.database.kind]
  for (let at = 0; at < rows.length; at += length) {
    const slice = rows.slice(at, at + length)
    const good: Good[] = []
    for (const row of slice) {
      const read = readRow(row)
      if ('reason' in read) result.bad.push(read)
      else good.push(read)
    }
    const taken = await takeRatings(
      desk,
      good.map(({ input }) => input),
      clock(),
    )
    for (const [i, outcome] of taken.entries()) {
      if ('faults' in outcome) {
        const { line, cells } = good[i]!
        result.bad.push({ line, reason: rowFaultsText(outcome.faults, cells) })
      } else result[outcome.status] += 1
    }
    progress(at + slice.length, rows.length)
    await new Promise((done) => setImmediate(done))
  }
  result.bad.sort((a, b) => a.line - b.line)
  return result
}

/** The columns of a file, for whoever asks the command. */
export function ratingColumns(): { required: readonly string[]; all: readonly string[] } {
  return { required: REQUIRED, all: [...FIELDS, 'q15, q16, …'] }
}

/** @throws Error naming every column that is wrong or missing */
function checkHeader(header: string[], items: ReadonlySet<string>): void {
  const unknown = header.filter((name) => !FIELDS.has(name) && !items.has(name.replace(ANSWER, '')))
  const missing = REQUIRED.filter((name) => !header.includes(name))
  const twice = header.filter((name, i) => header.indexOf(name) < i)
  const say = (what: string, names: string[]) => (names.length > 0 ? [`${what}: ${names.join(', ')}`] : [])
  const faults = [
    ...say('cột lạ / unknown columns', unknown),
    ...say('thiếu cột / missing columns', missing),
    ...say('cột lặp lại / columns given twice', twice),
  ]
  if (faults.length === 0) return
  throw new Error(`${faults.join('; ')}; known: ${[...FIELDS].join(', ')}, and the codes of items`)
}

type Good = FileRow & { input: RatingInput }

function readRow({ line, cells }: FileRow): Good | BadRow {
  const answers: Record<string, unknown> = {}
  const body: Record<string, unknown> = { answers }
  for (const [name, text] of Object.entries(cells)) {
    if (!FIELDS.has(name)) answers[name.replace(ANSWER, '')] = numberOf(text)
    else body[name] = name === 'overall' ? numberOf(text) : name === 'createdAt' ? isoOfLocal(text) : text
  }
  const read = ratingInput.safeParse(body)
  if (read.success) return { line, cells, input: read.data }
  return {
    line,
    reason: rowFaultsText(fieldFaults(read.error), cells),
  }
}

/** A whole number as a number; anything else as it is, for the schema to judge. */
function numberOf(text: string): unknown {
  return /^\d+$/.test(text) ? Number(text) : text
}
