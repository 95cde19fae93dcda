/** What ratings say, counted by the database: by unit, as recorded until a moment. Two questions, however many units. */
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../database/database.ts'
import type { Instrument, Item } from '../satisfaction/instrument.ts'
import { type AnswerCounts, addRaters, answerShape, noAnswers } from './answer-counts.ts'
import { noRatings, overallAt, type RatingCounts } from './rating-counts.ts'
import { type Scope, within } from './scope.ts'

/**
 * Ratings by unit. The overall question is one question whichever instrument it stood in, so all its answers count; excluded
 * ratings come along apart, so that both figures are kept. Answers to items are those of the instrument alone.
 * `n` and answers of other instruments are left out: nobody asks for them here.
 */
export async function ratingCounts(
  database: Database,
  scope: Scope,
  instrument: Instrument,
): Promise<Map<string, RatingCounts>> {
  const [overall, answers] = await Promise.all([
    countOverall(database, scope),
    countAnswers(database, scope, instrument),
  ])
  const counts = new Map<string, RatingCounts>()
  const of = (unit: string) => counts.get(unit) ?? counts.set(unit, noRatings()).get(unit)!
  for (const { unit, verified, excluded, level, n } of overall)
    of(unit).overall[overallAt(verified, excluded) + level - 1]! += Number(n)
  for (const [unit, count] of answers) of(unit).answers.set(instrument.name, count)
  return counts
}

type OverallCount = { unit: string; verified: number; excluded: number; level: number; n: number }

async function countOverall(database: Database, scope: Scope): Promise<OverallCount[]> {
  const { rows } = await sql<OverallCount>`
    select unit_code as unit, verified, excluded, overall as level, count(*) as n
    from (${ratings(scope)}) counted where overall is not null
    group by unit_code, verified, excluded, overall`.execute(database.read)
  return rows
}

/**
 * The database packs each rater's answers into whole numbers and counts those who answered alike, so that 150,000 answers
 * come as few rows.
 */
async function countAnswers(
  database: Database,
  scope: Scope,
  instrument: Instrument,
): Promise<Map<string, AnswerCounts>> {
  const shape = answerShape(instrument)
  const counts = new Map<string, AnswerCounts>()
  if (instrument.items.length === 0) return counts
  const packs = chunk(instrument.items, ITEMS_A_PACK).map((items, i) => ({ name: `pack_${i}`, items }))
  const names = sql.join(packs.map(({ name }) => sql.ref(name)))
  const sums = packs.map(({ name, items }) => sql`sum(${packed(items)}) as ${sql.ref(name)}`)
  const { rows } = await sql<{ unit: string; raters: number } & Record<string, number | string>>`
    select unit, ${names}, count(*) as raters from (
      select counted.unit_code as unit, ${sql.join(sums)}
      from (${ratings(scope, instrument)}) counted join rating_answer a on a.rating = counted.id
      where a.recorded_at <= ${scope.asOf} and counted.excluded = 0
      group by counted.id, counted.unit_code
    ) rater group by unit, ${names}`.execute(database.read)
  for (const row of rows) {
    const answers = packs.flatMap((pack) => unpacked(Number(row[pack.name]), pack.items))
    const places = answers.map(({ item }) => shape.placeOf.get(item.code)!)
    const levels = answers.map(({ level }) => level)
    if (!counts.has(row.unit)) counts.set(row.unit, noAnswers(shape))
    addRaters(counts.get(row.unit)!, shape, places, levels, Number(row.raters))
  }
  return counts
}

/** Three bits hold a level, or 0 for none; 17 of them stay below 2^53, where JavaScript's whole numbers end. */
const BASE = 8
const ITEMS_A_PACK = 17

/** An answer as a digit at its item's place. Items stand in the instrument, not in a table; their codes are safe as literals (instrument.ts). */
function packed(items: Item[]): RawBuilder<number> {
  const cases = items.map((item, i) => sql`when ${sql.lit(item.code)} then a.level * ${sql.lit(BASE ** i)}`)
  return sql<number>`case a.item ${sql.join(cases, sql` `)} else 0 end`
}

function unpacked(pack: number, items: Item[]): { item: Item; level: number }[] {
  return items
    .map((item, i) => ({ item, level: Math.floor(pack / BASE ** i) % BASE }))
    .filter(({ level }) => level > 0)
}

function chunk<Value>(values: Value[], size: number): Value[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, i) =>
    values.slice(i * size, (i + 1) * size),
  )
}

/**
 * The ratings given in the period, each subject's latest as far as recorded, with the latest decision on excluding it. Those
 * of how protected complaints were handled count nowhere: of figures as of two days the one would tell what the other lacks.
 */
function ratings(scope: Scope, instrument?: Instrument): RawBuilder<unknown> {
  return sql`
    select r.id, r.unit_code, r.verified, r.overall, coalesce((
      select e.excluded from rating_exclusion e where e.rating = r.id and e.recorded_at <= ${scope.asOf}
      order by e.recorded_at desc, e.id desc limit 1), 0) as excluded
    from rating r
    where r.given_at >= ${scope.from} and r.given_at < ${scope.to} and r.recorded_at <= ${scope.asOf}
      and ${within(scope, 'r.unit_code')}
      and ${instrument ? sql`r.instrument = ${instrument.name}` : sql`1 = 1`}
      and r.protected = 0
      and not exists (select 1 from rating newer where newer.supersedes = r.id and newer.recorded_at <= ${scope.asOf})`
}
