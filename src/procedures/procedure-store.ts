/** Procedures as recorded: versions, appended and never changed; and the procedures that a citizen's words name. */
import type { Instant } from '../calendar/instant.ts'
import type { Term } from '../calendar/working-days.ts'
import type { LookUp } from '../conversation/effect.ts'
import { type Database, type Write, write } from '../database/database.ts'
import { latest } from '../database/latest.ts'
import { indexNames, type NameIndex, searchNames } from '../units/name-index.ts'
import type { Procedure } from './procedure.ts'

/** A procedure that fits, and how well: 1 is its whole name or its code. */
export type ProcedureMatch = Procedure & { score: number }

const GENERIC = new Set(
  'thu tuc ho so giay to cap lam xin dang ky cap lai doi moi ban sao xac nhan chung nhan viec theo quy dinh can nhung gi'.split(
    ' ',
  ),
)

/**
 * Every procedure by code, as it stands or as it stood recorded at a moment.
 *
 * @param asOf null: everything recorded so far (kept in memory until something is recorded)
 */
export async function procedures(
  database: Database,
  asOf: Instant | null = null,
): Promise<ReadonlyMap<string, Procedure>> {
  if (asOf === null) return latest(database, 'procedure_version', () => load(database, null))
  return load(database, asOf)
}

/** A procedure in its latest version; null for an unknown code. */
export async function procedureByCode(database: Database, code: string): Promise<Procedure | null> {
  return (await procedures(database)).get(code) ?? null
}

/** Records a procedure's new version. */
export function putProcedure(database: Database, procedure: Procedure, now: Instant): Write {
  return write(
    database.read.insertInto('procedure_version').values({
      code: procedure.code,
      recorded_at: now,
      name: procedure.name.normalize('NFC'),
      domain: procedure.domain.normalize('NFC'),
      term_n: procedure.term.n,
      term_unit: procedure.term.unit,
      fee_vnd: procedure.feeVnd,
      papers: JSON.stringify(procedure.papers),
    }),
  )
}

/** Procedures that a text names by code, name or domain, best first. */
export const findProcedures: LookUp<{ text: string; limit?: number }, ProcedureMatch[]> = async (
  desk,
  { text, limit = 5 },
) => {
  const all = await procedures(desk.database)
  const parts = new Set(text.toUpperCase().split(/[\s,;:!?()]+/))
  const byCode = [...all.values()].filter(({ code }) => parts.has(code.toUpperCase()))
  if (byCode.length > 0) return byCode.slice(0, limit).map((procedure) => ({ ...procedure, score: 1 }))
  return searchNames(indexOf(all), text, limit).map(({ key, score }) => ({ ...all.get(key)!, score }))
}

const indexes = new WeakMap<object, NameIndex>()

function indexOf(all: ReadonlyMap<string, Procedure>): NameIndex {
  let index = indexes.get(all)
  if (!index) {
    const names = [...all.values()].flatMap(({ code, name, domain }) => [
      { key: code, name },
      { key: code, name: `${name} ${domain}` },
    ])
    index = indexNames(names, GENERIC)
    indexes.set(all, index)
  }
  return index
}

async function load(database: Database, asOf: Instant | null): Promise<ReadonlyMap<string, Procedure>> {
  let query = database.read.selectFrom('procedure_version').selectAll().orderBy('recorded_at').orderBy('id')
  if (asOf !== null) query = query.where('recorded_at', '<=', asOf)
  const found = new Map<string, Procedure>()
  for (const row of await query.execute()) {
    found.set(row.code, {
      code: row.code,
      name: row.name,
      domain: row.domain,
      term: { n: row.term_n, unit: row.term_unit as Term['unit'] },
      feeVnd: row.fee_vnd,
      papers: JSON.parse(row.papers) as string[],
    })
  }
  return found
}
