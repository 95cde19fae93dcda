/** What ratings say, counted by the database: by unit, as recorded until a moment. Two questions, however many units. */
import { type RawBuilder, sql } from 'kysely'
import { SMALLEST_CELL } from '../complaints/figures/suppress.ts'
import type { Database } from '../database/database.ts'
import { type Instrument, type Item, SATISFIED_FROM } from '../satisfaction/instrument.ts'
import { type Scope, within } from './scope.ts'

/** Answers to the overall question. */
type OverallCount = { unit: string; verified: number; excluded: number; level: number; n: number }

/** Raters of one unit who gave the same number of answers, satisfied and in all, to the items of a factor ('' is all factors). */
type RaterCount = { unit: string; factor: string; answers: number; satisfied: number; raters: number }

/** Answers to one item. */
type ItemCount = { unit: string; item: string; level: number; n: number }

/**
 * The overall question is one question whichever instrument it stood in, so all its answers count.
 * Excluded ratings come along, marked, so that both figures are kept.
 */
export async function countOverall(database: Database, scope: Scope): Promise<OverallCount[]> {
  const { rows } = await sql<OverallCount>`
    select unit_code as unit, verified, excluded, overall as level, count(*) as n
    from (${ratings(scope)}) counted where overall is not null
    group by unit_code, verified, excluded, overall`.execute(database.read)
  return rows
}

/**
 * Answers to the instrument's items, by rater and by item. Answers of other instruments never enter.
 * The database packs each rater's answers into whole numbers and counts those who answered alike, so that 150,000 answers
 * come as few rows.
 */
export async function countAnswers(
  database: Database,
  scope: Scope,
  instrument: Instrument,
): Promise<{ raters: RaterCount[]; items: ItemCount[] }> {
  if (instrument.items.length === 0) return { raters: [], items: [] }
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
  const raters: RaterCount[] = []
  const items: ItemCount[] = []
  for (const row of rows) {
    const answers = packs.flatMap((pack) => unpacked(Number(row[pack.name]), pack.items))
    for (const { item, level } of answers)
      items.push({ unit: row.unit, item: item.code, level, n: row.raters })
    for (const factor of ['', ...instrument.factors.map(({ code }) => code)]) {
      const given = answers.filter(({ item }) => factor === '' || item.factor === factor)
      const satisfied = given.filter(({ level }) => level >= SATISFIED_FROM).length
      const { unit, raters: n } = row
      if (given.length > 0) raters.push({ unit, factor, answers: given.length, satisfied, raters: n })
    }
  }
  return { raters, items }
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
 * of how protected complaints were handled count only where a unit has five or more in the period (design 5).
 */
function ratings(scope: Scope, instrument?: Instrument): RawBuilder<unknown> {
  const isLatest = (alias: string) =>
    sql`not exists (select 1 from rating newer where newer.supersedes = ${sql.ref(`${alias}.id`)} and newer.recorded_at <= ${scope.asOf})`
  return sql`
    select r.id, r.unit_code, r.verified, r.overall, coalesce((
      select e.excluded from rating_exclusion e where e.rating = r.id and e.recorded_at <= ${scope.asOf}
      order by e.recorded_at desc, e.id desc limit 1), 0) as excluded
    from rating r
    where r.given_at >= ${scope.from} and r.given_at < ${scope.to} and r.recorded_at <= ${scope.asOf}
      and ${within(scope, 'r.unit_code')}
      and ${instrument ? sql`r.instrument = ${instrument.name}` : sql`1 = 1`}
      and ${isLatest('r')}
      and (r.protected = 0 or ${SMALLEST_CELL} <= (
        select count(*) from rating cell where cell.protected = 1 and cell.unit_code = r.unit_code
          and cell.given_at >= ${scope.from} and cell.given_at < ${scope.to} and cell.recorded_at <= ${scope.asOf}
          and ${isLatest('cell')}))`
}
