/**
 * Dossiers from a file of the one-stop system. The first row names the columns: the fields of `PUT /dossiers/{code}`,
 * nested ones with dots (`applicant.name`, `applicant.phone`, `official.code`, `official.name`), `history` as JSON.
 * `code`, `unitCode`, `procedureCode`, `status`, `receivedAt` are required; the order is free; empty cells are left out.
 * Moments: ISO 8601, or Vietnam's time as `2026-11-24 08:15`, `24/11/2026 08:15`, or a date alone.
 */
import type { Instant } from '../calendar/instant.ts'
import { isoOfLocal } from '../calendar/local-moment.ts'
import type { Desk } from '../desk.ts'
import { type FieldFault, fieldFaults } from '../field-fault.ts'
import { procedures } from '../procedures/procedure-store.ts'
import { unitTree } from '../units/unit-store.ts'
import { type DossierInput, dossierInput, faultsOf, type KnownCodes } from './dossier-input.ts'
import { recordDossiers } from './dossier-store.ts'
import { type BadRow, type FileRow, readRows } from './file-rows.ts'
import { rowFaultsText } from './row-faults.ts'

export type ImportResult = { created: number; changed: number; unchanged: number; bad: BadRow[] }

/** The columns of a file, for whoever asks the command. */
export function dossierColumns(): { required: readonly string[]; all: readonly string[] } {
  return { required: REQUIRED, all: [...FIELDS] }
}

/** Told after each slice: rows done and rows in all. */
export type Progress = (done: number, total: number) => void

/** Rows a commit: small enough to leave the event loop to others within about 20 ms. */
const SLICE = 100
/** The columns that a file must have. */
const REQUIRED = ['code', 'unitCode', 'procedureCode', 'status', 'receivedAt']

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
 * @param clock asked anew for each slice: what a long import records late was not known before
 * @throws Error when the file cannot be read, or its header has unknown or lacks required columns
 */
export async function importDossiers(
  desk: Desk,
  path: string,
  clock: () => Instant,
  progress: Progress = () => {},
): Promise<ImportResult> {
  const { header, rows } = await readRows(path)
  checkHeader(header)
  const known = { units: (await unitTree(desk.database)).byCode, procedures: await procedures(desk.database) }
  const result: ImportResult = { created: 0, changed: 0, unchanged: 0, bad: [] }
  for (let at = 0; at < rows.length; at += SLICE) {
    const slice = rows.slice(at, at + SLICE)
    const now = clock()
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
  const missing = REQUIRED.filter((name) => !header.includes(name))
  const twice = header.filter((name, i) => header.indexOf(name) < i)
  if (unknown.length > 0)
    throw new Error(`cột lạ / unknown columns: ${unknown.join(', ')}; known: ${[...FIELDS].join(', ')}`)
  if (missing.length > 0) throw new Error(`thiếu cột / missing columns: ${missing.join(', ')}`)
  if (twice.length > 0) throw new Error(`cột lặp lại / columns given twice: ${twice.join(', ')}`)
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
    return { line, reason: 'history: không phải là JSON / not JSON' }
  }
  const read = dossierInput.safeParse(nested)
  if (!read.success) {
    const faults = [...fieldFaults(read.error), ...unknownIn(cells, known)]
    return { line, reason: rowFaultsText(faults, cells) }
  }
  if (read.data.code === undefined)
    return { line, reason: rowFaultsText([{ field: 'code', message: 'required' }], cells) }
  const faults = faultsOf(read.data, known, now)
  return faults.length > 0
    ? { line, reason: rowFaultsText(faults, cells) }
    : { code: read.data.code, input: read.data }
}

/** Codes that nobody has, told in one go with what else is wrong. */
function unknownIn({ unitCode, procedureCode }: FileRow['cells'], known: KnownCodes): FieldFault[] {
  return [
    ...(unitCode && !known.units.has(unitCode) ? [{ field: 'unitCode', message: 'unknown unit' }] : []),
    ...(procedureCode && !known.procedures.has(procedureCode)
      ? [{ field: 'procedureCode', message: 'unknown procedure' }]
      : []),
  ]
}

/** `{'official.code': 'A'}` becomes `{official: {code: 'A'}}`; moments become ISO 8601. @throws when `history` is no JSON */
function nest(cells: Record<string, string>): Record<string, unknown> {
  const nested: Record<string, Record<string, unknown> | unknown> = {}
  for (const [name, text] of Object.entries(cells)) {
    const [outer, inner] = name.split('.') as [string, string | undefined]
    if (inner !== undefined) nested[outer] = { ...(nested[outer] as object | undefined), [inner]: text }
    else if (name === 'history') nested[name] = JSON.parse(text)
    else nested[name] = MOMENTS.includes(name) ? isoOfLocal(text) : text
  }
  return nested
}
