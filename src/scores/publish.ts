/**
 * What everybody is told of a quarter is told once. Were a published quarter made anew on every visit, a single late rating
 * could be read from the difference of two visits; so its scorecards are kept as they were first made, and only the office
 * publishes anew, with a reason.
 */
import type { Instant } from '../calendar/instant.ts'
import { canonicalJson } from '../canonical-json.ts'
import { type Database, write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import type { UnitKind } from '../units/unit.ts'
import { unitTree } from '../units/unit-store.ts'
import { quarterOf } from './quarters.ts'
import type { Scorecard } from './scorecard.ts'
import { scoresOf } from './scores.ts'

type ScoreDesk = Pick<Desk, 'database' | 'settings' | 'closesMoments'>

/** One publication of a quarter. */
export type Publication = {
  period: string
  /** 1 is the first; null: nothing was recorded of the quarter yet, so nothing is kept. */
  version: number | null
  /** What was recorded until then is in it. */
  asOf: Instant
  /** When and why it was published anew; null for the first publication. */
  again: { at: Instant; reason: string } | null
  /** Fewer ratings than these were not published. */
  minN: number
  units: { card: Scorecard; kind: UnitKind }[]
}

/** What is told of a publication without its scorecards. */
export type PublicationHead = Pick<Publication, 'period' | 'version' | 'asOf' | 'again'>

/**
 * What was published of a quarter that is over; it is published now when it never was. Several processes may ask at the same
 * time: all are told the one that was kept first.
 */
export async function publishedOf(desk: ScoreDesk, period: string, now: Instant): Promise<Publication> {
  const there = await newestOf(desk.database, period)
  if (there) return there
  const made = await make(desk, period, now)
  if (isNothing(made)) return made
  await keep(desk.database, made, 1, null, now)
  return (await newestOf(desk.database, period)) ?? made
}

/**
 * Publishes a quarter anew, with all that was recorded meanwhile.
 *
 * @param reason stands on the public page
 * @returns `open`: the quarter is not over; `nothing`: nothing is recorded of it; `meanwhile`: another process just published it
 */
export async function publishAnew(
  desk: ScoreDesk,
  period: string,
  reason: string,
  now: Instant,
): Promise<Publication | { refused: 'open' | 'nothing' | 'meanwhile' }> {
  if (!/^\d{4}-Q[1-4]$/.test(period) || period >= quarterOf(now)) return { refused: 'open' }
  const version = ((await newestOf(desk.database, period))?.version ?? 0) + 1
  const made = await make(desk, period, now)
  if (isNothing(made)) return { refused: 'nothing' }
  const isKept = await keep(desk.database, made, version, reason, now)
  return isKept ? (await newestOf(desk.database, period))! : { refused: 'meanwhile' }
}

/** The newest publication of each quarter, by quarter. */
export async function publications(database: Database): Promise<ReadonlyMap<string, PublicationHead>> {
  const rows = await database.read
    .selectFrom('published_version')
    .select(['period', 'version', 'as_of', 'recorded_at', 'reason'])
    .orderBy('version')
    .execute()
  return new Map(rows.map((row) => [row.period, headOf(row)]))
}

/**
 * The scorecards as those see them who may see least. Each unit as it was in the quarter: were a past added to that of whoever
 * carries it on, the figures before and after would tell it by subtraction.
 */
async function make(desk: ScoreDesk, period: string, now: Instant): Promise<Publication> {
  const question = { period, view: 'then' } as const
  const [scores, tree] = await Promise.all([scoresOf(desk, question, now), unitTree(desk.database)])
  const cards = 'refused' in scores ? [] : scores.scorecards
  return {
    period,
    version: null,
    asOf: cards[0] ? Date.parse(cards[0].asOf) : now,
    again: null,
    minN: cards[0]?.inputs.minN ?? desk.settings.minN,
    units: cards.map((card) => ({ card, kind: tree.byCode.get(card.unit.code)?.kind ?? 'other' })),
  }
}

/** Nothing to publish: no unit has any rating, dossier or complaint in the quarter. What is loaded later is not shut out. */
function isNothing({ units }: Publication): boolean {
  return units.every(
    ({ card: { satisfaction, timeliness, coverage, complaints, inputs } }) =>
      satisfaction.n + (inputs.overall.excluded.n ?? 1) + timeliness.total + coverage.returned === 0 &&
      Object.values(complaints).every((n) => n === 0),
  )
}

/** @returns whether this publication is the one that was kept */
async function keep(
  database: Database,
  { period, asOf, minN, units }: Publication,
  version: number,
  reason: string | null,
  now: Instant,
): Promise<boolean> {
  const body = canonicalJson({ minN, units })
  const row = { period, version, as_of: asOf, recorded_at: now, reason, body }
  const insert = database.read
    .insertInto('published_version')
    .values(row)
    .onConflict((conflict) => conflict.columns(['period', 'version']).doNothing())
    .returning('version')
  const result = await database.commit([write(insert)])
  return 'rows' in result && result.rows[0]!.length > 0
}

async function newestOf(database: Database, period: string): Promise<Publication | null> {
  const row = await database.read
    .selectFrom('published_version')
    .select(['period', 'version', 'as_of', 'recorded_at', 'reason', 'body'])
    .where('period', '=', period)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const { minN, units }: Pick<Publication, 'minN' | 'units'> = JSON.parse(row.body)
  return { ...headOf(row), minN, units }
}

type Head = { period: string; version: number; as_of: Instant; recorded_at: Instant; reason: string | null }

function headOf({ period, version, as_of, recorded_at, reason }: Head): PublicationHead {
  const again = reason === null ? null : { at: Number(recorded_at), reason }
  return { period, version: Number(version), asOf: Number(as_of), again }
}
