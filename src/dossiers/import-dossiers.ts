/**
 * Dossiers from a file of the one-stop system. The first row names the columns: the fields of `PUT /dossiers/{code}`,
 * nested ones with dots (`applicant.name`, `applicant.phone`, `official.code`, `official.name`), `history` as JSON.
 * `code`, `unitCode`, `procedureCode`, `status`, `receivedAt` are required; the order is free; empty cells are left out.
 * Moments: ISO 8601, or Vietnam's time as `2026-11-24 08:15`, `24/11/2026 08:15`, or a date alone.
 */
import type { Instant } from '../calendar/instant.ts'
import type { Desk } from '../desk.ts'
import { procedures } from '../procedures/procedure-store.ts'
import { unitTree } from '../units/unit-store.ts'
import { type DossierInput, dossierInput, faultsOf, type KnownCodes } from './dossier-input.ts'
import { recordDossiers } from './dossier-store.ts'
import { type FileRow, readRows } from './file-rows.ts'

/** A row that was not taken. `line` counts from 1 with the header, as spreadsheets show it. */
export type BadRow = { line: number; reason: string }

export type ImportResult = { created: number; changed: number; unchanged: number; bad: BadRow[] }

/** Told after each slice: rows done and rows in all. */
export type Progress = (done: number, total: number) => void

/** Rows a commit: small enough to leave the event loop to others within about 20 ms. */
const SLICE = 100
const FIELDS = new Set([
  ...Object.keys(dossierInput.shape),
  'applicant.name',
  'applicant.phone',
  'applicant.idNumber',
  'official.code',
  'official.name',
])
const MOMENTS = ['receivedAt', 'dueAt', 'firstDueAt', 'finishedAt', 'returnedAt']

/**
 * Imports a `.csv` or `.xlsx` file. Good rows are kept whatever the others are.
 *
 * @throws Error when the file cannot be read, or its header has unknown or lacks required columns
 */
export async function importDossiers(
  desk: Desk,
  path: string,
  now: Instant,
  progress: Progress = () => {},
): Promise<ImportResult> {
  const { header, rows } = await readRows(path)
  checkHeader(header)
  const known = { units: (await unitTree(desk.database)).byCode, procedures: await procedures(desk.database) }
  const result: ImportResult = { created: 0, changed: 0, unchanged: 0, bad: [] }
  for (let at = 0; at < rows.length; at += SLICE) {
    const slice = rows.slice(at, at + SLICE)
    const good: { code: string; input: DossierInput }[] = []
    for (const row of slice) {
      const read = readRow(row, known, now)
      if ('reason' in read) result.bad.push(read)
      else good.push(read)
    }
    for (const outcome of await recordDossiers(desk, good, now)) result[outcome] += 1
    progress(at + slice.length, rows.length)
    await new Promise((done) => setImmediate(done))
  }
  return result
}

function checkHeader(header: string[]): void {
  const unknown = header.filter((name) => !FIELDS.has(name))
  const missing = ['code', 'unitCode', 'procedureCode', 'status', 'receivedAt'].filter(
    (name) => !header.includes(name),
  )
  const twice = header.filter((name, i) => header.indexOf(name) < i)
  if (unknown.length > 0)
    throw new Error(`unknown columns: ${unknown.join(', ')}; known: ${[...FIELDS].join(', ')}`)
  if (missing.length > 0) throw new Error(`missing columns: ${missing.join(', ')}`)
  if (twice.length > 0) throw new Error(`columns given twice: ${twice.join(', ')}`)
}

function readRow(
  { line, cells }: FileRow,
  known: KnownCodes,
  now: Instant,
): { code: string; input: DossierInput } | BadRow {
  let nested: Record<string, unknown>
  try {
    nested = nest(cells)
  } catch {
    return { line, reason: 'history: not JSON' }
  }
  const read = dossierInput.safeParse(nested)
  const say = (faults: { field: string; message: string }[]) =>
    faults.map(({ field, message }) => `${field}: ${message}`).join('; ')
  if (!read.success) {
    return {
      line,
      reason: say(read.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))),
    }
  }
  if (read.data.code === undefined) return { line, reason: 'code: required' }
  const faults = faultsOf(read.data, known, now)
  return faults.length > 0 ? { line, reason: say(faults) } : { code: read.data.code, input: read.data }
}

/** `{'official.code': 'A'}` becomes `{official: {code: 'A'}}`; moments become ISO 8601. @throws when `history` is no JSON */
function nest(cells: Record<string, string>): Record<string, unknown> {
  const nested: Record<string, Record<string, unknown> | unknown> = {}
  for (const [name, text] of Object.entries(cells)) {
    const [outer, inner] = name.split('.') as [string, string | undefined]
    if (inner !== undefined) nested[outer] = { ...(nested[outer] as object | undefined), [inner]: text }
    else if (name === 'history') nested[name] = JSON.parse(text)
    else nested[name] = MOMENTS.includes(name) ? isoOf(text) : text
  }
  return nested
}

/** Vietnam's local forms as ISO 8601; anything else as it is, for the schema to judge. */
function isoOf(text: string): string {
  const found =
    /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})(?:[ T](?<time>\d{2}:\d{2})(?<s>:\d{2})?)?$/.exec(text) ??
    /^(?<d>\d{1,2})\/(?<m>\d{1,2})\/(?<y>\d{4})(?: (?<time>\d{1,2}:\d{2})(?<s>:\d{2})?)?$/.exec(text)
  if (!found?.groups) return text
  const { y, m, d, time = '00:00', s = ':00' } = found.groups
  return `${y}-${m!.padStart(2, '0')}-${d!.padStart(2, '0')}T${time.padStart(5, '0')}${s}+07:00`
}
