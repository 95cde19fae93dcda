/** The facts a scorecard rests on: whole numbers, asked for all units at once and put together by the unit that stands for them. */
import type { Outcome } from '../complaints/complaint.ts'
import type { Database } from '../database/database.ts'
import type { Instrument } from '../satisfaction/instrument.ts'
import { type ComplaintCount, countComplaints, countSettledConduct } from './complaint-facts.ts'
import { countDossiers, type DossierCount } from './dossier-facts.ts'
import { countAnswers, countOverall } from './rating-facts.ts'
import type { Scope } from './scope.ts'
import type { RaterGroup } from './wilson.ts'

/** How many answers each level got: levels 1 to 5. */
export type Levels = [number, number, number, number, number]

/** One unit's facts of one period. Only counts: nothing here tells who. */
export type UnitFacts = {
  overall: { verified: Levels; unverified: Levels; excluded: Levels }
  /** Raters by factor; `''` is all factors together. */
  raters: Map<string, RaterGroup[]>
  items: Map<string, Levels>
  dossiers: Omit<DossierCount, 'unit'>
  /**
   * Outcomes and open ones; protected ones apart, because not everybody may see them. `settled`: what the chain complained of
   * may count of the protected ones, small cells left out already.
   */
  complaints: Record<'plain' | 'protected', Record<Outcome | 'open', number>> & {
    settled: Record<Outcome, number>
  }
}

/** A unit about which nothing is recorded. */
export function noFacts(): UnitFacts {
  const complaints = () => ({ founded: 0, partly: 0, unfounded: 0, open: 0 })
  return {
    overall: { verified: noLevels(), unverified: noLevels(), excluded: noLevels() },
    raters: new Map(),
    items: new Map(),
    dossiers: { finished: 0, finishedLate: 0, overdue: 0, returned: 0, invited: 0, responded: 0 },
    complaints: {
      plain: complaints(),
      protected: complaints(),
      settled: { founded: 0, partly: 0, unfounded: 0 },
    },
  }
}

/**
 * Reads the facts.
 *
 * @param home the unit that a recorded code stands for: itself, or the unit that carries on its work
 */
export async function readFacts(
  database: Database,
  scope: Scope,
  instrument: Instrument,
  home: (code: string) => string,
): Promise<Map<string, UnitFacts>> {
  const [overall, { raters, items }, dossiers, complaints, settled] = await Promise.all([
    countOverall(database, scope),
    countAnswers(database, scope, instrument),
    countDossiers(database, scope),
    countComplaints(database, scope),
    countSettledConduct(database, scope),
  ])
  const facts = new Map<string, UnitFacts>()
  const of = (code: string): UnitFacts => {
    const unit = home(code)
    if (!facts.has(unit)) facts.set(unit, noFacts())
    return facts.get(unit)!
  }
  for (const row of overall) {
    const kind = row.excluded ? 'excluded' : row.verified ? 'verified' : 'unverified'
    addLevel(of(row.unit).overall[kind], row)
  }
  for (const { unit, factor, ...group } of raters) push(of(unit).raters, factor, group)
  for (const row of items) {
    const { items } = of(row.unit)
    if (!items.has(row.item)) items.set(row.item, noLevels())
    addLevel(items.get(row.item)!, row)
  }
  for (const row of dossiers) addDossiers(of(row.unit).dossiers, row)
  for (const row of complaints) addComplaint(of(row.unit), row)
  for (const { unit, what, n } of settled) of(unit).complaints.settled[what] += n
  return facts
}

function noLevels(): Levels {
  return [0, 0, 0, 0, 0]
}

function addLevel(levels: Levels, row: { level: number; n: number }): void {
  levels[row.level - 1]! += row.n
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}

function addDossiers(sum: UnitFacts['dossiers'], row: DossierCount): void {
  for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += row[key]
}

function addComplaint(facts: UnitFacts, row: ComplaintCount): void {
  facts.complaints[row.protected ? 'protected' : 'plain'][row.what] += row.n
}
