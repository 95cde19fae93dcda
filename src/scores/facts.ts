/** The facts a scorecard rests on: whole numbers, asked for all units at once and put together by the unit that stands for them. */
import type { Outcome } from '../complaints/complaint.ts'
import type { Database } from '../database/database.ts'
import { countFlagged } from '../satisfaction/gaming/count-flags.ts'
import type { Instrument } from '../satisfaction/instrument.ts'
import { type AnswerCounts, type AnswerShape, answerShape } from './answer-counts.ts'
import { type ComplaintCount, countComplaints, countSettledConduct } from './complaint-facts.ts'
import { countCooledDown } from './cooled-down.ts'
import { countDossiers, type DossierCount } from './dossier-facts.ts'
import { addRatingCounts, noRatings, overallAt, type RatingCounts } from './rating-counts.ts'
import { ratingCounts } from './rating-facts.ts'
import { keptCounts, type UnitCounts } from './rollups/kept-counts.ts'
import type { Scope } from './scope.ts'

/** How many answers each level got: levels 1 to 5. */
export type Levels = [number, number, number, number, number]

/** Raters who answered both of two items; of these satisfied with the first, with the second, with both. */
export type PairCount = { both: number; a: number; b: number; ab: number }

/** One unit's facts of one period. Only counts: nothing here tells who. */
export type UnitFacts = {
  overall: { verified: Levels; unverified: Levels; excluded: Levels }
  /** How many answered at least one item of a factor; `''` is all factors together. */
  raters: Map<string, number>
  /** Answers by item; an item without answers is left out, or all zeros. */
  items: Map<string, Levels>
  /** By `a|b`, item `a` before `b` in the order of the form; pairs that nobody answered both of may be left out. */
  pairs: Map<string, PairCount>
  /** Ratings that a rule of satisfaction/gaming/ noticed; they count all the same. */
  flagged: number
  /** Returned dossiers that invited nobody because of the pause between two invitations. */
  cooledDown: number
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
    pairs: new Map(),
    flagged: 0,
    cooledDown: 0,
    dossiers: { finished: 0, finishedLate: 0, overdue: 0, returned: 0, invited: 0, responded: 0 },
    complaints: {
      plain: complaints(),
      protected: complaints(),
      settled: { founded: 0, partly: 0, unfounded: 0 },
    },
  }
}

/**
 * Reads the facts: ratings and dossiers from roll-ups as far as they can tell, which is most of the work.
 *
 * @param home the unit that a recorded code stands for: itself, or the unit that carries on its work
 */
export function readFacts(
  database: Database,
  scope: Scope,
  instrument: Instrument,
  home: (code: string) => string,
): Promise<Map<string, UnitFacts>> {
  const counts = async () =>
    (await keptCounts(database, scope, instrument)) ?? (await countsFromRows(database, scope, instrument))
  return put(database, scope, instrument, home, counts)
}

/** The same from the facts' rows alone, whatever was kept: what `readFacts` has to agree with to the byte. */
export function readFactsFromRows(
  database: Database,
  scope: Scope,
  instrument: Instrument,
  home: (code: string) => string,
): Promise<Map<string, UnitFacts>> {
  return put(database, scope, instrument, home, () => countsFromRows(database, scope, instrument))
}

async function countsFromRows(database: Database, scope: Scope, instrument: Instrument): Promise<UnitCounts> {
  const [ratings, dossiers] = await Promise.all([
    ratingCounts(database, scope, instrument),
    countDossiers(database, scope),
  ])
  return { ratings, dossiers }
}

async function put(
  database: Database,
  scope: Scope,
  instrument: Instrument,
  home: (code: string) => string,
  counts: () => Promise<UnitCounts>,
): Promise<Map<string, UnitFacts>> {
  const [{ ratings, dossiers }, complaints, settled, flags, cooledDown] = await Promise.all([
    counts(),
    countComplaints(database, scope),
    countSettledConduct(database, scope),
    countFlagged(database, scope),
    countCooledDown(database, scope),
  ])
  const facts = new Map<string, UnitFacts>()
  const of = (code: string): UnitFacts => {
    const unit = home(code)
    return facts.get(unit) ?? facts.set(unit, noFacts()).get(unit)!
  }
  for (const [unit, members] of Map.groupBy(ratings.keys(), home)) {
    const sum = noRatings()
    for (const member of members) addRatingCounts(sum, ratings.get(member)!)
    Object.assign(of(unit), ratingFacts(sum, instrument))
  }
  for (const [code, flagged] of flags) of(code).flagged += flagged
  for (const [code, n] of cooledDown) of(code).cooledDown += n
  for (const row of dossiers) addDossiers(of(row.unit).dossiers, row)
  for (const row of complaints) addComplaint(of(row.unit), row)
  for (const { unit, what, n } of settled) of(unit).complaints.settled[what] += n
  return facts
}

function ratingFacts({ overall, answers }: RatingCounts, instrument: Instrument) {
  const levels = (at: number) => overall.slice(at, at + 5) as Levels
  const given = answers.get(instrument.name)
  return {
    overall: {
      verified: levels(overallAt(1, 0)),
      unverified: levels(overallAt(0, 0)),
      excluded: levels(overallAt(0, 1)),
    },
    ...(given && given.raters[0]! > 0 ? answerFacts(given, answerShape(instrument)) : {}),
  }
}

/** The counts by the names of factors and items. */
function answerFacts(
  counts: AnswerCounts,
  shape: AnswerShape,
): Pick<UnitFacts, 'raters' | 'items' | 'pairs'> {
  const { items, factors } = shape
  const raters = new Map(['', ...factors].map((code, i) => [code, counts.raters[i]!]))
  const levels = new Map(items.map((code, i) => [code, counts.levels.slice(5 * i, 5 * i + 5) as Levels]))
  const pairs = new Map<string, PairCount>()
  for (const [i, name] of shape.pairNames.entries()) {
    const [at, of] = [4 * i, counts.pairs]
    if (of[at]! > 0) pairs.set(name, { both: of[at]!, a: of[at + 1]!, b: of[at + 2]!, ab: of[at + 3]! })
  }
  return { raters, items: levels, pairs }
}

function noLevels(): Levels {
  return [0, 0, 0, 0, 0]
}

function addDossiers(sum: UnitFacts['dossiers'], row: DossierCount): void {
  for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += row[key]
}

function addComplaint(facts: UnitFacts, row: ComplaintCount): void {
  facts.complaints[row.protected ? 'protected' : 'plain'][row.what] += row.n
}
