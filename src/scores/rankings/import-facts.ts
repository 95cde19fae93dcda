/** Facts from a small file (CSV, XLSX), a version a row: what is recorded already is not recorded again, bad rows are listed. */
import type { z } from 'zod'
import type { Instant } from '../../calendar/instant.ts'
import { canonicalJson } from '../../canonical-json.ts'
import type { Database, Write } from '../../database/database.ts'
import type { Desk } from '../../desk.ts'
import { type BadRow, readRows } from '../../dossiers/file-rows.ts'
import { rowFaultsText } from '../../dossiers/row-faults.ts'
import { type FieldFault, fieldFaults } from '../../field-fault.ts'

export type ImportedFacts = { recorded: number; unchanged: number; bad: BadRow[] }

/** What a kind of facts is. */
export type FactKind<Fact> = {
  /** The columns that a file must have, and those that it may have. */
  required: readonly string[]
  columns: readonly string[]
  schema: z.ZodType<Fact>
  /** By what two rows are about the same thing. */
  keyOf: (fact: Fact) => string
  faultsOf: (fact: Fact) => FieldFault[]
  /** What is recorded now, by the same keys. */
  known: ReadonlyMap<string, Fact>
  put: (database: Database, fact: Fact, now: Instant) => Write
}

/** Rows a commit. */
const SLICE = 100

/**
 * Imports a file. Good rows are kept whatever the others are; a second row about the same thing is bad.
 *
 * @throws Error when the file cannot be read, or its header has unknown or lacks required columns
 */
export async function importFacts<Fact>(
  { database }: Desk,
  path: string,
  kind: FactKind<Fact>,
  clock: () => Instant,
  progress: (done: number, total: number) => void,
): Promise<ImportedFacts> {
  const { header, rows } = await readRows(path)
  checkHeader(header, kind)
  const result: ImportedFacts = { recorded: 0, unchanged: 0, bad: [] }
  const seen = new Map<string, number>()
  for (let at = 0; at < rows.length; at += SLICE) {
    const slice = rows.slice(at, at + SLICE)
    const now = clock()
    const writes: Write[] = []
    for (const { line, cells } of slice) {
      const read = readRow(cells, kind)
      const key = 'fact' in read ? kind.keyOf(read.fact) : ''
      const before = seen.get(key)
      if ('reason' in read) result.bad.push({ line, reason: read.reason })
      else if (before !== undefined)
        result.bad.push({ line, reason: `trùng với dòng ${before} / the same as line ${before}: ${key}` })
      else {
        seen.set(key, line)
        if (canonicalJson(read.fact) === canonicalJson(kind.known.get(key) ?? null)) result.unchanged += 1
        else writes.push(kind.put(database, read.fact, now))
      }
    }
    if (writes.length > 0) await database.commit(writes)
    result.recorded += writes.length
    progress(at + slice.length, rows.length)
    await new Promise((done) => setImmediate(done))
  }
  return result
}

function readRow<Fact>(
  cells: Record<string, string>,
  kind: FactKind<Fact>,
): { fact: Fact } | { reason: string } {
  const read = kind.schema.safeParse(cells)
  if (!read.success) return { reason: rowFaultsText(fieldFaults(read.error), cells) }
  const faults = kind.faultsOf(read.data)
  return faults.length > 0 ? { reason: rowFaultsText(faults, cells) } : { fact: read.data }
}

/** @throws Error naming every column that is wrong or missing */
function checkHeader(
  header: readonly string[],
  { columns, required }: Pick<FactKind<unknown>, 'columns' | 'required'>,
) {
  const say = (what: string, names: readonly string[]) =>
    names.length > 0 ? [`${what}: ${names.join(', ')}`] : []
  const faults = [
    ...say(
      'cột lạ / unknown columns',
      header.filter((name) => !columns.includes(name)),
    ),
    ...say(
      'thiếu cột / missing columns',
      required.filter((name) => !header.includes(name)),
    ),
    ...say(
      'cột lặp lại / columns given twice',
      header.filter((name, i) => header.indexOf(name) < i),
    ),
  ]
  if (faults.length > 0) throw new Error(`${faults.join('; ')}; known: ${columns.join(', ')}`)
}
