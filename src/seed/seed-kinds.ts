/**
 * What the files of a seed folder hold. Rows are the bodies of the machine API's PUT calls with their codes, read by the
 * schemas of those calls and checked by the same rules, so that a file and a program are told the same.
 */
import { holidaysRoutes } from '../api/holidays-routes.ts'
import { officialsRoutes } from '../api/officials-routes.ts'
import { isProblem } from '../api/problem.ts'
import { proceduresRoutes } from '../api/procedures-routes.ts'
import type { AnyRoute } from '../api/route.ts'
import { unitsRoutes } from '../api/units-routes.ts'
import { holidaysOf } from '../calendar/calendar-store.ts'
import type { Instant } from '../calendar/instant.ts'
import { canonicalJson } from '../canonical-json.ts'
import type { Database, Write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { type FieldFault, fieldFaults } from '../field-fault.ts'
import type { Procedure } from '../procedures/procedure.ts'
import { procedures, putProcedure } from '../procedures/procedure-store.ts'
import { faultsOfOfficial, faultsOfUnit } from '../units/check-unit.ts'
import type { Official } from '../units/official.ts'
import { officials, putOfficial } from '../units/official-store.ts'
import { treeOf, type Unit } from '../units/unit.ts'
import { putUnit, unitTree } from '../units/unit-store.ts'
import type { SeedProblem, SeedRow } from './seed-file.ts'

type Recorded = { recorded: number; problems: SeedProblem[] }

/** One file of the folder and how its rows are recorded. */
export type SeedKind = {
  file: string
  record(desk: Desk, rows: readonly SeedRow[], now: Instant): Promise<Recorded>
}

/** In the order in which they depend on one another. */
export const SEED_KINDS: readonly SeedKind[] = [
  inOneCommit<Unit>({
    file: 'units.yaml',
    routes: unitsRoutes,
    recorded: async (database) => (await unitTree(database)).byCode,
    faults: async () => (unit, known) => faultsOfUnit(unit, treeOf([...known.values()])),
    put: putUnit,
  }),
  inOneCommit<Procedure>({
    file: 'procedures.yaml',
    routes: proceduresRoutes,
    recorded: procedures,
    faults: async () => () => [],
    put: putProcedure,
  }),
  inOneCommit<Official>({
    file: 'officials.yaml',
    routes: officialsRoutes,
    recorded: officials,
    async faults(database) {
      const tree = await unitTree(database)
      return (official) => faultsOfOfficial(official, tree)
    },
    put: putOfficial,
  }),
  { file: 'holidays.yaml', record: recordYears },
]

type Spec<Thing> = {
  file: string
  routes: readonly AnyRoute[]
  recorded(database: Database): Promise<ReadonlyMap<string, Thing>>
  /** `known` holds what is recorded and the rows before. */
  faults(database: Database): Promise<(thing: Thing, known: ReadonlyMap<string, Thing>) => FieldFault[]>
  put(database: Database, thing: Thing, now: Instant): Write
}

/** A row may name one that stands further down (a successor): what is refused is tried again while others go in. */
function inOneCommit<Thing extends { code: string }>(spec: Spec<Thing>): SeedKind {
  const { file } = spec
  return {
    file,
    async record({ database }, rows, now) {
      const known = new Map(await spec.recorded(database))
      const faultsOf = await spec.faults(database)
      const writes: Write[] = []
      for (let left = rows; ; ) {
        const refused: { row: SeedRow; faults: FieldFault[] }[] = []
        for (const row of left) {
          const read = readRow(spec.routes, row)
          if ('faults' in read) refused.push({ row, faults: read.faults })
          else {
            const thing = { ...(read.body as object), code: row.key } as Thing
            const faults = faultsOf(thing, known)
            if (faults.length > 0) refused.push({ row, faults })
            else if (!saysTheSame(thing, known.get(row.key))) {
              known.set(row.key, thing)
              writes.push(spec.put(database, thing, now))
            }
          }
        }
        if (refused.length === 0 || refused.length === left.length) {
          if (writes.length > 0) await database.commit(writes)
          const problems = refused.flatMap(({ row, faults }) => problemsOf(file, row, faults))
          return { recorded: writes.length, problems }
        }
        left = refused.map(({ row }) => row)
      }
    },
  }
}

/** Years are few, and the call itself knows how one takes another's place. */
async function recordYears(desk: Desk, rows: readonly SeedRow[], now: Instant): Promise<Recorded> {
  const file = 'holidays.yaml'
  const problems: SeedProblem[] = []
  let recorded = 0
  for (const row of rows) {
    const read = readRow(holidaysRoutes, row)
    if ('faults' in read) problems.push(...problemsOf(file, row, read.faults))
    else if (!saysTheSame(inOrder(read.body), inOrder(await holidaysOf(desk.database, Number(row.key))))) {
      const caller = { name: 'seed', scopes: new Set(['units:write'] as const) }
      const answer = await putOf(holidaysRoutes).handle(desk, { ...read, query: {} }, caller, now)
      if (isProblem(answer)) problems.push(...problemsOf(file, row, answer.problem.errors))
      else recorded += 1
    }
  }
  return { recorded, problems }
}

function putOf(routes: readonly AnyRoute[]): AnyRoute {
  return routes.find((route) => route.method === 'put')!
}

function readRow(
  routes: readonly AnyRoute[],
  { key, body }: SeedRow,
): { params: unknown; body: unknown } | { faults: FieldFault[] } {
  const put = putOf(routes)
  const params = put.params.safeParse({ code: key, year: key })
  const read = put.body.safeParse(body)
  const errors = [params, read].flatMap((each) => (each.success ? [] : fieldFaults(each.error)))
  return errors.length > 0 ? { faults: errors } : { params: params.data, body: read.data }
}

function saysTheSame(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null).normalize('NFC') === canonicalJson(other ?? null).normalize('NFC')
}

function inOrder(days: unknown): unknown[] {
  const dateOf = (day: unknown) => (day as { date: string }).date
  return [...(days as unknown[])].sort((a, b) => (dateOf(a) < dateOf(b) ? -1 : 1))
}

function problemsOf(file: string, { where }: SeedRow, faults: readonly FieldFault[]): SeedProblem[] {
  return faults.map(({ field, message }) => ({
    file,
    where,
    reason: field === '' ? message : `${field}: ${message}`,
  }))
}
