/** Officials as recorded: versions, appended and never changed; and the officials that a citizen's words name. */
import { dayOf, type Instant } from '../calendar/instant.ts'
import type { LookUp } from '../conversation/effect.ts'
import { afterNewest, newestId } from '../database/after-newest.ts'
import { type Database, type Write, write } from '../database/database.ts'
import { latest } from '../database/latest.ts'
import type { OfficialVersionTable } from '../database/tables/units.ts'
import { indexNames, type NameIndex, searchNames } from './name-index.ts'
import { type Official, servesOn } from './official.ts'
import { subtreeOf } from './unit.ts'
import { unitTree } from './unit-store.ts'

export type OfficialMatch = { code: string; name: string; unitCode: string; head: boolean; score: number }

const GENERIC = new Set('ong ba anh chi co chu can canbo cong chuc chuyen vien truong pho phong'.split(' '))

/**
 * Every official by code, as it stands or as it stood recorded at a moment.
 *
 * @param asOf null: everything recorded so far (kept in memory until something is recorded)
 */
export async function officials(
  database: Database,
  asOf: Instant | null = null,
): Promise<ReadonlyMap<string, Official>> {
  if (asOf === null) return latest(database, 'official_version', () => load(database, null))
  return load(database, asOf)
}

/** An official in the latest version; null for an unknown code. */
export async function officialByCode(database: Database, code: string): Promise<Official | null> {
  return (await officials(database)).get(code) ?? null
}

/** Those who serve in a unit on a day, heads first. */
export async function officialsOf(database: Database, unitCode: string, at: Instant): Promise<Official[]> {
  const all = [...(await officials(database)).values()]
  return all
    .filter((official) => official.unitCode === unitCode && servesOn(official, dayOf(at)))
    .sort((a, b) => Number(b.head) - Number(a.head) || (a.code < b.code ? -1 : 1))
}

/** Records an official's new version. */
export function putOfficial(database: Database, official: Official, now: Instant): Write {
  return write(
    database.read.insertInto('official_version').values({
      code: official.code,
      recorded_at: now,
      name: official.name.normalize('NFC'),
      unit_code: official.unitCode,
      head: official.head ? 1 : 0,
      valid_from: official.validFrom,
      valid_to: official.validTo,
    }),
  )
}

/** The newest version of any official, by id; 0 when there is none. */
export function newestOfficialVersion(database: Database): Promise<number> {
  return newestId(database, 'official_version')
}

/** Records an official's new version, which was checked against the versions up to `newest`; refused as `stale` when another was recorded since. */
export function putOfficialAfter(
  database: Database,
  newest: number,
  official: Official,
  now: Instant,
): Write[] {
  return [...afterNewest(database, 'official_version', newest), putOfficial(database, official, now)]
}

/** The versions of an official with their ids, the newest first; [] for an unknown code. */
export async function versionsOfOfficial(
  database: Database,
  code: string,
): Promise<{ id: number; recordedAt: Instant; official: Official }[]> {
  const rows = await database.read
    .selectFrom('official_version')
    .selectAll()
    .where('code', '=', code)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({ id: row.id, recordedAt: row.recorded_at, official: toOfficial(row) }))
}

/** Officials in service that a text names, best first; within a unit and the units under it when one is given. */
export const findOfficials: LookUp<
  { text: string; unitCode?: string | null; limit?: number },
  OfficialMatch[]
> = async (desk, { text, unitCode = null, limit = 5 }, { at }) => {
  const all = await officials(desk.database)
  const units = unitCode === null ? null : new Set(subtreeOf(await unitTree(desk.database), unitCode))
  const fitting: OfficialMatch[] = []
  for (const { key, score } of searchNames(indexOf(all), text, 50)) {
    const official = all.get(key)!
    if (!servesOn(official, dayOf(at)) || (units && !units.has(official.unitCode))) continue
    fitting.push({ code: key, name: official.name, unitCode: official.unitCode, head: official.head, score })
  }
  return fitting.slice(0, limit)
}

const indexes = new WeakMap<object, NameIndex>()

function indexOf(all: ReadonlyMap<string, Official>): NameIndex {
  let index = indexes.get(all)
  if (!index) {
    index = indexNames(
      [...all.values()].map(({ code, name }) => ({ key: code, name })),
      GENERIC,
    )
    indexes.set(all, index)
  }
  return index
}

async function load(database: Database, asOf: Instant | null): Promise<ReadonlyMap<string, Official>> {
  let query = database.read.selectFrom('official_version').selectAll().orderBy('recorded_at').orderBy('id')
  if (asOf !== null) query = query.where('recorded_at', '<=', asOf)
  const found = new Map<string, Official>()
  for (const row of await query.execute()) {
    found.set(row.code, toOfficial(row))
  }
  return found
}

function toOfficial(row: Omit<OfficialVersionTable, 'id'>): Official {
  return {
    code: row.code,
    name: row.name,
    unitCode: row.unit_code,
    head: row.head === 1,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }
}
