/** Units as recorded: versions, appended and never changed. */
import type { Instant } from '../calendar/instant.ts'
import { afterNewest, newestId } from '../database/after-newest.ts'
import { type Database, type Write, write } from '../database/database.ts'
import { latest } from '../database/latest.ts'
import type { UnitVersionTable } from '../database/tables/units.ts'
import { treeOf, type Unit, type UnitKind, type UnitTree } from './unit.ts'

/**
 * The tree of units as it stands, or as it stood recorded at a moment.
 *
 * @param asOf null: everything recorded so far (kept in memory until something is recorded)
 */
export async function unitTree(database: Database, asOf: Instant | null = null): Promise<UnitTree> {
  if (asOf === null) return latest(database, 'unit_version', () => load(database, null))
  return load(database, asOf)
}

/** A unit in its latest version; null for an unknown code. */
export async function unitByCode(database: Database, code: string): Promise<Unit | null> {
  return (await unitTree(database)).byCode.get(code) ?? null
}

/** Records a unit's new version. */
export function putUnit(database: Database, unit: Unit, now: Instant): Write {
  return write(
    database.read.insertInto('unit_version').values({
      code: unit.code,
      recorded_at: now,
      name: unit.name.normalize('NFC'),
      kind: unit.kind,
      parent: unit.parent,
      valid_from: unit.validFrom,
      valid_to: unit.validTo,
      successors: JSON.stringify(unit.successors),
      aliases: JSON.stringify(unit.aliases.map((alias) => alias.normalize('NFC'))),
      address: unit.address,
      phone: unit.phone,
      hours: unit.hours,
    }),
  )
}

/** The newest version of any unit, by id; 0 when there is none. */
export function newestVersion(database: Database): Promise<number> {
  return newestId(database, 'unit_version')
}

/** Records a unit's new version, which was checked against the tree of `newest`; refused as `stale` when another was recorded since. */
export function putUnitAfter(database: Database, newest: number, unit: Unit, now: Instant): Write[] {
  return [...afterNewest(database, 'unit_version', newest), putUnit(database, unit, now)]
}

/** The versions of a unit with their ids, the newest first; [] for an unknown code. */
export async function versionsOfUnit(
  database: Database,
  code: string,
): Promise<{ id: number; recordedAt: Instant; unit: Unit }[]> {
  const rows = await database.read
    .selectFrom('unit_version')
    .selectAll()
    .where('code', '=', code)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({ id: row.id, recordedAt: row.recorded_at, unit: toUnit(row) }))
}

/** The codes of which something was recorded at or after a moment. */
export async function unitsChangedSince(database: Database, since: Instant): Promise<Set<string>> {
  const rows = await database.read
    .selectFrom('unit_version')
    .select('code')
    .distinct()
    .where('recorded_at', '>=', since)
    .execute()
  return new Set(rows.map((row) => row.code))
}

async function load(database: Database, asOf: Instant | null): Promise<UnitTree> {
  let query = database.read.selectFrom('unit_version').selectAll().orderBy('recorded_at').orderBy('id')
  if (asOf !== null) query = query.where('recorded_at', '<=', asOf)
  const rows = await query.execute()
  const newest = new Map(rows.map((row) => [row.code, row]))
  const units = [...newest.values()].map(toUnit).sort((a, b) => (a.code < b.code ? -1 : 1))
  const pastNames = rows.filter(({ code, name }) => newest.get(code)?.name !== name)
  return treeOf(
    units,
    pastNames.map(({ code, name }) => ({ code, name })),
    Map.groupBy(
      rows.map((row) => ({ recordedAt: row.recorded_at, unit: toUnit(row) })),
      ({ unit }) => unit.code,
    ),
  )
}

function toUnit(row: Omit<UnitVersionTable, 'id'>): Unit {
  return {
    code: row.code,
    name: row.name,
    kind: row.kind as UnitKind,
    parent: row.parent,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    successors: JSON.parse(row.successors) as string[],
    aliases: JSON.parse(row.aliases) as string[],
    address: row.address,
    phone: row.phone,
    hours: row.hours,
  }
}
